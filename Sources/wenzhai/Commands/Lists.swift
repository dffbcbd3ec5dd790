import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct Digests: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List digests, newest first. · 列出各期，新的在前。")

  @Flag(help: "Print JSON Lines. · 输出 JSON Lines。") var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    let digests = try library.digests()
    for digest in digests {
      if json {
        Output.line(JSON.digest(digest))
      } else {
        let editions = digest.editions.map { $0.isStub ? "(\($0.language))" : "\($0.language) \($0.entries)" }
        Output.line(
          SafeText(digest.key).padded(to: max(10, SafeText(digest.key).cells())) + "  "
            + SafeText(editions.joined(separator: " ")).padded(to: 14) + "  " + SafeText(digest.title))
      }
    }
    if digests.isEmpty { throw ExitCode(1) }
  }
}

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List entries in reading order. · 按阅读顺序列出条目。")

  @Option(help: "Only this digest. · 只列这一期。") var digest: String?
  @Option(help: "Only this category. · 只列这一分类。") var category: String?
  @Option(help: "Only this language, zh or en. · 只列这种语言。") var language: String?
  @Flag(help: "Print JSON Lines. · 输出 JSON Lines。") var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    var id: DigestID?
    if let digest {
      guard let found = try library.digests().first(where: { $0.key == digest }) else {
        throw CommandFailure(environment.text(.noSuchDigest(digest)))
      }
      id = found.id
    }
    let entries = try library.entries(digest: id, category: category, language: language)
    for entry in entries {
      if json {
        Output.line(.object(JSON.members(of: entry, library: library.givenRoots[entry.id.library])))
      } else {
        Output.line(SafeText("\(entry.id)  \(entry.title)"))
      }
    }
    if entries.isEmpty { throw ExitCode(1) }
  }
}

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find entries. · 搜索条目。")

  @Argument(
    help: "Terms, \"phrases\", -terms behind --, filters such as week:2026W05. · 词、\"短语\"、过滤条件。")
  var terms: [String]
  @Option(help: "At most this many. · 最多条数。") var limit: Int?
  @Flag(help: "Print only how many there are. · 只输出数目。") var count = false
  @Flag(help: "Literal hits only, no pinyin. · 只要字面命中，不用拼音。") var literal = false
  @Option(help: "relevance or date. · 按相关或按日期。") var sort: SearchOrder = .relevance
  @Flag(help: "Print JSON Lines. · 输出 JSON Lines。") var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    let query = Query(terms.joined(separator: " "))
    if count {
      let total = try library.search(query, limit: 0).total
      Output.line(SafeText("\(total)"))
      if total == 0 { throw ExitCode(1) }
      return
    }
    let hits = try library.rankedSearch(query, limit: limit ?? .max, order: sort, spells: !literal)
    for hit in hits {
      if json { Output.line(line(hit, library)) } else { print(hit) }
    }
    if hits.isEmpty { throw ExitCode(1) }
  }

  private func line(_ hit: SearchHit, _ library: Library) -> JSON {
    .object(
      JSON.members(of: hit.entry, library: library.givenRoots[hit.entry.id.library]) + [
        ("match", .string(hit.match.rawValue)), ("score", .double(hit.score)),
        ("extract", .string(hit.extract.text)),
        ("ranges", .array(hit.extract.ranges.map { .array([.int($0.lowerBound), .int($0.count)]) })),
      ])
  }

  private func print(_ hit: SearchHit) {
    let mark = hit.match == .pinyin ? "~ " : ""
    Output.line(SafeText("\(mark)\(hit.entry.id)  \(hit.entry.title)"))
    Output.line(SafeText("    " + hit.extract.text))
  }
}

extension SearchOrder: ExpressibleByArgument {}
