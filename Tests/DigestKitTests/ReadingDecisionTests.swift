import DigestKit
import Testing

/// What only the files of a folder together can tell.
@Suite struct ReadingDecisionTests {
  private func facts(_ files: [(path: String, text: String)], _ rules: [ReadingRule]? = nil) -> [EditionFacts]
  {
    files.enumerated().flatMap { number, file in
      let rule = rules?[number] ?? ReadingRule()
      let name = file.path.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
      let read = DigestFile(bytes: Array(file.text.utf8), name: name, rule: rule)
      return read.editions.enumerated().map { part, edition in
        EditionFacts(path: file.path, edition: edition, outline: part == 0 ? read.outline : nil, rule: rule)
      }
    }
  }

  private func rules(_ files: [(path: String, text: String)]) -> [ReadingRule] {
    ReadingDecision.rules(for: facts(files), rootName: "root")
  }

  /// Digests as they are once every file is read as it should be: key, date, and entries.
  private func digests(_ files: [(path: String, text: String)]) -> [String] {
    EditionPairing.pair(facts(files, rules(files)), rootName: "root").map { digest in
      let entries = digest.editions.map { "\($0.summary.language) \($0.summary.entries)" }
      return "\(digest.key) \(digest.issue.date?.description ?? "-"): \(entries.joined(separator: ", "))"
    }
  }

  private static func piece(_ title: String, _ fields: [String] = ["概要", "影响"], matter: String = "") -> String
  {
    "\(matter)# \(title)\n\n" + fields.map { "## \($0)\n\n\(title)的\($0)，写了一句话。\n\n" }.joined()
  }

  @Test func aFolderOfADayIsItsDigest() {
    let files = [
      ("2026-03-01/风筝.md", Self.piece("风筝")), ("2026-03-01/灯塔.md", Self.piece("灯塔")),
      ("2026-03-02/磁带.md", Self.piece("磁带", ["概要"])), ("README.md", "# 每日\n\n一段话。"),
    ]
    #expect(digests(files) == ["2026-03-02 2026-03-02: zh 1", "2026-03-01 2026-03-01: zh 2", "root -: zh 1"])
  }

  @Test(arguments: ["2026/03/01", "2026/03-01", "2026/0301", "2026-03-01"])
  func aDayMayBeADeepFolder(_ folder: String) {
    let files = [("\(folder)/风筝.md", Self.piece("风筝")), ("\(folder)/灯塔.md", Self.piece("灯塔"))]
    #expect(digests(files) == ["2026-03-01 2026-03-01: zh 2"])
  }

  @Test func filesWithoutHeadingsAreAMonth() {
    let files = [("posts/apple.md", 1), ("posts/pear.md", 1), ("posts/plum.md", 2)].map { path, month in
      (
        path,
        "---\ntitle: About \(path)\ndate: 2026-0\(month)-14T10:00:00Z\n---\n\nA few words without any heading.\n"
      )
    }
    #expect(digests(files) == ["2026-02 2026-02-01: en 1", "2026-01 2026-01-01: en 2"])
  }

  @Test func editionsOfAPieceAreTwins() {
    let files = [
      ("2026-03-01/kite.md", Self.piece("风筝")),
      ("2026-03-01/kite.en.md", Self.piece("Kite", ["Summary", "Impact"])),
      ("2026-03-01/lamp.md", Self.piece("灯塔")),
      ("2026-03-01/lamp.en.md", Self.piece("Lamp", ["Summary", "Impact"])),
    ]
    let paired = EditionPairing.pair(facts(files, rules(files)), rootName: "root")
    #expect(paired.map(\.key) == ["2026-03-01"])
    #expect(paired[0].editions.map(\.summary.language) == ["zh", "en"])
    // Facts come in the order of the files.
    #expect(paired[0].twins == [[0, 1], [2, 3]])
    #expect(paired[0].editions.map(\.facts) == [[0, 2], [1, 3]])
  }

  /// The translation of one piece may be missing, and a title may speak of a number.
  @Test func aPieceOfTodayMayNotBeTranslatedYet() {
    var files = (1...12).flatMap { number in
      [
        ("2026-03-01/p\(number)x.md", Self.piece("篇\(number)")),
        ("2026-03-01/p\(number)x.en.md", Self.piece("Piece \(number)", ["Summary", "Impact"])),
      ]
    }
    files.removeAll { $0.0 == "2026-03-01/p3x.en.md" }
    #expect(digests(files) == ["2026-03-01 2026-03-01: zh 12, en 11"])
    files.append(("2026-03-01/rust.md", Self.piece("Rust is No. 1 again", ["Summary", "Impact"])))
    #expect(digests(files).count == 2)
    #expect(digests(files).contains("2026-03-01 2026-03-01: zh 12, en 11"))
  }

