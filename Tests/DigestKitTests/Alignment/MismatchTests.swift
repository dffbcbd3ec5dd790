import DigestKit
import Markdown
import Panels
import TestSupport
import Testing

@Suite struct MismatchTests {
  private static func mismatches(_ left: String, _ right: String) throws -> [Mismatch] {
    try Alignment.mismatches(MismatchFixture.entry(left), MismatchFixture.entry(right))
  }

  /// One paragraph each, between two that leave no doubt about which is which.
  private static func found(_ chinese: String, _ english: String) throws -> [String] {
    let mismatches = try mismatches(
      "# 甲\n\n## 风筝\n\nOstrava 的 K-77 线轴。\n\n\(chinese)\n\n用 Zylon 5501 编成。\n",
      "# A\n\n## Kites\n\nA K-77 reel of Ostrava.\n\n\(english)\n\nIt is braided of Zylon 5501.\n")
    return mismatches.map { "\($0.kind) \($0.left.text ?? "-") | \($0.right.text ?? "-")" }
  }

  @Test func nothingIsSaidOfFaithfulTwins() throws {
    let found = try Self.mismatches(MismatchFixture.chinese, MismatchFixture.english)
    #expect(found == [])
  }

  @Test func whatWasPlantedIsFound() throws {
    var missed: [String] = []
    for plant in MismatchFixture.plants {
      #expect(MismatchFixture.english.contains(plant.old))
      let english = MismatchFixture.english.replacing(plant.old, with: plant.new)
      let found = try Self.mismatches(MismatchFixture.chinese, english)
      let place = try #require(MismatchFixture.english.firstRange(of: plant.old)).lowerBound
      let line = MismatchFixture.english[..<place].count { $0 == "\n" } + 1
      if !found.contains(where: { $0.kind == plant.kind && $0.right.line == line && $0.left.line == line }) {
        missed.append("\(plant.old) → \(plant.new): \(found)")
      }
      #expect(found.count <= 2, "\(plant): \(found)")
    }
    #expect(missed.count <= MismatchFixture.plants.count / 10, "\(missed)")
    #expect(missed == [])
  }

  @Test func identicalTwinsShareAll() throws {
    for text in [MismatchFixture.chinese, MismatchFixture.english] {
      #expect(try Self.mismatches(text, text) == [])
    }
  }

  @Test func swappedSidesAreMirrored() throws {
    for plant in MismatchFixture.plants {
      let english = MismatchFixture.english.replacing(plant.old, with: plant.new)
      let found = try Self.mismatches(MismatchFixture.chinese, english)
      let swapped = try Self.mismatches(english, MismatchFixture.chinese)
      func sorted(_ mismatches: [Mismatch]) -> [String] { mismatches.map { "\($0)" }.sorted() }
      #expect(sorted(swapped.map(\.flipped)) == sorted(found))
    }
  }

  /// The same, however it is written.
  @Test(arguments: [
    ("卖了 300 万份。", "It sold 3 million copies."), ("卖了 300 万份。", "It sold 3,000,000 copies."),
    ("卖了 300 万份。", "It sold 3M copies."), ("估值 12 亿美元。", "It is worth $1.2 billion."),
    ("三成的人同意。", "30 percent agree."), ("百分之三十的人同意。", "30% agree."), ("有 50% 的人走了。", "Half of them left."),
    ("价格翻倍。", "The price went up 2x."), ("快了 2 倍。", "It is twice as fast."),
    ("2026 年 1 月 26 日", "January 26, 2026"), ("2026 年 1 月 26 日", "2026-01-26"),
    ("1 月 26 日", "26th of January"),
    ("在二十世纪六十年代", "In the 1960s"), ("每月 3–5 万人", "30,000–50,000 people a month"),
    ("跑了 120 分钟。", "It ran for 2 hours."), ("一九五二年的刨子", "A plane of 1952"), ("下午 3 点开门", "It opens at 3 pm"),
    ("两百零六块骨头", "two hundred and six bones"), ("第 21 届", "The 21st time"),
    ("约有 6.5 万个", "some sixty-five thousand"),
    ("三百人，八千两块就够", "Three hundred people; eight thousand and two are enough"),
    ("用 LLM 来写", "Written with a large language model"), ("显存不够", "There is not enough VRAM"),
    ("见[维基](https://zh.wikipedia.org/wiki/a)", "See [wiki](https://en.wikipedia.org/wiki/b)"),
    ("见[页](https://a.example/zh-cn/x?lang=zh)", "See [page](https://a.example/en-us/x?lang=en)"),
    ("见[页](other.zh-CN.md)", "See [page](other.md)"),
  ])
  func isTheSame(_ chinese: String, _ english: String) throws {
    #expect(try Self.found(chinese, english) == [])
  }

