import DigestIndex
import DigestKit
import TestSupport
import Testing
import Writing

/// Queries of every kind, made at random out of what a library holds, against the contract entry by entry.
@Suite struct QueryPropertyTests {
  private struct Known {
    var entry: EntrySummary
    var issue: DigestKit.Issue
    var text: FoldedText
    var lines: [String]
    var plain: [Character]
  }

  private static func known(_ library: Library) throws -> [Known] {
    let issues = Dictionary(uniqueKeysWithValues: try library.digests().map { ($0.key, $0.issue) })
    return try library.entries().map { entry in
      let plain = try library.plainText(of: entry.id) ?? ""
      return Known(
        entry: entry, issue: issues[entry.id.digest] ?? DigestKit.Issue(), text: FoldedText(plain),
        lines: plain.split(separator: "\n").map(String.init), plain: Array(plain))
    }
  }

  private static func matches(_ query: Query, _ known: Known, _ twins: [String: Set<String>]) -> Bool {
    query.clauses.allSatisfy { clause in
      clause.contains { condition in
        switch condition.test {
        case .text(let pattern): pattern.isFound(in: known.text) != condition.isNegated
        case .together(let words):
          // Lines are looked at where all of it is somewhere.
          (words.patterns.allSatisfy { $0.isFound(in: known.text) }
            && known.lines.contains { areTogether(words.patterns, in: $0, reach: words.reach) })
            != condition.isNegated
        case .expression(let expression):
          (isFound(expression.source, in: known.lines.joined(separator: "\n"))
            && known.lines.contains { isFound(expression.source, in: $0) }) != condition.isNegated
        case .filter(let filter):
          filter.accepts(known.entry, issue: known.issue, twins) != condition.isNegated
        }
      }
    }
  }

  /// Whether from some place on each of the words stands within reach.
  private static func areTogether(_ patterns: [TextPattern], in line: String, reach: Int?) -> Bool {
    let folded = FoldedText(line)
    let matches = patterns.map { $0.matches(in: folded) }
    let utf8 = Array(line.utf8)
    return matches.joined().map(\.lowerBound).contains { start in
      matches.allSatisfy { own in
        own.contains { match in
          guard match.lowerBound >= start else { return false }
          let between = String(decoding: utf8[start..<match.upperBound], as: UTF8.self)
          return reach.map { between.unicodeScalars.count <= $0 } ?? true
        }
      }
    }
  }

  /// By Foundation's, which is ICU's.
  private static func isFound(_ expression: String, in line: String) -> Bool {
    line.range(of: expression, options: [.regularExpression, .caseInsensitive]) != nil
  }

  /// A few characters of a text, without what means something to a query.
  private static func piece(_ known: Known, _ random: inout SeededRandom, length: Int) -> String? {
    guard known.plain.count > length + 1 else { return nil }
    let start = Int.random(in: 0..<(known.plain.count - length), using: &random)
    let text = String(known.plain[start..<(start + length)])
    return text.allSatisfy { $0.isLetter || $0.isNumber } ? text : nil
  }

  /// Something to ask that `known` may well answer.
  private static func condition(_ known: Known, _ random: inout SeededRandom) -> String? {
    let entry = known.entry
    switch Int.random(in: 0..<18, using: &random) {
    case 0: return entry.sections.randomElement(using: &random).map { "in:\"\($0.prefix(3))\"" }
    case 1: return "title:\"\(entry.title.prefix(2))\""
    case 2: return known.issue.week.map { "week:\($0)" }
    case 3: return known.issue.week.map { "week:\($0)..2030W01" }
    case 4: return known.issue.date.map { "after:" + part($0, &random) }
    case 5: return known.issue.date.map { "before:" + part($0, &random) }
    case 6: return "language:" + entry.id.language
    case 7: return entry.sourceURL.flatMap(LinkTarget.host(of:)).map { "site:\($0)" }
    case 8:
      return ["has:code", "has:image", "has:table", "has:math", "has:note", "has:twin"].randomElement(
        using: &random)
    case 9: return ["is:read", "is:unread", "is:starred"].randomElement(using: &random)
    case 10, 11:
      guard let first = piece(known, &random, length: 2), let second = piece(known, &random, length: 1) else {
        return nil
      }
      return "\(["block", "near"].randomElement(using: &random) ?? "near"):(\(first) \(second))"
    case 12: return piece(known, &random, length: 4).map { "word:\($0)" }
    case 13: return piece(known, &random, length: 4).map { "re:" + $0.prefix(1) + "[^。]{0,4}" + $0.suffix(2) }
    default:
      let length = Int.random(in: 1...5, using: &random)
      guard known.plain.count > length + 1 else { return nil }
      let start = Int.random(in: 0..<(known.plain.count - length), using: &random)
      let text = String(known.plain[start..<(start + length)])
      return text.contains(where: { "\"“”\n\t".contains($0) }) ? nil : "\"\(text)\""
    }
  }

