import DigestIndex
import DigestKit
import Panels

extension RankingPanel {
  /// Searches that don't have what is wanted where it belongs, with the titles that stand there.
  static func missed(_ library: Library) throws -> [(search: Search, titles: [String])] {
    try searches.compactMap { search in
      let titles = try library.rankedSearch(Query(search.query), limit: search.among).map(\.entry.title)
      return titles.contains(search.wanted) ? nil : (search, titles)
    }
  }

  /// How many have it there, or among the first `among`.
  static func score(_ library: Library, _ weights: RankingWeights, among: Int? = nil) throws -> Int {
    try searches.count { search in
      try library.rankedSearch(Query(search.query), limit: among ?? search.among, weights: weights)
        .contains { $0.entry.title == search.wanted }
    }
  }
}
