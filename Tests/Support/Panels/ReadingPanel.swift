import DigestKit
import Foundation
import TestSupport

/// Digests of many shapes, written for this, with the lines at which a person would say: here the next piece begins.
///
/// `NAME.md` is the digest; each line of `NAME.pieces` is a number of a line, and what stands there.
public struct ReadingPanel {
  public var name: String
  public var expected: Set<Int>
  public var found: Set<Int>
  private var lines: [Substring]

  public static func all() throws -> [ReadingPanel] {
    try TestFiles.markdown(below: [TestFiles.fixtures.appending(path: "panel")]).map { try ReadingPanel($0) }
  }

  init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8)
    let pieces = try String(
      contentsOf: file.deletingPathExtension().appendingPathExtension("pieces"), encoding: .utf8)
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    expected = Set(pieces.split(whereSeparator: \.isNewline).compactMap { Int($0.prefix { $0.isNumber }) })
    let read = DigestFile(bytes: Array(text.utf8), name: name)
    found = Set(read.editions.flatMap(\.entries).map(\.line))
  }

  /// Of the pieces that are there, how many are found; of those found, how many are there.
  public var recall: Double { Self.share(found.intersection(expected).count, of: expected.count) }
  public var precision: Double { Self.share(found.intersection(expected).count, of: found.count) }

  static func share(_ part: Int, of all: Int) -> Double { all == 0 ? 1 : Double(part) / Double(all) }

  /// What is wrong, a line a piece.
  public var faults: [String] {
    expected.subtracting(found).sorted().map { "missed  \($0): \(text($0))" }
      + found.subtracting(expected).sorted().map { "no piece  \($0): \(text($0))" }
  }

  private func text(_ line: Int) -> String {
    lines.indices.contains(line - 1) ? String(lines[line - 1].prefix(60)) : ""
  }
}

extension [ReadingPanel] {
  public var recall: Double {
    ReadingPanel.share(
      reduce(0) { $0 + $1.found.intersection($1.expected).count }, of: reduce(0) { $0 + $1.expected.count })
  }
  public var precision: Double {
    ReadingPanel.share(
      reduce(0) { $0 + $1.found.intersection($1.expected).count }, of: reduce(0) { $0 + $1.found.count })
  }
}
