import DigestKit
import Testing

/// What fits into the time that there is, and why it is there.
@Suite struct SuggestionTests {
  private static func entry(
    _ week: Int, _ slug: String, _ category: String?, minutes: Int = 1, site: String? = nil,
    read: Bool = false,
    starred: Bool = false, kind: Entry.Kind = .leaf
  ) -> EntrySummary {
    EntrySummary(
      id: EntryID(digest: "w\(week)", language: "zh", slug: slug), kind: kind, title: slug, level: 3, line: 1,
      path: "w\(week).md", sections: category.map { [$0] } ?? [],
      sources: site.map { [Source(title: "", url: "https://\($0)/x")] } ?? [], minutes: minutes, isRead: read,
      isStarred: starred)
  }

  private static func chosen(_ minutes: Int, _ entries: [EntrySummary]) -> [String] {
    Suggestion.fitting(minutes: minutes, entries).map(\.entry.title)
  }

  @Test func nothingIsLongerThanTheTime() {
    let entries = [
      Self.entry(2, "long", "a", minutes: 30), Self.entry(2, "ten", "b", minutes: 10),
      Self.entry(2, "nine", "c", minutes: 9), Self.entry(2, "two", "d", minutes: 2),
    ]
    #expect(Self.chosen(20, entries) == ["ten", "nine"])
    #expect(Self.chosen(12, entries) == ["ten", "two"])
    #expect(Self.chosen(1, entries).isEmpty)
    #expect(Self.chosen(20, []).isEmpty)
  }

  /// Neither what was read nor what is no piece of its own.
  @Test func onlyUnreadPiecesAreThere() {
    let entries = [
      Self.entry(2, "read", "a", read: true), Self.entry(2, "intro", nil, kind: .introduction),
      Self.entry(2, "overview", "a", kind: .overview), Self.entry(2, "piece", "a", kind: .item),
    ]
    #expect(Self.chosen(20, entries) == ["piece"])
  }

  @Test func oneOfEachCategoryComesBeforeTwoOfAny() {
    let entries = [
      Self.entry(3, "a1", "a", minutes: 5), Self.entry(3, "a2", "a", minutes: 5),
      Self.entry(2, "b1", "b", minutes: 5),
      Self.entry(1, "c1", "c", minutes: 5),
    ]
    #expect(Self.chosen(15, entries) == ["a1", "b1", "c1"])
    #expect(Self.chosen(20, entries) == ["a1", "a2", "b1", "c1"])
  }

  /// Ten of a week were offered in each of two categories. The reader has read eight of one, and starred two from one site.
  @Test func whatIsReadAndKeptTells() {
    let past =
      (1...10).map { Self.entry(1, "liked\($0)", "liked", read: $0 < 9) }
      + (1...10).map {
        Self.entry(1, "other\($0)", "other", site: "kept.example", read: false, starred: $0 < 3)
      }
      + (1...10).map { Self.entry(1, "never\($0)", "never", site: "dull.example") }
    let fresh = [
      Self.entry(2, "n", "never", minutes: 9, site: "dull.example"), Self.entry(2, "l", "liked", minutes: 9),
      Self.entry(2, "k", "new", minutes: 9, site: "kept.example"),
    ]
    let found = Suggestion.fitting(minutes: 18, fresh + past).filter { $0.entry.id.digest == "w2" }
    #expect(found.map(\.entry.title) == ["l", "k"])
    #expect(
      found.map(\.reason) == [.category("liked", read: 8, kept: 0), .site("kept.example", read: 0, kept: 2)])
    let all = Suggestion.fitting(minutes: 30, fresh + past)
    #expect(all.first { $0.entry.title == "n" }?.reason == .variety("never"))
  }

  /// Of equals the newest; what nobody has opened says nothing.
  @Test func withoutHistoryTheNewestComesFirst() {
    let entries = (1...3).reversed().map { Self.entry($0, "w\($0)", "a", minutes: 10) }
    let found = Suggestion.fitting(minutes: 10, entries)
    #expect(found.map(\.entry.title) == ["w3"])
    #expect(found.map(\.reason) == [.newest])
  }
}
