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
    // Of what is perhaps no translation nothing is said.
    let isComparable = !entry.isTwinDoubtful && Mismatch.areRead(entry.id.language, twin.id.language)
    return Page.Twin(
      entry: twin, content: other, resources: resources(of: other, in: twin),
      pairs: Alignment.blocks(content.blocks, other.blocks),
      mismatches: isComparable ? Alignment.mismatches(content, other) : [])
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
