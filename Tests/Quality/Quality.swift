import DigestIndex
import DigestKit
import Foundation
import Panels
import TestSupport

/// Shows how well reading, ranking, picking and the alignment of two languages do, on the samples and on the digests below
/// a folder: what to look at before and after a constant of theirs is changed.
@main struct Quality {
  static func main() async throws {
    let given = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
    try reading()
    try marks()
    try await searches()
    picks()
    pages(below: [TestFiles.samples] + given)
    let pairs = EditionPair.pairs(below: [TestFiles.samples] + given)
    print("\nTwins, in \(pairs.count) pairs of editions of which one was damaged:\n")
    print("damage     expected    found    wrong  certain  wrong and certain")
    for damage in Damage.allCases { row(damage.rawValue, Outcome.entries(of: pairs, damage)) }
    row("blocks", Outcome.blocks(of: pairs, seed: 11))
    try vocabulary(of: pairs)
  }

  /// What the words that a person marked are translated by, and how long learning takes.
  private static func vocabulary(of pairs: [EditionPair]) throws {
    let panel = try VocabularyPanel()
    let evidence = VocabularyPanel.evidence(of: pairs)
    let (vocabulary, seconds) = timed { Vocabulary(evidence) }
    print("\nTranslations of \(panel.count) words, of \(vocabulary.words.count) that are known:\n")
    print("from     first  of three  withheld    wrong")
    for language in ["zh", "en"] {
      let outcome = panel.outcome(of: vocabulary, from: language)
      let numbers = [outcome.first, outcome.amongThree, outcome.withheld, outcome.wrong]
      print(language + "      " + zip(numbers, [6, 10, 10, 9]).map { cell("\($0)", $1) }.joined())
      for fault in outcome.faults { print("  \(fault)") }
    }
    var twins = GeneratedTwins()
    let generated = twins.evidence(pairs: 4_500, bytes: 1_000)
    let (_, other) = timed { Vocabulary(generated) }
    print("\nLearnt in \(seconds) s; from 4500 generated pairs of 1 KB a side in \(other) s.")
  }

  private static func timed<Result>(_ body: () -> Result) -> (Result, String) {
    let start = ContinuousClock.now
    let result = body()
    let hundredths = Int(((ContinuousClock.now - start) / .milliseconds(10)).rounded())
    return (result, "\(hundredths / 100)." + (hundredths % 100 < 10 ? "0" : "") + "\(hundredths % 100)")
  }

  private static func reading() throws {
    let panel = try ReadingPanel.all()
    print("Pieces of digests of many shapes:\n")
    print("digest                              pieces   recall  precision")
    for digest in panel {
      let name = digest.name.padding(toLength: 36, withPad: " ", startingAt: 0)
      print(
        name + cell("\(digest.expected.count)", 6) + cell(hundredths(digest.recall), 9)
          + cell(hundredths(digest.precision), 11))
      for fault in digest.faults { print("  \(fault)") }
    }
    print("\nAll: recall \(hundredths(panel.recall)), precision \(hundredths(panel.precision)).\n")
  }

  private static func marks() throws {
    for (name, rows) in [("of issues", try MarkPanel.issues()), ("of pages", try MarkPanel.pages())] {
      for row in rows where !row.isRight {
        print("  \(row.path): \(row.found), and a person reads \(row.expected)")
      }
      print("Marks \(name): \(rows.count(where: \.isRight)) of \(rows.count) as a person reads them.\n")
    }
  }

  /// Faults of the set page: those that are left are of the source.
  private static func pages(below folders: [URL]) {
    let files = TestFiles.markdown(below: folders)
    let entries = files.flatMap { file in
      ((try? Data(contentsOf: file)).map { Edition(bytes: Array($0)).entries }) ?? []
    }
    print("\nFaults on the pages of \(entries.count) entries:\n\nwidth", terminator: "")
    for fault in PagePanel.Fault.allCases { print(cell(fault.rawValue, 12), terminator: "") }
    print()
    for width in [40, 64, 88] {
      var panel = PagePanel()
      for entry in entries { panel.look(at: entry, width: width) }
      print(cell("\(width)", 5) + PagePanel.Fault.allCases.map { cell("\(panel.count($0))", 12) }.joined())
      for (fault, text) in panel.found.prefix(most) { print("  \(fault.rawValue): \(text)") }
    }
  }

  /// Faults of a page that are printed at a width.
  private static let most = 12

  private static func hundredths(_ share: Double) -> String {
    let percent = Int((share * 100).rounded())
    return percent == 100 ? "1.00" : "0.\(percent < 10 ? "0" : "")\(percent)"
  }

  private static func cell(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func searches() async throws {
    let library = Library(roots: RankingPanel.roots, cache: nil, state: nil)
    _ = try await library.refresh()
    for (search, titles) in try RankingPanel.missed(library) {
      print("  \(search.query): not \(search.wanted), but \(titles.first ?? "nothing")")
    }
    let all = RankingPanel.searches.count
    let first = try RankingPanel.score(library, RankingWeights(), among: 1)
    let found = try RankingPanel.score(library, RankingWeights())
    print("Searches: what is wanted comes first in \(first), and where it belongs in \(found), of \(all).")
    // What each constant does, and whether another value would do better: to fit them again, take what has more in the
    // first column and no less in the second.
    print("\nconstant          off          half         double")
    for (name, weight) in RankingWeights.all {
      let scores = try [0, 0.5, 2].map { factor -> String in
        var weights = RankingWeights()
        weights[keyPath: weight] *= factor
        let (first, found) = (
          try RankingPanel.score(library, weights, among: 1), try RankingPanel.score(library, weights)
        )
        return cell("\(first)", 5) + cell("\(found)", 4) + "    "
      }
      print(name.padding(toLength: 14, withPad: " ", startingAt: 0) + scores.joined())
    }
    print()
  }

  private static func picks() {
    let wrong = PickingPanel.picks.filter { PickingPanel.first($0.typed) != $0.wanted }
    for pick in wrong { print("  \(pick.typed): \(PickingPanel.first(pick.typed) ?? "nothing") first") }
    print("Picks: what is wanted comes first in \(PickingPanel.picks.count - wrong.count)", terminator: " ")
    print("of \(PickingPanel.picks.count).")
  }

  private static func row(_ name: String, _ outcome: Outcome) {
    let numbers = [
      outcome.expected, outcome.found, outcome.wrong, outcome.certain, outcome.wrongAndCertain.count,
    ]
    let cells = numbers.map { cell(String($0), 9) }
    print(name.padding(toLength: 10, withPad: " ", startingAt: 0) + cells.joined())
    for fault in outcome.wrongAndCertain { print("  \(fault)") }
  }
}
