import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// What a query means, by a parser of the test's own and a plain scan: neither shares code with the search.
@Suite struct QueryOracleTests {
  // MARK: The oracle

  /// A word, a phrase, or weeks or numbers from one to another, both included.
  private struct Term {
    var text = ""
    var isWhole = false
    var weeks: ClosedRange<Int>?
    var numbers: ClosedRange<Int>?
    var isNegated = false
  }

  /// Words that stand side by side must all be there; of those with OR between them one is enough.
  private static func parse(_ query: String) -> [[Term]] {
    var clauses: [[Term]] = []
    var isOr = false
    var rest = Array(query)[...]
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
        continue
      }
      var term = Term()
      if first == "-" {
        term.isNegated = true
        rest.removeFirst()
      }
      let isPhrase = rest.first == "\"" || rest.first == "“"
      if isPhrase { rest.removeFirst() }
      while let next = rest.first, isPhrase ? next != "\"" && next != "”" : next != " " {
        term.text.append(next)
        rest.removeFirst()
      }
      if isPhrase { rest = rest.dropFirst() }
      if term.text == "OR", !isPhrase, !term.isNegated {
        isOr = !clauses.isEmpty
        continue
      }
      if !isPhrase {
        term.weeks = weeks(term.text)
        term.numbers = numbers(term.text)
        if term.text.hasPrefix("word:"), term.text.count > 5 {
          term.isWhole = true
          term.text.removeFirst(5)
        }
      }
      if isOr { clauses[clauses.count - 1].append(term) } else { clauses.append([term]) }
      isOr = false
    }
    return clauses
  }

  /// `week:2026W05`, `week:2026`, `week:2026W05..2026W07` or with one end left out, as numbers that can be compared.
  private static func weeks(_ text: String) -> ClosedRange<Int>? {
    guard text.hasPrefix("week:") else { return nil }
    let ends = text.dropFirst(5).components(separatedBy: "..")
    // A year is all of its weeks, and an end that isn't there is as far away as can be.
    func weeks(_ end: String, orElse open: Int) -> ClosedRange<Int>? {
      if end.isEmpty { return open...open }
      let parts = end.replacingOccurrences(of: "-", with: "").components(separatedBy: "W").compactMap {
        Int($0)
      }
      return parts.count == 2
        ? (parts[0] * 100 + parts[1])...(parts[0] * 100 + parts[1])
        : parts.count == 1 && end.count == 4 ? (parts[0] * 100 + 1)...(parts[0] * 100 + 53) : nil
    }
    guard let first = weeks(ends[0], orElse: 0), let last = weeks(ends[ends.count - 1], orElse: 999_999),
      first.lowerBound <= last.upperBound
    else { return nil }
    return first.lowerBound...last.upperBound
  }

  /// `number:7`, `number:7..9`, and with one end left out.
  private static func numbers(_ text: String) -> ClosedRange<Int>? {
    guard text.hasPrefix("number:") else { return nil }
    let ends = text.dropFirst(7).components(separatedBy: "..")
    guard ends.count == 2 else { return Int(ends[0]).map { $0...$0 } }
    let (low, high) = (Int(ends[0]) ?? 0, Int(ends[1]) ?? Int.max)
    return low <= high && !(ends[0].isEmpty && ends[1].isEmpty) ? low...high : nil
  }

  /// Ids of entries with what is known of them besides their text.
  private struct Known {
    var ids: [String]
    var weeks: [String: Int]
    var numbers: [String: Int]
    var scan: PlainScan

    func ids(_ term: Term) -> Set<String> {
      let found = term.weeks.map { weeks in
        Set(ids.filter { id in self.weeks[id].map(weeks.contains) ?? false })
      }
      let numbered = term.numbers.map { range in
        Set(ids.filter { id in numbers[id].map(range.contains) ?? false })
      }
      let matching = found ?? numbered ?? scan.ids(term.text, isWhole: term.isWhole)
      return term.isNegated ? Set(ids).subtracting(matching) : matching
    }

    /// In the order of reading.
    func answer(_ query: String) -> [String] {
      let found = parse(query).reduce(Set(ids)) { found, clause in
        found.intersection(clause.reduce(into: Set()) { $0.formUnion(ids($1)) })
      }
      return ids.filter(found.contains)
    }
  }

  // MARK: Libraries

  /// Two languages, weeks over the turn of two years, words in and beside each other.
  private static func generated(_ random: inout SeededRandom) throws -> (
    files: TemporaryLibrary, known: Known
  ) {
    let words = [
      "纸鸢", "鸢尾", "灯塔", "塔", "磁带", "带子", "Kite", "kitefly", "SkyKite", "robot-7", "7 灯", "Éclair", "風箏",
    ]
    var texts: [String: String] = [:]
    var known = Known(ids: [], weeks: [:], numbers: [:], scan: PlainScan())
    for (place, week) in (["2025W51", "2025W52"] + (1...6).map { "2026W0\($0)" }).enumerated().reversed() {
      // Every other one has a number.
      let number = place % 2 == 0 ? 8 + place : nil
      var text = "# \(week)\(number.map { " 第 \($0) 期" } ?? "")\n\n"
      for place in 0..<5 {
        let title = "第 \(place) 条"
        let body = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          words.randomElement(using: &random) ?? ""
        }.joined(separator: ["，", " ", "的", "-"].randomElement(using: &random) ?? "")
        text += "## \(title)\n\n\(body)。\n\n"
        let id = "\(week)/zh#第-\(place)-条"
        known.ids.append(id)
        known.weeks[id] = weeks("week:" + week)?.lowerBound
        known.numbers[id] = number
        known.scan.add(title, id: id)
        known.scan.add(body + "。", id: id)
      }
      texts["\(week).md"] = text
    }
    return (try TemporaryLibrary(texts), known)
  }

  private static func known(_ library: Library) throws -> Known {
    let issues = Dictionary(uniqueKeysWithValues: try library.digests().map { ($0.key, $0.issue) })
    var known = Known(ids: [], weeks: [:], numbers: [:], scan: try PlainScan(library))
    for entry in try library.entries() {
      known.ids.append(entry.id.description)
      known.numbers[entry.id.description] = issues[entry.id.digest]?.number
      if let week = issues[entry.id.digest]?.week {
        known.weeks[entry.id.description] = week.year * 100 + week.week
      }
    }
    return known
  }

  // MARK: Queries

  /// A piece of some text, as a word, a phrase or the opposite of one; or weeks.
  private static func term(_ known: Known, _ random: inout SeededRandom) -> String {
    let sign = Int.random(in: 0..<4, using: &random) == 0 ? "-" : ""
    if Int.random(in: 0..<8, using: &random) == 0 {
      func number() -> String { String(Int.random(in: 6...16, using: &random)) }
      let ends = [number(), "\(number())..\(number())", "\(number()).. ", "..\(number())"]
      return
        "\(sign)number:\(ends.randomElement(using: &random)?.trimmingCharacters(in: .whitespaces) ?? "7")"
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      func week() -> String {
        let number = Set(known.weeks.values).sorted().randomElement(using: &random) ?? 202601
        return
          "\(number / 100)\(Bool.random(using: &random) ? "-" : "")W\(number % 100 < 10 ? "0" : "")\(number % 100)"
      }
      let forms = [week(), "\(week())..\(week())", "\(week())..", "..\(week())", String(week().prefix(4))]
      return "\(sign)week:\(forms.randomElement(using: &random) ?? "")"
    }
    while true {
      guard let text = known.scan.texts.randomElement(using: &random)?.source else { continue }
      let characters = Array(text)
      let length = min(characters.count, Int.random(in: 1...6, using: &random))
      let start = Int.random(in: 0...(characters.count - length), using: &random)
      let piece = String(characters[start..<(start + length)])
      guard piece.allSatisfy({ $0.isLetter || $0.isNumber || "，。- ".contains($0) }), piece.first != " ",
        piece.last != " ", piece.first != "-", piece != "OR"
      else { continue }
      let isPhrase = piece.contains(" ") || Bool.random(using: &random)
      if !piece.contains(" "), Int.random(in: 0..<6, using: &random) == 0 { return sign + "word:" + piece }
      return sign + (isPhrase ? Bool.random(using: &random) ? "\"\(piece)\"" : "“\(piece)”" : piece)
    }
  }

  private static func query(_ known: Known, _ random: inout SeededRandom) -> String {
    var words = Int.random(in: 0..<12, using: &random) == 0 ? ["OR"] : []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      words.append(term(known, &random))
      if Int.random(in: 0..<3, using: &random) == 0 { words.append("OR") }
    }
    return words.joined(separator: " ")
  }

  private static func expectAll(_ library: Library, _ known: Known, _ random: inout SeededRandom, count: Int)
    throws
  {
    var some = 0
    for _ in 0..<count {
      let text = query(known, &random)
      let expected = known.answer(text)
      let results = try library.search(Query(text), limit: .max)
      let found = results.entries.filter { $0.kind != .introduction }.map(\.id.description)
      #expect(found == expected, "\(text)")
      #expect(try library.search(Query(text), limit: 0).total == results.entries.count, "\(text)")
      let ranked = try library.rankedSearch(Query(text), limit: .max, widens: false)
        .filter { $0.entry.kind != .introduction }
      #expect(Set(ranked.map(\.entry.id.description)) == Set(expected), "\(text)")
      if found != expected { return }
      if !expected.isEmpty && expected.count < known.ids.count { some += 1 }
    }
    // Most say something.
    #expect(some * 3 > count)
  }

  @Test(arguments: TestLibraries.roots)
  func aLibraryAnswersAsTheOracleDoes(_ root: String) async throws {
    let library = try await Indexed.shared.library(root)
    var random = SeededRandom(seed: 20_261_128)
    try Self.expectAll(library, Self.known(library), &random, count: root.hasSuffix("Samples") ? 400 : 60)
  }

  @Test(arguments: [1, 2, 3]) func aGeneratedLibraryAnswersAsTheOracleDoes(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let (files, known) = try Self.generated(&random)
    let library = try await files.opened()
    #expect(try library.entries().map(\.id.description) == known.ids)
    try Self.expectAll(library, known, &random, count: 300)
  }

  /// `known` by hand, so that the oracle is held by something, too.
  @Test(arguments: [
    ("纸鸢 灯塔 OR 磁带", ["05", "07"]), ("灯塔 OR 磁带 纸鸢", ["05", "07"]),
    ("纸鸢 OR 灯塔 OR 磁带", ["05", "06", "07", "08"]),
    ("纸鸢 -灯塔", ["07"]), ("-纸鸢 -灯塔", ["08"]), ("-纸鸢 OR -灯塔", ["06", "07", "08"]), ("\"灯塔和纸鸢\"", ["05"]),
    ("-\"灯塔和纸鸢\" 灯塔", ["06"]), ("week:2026W05..2026W07", ["05", "06", "07"]),
    ("week:2026W06..2026W06", ["06"]),
    ("week:2026W07..2026W05", []), ("-week:2026W05..2026W07", ["08"]),
    ("week:2026W05 OR week:2026W08", ["05", "08"]),
    ("week:2026W06..2026W08 磁带 OR 灯塔", ["06", "07", "08"]), ("OR 磁带", ["07", "08"]), ("磁带 OR", ["07", "08"]),
    ("磁带 OR OR 灯塔", ["05", "06", "07", "08"]), ("\"OR\"", []), ("-week:2026W05 -week:2026W08 -磁带", ["06"]),
  ])
  func theRulesHold(_ query: String, _ weeks: [String]) async throws {
    let files = try TemporaryLibrary([
      "2026W05.md": "# 2026W05\n\n## 甲\n\n灯塔和纸鸢。\n", "2026W06.md": "# 2026W06\n\n## 甲\n\n灯塔。\n",
      "2026W07.md": "# 2026W07\n\n## 甲\n\n纸鸢和磁带。\n", "2026W08.md": "# 2026W08\n\n## 甲\n\n磁带。\n",
    ])
    let library = try await files.opened()
    let expected = weeks.reversed().map { "2026W\($0)/zh#甲" }
    #expect(try library.search(Query(query), limit: .max).entries.map(\.id.description) == expected)
    #expect(try Self.known(library).answer(query) == expected)
  }
}
