import Testing
import Writing

@Suite struct DisplayTests {
  @Test(arguments: [
    ("abc", 3), ("中文", 4), ("“引”", 4), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤️", 2), ("e\u{301}", 1), ("G\u{336}", 1),
    ("한글", 4), ("ｶﾞ", 2),
    ("\u{200B}", 0), ("", 0), ("🫨", 2), ("か\u{3099}", 2),
  ])
  func countsCells(_ text: String, _ cells: Int) { #expect(text.cells(ambiguous: .narrow) == cells) }

  /// A cluster keeps twelve scalars, whatever they are that would go on it: marks, joiners, selectors.
  @Test(arguments: [
    "\u{301}", "\u{200D}", "\u{FE0F}", "\u{20DD}", "\u{301}\u{200D}", "\u{E0101}", "\u{302A}", "\u{3099}",
    "\u{94D}", "\u{1DC0}", "\u{591}", "\u{64B}",
  ])
  func clustersAreBounded(_ mark: String) {
    for count in [1, 5, 11, 12, 40, 1000] {
      let text = "a" + String(repeating: mark, count: count) + "b"
      let scalars = SafeText(text).string.unicodeScalars
      let wanted = min(mark.unicodeScalars.count * count, 11)
      #expect(scalars.count == wanted + 2, "\(mark.unicodeScalars.map(\.value)) \(count)")
      #expect(scalars.first == "a" && scalars.last == "b")
    }
  }

  @Test func ambiguousCharactersTakeTwoCellsWhereTheTerminalSaysSo() {
    #expect("“…—①".cells(ambiguous: .narrow) == 4)
    #expect("“…—①".cells(ambiguous: .wide) == 8)
    #expect("abc中".cells(ambiguous: .wide) == 5)
  }

  @Test(arguments: [
    ("a\u{1B}]52;c;x\u{7}b", "a␛]52;c;x␇b"), ("\u{9B}31m", "�31m"), ("a\u{202E}b", "a�b"),
    ("tab\tend\n", "tab end "),
    ("\u{7F}", "␡"), ("x\u{E0041}y", "x�y"), ("\u{FEFF}x", "x"), ("中文 ok…—“”", "中文 ok…—“”"),
  ])
  func steeringCharactersBecomeMarks(_ text: String, _ expected: String) {
    #expect(SafeText(text).string == expected)
  }

  @Test func marksDoNotPileUp() {
    let tower = "e" + String(repeating: "\u{301}", count: 10_000)
    #expect(SafeText(tower).string.unicodeScalars.count < 20)
  }

  @Test func everyScalarThatSteersIsFilteredOut() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), SafeText.isSteering(scalar) else { continue }
      let text = SafeText("a\(Character(scalar))b").string
      #expect(!text.unicodeScalars.contains { SafeText.isSteering($0) }, "U+\(String(value, radix: 16))")
    }
  }

  @Test func fittingCutsAtWholeCharacters() {
    #expect(SafeText("机器人学习").fitted(to: 6, ambiguous: .narrow).string == "机器…")
    #expect(SafeText("机器人").fitted(to: 6, ambiguous: .narrow).string == "机器人")
    #expect(SafeText("机器").padded(to: 6, ambiguous: .narrow).string == "机器  ")
    #expect(SafeText("机器").fitted(to: 0, ambiguous: .narrow).string == "")
  }

  @Test func linesBreakByChineseRules() {
    let text = "他说：“好。”然后走了（真的）。"
    let starts = LineBreaks.offsets(in: text).compactMap { offset in
      String(decoding: Array(text.utf8)[offset...], as: UTF8.self).first
    }
    for forbidden in "。，”）：" { #expect(!starts.contains(forbidden)) }
    #expect(starts.contains("“") && starts.contains("（"))
  }

  /// Written from the Unicode Character Database: controls (Cc), bidirectional controls (Bidi_Control), separators
  /// of lines and paragraphs (Zl, Zp), deprecated and annotation controls, and tags.
  @Test func nothingThatSteersPassesAndAllElseDoes() {
    let bidirectional: Set<UInt32> = [
      0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069,
    ]
    let others: [ClosedRange<UInt32>] = [
      0x206A...0x206F, 0xFFF9...0xFFFB, 0xFEFF...0xFEFF, 0xE0000...0xE007F,
      // Soft hyphen, zero-width space and word joiner, which some terminals show.
      0xAD...0xAD, 0x200B...0x200B, 0x2060...0x2060,
    ]
    var faults: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      let steers =
        [.control, .lineSeparator, .paragraphSeparator].contains(category) || bidirectional.contains(value)
        || others.contains { $0.contains(value) }
      let text = "a" + String(Character(scalar)) + "b"
      let kept = SafeText(text).string.unicodeScalars.contains(scalar)
      // What is reserved for more of the kind may go either way.
      let isReserved = category == .unassigned && (0xE0080...0xE0FFF).contains(value)
      if kept == steers && !isReserved { faults.append("U+\(String(value, radix: 16))") }
    }
    #expect(faults == [])
  }
}
