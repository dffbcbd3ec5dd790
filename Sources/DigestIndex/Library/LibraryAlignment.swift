import DigestKit

/// Two editions of a digest, entry by entry.
public struct EditionAlignment: Sendable {
  public var left: EditionSummary
  public var right: EditionSummary
  public var leftEntries: [Entry]
  public var rightEntries: [Entry]
  public var pairs: [AlignedPair]
}

extension Library {
  /// The entry's twin in a language, or where there is none, or none is named, in the next one that has it.
  public func twin(of entry: EntrySummary, language: String?) throws -> EntrySummary? {
    guard let first = try entry.twin.flatMap({ try self.entry($0) }) else { return nil }
    guard let language, first.id.language != language else { return first }
    // Each twin has its own in the language after it, until it comes round.
    var seen: Set = [entry.id, first.id]
    var next = first.twin
    while let id = next, seen.insert(id).inserted, let twin = try self.entry(id) {
      if twin.id.language == language { return twin }
      next = twin.twin
    }
    return first
  }

  /// How each edition of a digest that is no stub goes with the next one; none for a digest in one language.
  public func alignments(of digest: DigestSummary) async throws -> [EditionAlignment] {
    let full = try await parts(of: digest).filter { !$0.summary.isStub }
    var found: [EditionAlignment] = []
    for (left, right) in zip(full, full.dropFirst()) {
      let one = left.parts.flatMap(\.edition.listedEntries)
      let other = right.parts.flatMap(\.edition.listedEntries)
      found.append(
        EditionAlignment(
          left: left.summary, right: right.summary, leftEntries: one, rightEntries: other,
          pairs: Alignment.entries(one.map(AlignmentEntry.init), other.map(AlignmentEntry.init))))
    }
    return found
  }
}

extension Edition {
  /// Its entries, or its whole text where it has none.
  var listedEntries: [Entry] { entries.isEmpty ? [wholeText].compactMap(\.self) : entries }
}
