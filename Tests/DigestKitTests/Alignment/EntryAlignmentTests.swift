import DigestKit
import Panels
import TestSupport
import Testing

@Suite("Alignment of entries") struct EntryAlignmentTests {
  private func entry(
    _ title: String, in sections: [String] = [], level: Int? = 3, sources: [String] = [], text: String = ""
  ) -> AlignmentEntry {
    AlignmentEntry(
      level: level, sections: sections, sources: sources, title: title, text: title + "\n" + text)
  }

  /// Each entry of either side stands in exactly one pair, and the pairs are in the order that is promised.
  private func checkCover(_ pairs: [AlignedPair], _ left: Int, _ right: Int) {
    #expect(pairs.flatMap { Array($0.left) } == Array(0..<left))
    #expect(pairs.flatMap { Array($0.right) }.sorted() == Array(0..<right))
    #expect(pairs.allSatisfy { (0...1).contains($0.score) && !($0.left.isEmpty && $0.right.isEmpty) })
    for (index, pair) in pairs.enumerated() where pair.left.isEmpty && pair.right.lowerBound > 0 && index > 0
    {
      #expect(pairs[index - 1].right.contains(pair.right.lowerBound - 1))
    }
  }

  @Test func pairsWholeFixture() {
    let left = Fixture.entries(Fixture.chinese)
    let right = Fixture.entries(Fixture.english)
    #expect(left.count == 12 && right.count == 12)
    let pairs = Alignment.entries(left, right)
    checkCover(pairs, 12, 12)
    #expect(pairs.map(\.left) == pairs.map(\.right))
    #expect(pairs.count(where: \.isDoubtful) <= 2)
    let names = Alignment.sectionNames(left, right, pairs)
    #expect(names == ["望远镜": "Telescopes", "软件": "Software", "人物": "People"])
  }

  @Test func handlesEmptySides() {
    let one = [entry("A"), entry("B")]
    #expect(Alignment.entries([], []) == [])
    checkCover(Alignment.entries(one, []), 2, 0)
    checkCover(Alignment.entries([], one), 0, 2)
    #expect(Alignment.entries([], one).map(\.right) == [0..<1, 1..<2])
  }

  @Test func followsSourcesWhereverTheyStand() {
    let left = [
      entry("甲", in: ["一"], level: nil, sources: ["https://a.example/1?utm_source=x"]),
      entry("乙", in: ["一"], level: nil, sources: ["https://a.example/2"]),
      entry("丙", in: ["二"], level: nil, sources: ["https://a.example/3"]),
    ]
    let right = [
      entry("Third", in: ["Two"], level: nil, sources: ["http://www.a.example/3/"]),
      entry("Second", in: ["One"], level: nil, sources: ["https://a.example/2"]),
      entry("First", in: ["One"], level: nil, sources: ["https://a.example/1"]),
    ]
    let pairs = Alignment.entries(left, right)
    #expect(pairs.map(\.left) == [0..<1, 1..<2, 2..<3])
    #expect(pairs.map(\.right) == [2..<3, 1..<2, 0..<1])
    #expect(pairs.allSatisfy { !$0.isDoubtful })
  }

