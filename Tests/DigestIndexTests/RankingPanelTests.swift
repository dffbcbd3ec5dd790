import DigestIndex
import DigestKit
import Foundation
import Panels
import TestSupport
import Testing

/// A change of the ranking shows here.
@Suite struct RankingPanelTests {
  private static let library = Task {
    let library = Library(roots: RankingPanel.roots, cache: nil, state: nil)
    _ = try await library.refresh()
    return library
  }

  @Test(arguments: RankingPanel.searches.indices)
  func whatOneWouldWantStandsWhereItBelongs(_ number: Int) async throws {
    let search = RankingPanel.searches[number]
    let library = try await Self.library.value
    let first = try library.rankedSearch(Query(search.query), limit: search.among).map(\.entry.title)
    #expect(first.contains(search.wanted), "\(search.query): \(search.reason), but \(first)")
  }

  /// Each constant is there for something: without it a search of the panel goes wrong.
  @Test(arguments: RankingWeights.all.map(\.name)) func noConstantIsIdle(_ name: String) async throws {
    let library = try await Self.library.value
    let weight = try #require(RankingWeights.all.first { $0.name == name }?.weight)
    var weights = RankingWeights()
    weights[keyPath: weight] = 0
    let isMissed = try RankingPanel.searches.contains { search in
      try !library.rankedSearch(Query(search.query), limit: search.among, weights: weights)
        .contains { $0.entry.title == search.wanted }
    }
    #expect(isMissed, "\(name)")
  }

  @Test(arguments: SearchMatch.allCases) func noTierIsIdle(_ match: SearchMatch) async throws {
    let library = try await Self.library.value
    let isMissed = try RankingPanel.searches.contains { search in
      try !library.rankedSearch(Query(search.query), limit: .max).filter { $0.match != match }
        .prefix(search.among).contains { $0.entry.title == search.wanted }
    }
    #expect(isMissed, "\(match)")
  }

  /// A short list is read with most texts left aside: it must begin as the whole one does.
  @Test(arguments: RankingPanel.searches.indices, [SearchOrder.relevance, .date])
  func aShortListIsTheBeginningOfTheWholeOne(_ number: Int, _ order: SearchOrder) async throws {
    let query = Query(RankingPanel.searches[number].query)
    let library = try await Self.library.value
    let whole = try library.rankedSearch(query, limit: .max, order: order)
    for limit in [0, 1, 2, 5, 20] {
      #expect(try library.rankedSearch(query, limit: limit, order: order) == Array(whole.prefix(limit)))
    }
  }

  @Test func thePanelHasSixtySearches() {
    #expect(RankingPanel.searches.count == 60 && Set(RankingPanel.searches.map(\.query)).count == 60)
  }
}
