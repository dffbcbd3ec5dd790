import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct Digests: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "digests", abstract: words(.digests))

  @Flag(help: help(.jsonLines)) var json = false
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
  static let configuration = CommandConfiguration(commandName: "list", abstract: words(.list))

  @Option(help: help(.onlyDigest)) var digest: String?
  @Option(help: help(.onlyCategory)) var category: String?
  @Option(help: help(.onlyLanguage)) var language: String?
  @Flag(help: help(.jsonLines)) var json = false
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
    commandName: "search", abstract: words(.search))

  @Argument(
    help: help(.terms))
  var terms: [String]
  @Option(help: help(.limit)) var limit: Int?
  @Flag(help: help(.count)) var count = false
  @Flag(help: help(.literal)) var literal = false
  @Option(help: help(.sort)) var sort: SearchOrder = .relevance
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let query = Query(terms.joined(separator: " "))
    if count {
      let (_, total) = try options.environment.freshLibrary(named: options.library) {
        try $0.search(query, limit: 0).total
      }
      Output.line(SafeText("\(total)"))
      if total == 0 { throw ExitCode(1) }
      return
    }
    let (library, hits) = try options.environment.freshLibrary(named: options.library) {
      try $0.rankedSearch(query, limit: limit ?? .max, order: sort, spells: !literal)
    }
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
