import DigestKit
import GRDB
import Writing

extension Library {
  /// Entries that an entry's page names before it, and behind it.
  private static let mostEpisodes = 2

  /// What came before an entry in other digests on the same story, and what came after it: the nearest of each, in its language.
  public func episodes(of entry: EntrySummary) throws -> (earlier: [EntrySummary], later: [EntrySummary]) {
    guard let index = index(entry.id.library) else { return ([], []) }
    return try index.episodes(of: entry, most: Self.mostEpisodes)
  }
}

extension RootIndex {
  fileprivate func episodes(
    of entry: EntrySummary, most: Int
  ) throws -> (earlier: [EntrySummary], later: [EntrySummary]) {
    guard let text = try plainText(of: entry.id) else { return ([], []) }
    let names = TitleNames.names(in: entry.title, text: text)
    return try read { db in
      let order = try readingOrder(db)
      let own = order.rows { $0.digest == entry.id.digest }
      guard let issue = order.parts.first(where: { $0.digest == entry.id.digest })?.issue else {
        return ([], [])
      }
      let rows = try ThreadRows(db: db, order: order, postings: PostingReader(db, end: order.end)).rows(
        names, of: entry.title, isFollowUp: FollowUpNames.hold(entry.sections), without: own)
      var earlier: [Episode] = []
      var later: [Episode] = []
      for row in rows {
        guard let place = order.part(of: row), order.parts[place].language == entry.id.language else {
          continue
        }
        let episode = Episode(row: row, place: place, issue: order.parts[place].issue)
        if episode.issue.isBefore(issue) { earlier.append(episode) }
        if issue.isBefore(episode.issue) { later.append(episode) }
      }
      // Of a digest the first entry stands for all that it has of the story.
      func nearest(_ episodes: [Episode], by isNearer: (Issue, Issue) -> Bool) throws -> [EntrySummary] {
        var digests: Set<String> = []
        let sorted = episodes.sorted { ($0.place, $0.row) < ($1.place, $1.row) }.enumerated().sorted {
          isNearer($0.element.issue, $1.element.issue)
            || !isNearer($1.element.issue, $0.element.issue) && $0.offset < $1.offset
        }
        let first = sorted.map(\.element).filter { digests.insert(order.parts[$0.place].digest).inserted }
        return try summaries(of: first.prefix(most).map(\.row), in: db)
      }
      return (try nearest(earlier) { $1.isBefore($0) }, try nearest(later) { $0.isBefore($1) })
    }
  }
}

/// An entry on the same story: its row, its part, and when it came.
private struct Episode {
  var row: Int64
  var place: Int
  var issue: Issue
}
