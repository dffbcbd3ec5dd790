import DigestKit
import Testing

/// What a file says of itself before and beside its text.
@Suite struct FileFactsTests {
  private func edition(_ text: String) -> Edition { edition(bytes: Array(text.utf8)) }
  private func edition(bytes: [UInt8]) -> Edition { Edition(bytes: bytes) }

  /// Each field alone, first, in the middle and last: none is lost for where it stands.
  @Test(
    arguments: ["title: 题", "date: 2026-02-03", "week: 2026W05", "number: 12", "lang: en", "language: en"],
    [0, 1, 2])
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

  /// The language of the file stands without a link among those of its other editions.
  @Test(arguments: ["**中文** | [English](en.md)", "*中文* · [English](en.md)", "中文 | [English](en.md)"])
  func theLineOfLanguagesSaysWhichOneThisIs(_ line: String) {
    let edition = edition("# Weekly 5\n\n\(line)\n\n## News\n\n### Gate\n\nA text in English words alone.\n")
    #expect(edition.language.code == "zh")
    #expect(edition.languageIsStated)
    #expect(edition.editionLinks == ["en.md"])
  }

  /// The name of a language alone says nothing, nor does a line with anything else in it.
  @Test(arguments: ["English", "English | [中文](zh.md) | [Klingon](tlh.md)", "[English](en.md) 和别的"])
  func linesThatAreNotOfLanguages(_ line: String) {
    let edition = edition("# 周刊 5\n\n\(line)\n\n## 新闻\n\n### 门\n\n全是中文的一段话，没有别的。\n")
    #expect(edition.language.code == "zh")
    #expect(!edition.languageIsStated && edition.editionLinks.isEmpty)
  }

  /// Text in another encoding is read and told, and so is damage to some of it; with NULs, whose line is that of the
  /// first, it may be no text.
  @Test(
    arguments: [
      ([0xD6, 0xD0, 0x0A], 9, "", .otherEncoding), ([0xD6, 0xD0, 0x0A], 9, "好", .invalidUTF8),
      ([0xD6, 0xD0, 0x0A], 2, "", .otherEncoding), ([0x00], 20, "", .binary), ([0x00], 3, "", .nulBytes),
      ([0x00], 20, "好", .nulBytes),
    ] as [([UInt8], Int, String, Diagnostic.Code)])
  func someDamageMakesNoOtherEncoding(
    _ bytes: [UInt8], _ count: Int, _ others: String, _ fault: Diagnostic.Code
  ) {
    let text = Array("# A\n\n## B\n\n### C\n\n".utf8) + Array(repeating: bytes, count: count).joined()
    let read = edition(bytes: text + Array(String(repeating: others, count: 2000).utf8))
    let isDamaged = fault == .invalidUTF8 || fault == .nulBytes
    #expect(read.diagnostics.map(\.code) == [fault])
    #expect(read.diagnostics.map(\.line) == [isDamaged ? 7 : 1])
    #expect(read.entries.map(\.title) == (fault == .binary ? [] : ["C"]))
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
    ("a//b/../C.MD", "x.md", "a/C.MD", nil), ("%FF.md", "x.md", "%FF.md", nil),
    ("b.md?raw=1#%E5%9C%A8", "x.md", "b.md", "在"),
  ])
  func linksInsideTheLibrary(_ destination: String, _ from: String, _ path: String, _ anchor: String?) {
    #expect(LinkTarget(destination, from: from) == .library(path: path, anchor: anchor))
  }

  @Test(arguments: ["../b.md", "a/../../b.md", "../../../../etc/passwd"])
  func linksOutOfTheLibraryAreRefused(_ destination: String) {
    #expect(LinkTarget(destination, from: "x.md") == .refused(.outside))
  }
}

/// Front matter in its three languages, with what goes wrong in it.
@Suite struct FrontMatterTests {
  private func edition(_ matter: String) -> Edition {
    Edition(bytes: Array((matter + "\n\n## 类\n\n### 条\n\n文字。\n").utf8))
  }

