import Foundation
import DigestIndex
import DigestKit
import Reader
import ReaderTestSupport
import Screen
import TestSupport
import Testing

@testable import wenzhai

/// Searching beyond typing: earlier searches, completion, order, time, and the palette.
@Suite struct SearchingTests {
  @Test func upOnAnEmptyLineBringsBackEarlierSearches() async {
    var reader = await SmallLibrary.reader("/<Up>")
    #expect(reader.state.search?.text == "旧词")
    await reader.press(Key.sequence("<Down>"))
    #expect(reader.state.search?.text == "")
    await reader.press(Key.sequence("机器<Enter><Esc>/<Up>"))
    #expect(reader.state.search?.text == "机器")
    await reader.press(Key.sequence("<Up>"))
    #expect(reader.state.search?.text == "旧词")
  }

  @Test func tabOnAnEmptyLineShowsTheFilters() async {
    var reader = await SmallLibrary.reader("/<Tab>", columns: 100, rows: 24)
    let bottom = { (reader: HeadlessReader) in String(reader.screen.split(separator: "\n").last ?? "") }
    for filter in FilterEntry.table {
      #expect(reader.screen.contains("\(filter.name.rawValue): "), "\(filter.name)")
    }
    #expect(bottom(reader).hasPrefix("/  "))
    await reader.press(Key.sequence("<Tab>"))
    #expect(
      bottom(reader).hasPrefix("/in:") && bottom(reader).contains("in a section whose title holds this"))
    // What is typed ends it.
    await reader.press(Key.sequence("机"))
    #expect(!bottom(reader).contains("in a section") && !reader.screen.contains("near: "))
    await reader.press(Key.sequence("<C-u>n<Tab>"))
    #expect(bottom(reader).hasPrefix("/number:") && reader.screen.contains("near: "))
    #expect(!reader.screen.contains("title: "))
  }

  /// While it is typed it may become a filter; with a word behind it, or when it is kept, it is none.
  @Test func whatIsNoFilterIsSaidBesideTheLine() async {
    var reader = await SmallLibrary.reader("/has:foo", columns: 100)
    #expect(!reader.screen.contains("is no filter"))
    await reader.press(Key.sequence(" 灯"))
    #expect(reader.screen.split(separator: "\n").last?.contains("has:foo is no filter") == true)
    await reader.press(Key.sequence("<C-u>has:foo<Enter>"))
    #expect(reader.screen.split(separator: "\n").last?.contains("has:foo is no filter") == true)
    await reader.press(Key.sequence("/<C-u>has:table 灯"))
    #expect(!reader.screen.contains("is no filter"))
  }

  @Test func tabGoesThroughTheValuesOfAFilter() async {
    var reader = await SmallLibrary.reader("/")
    let steps = [
      ("week:2026<Tab>", "week:2026W06"), ("<Tab>", "week:2026W05"), ("<Tab>", "week:2026W06"),
      ("<C-u>in:jiq<Tab>", "in:机器人"), ("<C-u>in:机<Tab>", "in:机器人"), ("<C-u>-HAS:t<Tab>", "-HAS:table"),
      ("<C-u>is:<Tab><Tab>", "is:read"), ("<C-u>lang:e<Tab>", "lang:en"), ("<C-u>after:2<Tab>", "after:2"),
      ("<C-u>nothing<Tab>", "nothing"),
      // Names of filters, where a word may become one.
      ("<C-u><Tab>", ""), ("<Tab>", "in:"), ("<Tab>", "title:"), ("<S-Tab>", "in:"), ("机<Tab>", "in:机器人"),
      ("<C-u>灯 -se", "灯 -se"), ("<Tab>", "灯 -se"), ("<C-u>灯 -S<Tab>", "灯 -site:"),
      ("<C-u>-l<Tab>", "-language:"),
    ]
    for (keys, line) in steps {
      await reader.press(Key.sequence(keys))
      #expect(reader.state.search?.text == line, "\(keys)")
    }
  }

  @Test func whereTheTextHasNoPlaceExtractsStandBelowTheTitles() async {
    var state = await SmallLibrary.reader("/机器人", columns: 60, rows: 16).state
    let entries = state.browse.list?.entries ?? []
    #expect(entries.count == 3)
    func extract(below title: String) -> String? {
      let rows = state.render().text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return rows.firstIndex { $0.contains(title.prefix(8)) }.map { rows[$0 + 1] }
    }
    for entry in entries { #expect(extract(below: entry.title)?.contains("机器人") == true) }
    // The last one is whole when the cursor comes to it.
    for rows in 6...16 {
      _ = state.update(.input(.resize(Size(columns: 60, rows: rows))))
      for _ in 0..<2 { _ = state.update(.input(.key(.down))) }
      #expect(extract(below: entries[2].title)?.contains("机器人") == true, "\(rows)")
      for _ in 0..<2 { _ = state.update(.input(.key(.up))) }
    }
    // With room for the text there are none.
    let effects = state.update(.input(.resize(Size(columns: 100, rows: 16))))
    #expect(effects == [.search(Query("机器人"), limit: 3, .date)])
    let wide = await SmallLibrary.reader("/机器人", columns: 100, rows: 16)
    #expect(!wide.screen.split(separator: "\n").contains { $0.hasPrefix("   ") && $0.contains("…") })
  }

  @Test func theEndOfResultsIsTheEndOfAllOfThem() async {
    var state = await SmallLibrary.reader("/机器人<Enter>").state
    let entries = state.browse.list?.entries ?? []
    let query = Query("机器人")
    var results = SearchResults(query: query, total: 3, counts: [], entries: Array(entries.prefix(2)))
    _ = state.update(.searchFinished(results))
    #expect(state.update(.input(.key(.character("G")))).contains(.search(query, limit: .max, .date)))
    results.entries = entries
    _ = state.update(.searchFinished(results))
    #expect(state.browse.list?.cursor == 2)
  }

  /// A first page comes at once; the rest when it is gone to, all of it at the end.
  @Test func moreThanAPageOfResultsIsThereWhenItIsGoneTo() async throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    for week in 10..<19 {
      let entries = (0..<50).map { "### 条目 \(week)·\($0)\n\n苹果第 \($0) 个。\n" }.joined(separator: "\n")
      try Data("# 2026W\(week)\n\n## 题\n\n\(entries)".utf8).write(
        to: folder.appending(path: "2026W\(week).md"))
    }
    let library = Library(roots: [folder.path], cache: nil, state: nil)
    var reader = await SmallLibrary.reader(
      "/苹果<Enter>", size: Size(columns: 100, rows: 20), runner: LibraryRunner(library: library))
    #expect(reader.state.browse.list?.total == 450)
    let first = reader.state.browse.list?.entries.count ?? 0
    #expect(first == 200)
    for _ in 0..<10 { await reader.press(Key.sequence("<PgDn>")) }
    #expect(reader.state.browse.list?.entries.count == 400)
    await reader.press(Key.sequence("G"))
    let list = reader.state.browse.list
    #expect(list?.entries.count == 450)
    #expect(list?.current?.title == "条目 10·49")
    #expect(Set(list?.entries.map(\.id) ?? []).count == 450)
    #expect(reader.screen.contains("450/450"))
    await reader.press(Key.sequence("g"))
    #expect(reader.state.browse.list?.current?.title == "条目 18·0")
  }

  /// Fourteen columns are the least for it.
  @Test(arguments: 24...44)
  func whatIsTypedHasRoomBesideTheCounts(_ columns: Int) async {
    let reader = await SmallLibrary.reader("/机器人", columns: columns)
    let bottom = reader.screen.split(separator: "\n").last ?? ""
    let counts = "3 in 2 digests  ?"
    #expect(bottom.contains(counts) == (columns - counts.count >= 14), "\(bottom)")
    #expect(bottom.hasPrefix("/机器人") && bottom.hasSuffix("?"))
  }

  /// A handful of digests has no course.
  @Test(arguments: [(5, false), (6, true)])
  func theCourseOfASearchIsDrawnFromSixDigestsOn(_ count: Int, _ isDrawn: Bool) async throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    for week in 1...count {
      try Data("# 2026W0\(week)\n\n## 题\n\n### 苹果\n\n红的果子。\n".utf8).write(
        to: folder.appending(path: "2026W0\(week).md"))
    }
    let library = Library(roots: [folder.path], cache: nil, state: nil)
    let reader = await SmallLibrary.reader(
      "/苹果<Enter>", size: Size(columns: 100, rows: 20), runner: LibraryRunner(library: library))
    let top = reader.screen.prefix { $0 != "\n" }
    #expect(top.contains { "▁▂▃▄▅▆▇█".contains($0) } == isDrawn, "\(top)")
  }

  @Test(arguments: ["", "l", "lC"]) func onlySearchesHaveAnotherOrder(keys: String) async {
    let reader = await SmallLibrary.reader(keys + "s")
    #expect(reader.state.message == .noOtherOrder)
    #expect(reader.state.searchOrder == .date)
  }

  @Test func aLongPasteIsCutToWhatFits() async {
    var state = await SmallLibrary.reader("/").state
    _ = state.update(.input(.paste(Paste(String(repeating: "机", count: 9_000)))))
    #expect(state.search?.text.utf8.count == 1_998)
    _ = state.update(.input(.paste(Paste("机器"))))
    #expect(state.search?.text.utf8.count == 1_998)
  }

  /// Whoever leans on a key gets no longer query by it, and results of what was typed before are not taken for it.
  @Test func aKeyThatIsHeldDownFillsTheLineAndNoMore() async {
    var state = await SmallLibrary.reader("/").state
    var searches = 0
    for _ in 0..<3_000 {
      searches += state.update(.input(.key(.character("x")))).count {
        if case .search = $0 { true } else { false }
      }
    }
    #expect(state.search?.text.utf8.count == 2_000 && searches == 2_000)
    let before = state
    let late = SearchResults(query: Query("xx"), total: 0, counts: [], entries: [])
    #expect(state.update(.searchFinished(late)).isEmpty)
    #expect(state.browse.list == before.browse.list)
  }

  /// While what is read is hidden, results are those of the query that hides it; those without it come too late.
  @Test(arguments: [false, true]) func resultsOfAnotherViewAreNotTaken(isHiding: Bool) async {
    var state = await SmallLibrary.reader("/苹果").state
    state.hidesRead = isHiding
    for (source, isOfThisView) in [("苹果", !isHiding), ("is:unread 苹果", isHiding), ("苹", false)] {
      var results = SearchResults(query: Query(source), total: 7, counts: [], entries: [])
      results.total = isOfThisView ? 8 : 7
      _ = state.update(.searchFinished(results))
      #expect((state.browse.list?.total == results.total) == isOfThisView, "\(source)")
    }
  }

  @Test func theLensShowsTheEntryUnderItsCursorAndLeadsBack() async {
    var reader = await SmallLibrary.reader("/机器人<Enter>", columns: 140, rows: 20)
    let before = reader.state.browse.page?.entry.id
    await reader.press(Key.sequence("c/科技<Enter>"))
    guard case .category("科技", _)? = reader.state.browse.list?.origin else {
      Issue.record("no lens")
      return
    }
    let shown = reader.state.browse.page?.entry.id
    #expect(shown != before && shown == reader.state.browse.list?.current?.id)
    await reader.press(Key.sequence("C"))
    if case .category = reader.state.browse.list?.origin { Issue.record("still in the lens") }
  }

  @Test(arguments: [
    "in:", "-in:", "week:", "site:", "has:", "IS:", "-", "has:ta", "site:arx", "week:2026W05..2026W", "in：",
  ])
  func aFilterWithoutItsValueAsksForNothingYet(_ begun: String) async {
    let reader = await SmallLibrary.reader("/机器人 " + begun)
    #expect(reader.state.search?.text == "机器人 " + begun)
    #expect(reader.state.browse.list?.entries.count == 3)
    // Alone it leaves what was there; before other words it is text.
    let before = await SmallLibrary.reader().state.browse.list?.origin
    #expect(await SmallLibrary.reader("/" + begun).state.browse.list?.origin == before)
    #expect(Query(typed: begun + " 机器人") == Query(begun + " 机器人"))
    #expect(Query(typed: "机器人 x:").clauses.count == 2)
  }

  @Test func whichHitItIsIsToldInNarrowWindowsToo() async {
    let reader = await SmallLibrary.reader("/机器人 -没有没有没有<Enter><Enter>", columns: 60, rows: 20)
    let hits = reader.state.browse.page?.hitCount ?? 0
    #expect(hits > 0)
    #expect(reader.screen.split(separator: "\n").last?.contains("1/\(hits)  ") == true)
  }

  @Test func theOrderOfResultsIsTheReadersChoice() async {
    var reader = await SmallLibrary.reader("/机器人<Enter>")
    let byDate = reader.state.browse.list?.entries.map(\.title)
    await reader.press(Key.sequence("s"))
    let byRelevance = reader.state.browse.list?.entries.map(\.title)
    #expect(byDate != byRelevance)
    #expect(reader.state.browse.list?.cursor == 0)
    await reader.press(Key.sequence("s"))
    #expect(reader.state.browse.list?.entries.map(\.title) == byDate)
  }

  @Test func theTrendFollowsTheSearchAndLeadsToItsEntries() async {
    var reader = await SmallLibrary.reader("T", columns: 100, rows: 24)
    #expect(reader.state.overlay == nil)
    await reader.press(Key.sequence("/机器人<Enter>T"))
    guard case .trend(let trend, let cursor)? = reader.state.overlay else {
      Issue.record("no chart")
      return
    }
    #expect(trend.bars.map(\.hits) == [1, 2])
    #expect(cursor == 1)
    #expect(reader.screen.contains("2026W06: 2 of"))
    await reader.press(Key.sequence("h"))
    #expect(reader.state.browse.list?.current?.id.digest == "2026W05")
    await reader.press(Key.sequence("<Enter>"))
    #expect(reader.state.overlay == nil)
    #expect(reader.state.browse.focus == .text)
    #expect(reader.state.browse.page?.entry.id.digest == "2026W05")
  }

  /// From wherever the chart was opened: its keys move the cursor among the entries, and so does what follows them.
  @Test(arguments: ["", "<Enter>"]) func behindTheChartAreTheEntries(_ opened: String) async {
    var reader = await SmallLibrary.reader("/机器人<Enter>\(opened)", columns: 100, rows: 24)
    #expect(reader.state.browse.focus == (opened.isEmpty ? .entries : .text))
    await reader.press(Key.sequence("Tq"))
    #expect(reader.state.overlay == nil)
    #expect(reader.state.browse.focus == .entries)
  }

  /// Where only the first results are here, the end is that of all of them.
  @Test(arguments: [true, false]) func theEndIsThatOfAllResults(_ isCounted: Bool) async throws {
    let entries = try #require(await SmallLibrary.reader("/机器人").state.browse.list?.entries)
    var state = await SmallLibrary.reader().state
    for key in Key.sequence("/机器人") { _ = state.update(.input(.key(key))) }
    // Those that have been found so far: all of a part of the texts, or a part of all.
    var first = SearchResults(
      query: Query("机器人"), total: isCounted ? entries.count : 2, counts: [], entries: Array(entries.prefix(2))
    )
    first.isComplete = isCounted
    _ = state.update(.searchFinished(first))
    _ = state.update(.input(.key(.enter)))
    let effects = state.update(.input(.key(.character("G"))))
    let asked = effects.contains { effect in
      if case .search(let query, let limit, _, _, _) = effect {
        return query == Query("机器人") && limit == .max
      }
      return false
    }
    #expect(asked)
    #expect(state.browse.list?.cursor == 1)
    _ = state.update(
      .searchFinished(SearchResults(query: Query("机器人"), total: entries.count, counts: [], entries: entries)))
    #expect(entries.count > 2 && state.browse.list?.cursor == entries.count - 1)
    // All are here: nothing is asked for.
    #expect(state.update(.input(.key(.character("G")))).isEmpty)
  }

  @Test(arguments: ["会走桌", "hzl", "huizoulu", "走路桌子"])
  func thePaletteFindsTitlesByAFewLetters(_ typed: String) async {
    var reader = await SmallLibrary.reader(":" + typed)
    guard case .picker(let picker)? = reader.state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(picker.matches.first?.title == "会走路的桌子", "\(typed)")
    await reader.press(Key.sequence("<Enter>"))
    #expect(reader.state.browse.page?.entry.title == "会走路的桌子")
  }

  @Test func resultsByPinyinStandBelowALineThatSaysSo() async {
    var state = await SmallLibrary.reader("/jqr").state
    let entries = await SmallLibrary.reader("/机器人").state.browse.list?.entries ?? []
    let results = SearchResults(
      query: Query("jqr"), total: entries.count, counts: [], entries: entries,
      tiers: [
        .init(.literal, entries: 1), .init(.form, entries: 1), .init(.pinyin, entries: entries.count - 2),
      ])
    _ = state.update(.searchFinished(results))
    let rows = state.render().text.split(separator: "\n").map(String.init)
    let forms = rows.firstIndex { $0.contains("—— other forms 1 ——") } ?? 0
    let line = rows.firstIndex { $0.contains("—— by pinyin \(entries.count - 2) ——") } ?? 0
    #expect(rows[..<forms].contains { $0.contains(entries[0].title) })
    #expect(rows[forms..<line].contains { $0.contains(entries[1].title) })
    #expect(rows[line...].contains { $0.contains(entries[2].title) })
  }
}
