import DigestIndex
import DigestKit
import Foundation
import Panels
import TestSupport
import Testing

/// A change of the ranking shows here.
@Suite struct RankingPanelTests {
  @Test(arguments: RankingPanel.searches.indices)
  func whatOneWouldWantComesAmongTheFirstThree(_ number: Int) async throws {
    let (query, wanted, reason) = RankingPanel.searches[number]
    let library = try await Indexed.shared.library(TestFiles.samples.path)
    let first = try library.rankedSearch(Query(query), limit: 3).map(\.entry.title)
    #expect(first.contains(wanted), "\(query): \(reason), but \(first)")
  }

  /// A short list is read with most texts left aside: it must begin as the whole one does.
  @Test(arguments: RankingPanel.searches.indices, [SearchOrder.relevance, .date])
  func aShortListIsTheBeginningOfTheWholeOne(_ number: Int, _ order: SearchOrder) async throws {
    let query = Query(RankingPanel.searches[number].query)
    let library = try await Indexed.shared.library(TestFiles.samples.path)
    let whole = try library.rankedSearch(query, limit: .max, order: order)
    for limit in [0, 1, 2, 5, 20] {
      #expect(try library.rankedSearch(query, limit: limit, order: order) == Array(whole.prefix(limit)))
    }
  }

  @Test func thePanelHasThirtySearches() { #expect(RankingPanel.searches.count == 30) }
}
