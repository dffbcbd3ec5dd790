import Foundation
import TestSupport
import Testing

/// What other programs read: each line by a decoder of its own, which wants every key and knows no more.
@Suite struct JSONTests {
  private struct Digest: Decodable {
    struct Edition: Decodable {
      var language: String, path: String, line: Int, title: String, entries: Int, stub: Bool
    }
    var key: String, label: String, kind: String, title: String, editions: [Edition]
  }

  private struct Entry: Decodable {
    struct Source: Decodable { var title: String }
    var library: String, id: String, digest: String, language: String, title: String, line: Int, path: String
    var sections: [String], sources: [Source], wikilinks: [String], images: Int, characters: Int, minutes: Int
    var twinIsDoubtful: Bool
  }

  private struct Hit: Decodable {
    var language: String, match: String, score: Double, extract: String, ranges: [[Int]]
  }
  private struct Word: Decodable {
    struct Translation: Decodable { var word: String, language: String, count: Int, share: Double }
    var word: String, language: String, translations: [Translation]
  }
  private struct Bar: Decodable { var key: String, entries: Int, hits: Int }
  private struct Report: Decodable {
    var files: Int, digests: Int, entries: Int, bytes: Int, added: Int, updated: Int, removed: Int,
      seconds: Double
  }
  private struct Fault: Decodable {
    var path: String, line: Int, severity: String, code: String, message: String
  }

  private static let entryKeys = [
    "library", "id", "digest", "language", "title", "level", "line", "path", "sections", "category",
    "sources",
    "wikilinks", "images", "characters", "minutes", "twin", "twinIsDoubtful",
  ]

  /// The lines of a command on the samples, decoded; none has another key than `keys`, or lacks one.
  private func lines<Value: Decodable>(
    _ arguments: [String], _ keys: [String], as type: Value.Type
  ) throws -> [Value] {
    let outcome = try Home().run(arguments + ["--json", "-L", Home.samples])
    #expect(outcome.status == 0)
    #expect(!outcome.lines.isEmpty)
    return try outcome.lines.map { line in
      let data = Data(line.utf8)
      let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(Set(object.keys) == Set(keys), "\(line)")
      return try JSONDecoder().decode(type, from: data)
    }
  }

  private static let issues = [
    "issue-02", "issue-01", "2026W07", "2026W06", "2026W05", "letter-21", "garden-7", "2025-09-09",
    "2025-09-08", "papers@2025W37", "papers@2025W36",
  ]

  @Test func digests() throws {
    let keys = ["key", "label", "kind", "week", "number", "date", "title", "editions"]
    let digests = try lines(["digests"], keys, as: Digest.self)
    #expect(digests.map(\.key) == Self.issues + ["papers"])
    #expect(digests.allSatisfy { $0.editions.count == 2 && !$0.label.isEmpty })
    #expect(digests.map(\.kind) == Self.issues.map { _ in "issue" } + ["page"])
    #expect(digests[3].editions.map(\.stub) == [false, true])
    // Parts of a file begin where their headings are.
    #expect(digests.map { $0.editions[0].line } == [1, 1, 1, 1, 1, 1, 1, 1, 1, 10, 18, 1])
    #expect(Set(digests.map(\.label)).count == 12)
  }

  @Test func entries() throws {
    let entries = try lines(["list"], Self.entryKeys, as: Entry.self)
    #expect(entries.count == 152)
    #expect(Set(entries.map(\.id)).count == 152)
    for entry in entries {
      #expect(entry.id.hasPrefix("\(entry.digest)/\(entry.language)#"))
      #expect(entry.library == Home.samples)
      // The line is that of its title, which stands in it as written.
      let text = try String(contentsOf: TestFiles.samples.appending(path: entry.path), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.indices.contains(entry.line - 1))
      let start = entry.title.prefix(3)
      #expect(lines[entry.line - 1].contains(start), "\(entry.id): \(lines[entry.line - 1])")
    }
  }