  @Test(arguments: [
    ("---\ntitle: ! 'Letter #198'\ndate: 2021-11-18\n---", "Letter #198", "2021-11-18", 198),
    (
      "---\ntitle: \"Week in the Garden <br> December 14, 2024\"\n---",
      "Week in the Garden December 14, 2024", "2024-12-14", nil
    ),
    ("---\ntitle: >-\n  花园周刊\n  第 7 期\ndate: 07-29-2026\n---", "花园周刊 第 7 期", "2026-07-29", 7),
    ("---\ntitle : \"A letter\" # 草稿\ndate : 2023-03-08T12:31:07.994Z\n---", "A letter", "2023-03-08", nil),
    ("---\ntitle: 三\npub_date: Sat, 27 Mar 2021 16:00:00 GMT\n---", "三", "2021-03-27", nil),
    ("---\ntitle: 四\npubDatetime: 2024-11-17T02:02:03Z\n...", "四", "2024-11-17", nil),
    ("---\ntitle: 五\npublished_at: '2026-02-11'\nnumber: 012\n---", "五", "2026-02-11", 12),
    (
      "---\ntags: &t [a, b]\nmore: *t\n# 注\ntitle: no\ncaptured_at: \"2026-08-20T21:18:08Z\"\n---", "no",
      "2026-08-20", nil
    ),
    (
      "+++\ntitle = \"This Month #48 - July 2023\"\ndate = 2023-08-25\n[extra]\ntitle = \"别的\"\n+++",
      "This Month #48 - July 2023", "2023-08-25", 48
    ),
    (
      "+++\ntitle = '''\n周报 第 7 期'''\ndate = 2026-02-10T08:00:00Z\nnumber = 9\n+++", "周报 第 7 期", "2026-02-10",
      9
    ),
    ("Title: #05 - Garden Weekly\nDate: 2021-09-06", "#05 - Garden Weekly", "2021-09-06", 5),
    ("---\ntitle: 1.0\ndate: 31/12/2025\n---", "1.0", "2025-12-31", nil),
    ("---\ndescription: |\n  上\n  ---\n  下\ntitle: 题\ndate: 2025-12-31\n---", "题", "2025-12-31", nil),
  ])
  func fieldsAreReadAsTheyAreWritten(_ matter: String, _ title: String, _ date: String, _ number: Int?) {
    let edition = edition(matter)
    #expect(edition.title == title)
    #expect(edition.issue.date?.description == date)
    #expect(edition.issue.number == number)
    #expect(edition.diagnostics == [])
    #expect(edition.entries.map(\.title) == ["条"])
    #expect(
      edition.entries.first?.line == matter.split(separator: "\n", omittingEmptySubsequences: false).count + 4
    )
  }

  @Test(arguments: [
    "tags: [Rust, 编译器]\nauthor: 王小明", "tags:\n  - Rust\n  - \"编译器\"\nauthors:\n  - name: 王小明",
    "tags: Rust, 编译器\nauthors: [王小明]", "Tags: '#Rust，#编译器'\neditor: 王小明",
  ])
  func tagsAndAuthors(_ lines: String) {
    let edition = edition("---\ntitle: 题\n\(lines)\n---")
    #expect(edition.tags == ["Rust", "编译器"])
    #expect(edition.authors == ["王小明"])
    let toml = self.edition("+++\ntags = [\"Rust\", \"编译器\"]\nauthors = [\"王小明\"]\ndraft = true\n+++")
    #expect(toml.tags == ["Rust", "编译器"] && toml.authors == ["王小明"] && toml.isDraft)
  }

  @Test(arguments: [
    ("draft: true", true), ("draft: yes", true), ("draft: false", false), ("draft: no", false),
    ("published: false", true),
    ("published: true", false), ("published: 2026-02-11", false), ("title: draft", false),
  ])
  func draftsSaySo(_ line: String, _ isDraft: Bool) {
    #expect(edition("---\n\(line)\n---").isDraft == isDraft)
  }

  @Test func aFaultIsToldWithItsLineAndTheRestIsRead() {
    let yaml = edition("---\nnumber: 12\nlabels: [a, b\ntitle: 题\n---")
    #expect(yaml.title == "题" && yaml.issue.number == 12)
    #expect(yaml.diagnostics.map(\.code) == [.badFrontMatter])
    #expect((3...5).contains(yaml.diagnostics.first?.line ?? 0))
    for title in ["'题：一'", "\"题：一\"", "题：一"] {
      #expect(edition("---\nlabels: [a, b\ntitle: \(title)\n---").title == "题：一")
    }
    #expect(edition("---\nlabels: [a, b\ntitle: '题\n---").title == "'题")
    let toml = edition("+++\ntitle = \"题\"\ndate = soon\nnumber = 12\n+++")
    #expect(toml.title == "题" && toml.issue.number == 12)
    #expect(toml.diagnostics.map(\.code) == [.badFrontMatter])
    #expect(toml.diagnostics.map(\.line) == [3])
    #expect(edition("---\ntitle: 题").diagnostics.map(\.code).contains(.unclosedFrontMatter))
    #expect(edition("+++\n没有结束").diagnostics.isEmpty)
    #expect(edition("---\n\n只是一条线。").diagnostics.isEmpty)
  }

  /// What is nested without end, or refers to itself ten thousandfold, costs nothing.
  @Test func hostileFieldsAreBounded() {
    for deep in [
      String(repeating: "[", count: 20_000), "a: " + String(repeating: "{b: ", count: 9000),
      String(repeating: "- ", count: 20_000), String(repeating: "? ", count: 20_000),
      (0..<300).map { String(repeating: " ", count: $0) + "k\($0):" }.joined(separator: "\n"),
      "a: &a [x, x]\n"
        + (0..<40).map {
          "k\($0): &k\($0) [*\($0 == 0 ? "a" : "k\($0 - 1)"), *\($0 == 0 ? "a" : "k\($0 - 1)")]"
        }.joined(separator: "\n"),
    ] {
      let edition = edition("---\ntitle: 题\n\(deep)\n---")
      #expect(edition.title == "题")
    }
    // The fault is told of where the front matter begins.
    let deep = edition("---\ntitle: 题\na: " + String(repeating: "[", count: 20_000) + "\n---")
    #expect(deep.diagnostics.map(\.code) == [.badFrontMatter])
    #expect(deep.diagnostics.map(\.line) == [2])
    // Sixty levels are read, of whatever brackets, wherever others have closed before.
    for (open, close) in [("[", "]"), ("{b: ", "}")] {
      for (count, codes) in [(60, []), (61, [Diagnostic.Code.badFrontMatter])] {
        let value = String(repeating: open, count: count) + String(repeating: close, count: count)
        let edition = edition("---\ntitle: 题\nz: '] } ] }'\na: [[x], {y: 1}]\nb: \(value)\n---")
        #expect(edition.title == "题" && edition.diagnostics.map(\.code) == codes, "\(open) \(count)")
      }
    }
    let toml = edition("+++\ntitle = \"题\"\na = " + String(repeating: "[", count: 20_000) + "\n+++")
    #expect(toml.diagnostics.map(\.code) == [.badFrontMatter])
  }

  @Test func longFrontMatterIsReadToItsEnd() {
    let points = (1...400).map { "  - {x: \($0), y: \($0 * $0)}" }.joined(separator: "\n")
    let edition = edition("---\ntitle: 'Letter #200'\n## schema\nchart:\n\(points)\ndate: 2022-05-18\n---")
    #expect(edition.title == "Letter #200")
    #expect(edition.issue.date?.description == "2022-05-18")
    #expect(edition.entries.map(\.title) == ["条"])
  }
}
