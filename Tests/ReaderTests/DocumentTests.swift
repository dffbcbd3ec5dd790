import Foundation
import Reader
import Testing

@Suite struct DocumentTests {
  private let docs = URL(filePath: SampleLibrary.folder).deletingLastPathComponent().appending(path: "Docs")

  /// Make it anew with `make docs`.
  @Test func theTableOfKeysIsNotStale() throws {
    #expect(try String(contentsOf: docs.appending(path: "keys.md"), encoding: .utf8) == KeyTable.markdown)
  }

  @Test func theGuideNamesOnlyKeysThatExist() throws {
    let guide = try String(contentsOf: docs.appending(path: "guide.md"), encoding: .utf8)
    let labels = Set(Command.table.flatMap(\.keys).map(\.label))
    let singles = guide.matches(of: /`([^`\s])`/).map { String($0.1) }
    #expect(singles.count > 20)
    for key in singles { #expect(labels.contains(key), "\(key)") }
  }
}