  @Test func hits() throws {
    let keys = Self.entryKeys + ["match", "score", "extract", "ranges"]
    let hits = try lines(["search", "jiqiren"], keys, as: Hit.self)
    #expect(Set(hits.map(\.match)) == ["pinyin"])
    let all = try lines(["search", "机器人"], keys, as: Hit.self)
    // The samples' own editions tell what it is in English.
    let literal = all.filter { $0.match == "literal" }
    #expect(all.dropFirst(literal.count).allSatisfy { $0.match == "translation" && $0.language == "en" })
    #expect(all.dropFirst(literal.count).allSatisfy { $0.extract.lowercased().contains("robot") })
    #expect(all.count > literal.count)
    #expect(literal.map(\.score) == literal.map(\.score).sorted(by: >))
    #expect((literal.first?.score ?? 0) > 0)
    for hit in literal {
      let scalars = Array(hit.extract.unicodeScalars)
      for range in hit.ranges {
        let found = scalars[range[0]..<(range[0] + range[1])].map(String.init).joined()
        #expect(found == "机器人" || found == "機器人")
      }
    }
    #expect(literal.contains { !$0.ranges.isEmpty })
  }

  @Test func words() throws {
    let keys = ["word", "language", "translations"]
    let words = try lines(["vocabulary"], keys, as: Word.self)
    #expect(words.allSatisfy { !$0.word.isEmpty && !$0.translations.isEmpty })
    #expect(
      words.allSatisfy { $0.translations.allSatisfy { $0.count > 0 && (0...1).contains($0.share) } })
    let robot = try lines(["vocabulary", "Robots"], keys, as: Word.self)
    #expect(robot.map(\.language) == ["en"])
    #expect(robot.first?.translations.first?.word == "机器人")
    #expect(words.contains { $0.word == robot.first?.word })
  }

  @Test func risingWords() throws {
    struct Row: Decodable {
      var word: String
      var entries: Int
      var before: Int
      var weeks: [Int]
    }
    let rows = try lines(
      ["rising", "2026W05", "--limit", "5"], ["word", "entries", "before", "weeks"], as: Row.self)
    #expect((1...5).contains(rows.count))
    for row in rows {
      #expect(row.weeks.last == row.entries && row.weeks.dropLast().reduce(0, +) == row.before)
      #expect(row.entries > 0 && !row.word.isEmpty)
    }
  }

  @Test func bars() throws {
    let bars = try lines(
      ["trend", "机器人"], ["week", "number", "date", "key", "entries", "hits"], as: Bar.self)
    // In lists the monthly issues stand before the weeks, here the one of January behind all weeks of February.
    let order = Self.issues.filter { $0 != "issue-01" }
    #expect(bars.map(\.key) == order.prefix(4) + ["issue-01"] + order.dropFirst(4))
    #expect(bars.map(\.hits).reduce(0, +) == 9)
    #expect(bars.map(\.entries).reduce(0, +) == 82)
  }

  @Test func reports() throws {
    let keys = ["files", "digests", "entries", "bytes", "added", "updated", "removed", "seconds"]
    let report = try lines(["index"], keys, as: Report.self)[0]
    #expect(report.files == 24 && report.digests == 12 && report.entries == 152)
    #expect(report.added == 24 && report.updated == 0 && report.removed == 0)
  }

  @Test func faults() throws {
    let faults = try lines(["check"], ["path", "line", "severity", "code", "message"], as: Fault.self)
    #expect(Set(faults.map(\.code)) == ["doubtful-translation", "empty-category", "only-stub"])
  }

  @Test func pairs() throws {
    struct Pair: Decodable {
      var digest: String, section: String, left: [String], right: [String], state: String
    }
    let pairs = try lines(
      ["align", "issue-02"], ["digest", "section", "left", "right", "state", "score"], as: Pair.self)
    #expect(pairs.count == 6 && pairs.allSatisfy { $0.digest == "issue-02" && $0.left.count == 1 })
  }
}
