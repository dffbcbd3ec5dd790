import DigestKit
import Foundation
import TestSupport
import Testing
import Writing

/// What stands for a digest in a narrow pane.
@Suite struct DigestLabelTests {
  private func labels(_ files: [(path: String, title: String)]) -> [String] {
    let facts = files.map { path, title in
      EditionFacts(path: path, edition: Edition(bytes: Array("# \(title)\n\n## 题\n\n文。\n".utf8)))
    }
    return EditionPairing.pair(facts, rootName: "root").map(\.label)
  }

  @Test func whatTellsThemApartStandsFirst() {
    #expect(
      labels(
        (411...413).map { ("2026-01-0\($0 - 406)-newsletter.md", "Quiet Garden Society Newsletter #\($0)") })
        == ["#413", "#412", "#411"])
    #expect(
      labels([("石榴周刊203.md", "石榴周刊（第 203 期）：慢一点的机器"), ("石榴周刊202.md", "石榴周刊（第 202 期）：纸上的河")])
        == ["#203 慢一点的机器", "#202 纸上的河"])
    #expect(
      labels([("2026W05.md", "2026 年第 05 周文摘"), ("2026W06.md", "2026 年第 06 周文摘")]) == ["2026W06", "2026W05"])
    #expect(labels([("20250403-notes-on-insights.md", "从 RISC 到 AI")]) == ["2025-04-03 从 RISC 到 AI"])
    #expect(labels([("about-this-library.md", "关于本库")]) == ["关于本库"])
    // Where there are several series, a number alone doesn't tell of which it is.
    #expect(
      labels([("a/garden-7.md", "阳台菜园 第 7 期"), ("b/letter-21.md", "手边来信 第 21 期")]) == [
        "garden-7 阳台菜园", "letter-21 手边来信",
      ])
  }

  /// Only the mark is taken out of a title, and only whole words that all titles of a series share.
  @Test(arguments: [
    (["Using rakes", "Using hoes", "Using tapes"], ["rakes", "hoes", "tapes"]),
    (["Letter #1: Garlic in May", "Letter #2: Gardens in hay"], ["Garlic in May", "Gardens in hay"]),
    (
      ["Letter #1: 7 rakes for 2024", "Letter #2: 100 days of rain"],
      ["7 rakes for 2024", "100 days of rain"]
    ),
    (["园艺周刊第 1 期：2024 年终总结", "园艺周刊第 2 期：5 月的花"], ["2024 年终总结", "5 月的花"]),
    (["The rake 4.0", "The rake 3.1"], ["The rake 4.0", "The rake 3.1"]),
    (["1.读《旧墙》", "2.读《绿门》"], ["读《旧墙》", "读《绿门》"]), (["周报 第 1 期", "周报 第 2 期"], ["", ""]),
    (["周刊#1：雨量计"], ["周刊：雨量计"]), (["정원 소식 제1호"], ["정원 소식"]), (["Rundbrief Nr. 1"], ["Rundbrief"]),
    (["The Garden, Issue No. 1"], ["The Garden"]), (["Letter 1 of 12 - Rakes"], ["Rakes"]),
    (["2025 年第 37 周（9 月 8 日至 14 日）"], [""]), (["Garden weekly, issue 1"], ["Garden weekly"]),
    (
      ["Week 1, 2024: 5 rakes of 2023", "Week 2, 2024: 6 rakes of 2023"],
      ["5 rakes of 2023", "6 rakes of 2023"]
    ),
  ])
  func whatIsLeftOfATitle(_ titles: [String], _ expected: [String]) {
    let found = labels(titles.enumerated().map { ("letters/\($0 + 1).md", $1) })
    let rests = found.map { label in
      label.firstIndex(of: " ").map { String(label[label.index(after: $0)...]) } ?? ""
    }
    #expect(rests.reversed() == expected, "\(found)")
  }

  /// Where the name of a file says nothing of it, the mark stands in front.
  @Test(arguments: [
    ("alpha.md", "Week 10, 2024", "2024W10"), ("alpha.md", "3 March 2024", "2024-03-03"),
    ("2024/08/24.md", "Rakes", "2024-08-24 Rakes"),
    ("2024W10.md", "Rakes", "2024W10 Rakes"), ("2024-03-03.md", "Rakes", "2024-03-03 Rakes"),
  ])
  func theMarkStandsInFront(_ path: String, _ title: String, _ expected: String) {
    #expect(labels([(path, title)]) == [expected])
  }

  @Test func digestsOfDifferentSeriesDifferToo() {
    #expect(labels([("a/README.md", "Notes"), ("b/README.md", "Notes")]) == ["a Notes", "b Notes"])
  }

  /// Two rows of a series differ within sixteen cells.
  @Test(arguments: [
    ["遠い山の図書館から届いた季節ごとの便り（秋）", "遠い山の図書館から届いた季節ごとの便り（春）", "遠い山の図書館から届いた季節ごとの便り（夏）"],
    [
      "The long letter of the society of friends, spring",
      "The long letter of the society of friends, summer",
    ],
    ["同一个标题写了很长很长很长很长", "同一个标题写了很长很长很长很长"],
  ])
  func rowsNeverLookAlike(_ titles: [String]) {
    let found = labels(
      titles.enumerated().map { ("a-long-common-name-of-files-\(["x", "y", "z"][$0]).md", $1) })
    #expect(
      Set(found.map { SafeText($0).prefix(fitting: 16, ambiguous: .narrow).string }).count == titles.count,
      "\(found)")
  }

  /// Names and titles that share their beginnings, their ends or both, as generators and people make them.
  private func generated(_ random: inout SeededRandom) -> [(path: String, title: String)] {
    let words = ["garden", "letter", "of", "the", "quiet", "society", "notes", "周刊", "园艺", "信", "来自", "山里的"]
    func text(_ cells: Int) -> String {
      var text = ""
      while text.count < cells {
        text += (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "-")
      }
      return String(text.prefix(cells)).trimmingCharacters(in: .whitespaces)
    }
    let beginning = text(30)
    let end = Bool.random(using: &random) ? "" : text(Int.random(in: 1...20, using: &random))
    let kind = Int.random(in: 0..<5, using: &random)
    let same = text(25)
    return (0..<Int.random(in: 2...40, using: &random)).map { place in
      let number = place * Int.random(in: 1...3, using: &random) + 1
      let mark =
        switch kind {
        case 0: "\(1000 + place)"
        case 1: "202\(place % 6)-\(10 + place % 3)-\(10 + place / 6)"
        case 2: text(3) + "x\(place)"
        default: "\(number)-\(place)"
        }
      let title =
        [same, beginning + mark + end, beginning + end, mark + " " + same].randomElement(using: &random)
        ?? same
      return ("folder/\(beginning.replacing("/", with: "-"))\(mark)\(end).md", kind == 4 ? same : title)
    }
  }

  @Test(arguments: 0..<200) func rowsOfGeneratedSeriesNeverLookAlike(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let files = Dictionary(
      generated(&random).map { ($0.path, $0.title) }, uniquingKeysWith: { first, _ in first })
    let found = labels(files.map { ($0.key, $0.value) })
    for cells in [16, 24, 40] {
      let rows = found.map { SafeText($0).fitted(to: cells, ambiguous: .narrow).string }
      let alike = Dictionary(grouping: rows.indices) { rows[$0] }.values.filter { $0.count > 1 }
      #expect(alike.isEmpty, "at \(cells): \(alike.map { $0.map { found[$0] } })")
    }
  }

  /// Labels of the samples and of other digests of ours, as a narrow pane shows them.
  @Test(arguments: ["Samples", "Samples/daily", "Tests/Fixtures/panel"])
  func rowsOfOursNeverLookAlike(_ folder: String) throws {
    let root = TestFiles.repository.appending(path: folder)
    let facts = try TestFiles.markdown(below: [root]).map { file in
      EditionFacts(
        path: String(file.path.dropFirst(root.path.count + 1)),
        edition: Edition(bytes: Array(try Data(contentsOf: file))))
    }
    let found = EditionPairing.pair(facts, rootName: root.lastPathComponent).map(\.label)
    #expect(found.count > 1)
    for cells in [16, 24, 40] {
      let rows = found.map { SafeText($0).fitted(to: cells, ambiguous: .narrow).string }
      #expect(Set(rows).count == rows.count, "\(found)")
    }
  }

  private func edition(_ language: String, isStub: Bool) -> EditionSummary {
    EditionSummary(language: language, path: "", title: language, entries: isStub ? 0 : 3, isStub: isStub)
  }

  private func digest(_ editions: [EditionSummary]) -> DigestSummary {
    DigestSummary(id: DigestID(key: "w1"), issue: Issue(), editions: editions)
  }

  /// A stub stands beside an edition with entries, and lends it no name; alone it is better than none.
  @Test func aStubGivesNoTitle() {
    let full = digest([edition("zh", isStub: true), edition("en", isStub: false)])
    #expect(full.title == "en")
    #expect(
      ["zh", "en", "ja", nil].map { full.edition(preferring: $0)?.language } == ["en", "en", "en", "en"])
    let both = digest([edition("zh", isStub: false), edition("en", isStub: false)])
    #expect(
      ["zh", "en", "ja", nil].map { both.edition(preferring: $0)?.language } == ["zh", "en", "zh", "zh"])
    #expect(digest([edition("zh", isStub: true)]).title == "zh" && digest([]).title == "w1")
    var read = edition("zh", isStub: false)
    read.read = 5
    #expect(read.unread == 0)
  }
}
