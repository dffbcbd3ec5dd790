import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

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

  var search: SearchRun {
    SearchRun(
      terms: terms, limit: limit, count: count, literal: literal, sort: sort, json: json,
      libraries: options.library)
  }

  func run() throws { try search.run() }
}

extension SearchOrder: ExpressibleByArgument {}

/// What `search` is asked for.
struct SearchRun: Equatable {
  var terms: [String] = []
  var limit: Int?
  var count = false
  var literal = false
  var sort = SearchOrder.relevance
  var json = false
  var libraries: [String] = []

  func run() throws {
    let environment = Environment.current
    let query = environment.query(terms.joined(separator: " "))
    if count {
      let (_, results) = try environment.freshLibrary(named: libraries) { try $0.search(query, limit: 0) }
      environment.tell(results.expressionCost)
      Output.line(SafeText("\(results.total)"))
      if results.total == 0 { throw ExitCode(1) }
      return
    }
    var cost: ExpressionCost?
    let (library, hits) = try environment.freshLibrary(named: libraries) {
      try $0.rankedSearch(query, limit: limit ?? .max, order: sort, widens: !literal) { cost = $0 }
    }
    environment.tell(cost)
    if !json, Output.isTerminal, !hits.isEmpty {
      let lines = try EntryLines(
        library, settings: environment.settings, columns: ShowCommand.terminalWidth())
      return Pager(environment: environment.variables).show(lines.lines(of: hits))
    }
    for hit in hits {
      if json { Output.line(line(hit, library)) } else { print(hit) }
    }
    guard hits.isEmpty else { return }
    if !literal, let meant = try library.correction(of: query) {
      Output.complain(environment.text(.found(.nearest(meant))))
    }
    throw ExitCode(1)
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
    let mark = hit.match == .literal ? "" : "~ "
    Output.line(SafeText("\(mark)\(hit.entry.id)  \(hit.entry.title)"))
    Output.line(SafeText("    " + hit.extract.text))
  }
}

extension SearchRun {
  /// Of the arguments behind `search`, if they are words and whole options alone: what nearly every search is.
  /// Nil for all others, which `SearchCommand` takes apart or has a message for.
  ///
  /// ArgumentParser learns options by reflection, which takes a quarter of a short search.
  init?(plainly arguments: some Sequence<String>) {
    var rest = arguments.makeIterator()
    func value() -> String? { rest.next().flatMap { $0.hasPrefix("-") ? nil : $0 } }
    while let argument = rest.next() {
      switch argument {
      case "--count": count = true
      case "--literal": literal = true
      case "--json": json = true
      case "--limit":
        guard let number = value().flatMap({ Int($0) }) else { return nil }
        limit = number
      case "--sort":
        guard let order = value().flatMap(SearchOrder.init) else { return nil }
        sort = order
      case "-L", "--library":
        guard let path = value() else { return nil }
        libraries.append(path)
      default:
        guard !argument.hasPrefix("-") else { return nil }
        terms.append(argument)
      }
    }
    if terms.isEmpty { return nil }
  }
}
