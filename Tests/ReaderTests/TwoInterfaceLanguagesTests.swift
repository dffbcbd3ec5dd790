import DigestKit
import Testing

@testable import Reader

/// What is said in one language is said in the other: names of keys, commands, files and numbers are in both.
@Suite struct TwoInterfaceLanguagesTests {
  /// Words that mean the same to every reader: quoted, in capitals with a stop, options, and all that has a digit.
  private func marks(_ text: String) -> Set<String> {
    var marks: Set<String> = []
    for match in text.matches(
      of: /--[a-z][a-z-]+|\b(?:Esc|Enter|Tab|Ctrl|UTF-8|JSON|TERM|NUL)\b|\^[A-Z]|[0-9]+/)
    {
      marks.insert(String(match.0))
    }
    return marks
  }

  private static let said: [Phrase] = [
    .loading, .noDigests, .noEntries, .nothingFound, .tooSmall, .reloading, .lastEntry, .firstEntry, .lastHit,
    .firstHit,
    .noUnread, .noSuchCategory(7), .noCategory, .alignmentCounts(paired: 31, missing: 32, doubtful: 33),
    .noTwin,
    .doubtfulTwin, .noBlockTwin, .bothShown, .unfoldedBelow, .stubTranslation, .oneLanguage, .noSource,
    .noLinks,
    .noInnerLinks, .linkNotFound, .linkOutside, .markedRead, .markedUnread,
    .refusedScheme("data"),
    .malformedAddress, .opening("a1"), .noOpener, .starred, .unstarred, .noHistory,
    .copied(.link, by: "xclip1"),
    .sentToTerminal(.citation), .nothingToCopy, .programFailed("lynx1", 42), .programKilled("lynx1", 43),
    .programNotStarted("lynx1"), .programTookTooLong("lynx1"), .notKept("why1"),
    .openerNeedsTerminal("lynx1"),
    .notDoneHere, .pasteStalls(44), .pasteCut(45), .nowhereToPaste, .howToLeave, .addressTitle, .addressKeys,
    .unknownTerminal("x1"), .indexingStopped, .indexing(46, 47), .hits(48, 49), .firstHits(50), .lens("a1"),
    .palette,
    .categories, .outline, .helpElsewhere, .helpFilters, .helpClose, .helpMore(51), .noOtherOrder, .byDate,
    .byRelevance,
    .found(.tier(.form, entries: 83)), .found(.tier(.pinyin, entries: nil)),
    .found(.tier(.translation, entries: 86)), .vocabulary(.prompt), .vocabulary(.lookingUp("a1")),
    .vocabulary(.unknown("a1")), .vocabulary(.digests(87, "a1")), .vocabulary(.dictionary("a1")),
    .masked, .discovery(.rising("a1")), .discovery(.noneRising("a1")), .discovery(.findingRising("a1")),
    .discovery(.minutes(91)), .discovery(.suggested(entries: 92, minutes: 93)), .discovery(.nothingFits(94)),
    .discovery(.reason(.category("a1", read: 95, kept: 96))),
    .discovery(.reason(.site("a1", read: 97, kept: 98))),
    .discovery(.reason(.newest)), .discovery(.reason(.variety("a1"))),
    .vocabulary(.related), .vocabulary(.noneRelated), .found(.correction("a1", isEditing: true)),
    .found(.nearest("a1")),
    .found(.expressionCost(ExpressionCost(texts: 84, givenUp: 85))), .noPicture, .badPicture("a1"), .noViewer,
    .noTrend, .trendBar("a1", 52, 53), .fileGone("a1"),
    .fileUnreadable("a1"), .indexFailed("a1"), .stateSetAside("a1"), .stateNewer("a1"), .stateMissing(54),
    .stateTemporary,
    .indexTemporary, .indexHeldUp, .failed("a1"), .crashed,
  ]

  private static let onTheCommandLine: [Phrase.CommandLine] = [
    .noSuchPath("a1"), .noSuchCommand("a1", "b2"), .unknownLanguage("a1"), .opensSamples,
    .opensConfigured("a1"),
    .opensFolder("a1"), .noLibrary, .noTerminal("a1"), .noSuchEntry("a1"), .severalEntries("a1", ["a1"]),
    .noSuchDigest("a1"),
    .badSize("a1"),
    .badKey("a1"), .badConfiguration("a1"), .configurationKey("a1", 61, "b2", .expected("c3")),
    .configurationSyntax("a1", 62, "b2"), .unknownKey, .moreFaults("a1", 74), .noStateFolder,
    .noSuchPart("a1"), .noSuchPart(nil), .noStyle("a1"),
    .tooFewFiles(63, needed: 64), .cannotWrite("a1"),
    .expected("a1"),
    .indexReport(65, 66, 67, 6.8), .indexChanges(71, 72, 73),
  ]

  /// One letter alone is told as a key by nothing in its form.
  @Test(arguments: [InterfaceLanguage.chinese, .english])
  func theKeyThatGoesOnWithTheIndexIsNamed(_ language: InterfaceLanguage) {
    let words = Phrase.indexingStopped.text(language).split { !($0.isASCII && $0.isLetter) }
    #expect(words.contains("r"))
  }

  /// Who reads the one must not take it for the other.
  @Test(arguments: [InterfaceLanguage.chinese, .english])
  func differentThingsAreSaidInDifferentWords(_ language: InterfaceLanguage) {
    let all = Self.said + Self.onTheCommandLine.map(Phrase.commandLine)
    let said = Dictionary(grouping: all) { $0.text(language) }
    #expect(said.filter { $0.value.count > 1 }.keys.sorted() == [])
  }

  @Test func everythingIsSaidInBoth() {
    let diagnostics = Diagnostic.Code.allCases.map {
      Phrase.diagnostic(Diagnostic(.note, $0, line: 1, subject: "a1"))
    }
    let help = Command.allCases.compactMap { command in Command.table.first { $0.command == command }?.help }
    let all =
      Self.said + Self.onTheCommandLine.map(Phrase.commandLine) + Phrase.Manual.allCases.map(Phrase.manual)
      + FilterName.allCases.map(Phrase.filter) + Theme.Part.allCases.map(Phrase.themePart) + diagnostics
      + help
    #expect(all.count > 200)
    for phrase in all {
      let (english, chinese) = (phrase.text(.english), phrase.text(.chinese))
      #expect(!english.isEmpty && !chinese.isEmpty, "\(phrase)")
      #expect(marks(english) == marks(chinese), "\(phrase): \(english) | \(chinese)")
      #expect(
        !english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } || english.contains("机器人"),
        "\(english)")
      // Every command of `wenzhai` that one names, the other names too.
      for command in ["wenzhai list", "wenzhai digests", "wenzhai check", "wenzhai state", "-L"] {
        #expect(english.contains(command) == chinese.contains(command), "\(english) | \(chinese)")
      }
    }
  }
}
