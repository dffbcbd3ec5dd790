import DigestKit
import Foundation
import TestSupport
import Testing

@testable import DigestIndex

/// Refreshes that are asked for at the same time.
@Suite struct RefreshTurnTests {
  @Test func ofManyAtOnceOneReadsTheFiles() async throws {
    let folder = try TemporaryFolder.make()
    for number in 1...5 {
      let text = "# 2026 年第 0\(number) 周\n\n## 甲\n\n### 乙\n\n丙。\n"
      try Data(text.utf8).write(to: folder.appending(path: "2026W0\(number).md"))
    }
    let library = Library(roots: [folder.path], cache: folder.path + "/cache", state: nil)
    let reports = try await withThrowingTaskGroup(of: RefreshReport.self) { group in
      for _ in 0..<6 { group.addTask { try await library.refresh() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports.map(\.added).sorted() == [0, 0, 0, 0, 0, 5])
    #expect(reports.allSatisfy { $0.digests == 5 })
    #expect(try library.digests().count == 5)
    #expect(try await library.refresh().changed == false)
  }

  @Test func whoIsCancelledHoldsUpNobody() async throws {
    let turns = Turns()
    let (gate, open) = AsyncStream<Never>.makeStream()
    let first = Task { try await turns.take { for await _ in gate {} } }
    let second = Task { try await turns.take {} }
    second.cancel()
    let third = Task { try await turns.take { 3 } }
    open.finish()
    try await first.value
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(try await third.value == 3)
  }
}
