import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

/// Two editions side by side, for those who write them.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: words(.align))

  @Argument(help: help(.digestKey), completion: CompletedWords.digests) var key: String
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    let digest = try environment.digest(key, in: library)
    let alignments = try blocking { try await library.alignments(of: digest) }
    guard !alignments.isEmpty else { throw CommandFailure("\(key): \(environment.text(.oneLanguage))") }
    for alignment in alignments {
      let table = AlignmentTable(alignment, digest: digest, environment: environment)
      if json { table.lines.forEach { Output.line($0) } } else { table.rows.forEach { Output.line($0) } }
    }
  }
}

/// An alignment as rows for people and as JSON: the pairs, then counts by section.
struct AlignmentTable {
  private enum State: String { case paired, doubtful, merged, missing }

  private let alignment: EditionAlignment
  private let digest: DigestSummary
  private let environment: Environment

  init(_ alignment: EditionAlignment, digest: DigestSummary, environment: Environment) {
    self.alignment = alignment
    self.digest = digest
    self.environment = environment
  }

  private func state(_ pair: AlignedPair) -> State {
    if pair.left.isEmpty || pair.right.isEmpty { return .missing }
    if pair.isDoubtful { return .doubtful }
    return pair.left.count == 1 && pair.right.count == 1 ? .paired : .merged
  }

  private func ids(_ entries: ArraySlice<Entry>, _ language: String) -> [EntryID] {
    entries.map { EntryID(digest: digest.key, language: language, slug: $0.slug) }
  }

  // MARK: JSON

  /// One a pair.
  var lines: [JSON] {
    alignment.pairs.map { pair in
      func side(_ entries: ArraySlice<Entry>, _ language: String) -> JSON {
        .array(ids(entries, language).map { .string($0.description) })
      }
      return .object([
        ("digest", .string(digest.key)), ("section", .string(section(pair))),
        ("left", side(alignment.leftEntries[pair.left], alignment.left.language)),
        ("right", side(alignment.rightEntries[pair.right], alignment.right.language)),
        ("state", .string(state(pair).rawValue)), ("score", .double((pair.score * 1000).rounded() / 1000)),
      ])
    }
  }

  private func section(_ pair: AlignedPair) -> String {
    let entry = alignment.leftEntries[pair.left].first ?? alignment.rightEntries[pair.right].first
    return entry?.sections.joined(separator: " / ") ?? ""
  }

  // MARK: Rows

  private static let titleCells = 44

  var rows: [SafeText] {
    var rows: [SafeText] = []
    var last: String?
    for pair in alignment.pairs {
      let section = section(pair)
      if section != last {
        if last != nil { rows.append("") }
        rows.append(SafeText(section.isEmpty ? digest.key : section))
        last = section
      }
      rows.append(row(pair))
    }
    return rows + [""] + summary
  }

  private var ambiguous: AmbiguousWidth { environment.settings.ambiguousWidth }

  private func row(_ pair: AlignedPair) -> SafeText {
    func titles(_ entries: ArraySlice<Entry>) -> SafeText {
      SafeText(entries.isEmpty ? "—" : entries.map(\.title).joined(separator: " + "))
        .padded(to: Self.titleCells, ambiguous: ambiguous)
    }
    let mark: SafeText =
      switch state(pair) {
      case .paired: "  "
      case .merged: "+ "
      case .doubtful: "? "
      case .missing: "! "
      }
    return mark + titles(alignment.leftEntries[pair.left]) + "  "
      + titles(alignment.rightEntries[pair.right])
  }

  /// Counts of each section, then of all.
  private var summary: [SafeText] {
    var order: [String] = []
    var counts: [String: [State: Int]] = [:]
    var all: [State: Int] = [:]
    for pair in alignment.pairs {
      let name = section(pair)
      if counts[name] == nil { order.append(name) }
      counts[name, default: [:]][state(pair), default: 0] += 1
      all[state(pair), default: 0] += 1
    }
    func line(_ name: String, _ counts: [State: Int]) -> SafeText {
      SafeText(name).fitted(to: Self.titleCells, ambiguous: ambiguous)
        .padded(to: Self.titleCells + 2, ambiguous: ambiguous)
        + SafeText(
          environment.text(
            .alignmentCounts(
              paired: (counts[.paired] ?? 0) + (counts[.merged] ?? 0), missing: counts[.missing] ?? 0,
              doubtful: counts[.doubtful] ?? 0)))
    }
    return order.map { line($0.isEmpty ? digest.key : $0, counts[$0] ?? [:]) }
      + [line("\(alignment.left.language) – \(alignment.right.language)", all)]
  }
}
