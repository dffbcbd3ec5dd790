import DigestKit
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Exporting

/// Books: what files they hold, in which order, and that each leads to what is there.
@Suite struct BookTests {
  /// A zip archive taken apart by the places that its own end names, packed files left packed.
  private struct Archive {
    var files: [(name: String, method: Int, bytes: [UInt8])] = []

    init(_ bytes: [UInt8]) throws {
      func number(_ offset: Int, _ size: Int) -> Int {
        (0..<size).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
      }
      let end = try #require((0...bytes.count - 22).last { number($0, 4) == 0x0605_4B50 })
      var offset = number(end + 16, 4)
      for _ in 0..<number(end + 10, 2) {
        #expect(number(offset, 4) == 0x0201_4B50)
        let length = number(offset + 28, 2)
        let name = String(decoding: bytes[offset + 46..<offset + 46 + length], as: UTF8.self)
        let place = number(offset + 42, 4)
        let start = place + 30 + number(place + 26, 2) + number(place + 28, 2)
        files.append((name, number(offset + 10, 2), Array(bytes[start..<start + number(offset + 20, 4)])))
        offset += 46 + length + number(offset + 30, 2) + number(offset + 32, 2)
      }
    }
  }

  private func item(_ title: String, _ language: String, sections: [String]) -> Anthology.Item {
    let entry = DigestFile(bytes: Array("# 周\n\n## 类\n\n### \(title)\n\n![点](dot.png)\n".utf8)).editions[0]
      .entries[0]
    let summary = EntrySummary(
      id: EntryID(library: 0, digest: "a", language: language, slug: title), kind: .leaf, title: title,
      level: 3,
      line: 5, path: "a.md", sections: sections, images: 1)
    return Anthology.Item(summary: summary, content: entry, source: "")
  }

  private var anthology: Anthology {
    var anthology = Anthology(
      title: "选<本>", identifier: "a b", date: "2026-02-01T00:00:00Z",
      chapters: [
        .init(
          title: "周", language: "zh",
          items: [item("甲", "zh", sections: ["部", "类"]), item("乙", "zh", sections: [])]),
        .init(title: "Week", language: "en", items: [item("One & two", "en", sections: ["Kind"])]),
      ])
    let name = Anthology.PictureName("dot.png", of: anthology.items[0].summary)
    anthology.pictures[name] = Anthology.Picture([0x89, 0x50, 0x4E, 0x47, 1, 2, 3])
    return anthology
  }

  private func written(_ anthology: Anthology) throws -> [UInt8] {
    let path = try TemporaryFolder.make().appending(path: "书.epub").path
    try EPUBBook(anthology, words: .init(contents: "目录", introduction: "引言")).write(to: path)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @Test func theKindComesFirstAndUnpacked() throws {
    let bytes = try written(anthology)
    // Where EPUB OCF 3.2 §4.3 says that programs look.
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    let files = try Archive(bytes).files
    #expect(
      files.map(\.name) == [
        "mimetype", "META-INF/container.xml", "book/package.opf", "book/contents.xhtml", "book/style.css",
        "book/chapter-1.xhtml", "book/chapter-2.xhtml", "book/picture-1.png",
      ])
    #expect(files.map(\.method) == [0, 8, 8, 8, 8, 8, 8, 0])
    #expect(files.last?.bytes == [0x89, 0x50, 0x4E, 0x47, 1, 2, 3])
  }

  @Test func theSameDocumentMakesTheSameFile() throws {
    #expect(try written(anthology) == written(anthology))
  }

  @Test func contentsLeadToEachEntry() throws {
    let texts = EPUBBook(anthology, words: .init(contents: "目录", introduction: "引言")).texts
    let contents = try #require(texts.first { $0.name == "book/contents.xhtml" }?.text)
    #expect(
      contents.contains(
        """
        <h1>选&lt;本&gt;</h1>
        <nav epub:type="toc"><h2>目录</h2>
        <ol>
        <li><a href="chapter-1.xhtml">周</a>
        <ol>
        <li><span>部 · 类</span>
        <ol>
        <li><a href="chapter-1.xhtml#e1">甲</a></li>
        </ol></li>
        <li><a href="chapter-1.xhtml#e2">乙</a></li>
        </ol></li>
        <li><a href="chapter-2.xhtml">Week</a>
        <ol>
        <li><span>Kind</span>
        <ol>
        <li><a href="chapter-2.xhtml#e3">One &amp; two</a></li>
        </ol></li>
        </ol></li>
        </ol>
        </nav>
        """))
    for (file, anchors) in [("book/chapter-1.xhtml", ["e1", "e2"]), ("book/chapter-2.xhtml", ["e3"])] {
      let text = try #require(texts.first { $0.name == file }?.text)
      #expect(text.matches(of: #/id="(e\d+)"/#).map { String($0.1) } == anchors)
      #expect(text.contains("<img src=\"picture-1.png\""))
    }
    let package = try #require(texts.first { $0.name == "book/package.opf" }?.text)
    #expect(
      package.contains("wenzhai:a%20b<")
        && package.contains("<dc:language>zh</dc:language>\n<dc:language>en<"))
  }

  @Test func everyFileIsWellFormed() throws {
    for (name, text) in EPUBBook(anthology, words: .init(contents: "目录", introduction: "引言")).texts
    where !name.hasSuffix(".css") {
      // The parser doesn't know the short form of a document type.
      let parser = XMLParser(data: Data(text.replacing("<!DOCTYPE html>\n", with: "").utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
    }
  }

  @Test func aFolderThatIsNotThereIsAFailure() {
    #expect(throws: ZipArchive.Failure.self) {
      try EPUBBook(anthology, words: .init(contents: "", introduction: "")).write(to: "/nowhere/at/all.epub")
    }
  }
}