  /// A day, its month or its year.
  private static func part(_ day: Day, _ random: inout SeededRandom) -> String {
    String(day.description.prefix([4, 7, 10].randomElement(using: &random) ?? 10))
  }

  private static func query(_ known: [Known], _ random: inout SeededRandom) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      for number in 0..<Int.random(in: 1...2, using: &random) {
        guard let about = known.randomElement(using: &random), let found = condition(about, &random) else {
          continue
        }
        if number > 0 && !words.isEmpty { words.append("OR") }
        words.append((Int.random(in: 0..<4, using: &random) == 0 ? "-" : "") + found)
      }
    }
    return words.joined(separator: " ")
  }

  @Test(arguments: TestLibraries.roots)
  func everyQueryFindsWhatTheContractSays(_ root: String) async throws {
    let library = Library(roots: [root], cache: nil, state: nil)
    _ = try await library.refresh()
    var random = SeededRandom(seed: 20_261_124)
    for entry in try library.entries() {
      if Int.random(in: 0..<4, using: &random) == 0 { try library.setRead(true, entry) }
      if Int.random(in: 0..<9, using: &random) == 0 { _ = try library.toggleStarred(entry) }
    }
    let known = try Self.known(library)
    var twins: [String: Set<String>] = [:]
    for name in try library.sectionNames() { twins[name] = try library.sectionTwins(of: name) }
    var found = 0
    for _ in 0..<(root.hasSuffix("Samples") ? 600 : 50) {
      let text = Self.query(known, &random)
      let query = Query(text)
      guard !query.isEmpty else { continue }
      let expected = known.filter { Self.matches(query, $0, twins) }.map(\.entry.id)
      let entries = try library.search(query, limit: .max).entries.filter { $0.kind != .introduction }
      #expect(entries.map(\.id) == expected, "\(text)")
      let ranked = try library.rankedSearch(query, limit: .max, widens: false)
      #expect(Set(ranked.map(\.entry.id)).isSuperset(of: expected), "\(text)")
      found += expected.isEmpty ? 0 : 1
    }
    #expect(found > 8)
  }

  @Test(arguments: [
    ("week:2026W05", true), ("week:2026W01..2026W10", true), ("week:2026W06", false),
    ("after:2026-01-28", true), ("after:2026-02-02", false), ("before:2026-01-26", true),
    ("before:2026-01-25", false), ("language:zh", true), ("language:en", false), ("site:arxiv.org", true),
    ("site:xiv.org", false), ("in:学术", true), ("in:推荐", false), ("title:kimi", true), ("has:code", true),
    ("has:table", false), ("is:unread", true), ("is:starred", false),
  ])
  func filters(_ text: String, _ expected: Bool) async throws {
    let library = try await TemporaryLibrary([
      "weekly/2026W05.md": """
      # 周刊

      ## 學術研究

      ### 机器人

      #### [Kimi K2.5](https://www.arxiv.org/abs/1)

      ```
      let x = 1
      ```
      """
    ]).opened()
    #expect(try library.search(Query(text), limit: 1).total == (expected ? 1 : 0))
  }
}

/// Filters as the contract has them, on what is shown of an entry.
extension Filter {
  /// `twins`: what sections are called in other languages.
  fileprivate func accepts(
    _ entry: EntrySummary, issue: DigestKit.Issue, _ twins: [String: Set<String>]
  ) -> Bool {
    switch self {
    case .section(let pattern):
      entry.sections.contains { section in
        pattern.isFound(in: FoldedText(section))
          || twins.contains { $0.value.contains(section) && pattern.isFound(in: FoldedText($0.key)) }
      }
    case .title(let pattern): pattern.isFound(in: FoldedText(entry.title))
    case .weeks(let range): issue.week.map(range.contains) ?? false
    case .numbers(let range): issue.number.map(range.contains) ?? false
    case .after(let day): issue.lastDay.map { $0 >= day } ?? false
    case .before(let day): issue.date.map { $0 <= day } ?? false
    case .language(let tag):
      entry.id.language.lowercased() == tag || entry.id.language.lowercased().hasPrefix(tag + "-")
    case .site(let site):
      entry.sources.contains { source in
        guard let host = source.url.flatMap(LinkTarget.host(of:)) else { return false }
        return host == site || host.hasSuffix("." + site)
      }
    case .has(let features): entry.features.isSuperset(of: features)
    // Of tags a summary says nothing: see TagTests.
    case .tag: false
    case .twin: entry.twin != nil
    case .status(.unread): !entry.isRead
    case .status(.read): entry.isRead
    case .status(.starred): entry.isStarred
    case .status(.marked): entry.isMarked
    case .notes: entry.isNoted
    }
  }
}
