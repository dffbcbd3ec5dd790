import DigestIndex
import Foundation
import TestSupport
import Testing

/// Real digests and the samples read as they did: ids, lines and sections of every entry, as sums.
///
/// After a change of the rules that is meant: `WENZHAI_RECORD=1 swift test --filter CorpusReadingTests`, compare
/// `wenzhai list --json` before and after, and name what differs in the commit.
@Suite struct CorpusReadingTests {
  @Test(arguments: ["samples", "corpus"])
  func everyEntryIsWhereItWas(_ name: String) async throws {
    guard let root = name == "samples" ? TestFiles.samples : TestFiles.corpus else { return }
    let library = try await Indexed.shared.library(root.path)
    var sums: [String: (count: Int, sum: UInt64)] = [:]
    for entry in try library.entries() {
      let edition = "\(entry.id.digest)/\(entry.id.language)"
      let place = "\(entry.id.slug) \(entry.line) \(entry.sections.joined(separator: "\u{1F}"))"
      let old = sums[edition] ?? (0, 0)
      sums[edition] = (old.count + 1, old.sum &+ Self.sum(place))
    }
    // Names of digests are their authors' words; their sums tell them apart.
    let lines = sums.map { "\(Self.hex(Self.sum($0.key))) \($0.value.count) \(Self.hex($0.value.sum))" }
      .sorted()
    let file = TestFiles.fixtures.appending(path: "readings/\(name).txt")
    let record = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil { try Data(record.utf8).write(to: file) }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let changed = Set(lines).symmetricDifference(expected.split(separator: "\n").map(String.init))
    #expect(changed.isEmpty, "\(changed.count) editions differ")
    #expect(!sums.isEmpty)
  }

  /// FNV-1a.
  private static func sum(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hex(_ value: UInt64) -> String { String(value, radix: 16) }
}
