import DigestKit
import Typesetting

extension Page {
  /// Rows in sight, counted from the first, that say what the other language doesn't, of the text and of its twin beside it:
  /// those that hold it, or else the first of the block that it stands in or should stand in.
  func mismatchRows(height: Int) -> (own: Set<Int>, other: Set<Int>) {
    guard let mismatches = twin?.mismatches, !mismatches.isEmpty else { return ([], []) }
    let rows = visible.prefix(height)
    return (
      Self.rows(of: mismatches.map(\.left), among: rows.map { $0.isTwin ? nil : $0.line }),
      Self.rows(of: mismatches.map(\.right), among: rows.map(\.beside))
    )
  }

  private static func rows(of sides: [Mismatch.Side], among lines: [Line?]) -> Set<Int> {
    var blocks: [Int: [Int]] = [:]
    for (row, line) in lines.enumerated() {
      if let line, !line.isBlank { blocks[line.block, default: []].append(row) }
    }
    return Set(
      sides.compactMap { side in
        let rows = blocks[side.block] ?? []
        let holding = side.text.flatMap { text in
          rows.first { lines[$0]?.words.contains(text) == true }
        }
        return holding ?? rows.first
      })
  }
}
