import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing
import Writing

/// Names of files that aren't UTF-8, as old archives have them.
@Suite struct ForeignNameTests {
  @Test(
    arguments: [
      [0x61, 0x62], [0xD6, 0xDC, 0xB1, 0xA8], [0x61, 0xFF, 0x62], [0xE5, 0x91, 0xA8], [0xE5, 0x91],
      [0xF0, 0x9F, 0x8C],
      // The scalar that stands for 0xFF, as a name.
      [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func everyNameLeadsBack(_ bytes: [UInt8]) {
    let name = bytes.map(CChar.init(bitPattern:)) + [0]
    let text = PathText.text(of: name)
    let back = PathText.withBytes(text) { Array(UnsafeBufferPointer(start: $0, count: strlen($0))) }
    #expect(back.map { UInt8(bitPattern: $0) } == bytes)
    #expect(
      PathText.shown(text).contains("\u{FFFD}")
        == (String(validating: bytes, as: UTF8.self) == nil || bytes.first == 0xF4))
  }

  @Test func filesWithForeignNamesAreRead() async throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = folder.path
    let names: [[UInt8]] = [
      Array("周报-".utf8) + [0xD6, 0xDC] + Array("-7.md".utf8), [0xB9, 0xFA, 0x2F] + Array("2026W05.md".utf8),
      Array("plain.md".utf8),
    ]
    #expect(mkdir(root.cString(with: [0xB9, 0xFA]), 0o700) == 0)
    for (number, name) in names.enumerated() {
      let path = root.cString(with: name)
      let file = try #require(fopen(path, "w"))
      fputs("# T\n\n## 甲 \(number)\n\n![图](p.png) 文。\n", file)
      fclose(file)
    }
    for _ in 1...2 {
      let library = Library(roots: [root], cache: folder.appending(path: ".cache").path, state: nil)
      let report = try await library.refresh()
      #expect(report.files == 3)
      let entries = try library.entries()
      #expect(Set(entries.map(\.id.digest)) == ["周报-\u{FFFD}\u{FFFD}-7", "2026W05", "plain"])
      for entry in entries { #expect(try await library.content(of: entry).plainText.contains("文。")) }
      #expect(try await library.check().filter { $0.fault.severity == .error }.isEmpty)
    }
    // Nothing has changed: no file is read again, and none is missed.
    let library = Library(roots: [root], cache: folder.appending(path: ".cache").path, state: nil)
    let report = try await library.refresh()
    #expect((report.added, report.updated, report.removed) == (0, 0, 0))
  }
}

extension String {
  /// A path below this one whose last part has these bytes.
  fileprivate func cString(with name: [UInt8]) -> [CChar] {
    (Array(utf8) + [0x2F] + name).map(CChar.init(bitPattern:)) + [0]
  }
}
