import DigestKit
import Foundation
import TestSupport

/// Paths and texts of single files, with the week, number and date that a person reads in them; and others, that have
/// none although something in them looks like one.
public struct MarkPanel {
  public var path: String
  /// Week, number and date, `-` for what isn't there.
  public var expected: String
  public var found: String

  public var isRight: Bool { found == expected }

  /// What belongs to an issue.
  public static func issues() throws -> [MarkPanel] { try rows(of: "issues.tsv") }
  /// What doesn't.
  public static func pages() throws -> [MarkPanel] { try rows(of: "pages.tsv") }

  private static func rows(of file: String) throws -> [MarkPanel] {
    let table = try String(contentsOf: TestFiles.fixtures.appending(path: "marks/\(file)"), encoding: .utf8)
    return table.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return MarkPanel(path: cells[0], text: cells[1].replacing("\\n", with: "\n"), Array(cells.dropFirst(2)))
    }
  }

  private init(path: String, text: String, _ marks: [String]) {
    self.path = path
    expected = (marks.isEmpty ? ["-", "-", "-"] : marks).joined(separator: " ")
    let facts = EditionFacts(path: path, edition: Edition(bytes: Array(text.utf8)))
    let issue = EditionPairing.pair([facts], rootName: "library").first?.issue
    found = [
      issue?.week?.description, issue?.number.map(String.init), issue?.date?.description,
    ].map { $0 ?? "-" }.joined(separator: " ")
  }
}
