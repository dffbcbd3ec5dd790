import Panels
import Testing

/// Marks as a person reads them, in names, titles, front matter and lines at the top.
@Suite struct MarkPanelTests {
  @Test func marksAreRead() throws {
    let rows = try MarkPanel.issues()
    let wrong = rows.filter { !$0.isRight }
    #expect(rows.count >= 150)
    #expect(wrong.count * 50 <= rows.count, "\(wrong.map { "\($0.path): \($0.found)" })")
  }

  @Test func nothingElseIsTakenForOne() throws {
    let rows = try MarkPanel.pages()
    #expect(rows.count >= 60)
    #expect(rows.filter { !$0.isRight }.map { "\($0.path): \($0.found)" } == [])
  }
}
