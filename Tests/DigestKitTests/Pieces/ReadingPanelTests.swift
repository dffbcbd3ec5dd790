import Panels
import Testing

/// How many pieces of digests of many shapes are found. `make quality` prints the table.
@Suite struct ReadingPanelTests {
  @Test func piecesAreFoundInDigestsOfEveryShape() throws {
    let panel = try ReadingPanel.all()
    #expect(panel.count >= 24)
    #expect(panel.allSatisfy { $0.expected.count >= 20 })
    for digest in panel {
      #expect(digest.recall >= 0.9 && digest.precision >= 0.9, "\(digest.name): \(digest.faults)")
    }
    #expect(panel.recall >= 0.97 && panel.precision >= 0.97, "\(panel.recall) \(panel.precision)")
  }
}