  @Test func theReadmeOfADayStandsBeforeItsPieces() {
    let files = [
      ("2026-03-01/b.md", Self.piece("风筝")), ("2026-03-01/README.md", "# 三月一日\n\n今天两篇。"),
      ("2026-03-01/a.md", Self.piece("灯塔")),
    ]
    let paired = EditionPairing.pair(facts(files, rules(files)), rootName: "root")
    #expect(paired.map(\.key) == ["2026-03-01"])
    #expect(paired[0].editions.map(\.facts) == [[1, 2, 0]])
    #expect(paired[0].editions.map(\.summary.title) == ["三月一日"])
    #expect(paired[0].editions.map(\.summary.entries) == [2])
  }

  /// Weeks, numbers, names that are dates, lists of links, headings of their own: these are digests themselves.
  @Test(arguments: [
    [("2026/2026W05.md", "# 第五周\n\n## 消息\n\n雪。"), ("2026/2026W06.md", "# 第六周\n\n## 消息\n\n雨。")],
    [("2026-03/12.md", "# 甲\n\n## 消息\n\n雪。"), ("2026-03/13.md", "# 乙\n\n## 消息\n\n雨。")],
    [("2026-03/2026-03-01.md", "# 甲\n\n## 消息\n\n雪。"), ("2026-03/2026-03-02.md", "# 乙\n\n## 消息\n\n雨。")],
    [("2026-03/a.md", "# 甲 第 3 期\n\n## 消息\n\n雪。"), ("2026-03/b.md", "# 乙\n\n## 消息\n\n雨。")],
    [
      ("2026-03/a.md", "# 甲\n\n## 春\n\n雪。\n\n## 夏\n\n雨。"),
      ("2026-03/b.md", "# 乙\n\n## 秋\n\n雨。\n\n## 冬\n\n雪。"),
    ],
    [
      ("2026-03/a.md", "# 甲\n\n## 链接\n\n- [一](https://example.org/1)\n- [二](https://example.org/2)"),
      ("2026-03/b.md", "# 乙\n\n## 链接\n\n- [三](https://example.org/3)\n- [四](https://example.org/4)"),
    ],
    [("posts/letter-2026-01-05.md", "一月五日的信，没有小标题。"), ("posts/letter-2026-01-12.md", "一月十二日的信，也没有。")],
    [("notes/a.md", "# 甲\n\n没有日期。"), ("notes/b.md", "# 乙\n\n也没有日期。")],
    [("2026-03-01/a.md", Self.piece("风筝")), ("2026-03-02/b.md", Self.piece("灯塔"))],
  ])
  func theseAreDigestsOfTheirOwn(_ files: [(path: String, text: String)]) {
    #expect(rules(files).allSatisfy { $0.pieces == .guessed })
    #expect(digests(files).count == 2)
  }

  /// A library of which the reader says so: each folder is a digest, whatever its files look like.
  @Test func theConfigurationDecidesFirst() {
    let files = [("a/x.md", "# 甲\n\n## 春\n\n雪。"), ("a/y.md", "# 乙\n\n## 秋\n\n雨。"), ("b/z.md", "# 丙\n\n文。")]
    let forced = ReadingDecision.rules(for: facts(files), pieces: .files, rootName: "root")
    #expect(forced.allSatisfy { $0.pieces == .files })
    let paired = EditionPairing.pair(facts(files, forced), rootName: "root")
    #expect(paired.map(\.key).sorted() == ["a", "b"])
    let headings = ReadingDecision.rules(for: facts(files), pieces: .headings, rootName: "root")
    #expect(headings.allSatisfy { $0 == ReadingRule(pieces: .headings) })
  }

  @Test func fieldsAreToldByAllFilesOfAFolder() {
    let files = ["风筝", "灯塔", "磁带"].enumerated().map { number, name in
      ("weekly/\(name).md", "# 甲\n\n## \(name)\n\n### 概要\n\n文。\n\n### 要点\n\n文。\n\n## 结尾\n\n文。\n")
    }
    #expect(rules(files).map(\.fields) == Array(repeating: ["概要", "要点"], count: 3))
    // A weekly has the same sections each time: they have other names in none.
    let weekly = (1...4).map { ("weekly/\($0).md", "# 甲\n\n## 消息\n\n### 国内\n\n文。\n\n### 国外\n\n文。\n") }
    #expect(rules(weekly).allSatisfy { $0.fields.isEmpty })
    // What stands below one in four is no field.
    let rare = (1...8).map { number in
      ("w/\(number)a.md", "# 甲\n\n## 节\(number)\n\n### \(number < 4 ? "其他" : "题\(number)")\n\n文。\n")
    }
    #expect(rules(rare).allSatisfy { $0.fields.isEmpty })
  }

  @Test func draftsStandLastAndOnTheirOwn() {
    let files = [
      ("2026-03-01/a.md", Self.piece("风筝", matter: "---\ndraft: true\n---\n")),
      ("2026-03-01/b.md", Self.piece("灯塔")), ("2026-03-01/c.md", Self.piece("磁带")), ("page.md", "# 页\n\n文。"),
    ]
    let paired = EditionPairing.pair(facts(files, rules(files)), rootName: "root")
    #expect(paired.map(\.key) == ["2026-03-01", "page", "a"])
    #expect(paired.map(\.isDraft) == [false, false, true])
  }
}