  @Test func sourceOfManySaysLittle() {
    let blog = ["https://blog.example/"]
    let left = (0..<4).map { entry("条目\($0 == 0 ? "甲" : "乙")", level: nil, sources: blog) }
    let right = (0..<3).map { _ in entry("Some item", level: nil, sources: blog) }
    #expect(
      Alignment.entries(left, right).allSatisfy { $0.isDoubtful || $0.left.isEmpty || $0.right.isEmpty })
  }

  @Test func positionAloneIsDoubtful() {
    let left = [entry("早晨", text: "今天很冷。"), entry("晚上", text: "星星很亮。")]
    let right = [entry("Food", text: "Soup was good."), entry("Sleep", text: "We slept well.")]
    let pairs = Alignment.entries(left, right)
    checkCover(pairs, 2, 2)
    #expect(pairs.allSatisfy { $0.isDoubtful || $0.left.isEmpty || $0.right.isEmpty })
  }

  @Test func leavesMissingTwinsAlone() {
    let left = Fixture.entries(Fixture.chinese)
    var right = Fixture.entries(Fixture.english)
    right.remove(at: 5)
    right.remove(at: 0)
    let pairs = Alignment.entries(left, right)
    checkCover(pairs, 12, 10)
    #expect(pairs.filter { $0.right.isEmpty }.map(\.left) == [0..<1, 5..<6])
  }

  @Test func findsMergedEntries() {
    let left = Fixture.entries(Fixture.chinese)
    var damaged = Damaged(left)
    damaged.entries[4].text = left[4...6].map(\.text).joined(separator: "\n")
    damaged.entries[4].sources = left[4...6].flatMap(\.sources)
    damaged.entries.removeSubrange(5...6)
    let pairs = Alignment.entries(damaged.entries, Fixture.entries(Fixture.english))
    #expect(pairs.contains { $0.left == 4..<5 && $0.right == 4..<7 })
    let back = Alignment.entries(Fixture.entries(Fixture.english), damaged.entries)
    #expect(back.contains { $0.left == 4..<7 && $0.right == 4..<5 })
  }

  /// A part of a merge stands in no other pair, though the other side may have something for it: here a short
  /// report of the same.
  @Test func partsOfAMergeAreCountedOnce() {
    let whole = Fixture.entries(Fixture.chinese)
    let parts = Fixture.entries(Fixture.english)
    var merged = Damaged(whole)
    merged.entries[4].text = whole[4...5].map(\.text).joined(separator: "\n")
    merged.entries[4].sources = whole[4...5].flatMap(\.sources)
    merged.entries.remove(at: 5)
    checkCover(Alignment.entries(merged.entries, parts), 11, 12)
    checkCover(Alignment.entries(parts, merged.entries), 12, 11)
    var report = whole[5]
    report.text = String(report.text.prefix(report.title.count + 41))
    let withReport = merged.entries + [report]
    let pairs = Alignment.entries(parts, withReport)
    #expect(pairs.contains { $0.left == 4..<6 && $0.right == 4..<5 })
    checkCover(pairs, 12, 12)
    checkCover(Alignment.entries(withReport, parts), 12, 12)
  }

  /// Without the head of its section on one side, an entry is at the end of that side alone, and the head is a
  /// neighbour on the other: neither makes it certain.
  @Test func aNeighbourOnOneSideAloneConfirmsNothing() {
    let left = Fixture.entries(Fixture.chinese)
    let right = Fixture.entries(Fixture.english)
    #expect(Alignment.entries(left, right).contains { $0.left == 9..<10 && !$0.isDoubtful })
    var headless = left
    headless.remove(at: 8)
    let pairs = Alignment.entries(headless, right)
    #expect(pairs.contains { $0.left == 8..<9 && $0.right == 9..<10 && $0.isDoubtful })
    let back = Alignment.entries(right, headless)
    #expect(back.contains { $0.left == 9..<10 && $0.right == 8..<9 && $0.isDoubtful })
  }

  @Test func learnsWordsOfTitles() {
    let names = ["Alpha", "Beta", "Gamma", "Delta"]
    let left = names.flatMap { name in
      [entry("\(name) 的优势", in: [name]), entry("\(name) 的缺点", in: [name])]
    }
    let right = names.flatMap { name in
      [entry("Advantages of \(name)", in: [name]), entry("Drawbacks of \(name)", in: [name])]
    }
    let pairs = Alignment.entries(left, right)
    #expect(pairs.map(\.left) == pairs.map(\.right))
  }

  @Test func isTheSameEveryTime() {
    let left = Fixture.entries(Fixture.chinese)
    let right = Fixture.entries(Fixture.english)
    let first = Alignment.entries(left, right)
    for _ in 0..<3 { #expect(Alignment.entries(left, right) == first) }
  }

  @Test(arguments: Damage.allCases)
  func survivesDamage(_ damage: Damage) {
    let left = Fixture.entries(Fixture.chinese)
    let right = Fixture.entries(Fixture.english)
    var outcome = Outcome()
    for seed in 1...60 as ClosedRange<UInt64> {
      let damaged = damage.done(to: left, some: 3, seed: seed)
      checkCover(Alignment.entries(damaged.entries, right), damaged.entries.count, right.count)
      outcome.judge(damaged, right, truth: left.indices.map { [$0] }, note: "\(damage) \(seed)")
    }
    #expect(outcome.wrongAndCertain == [])
    #expect(Double(outcome.found) >= 0.9 * Double(outcome.expected))
  }
}