  @Test(arguments: [
    ("卖了 300 万份。", "It sold 3 billion copies.", "figure 300 万 | 3 billion"),
    ("卖 30 美元。", "It costs 30 yuan.", "figure 30 美元 | 30 yuan"),
    ("重 12 公斤。", "It weighs 12 pounds.", "figure 12 公斤 | 12 pounds"),
    ("有三个人来了。", "Four people came.", "figure 三 | Four"),
    ("三成的人同意。", "40% agree.", "figure - | 40%"),
    ("2026 年 1 月 26 日", "January 27, 2026", "date 1 月 26 日 | January 27"),
    ("四月开门。", "It opens in May 2024.", "date - | 2024"),
    ("由 Sony 生产。", "It is made by Philips.", "name Sony | Philips"),
    ("用 GPT-4o 写成。", "It was written with GPT-5.", "name GPT-4o | GPT-5"),
    (
      "见[页](https://a.example/x)", "See [page](https://a.example/y)",
      "link https://a.example/x | https://a.example/y"
    ),
  ])
  func differs(_ chinese: String, _ english: String, _ expected: String) throws {
    #expect(try Self.found(chinese, english) == [expected])
  }

  /// Translators move things: what stands in another block isn't lacking.
  @Test func whatWasMovedIsNotLacking() throws {
    let chinese = "# 甲\n\n## 风筝\n\nOstrava 的 K-77 线轴，长 350 米，1974 年造。\n\n用 Zylon 5501 编成，很结实，不怕风。\n"
    let english =
      "# A\n\n## Kites\n\nA K-77 reel of Ostrava that is long, and made well.\n\nIt is braided of Zylon 5501, 350 m of it, in 1974.\n"
    #expect(try Self.mismatches(chinese, english) == [])
  }

  @Test func nothingIsSaidOfASummary() throws {
    let chinese =
      "# 甲\n\n## 风筝\n\nOstrava 的 K-77 线轴，长 350 米，1974 年造，卖 88 欧元，线轴上绕着二十层纸，还有一段说明，讲的是怎样把它收好，放进柜子，等到秋天。\n"
    #expect(try Self.mismatches(chinese, "# A\n\n## Kites\n\nA K-77 reel of Ostrava.\n") == [])
  }

  /// Of thirty thousand figures one differs, and is found; where all differ it was told in other words. One word without an
  /// end is one word.
  @Test(.timeLimit(.minutes(10))) func hostileTextsAreReadToTheirEnds() throws {
    func text(_ numbers: some Sequence<Int>) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
    let numbers = (0..<30_000).map { $0 * 2 + 1_000_000 }
    let found = try Self.mismatches(
      "# 甲\n\n## 数\n\n数 \(text(numbers)) 5000001\n", "# A\n\n## N\n\nn \(text(numbers)) 7000001\n")
    #expect(found.map { [$0.left.text, $0.right.text] } == [["5000001", "7000001"]])
    let others = numbers.prefix(10_000).map { $0 + 1 }
    let retold = try Self.mismatches(
      "# 甲\n\n## 数\n\n数 \(text(numbers.prefix(10_000)))\n", "# A\n\n## N\n\nn \(text(others))\n")
    #expect(retold.isEmpty)
    let word = String(repeating: "a1-", count: 30_000)
    let han = String(repeating: "三千", count: 30_000)
    let endless = try Self.mismatches("# 甲\n\n## 数\n\n\(word) \(han)\n", "# A\n\n## N\n\n\(word)\n")
    #expect(endless.isEmpty)
  }

  /// What a name may stand in for and be one with, and what it may not, though the entry has both names elsewhere.
  @Test(arguments: [
    ("用 Qwen3 写成。", "It was written with Qwen2.", "name Qwen3 | Qwen2"),
    ("由 K-77 和 PyTorch 绕线。", "It is wound by a K-77 and PyTroch.", "name PyTorch | PyTroch"),
    ("这里用 Zylon 5501 编。", "Here it is braided of it.", ""),
    ("K-77 绕得快，K-77 也轻。", "A K-77 winds fast, and it is light.", ""),
    ("K-77 绕得快，K-77 也轻。", "A K-77 winds fast, and the K-78 is light.", "name K-77 | K-78"),
  ])
  func namesStandForEachOther(_ chinese: String, _ english: String, _ expected: String) throws {
    #expect(try Self.found(chinese, english).joined() == expected)
  }

  /// The link of an item's title is in none of its blocks.
  @Test func linksOfTitlesAreCompared() throws {
    func entry(_ text: String) throws -> Entry {
      let items = Edition(
        bytes: Array("# A\n\n## B\n\n\(text)\n- [K-78](https://a.example/z): Zylon.\n".utf8))
      return try #require(items.entries.first { $0.title.contains("K-77") })
    }
    let found = try Alignment.mismatches(
      entry("- [K-77 线轴](https://a.example/x)：用 Zylon 编成。"),
      entry("- [K-77 reel](https://a.example/y): It is braided of Zylon."))
    #expect(found.map { $0.right.text } == ["https://a.example/y"])
  }

  /// One number, year, name, version or link of the English side of real pairs is changed, and must be found.
  @Test(.enabled(if: TestFiles.corpus != nil, "needs real digests: set WENZHAI_CORPUS"))
  func whatIsPlantedInRealTwinsIsFound() {
    var outcome = PlantedMismatches()
    for pair in EditionPair.pairs(below: [TestFiles.corpus].compactMap(\.self)) { outcome.plant(in: pair) }
    let planted = outcome.planted.values.reduce(0, +)
    let found = outcome.found.values.reduce(0, +)
    print("planted \(outcome.planted), found \(outcome.found)")
    print("missed: \(outcome.missed.joined(separator: "\n"))")
    #expect(planted > 50)
    #expect(Double(found) >= 0.9 * Double(planted))
  }
}
