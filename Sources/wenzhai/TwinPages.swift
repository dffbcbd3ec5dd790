import DigestIndex
import DigestKit
import Reader

/// What the reader shows of the other language.
extension Library {
  /// The twin of an entry as it stands beside it; nil if there is none that can be read.
  func twinPage(of entry: EntrySummary, language: String?) async throws -> Page.Twin? {
    guard let twin = try twin(of: entry, language: language),
      let content = try? await content(of: entry), let other = try? await self.content(of: twin)
    else { return nil }
    return Page.Twin(
      entry: twin, content: other, resources: resources(of: other, in: twin),
      pairs: Alignment.blocks(content.blocks, other.blocks),
      mismatches: Self.areComparable(entry, twin) ? Alignment.mismatches(content, other) : [])
  }

  /// Figures and names are read in Chinese and English; of what is perhaps no translation nothing is said.
  private static func areComparable(_ entry: EntrySummary, _ twin: EntrySummary) -> Bool {
    !entry.isTwinDoubtful && Set([entry, twin].map { $0.id.language.prefix(2) }) == ["zh", "en"]
  }

  /// A page of results, and some to go on to.
  private static let mostTwins = 60

  /// Results with what the twins of the first of them say, where that is asked for.
  func withTwins(_ results: SearchResults, length: Int?) -> SearchResults {
    guard let length else { return results }
    var results = results
    results.twinExtracts =
      (try? twinExtracts(
        of: Array(results.entries.prefix(Self.mostTwins)), patterns: results.patterns, length: length)) ?? [:]
    return results
  }
}
