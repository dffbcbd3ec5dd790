import DigestKit
import Testing

/// What a file says of itself before and beside its text.
@Suite struct FileFactsTests {
  private func edition(_ text: String) -> Edition { Edition(bytes: Array(text.utf8)) }

  /// Each field alone, first, in the middle and last: none is lost for where it stands.
  @Test(arguments: ["title: 题", "date: 2026-02-03", "week: 2026W05", "number: 12", "lang: en"], [0, 1, 2])
  func everyFieldOfFrontMatterIsRead(_ field: String, _ place: Int) {
    var fields = ["layout: post", "cover: a.png"]
    fields.insert(field, at: place)
    let edition = edition("---\n" + fields.joined(separator: "\n") + "\n---\n\n## 类\n\n### 条\n\n文字\n")
    switch field.prefix(4) {
    case "titl": #expect(edition.title == "题")
    case "date": #expect(edition.issue.date?.description == "2026-02-03")
    case "week": #expect(edition.issue.week?.description == "2026-W05")
    case "numb": #expect(edition.issue.number == 12)
    default: #expect(edition.language.code == "en")
    }
    #expect(edition.entries.map(\.title) == ["条"])
    #expect(edition.entries.first?.line == fields.count + 6)
    #expect(edition.diagnostics.isEmpty)
  }

  @Test func tagsOfLanguages() {
    #expect(Language("zh").tag(withScript: true) == "zh")
    #expect(Language("zh").tag(withScript: false) == "zh")
    #expect(Language("zh", script: "Hant").tag(withScript: true) == "zh-Hant")
    #expect(Language("zh", script: "Hant").tag(withScript: false) == "zh")
    #expect(Language("en").tag(withScript: true) == "en")
    #expect(
      ["en", "zh-TW", "zh", "zh_cn", "ja-JP"].compactMap { Language(tag: $0) }.sorted().map {
        $0.tag(withScript: true)
      }
        == ["zh", "zh-Hans", "zh-Hant", "en", "ja"])
    #expect(Language(tag: "xx") == nil)
  }

  /// Well-formed UTF-8 of every length at each edge of its ranges; and what lies just beyond them.
  @Test func everyCharacterOfUnicodeIsText() {
    let edges: [UInt32] = [
      0x7E, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x3FFFF,
      0x40000,
      0xFFFFF, 0x100000, 0x10FFFF, 0x1F600,
    ]
    for value in edges {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "# 期\n\n## 类\n\n### 条\n\n文\(Character(scalar))字\(Character(scalar))\(Character(scalar))\n"
      #expect(edition(text).diagnostics.isEmpty, "\(String(value, radix: 16))")
    }
    let beyond: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE6, 0x9C],
      [0xE6, 0x9C, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF0, 0x9F, 0x98],
      [0xF0, 0x9F, 0x98, 0x28], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ]
    for bytes in beyond {
      let file = Array("# 期\n\n## 类\n\n### 条\n\n文".utf8) + bytes + Array("字\n".utf8)
      let faults = Edition(bytes: file).diagnostics
      #expect(faults.map(\.code) == [.invalidUTF8], "\(bytes)")
      #expect(faults.map(\.line) == [7], "\(bytes)")
    }
  }

  @Test(arguments: [
    ("b.md", "a/x.md", "a/b.md", nil), ("../B/C.md", "a/x.md", "B/C.md", nil),
    ("./b.md#Anker", "x.md", "b.md", "Anker"),
    ("#在此", "a/x.md", "a/x.md", "在此"), ("子/文%20件.md", "a/x.md", "a/子/文 件.md", nil),
    ("a//b/../C.MD", "x.md", "a/C.MD", nil),
  ])
  func linksInsideTheLibrary(_ destination: String, _ from: String, _ path: String, _ anchor: String?) {
    #expect(LinkTarget(destination, from: from) == .library(path: path, anchor: anchor))
  }

  @Test(arguments: ["../b.md", "a/../../b.md", "../../../../etc/passwd"])
  func linksOutOfTheLibraryAreRefused(_ destination: String) {
    #expect(LinkTarget(destination, from: "x.md") == .refused(.outside))
  }
}
