import DigestIndex
import DigestKit
import TestSupport
import Testing

/// Tiers by a plain scan and tables written by hand: neither stems nor pinyin are the product's.
@Suite struct TierOracleTests {
  /// Words that are each other's forms.
  private static let families = [
    ["kite", "kites", "kiting"], ["robot", "robots"], ["study", "studies", "studied", "studying"],
  ]
  private static let spelled = ["dengta": "灯塔", "cidai": "磁带", "zyw": "纸鸢尾"]

  /// What names itself in brackets in the library.
  private static let translated = ["飞碟": "UFO", "ufo": "飞碟"]

  private struct Term {
    var text: String
    var isQuoted = false
    var isNegated = false

    var source: String { (isNegated ? "-" : "") + (isQuoted ? "\"\(text)\"" : text) }
  }

  private struct Known {
    var scan = PlainScan()
    var ids: [String] = []

    /// Ids of what holds a term, or in a further tier what it may mean.
    func ids(_ term: Term, _ tier: SearchMatch, isAlone: Bool) -> Set<String> {
      var found = scan.ids(term.text)
      if term.isNegated { return Set(ids).subtracting(found) }
      guard tier > .literal, !term.isQuoted else { return found }
      if let family = families.first(where: { $0.contains(term.text) }) {
        for form in family where form != term.text { found.formUnion(scan.ids(form, isWhole: true)) }
      }
      if tier >= .pinyin, isAlone, let word = spelled[term.text] { found.formUnion(scan.ids(word)) }
      if tier >= .translation, let word = translated[term.text] {
        found.formUnion(scan.ids(word, isWhole: word == "UFO"))
      }
      return found
    }

    func answer(_ clauses: [[Term]]) -> [(match: SearchMatch, ids: [String])] {
      var known: Set<String> = []
      return SearchMatch.allCases.map { tier in
        let found = clauses.reduce(Set(ids)) { found, clause in
          found.intersection(
            clause.reduce(into: Set()) {
              $0.formUnion(ids($1, tier, isAlone: Set(clause.map(\.source)).count == 1))
            })
        }
        let own = found.subtracting(known)
        known.formUnion(own)
        return (tier, ids.filter(own.contains))
      }
    }
  }

  private static func library(_ random: inout SeededRandom) throws -> (files: TemporaryLibrary, known: Known)
  {
    let words =
      families.joined() + [
        "**灯塔**", "**磁带**", "**纸鸢尾**", "kitefly", "SkyKite", "robotics2", "Studying", "飞碟", "UFO",
      ]
    var known = Known()
    var text = "# 2026W05\n\n"
    for place in 0..<40 {
      let chosen = (0..<Int.random(in: 1...3, using: &random)).compactMap { _ in
        words.randomElement(using: &random)
      }
      let body = chosen.joined(separator: " 和 ") + (place < 3 ? "。飞碟（UFO）又来了" : "")
      text += "## 第 \(place) 条\n\n\(body)。\n\n"
      let id = "2026W05/zh#第-\(place)-条"
      known.ids.append(id)
      known.scan.add("第 \(place) 条", id: id)
      known.scan.add(body.replacing("**", with: "") + "。", id: id)
    }
    return (try TemporaryLibrary(["2026W05.md": text]), known)
  }

  private static func clauses(_ random: inout SeededRandom) -> [[Term]] {
    let words = families.joined() + spelled.keys.sorted() + ["灯塔", "磁带", "飞碟", "ufo"]
    return (0..<Int.random(in: 1...2, using: &random)).map { _ in
      (0..<Int.random(in: 1...2, using: &random)).map { _ in
        Term(
          text: words.randomElement(using: &random) ?? "",
          isQuoted: Int.random(in: 0..<5, using: &random) == 0,
          isNegated: Int.random(in: 0..<6, using: &random) == 0)
      }
    }
  }

  @Test(arguments: [1, 2, 3]) func everyTierHoldsWhatTheOracleSays(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let (files, known) = try Self.library(&random)
    let library = try await files.opened()
    var seen: [SearchMatch: Int] = [:]
    for _ in 0..<150 {
      let clauses = Self.clauses(&random)
      let text = clauses.map { $0.map(\.source).joined(separator: " OR ") }.joined(separator: " ")
      let expected = known.answer(clauses)
      let results = try library.search(Query(text), limit: .max, widens: true)
      #expect(results.entries.map(\.id.description) == expected.flatMap(\.ids), "\(text)")
      let tiers = expected.filter { !$0.ids.isEmpty }
      #expect(results.tiers == tiers.map { .init($0.match, entries: $0.ids.count) }, "\(text)")
      for tier in tiers { seen[tier.match, default: 0] += 1 }
      let ranked = try library.rankedSearch(Query(text), limit: .max)
      for (match, ids) in expected {
        let own = ranked.filter { $0.match == match }.map(\.entry.id.description)
        #expect(Set(own) == Set(ids) && own.count == ids.count, "\(text)")
      }
      if results.entries.map(\.id.description) != expected.flatMap(\.ids) { return }
    }
    #expect(SearchMatch.allCases.allSatisfy { seen[$0, default: 0] > 5 })
    withExtendedLifetime(files) {}
  }
}
