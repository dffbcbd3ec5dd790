import DigestKit
@testable import Reader
import ReaderTestSupport
import Screen
import Testing

/// What keys do to the state, and what they ask for.
@Suite struct UpdateTests {
  /// At both ends of a list, in the list and in the text: it stays where it is, and says so.
  @Test(arguments: ["l", "l<Enter>"])
  func nothingComesBeforeTheFirstOrBehindTheLast(_ way: String) async {
    var reader = await SmallLibrary.reader(way)
    let count = reader.state.browse.list?.entries.count ?? 0
    #expect(count > 2)
    // Above the first entry stands the introduction.
    for step in 2..<(count + 3) {
      await reader.press(Key.sequence("J"))
      let list = reader.state.browse.list
      if step >= count { continue }
      #expect(list?.cursor == step)
      #expect(reader.state.browse.page?.entry.id == list?.entries[step].id)
    }
    let last = reader.state.browse.list
    #expect(last?.cursor == (last?.entries.count ?? 0) - 1)
    #expect(reader.state.message == .lastEntryOf(next: "2026W05"))
    for _ in 0..<30 { await reader.press(Key.sequence("K")) }
    #expect(reader.state.browse.list?.cursor == 0)
    #expect(reader.state.message == .firstEntry)
  }

  @Test func escRestoresExactlyWhatWasThere() async {
    for before in ["", "l", "lj", "l<Enter>", "ljj<Enter>", ">l", "<Enter>"] {
      let reader = await SampleLibrary.own(before, columns: 100, rows: 20)
      var searched = reader
      await searched.press(Key.sequence("/机器人<Down><BS>能<Enter>JJ<Esc>"))
      #expect(searched.state.browse == reader.state.browse, "\(before)")
      #expect(searched.screen == reader.screen, "\(before)")
    }
  }

  @Test func untilAKeyIsPressedTheNewestDigestIsShown() async {
    // An index that fills begins with any digest, and may know an edition before the other.
    var state = State(size: Size(columns: 100, rows: 20), libraryName: "library")
    let all = await SmallLibrary.reader().state.digests
    _ = state.update(.digestsLoaded([all[1]]))
    #expect(state.browse.digest?.key == "2026W05")
    var english = all[0]
    english.editions.removeFirst()
    _ = state.update(.digestsLoaded([english, all[1]]))
    #expect(state.browse.list?.origin == .digest(DigestID(key: "2026W06"), language: "en"))
    _ = state.update(.digestsLoaded(all))
    #expect(state.browse.list?.origin == .digest(DigestID(key: "2026W06"), language: "zh"))
    _ = state.update(.input(.key(.character("j"))))
    #expect(state.update(.digestsLoaded(all)) == [])
    #expect(state.browse.digest?.key == "2026W05")
  }

  @Test func everyLetterSearchesAndOldResultsAreDropped() async {
    var state = await SmallLibrary.reader("/").state
    #expect(state.update(.input(.key(.character("机")))) == [.search(Query("机"), limit: 200, .date)])
    #expect(state.update(.input(.key(.character("器")))) == [.search(Query("机器"), limit: 200, .date)])
    let before = state
    let stale = SearchResults(query: Query("机"), total: 0, counts: [], entries: [])
    #expect(state.update(.searchFinished(stale)) == [])
    #expect(state == before)
  }

  /// Moving along the chart goes to results of which only the first were fetched.
  @Test func theTrendFetchesWhatIsNotHere() async throws {
    var state = await SmallLibrary.reader("/机器人<Enter>").state
    let entries = try #require(state.browse.list?.entries)
    let counts = try #require(state.browse.list?.counts)
    var results = SearchResults(query: Query("机器人"), total: 9, counts: counts, entries: entries)
    results.isComplete = true
    _ = state.update(.searchFinished(results))
    #expect(
      state.update(.input(.key(.character("T")))) == [.search(Query("机器人"), limit: .max, .date)])
    state = await SmallLibrary.reader("/机器人<Enter>").state
    #expect(state.update(.input(.key(.character("T")))) == [])
  }

  /// A lens may hold an entry in both its languages: the list shows two, the trend counts one.
  @Test func aLensCountsEachEntryOnceInItsTrend() async throws {
    var state = await SmallLibrary.reader("lC").state
    let list = try #require(state.browse.list)
    var twin = try #require(list.entries.first { $0.twin != nil })
    let index = try #require(list.entries.firstIndex(of: twin))
    (twin.id, twin.twin) = (try #require(twin.twin), twin.id)
    var entries = list.entries
    entries.insert(twin, at: index + 1)
    _ = state.update(.entriesLoaded(list.origin, entries))
    let both = try #require(state.browse.list)
    #expect(both.trend?.bars.map(\.hits) == list.trend?.bars.map(\.hits))
    #expect(both.trend?.highest ?? 0 > 0)
    #expect(both.hits[twin.id.digestID] == (list.hits[twin.id.digestID] ?? 0) + 1)
  }

  /// What matches only in pinyin stands under a rule of its own, and under its digest, if that is above as well.
  @Test func whatIsOnlySpelledStandsApart() async throws {
    var state = await SmallLibrary.reader("/机器人<Enter>").state
    let entries = Array(try #require(state.browse.list?.entries).prefix(2))
    let week = try #require(entries.first?.id.digestID)
    #expect(entries.map(\.id.digestID) == [week, week])
    _ = state.update(
      .searchFinished(
        SearchResults(
          query: Query("机器人"), total: 2, counts: [.init(id: week, entries: 2)], entries: entries,
          tiers: [.init(.literal, entries: 1), .init(.pinyin, entries: 1)]))
    )
    #expect(
      state.browse.list?.rows == [
        .digest(week, entries: 0), .entry(0), .tier(.init(.pinyin, entries: 1)), .digest(week, entries: 0),
        .entry(1),
      ])
  }

  /// However few there are beside many, they are seen.
  @Test func everyHitHasABar() async throws {
    var state = await SmallLibrary.reader("/机器人<Enter>").state
    let list = try #require(state.browse.list)
    let counts = zip(list.counts, [9000, 1]).map { SearchResults.DigestCount(id: $0.id, entries: $1) }
    var results = SearchResults(query: Query("机器人"), total: 9001, counts: counts, entries: list.entries)
    results.isComplete = true
    _ = state.update(.searchFinished(results))
    _ = state.update(.input(.key(.character("T"))))
    let rows = state.render().text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count { $0.contains("█") } >= 1)
    #expect(rows.dropFirst().contains { $0.contains("▁▁") && $0.contains("█") })
  }

  /// A category is counted in this digest wherever it stands there.
  @Test func categoriesOfOneNameAreCountedTogether() async {
    let week = "# 期\n\n## 科技\n\n### 其他\n\n#### 甲\n\n文。\n\n## 生活\n\n### 其他\n\n#### 乙\n\n文。\n\n#### 丙\n\n文。\n"
    let library = FixtureLibrary([("2026W06", "zh", week)])
    let reader = await SmallLibrary.reader("c", size: Size(columns: 80, rows: 12), runner: library)
    guard case .picker(let picker) = reader.state.overlay else {
      Issue.record("no picker")
      return
    }
    #expect(picker.items.map { "\($0.title) \($0.detail)" } == ["其他 3 / 3"])
  }

  /// What was read anew may have another translation; it is asked for again.
  @Test func aTextThatIsReadAnewAsksForItsTwin() async throws {
    var state = await SmallLibrary.reader("l<Enter>=", columns: 140).state
    let page = try #require(state.browse.page)
    var content = try #require(page.content)
    #expect(page.twin != nil)
    content.blocks.removeLast()
    let effects = state.update(.contentLoaded(page.entry.id, content, EntryResources()))
    #expect(effects.contains(.loadTwin(page.entry, language: "en")))
  }

  /// Choosing the digest that is shown leaves its list as it is.
  @Test func theDigestThatIsShownIsNotReadAgain() async {
    var reader = await SmallLibrary.reader("lj")
    let before = reader.state.browse
    await reader.press(Key.sequence(":2026W06<Enter>"))
    #expect(reader.state.browse == before)
    #expect(before.list?.cursor == 2)
  }

  /// Before its text is there a page has its title.
  @Test func aPageWithoutTextHasATitle() async {
    var state = await SmallLibrary.reader("l").state
    _ = state.update(.input(.key(.character("J"))))
    #expect(state.browse.page?.content == nil)
    let rows = state.render().text.split(separator: "\n")
    #expect(rows[1].hasSuffix("│ 叠衣服"))
  }

  /// A section with others in it has two rows, one above them and one for its own entries: both stand out.
  @Test func theSectionOfTheEntryIsMarked() async {
    var reader = await SmallLibrary.reader("l")
    func marked() -> [String] { reader.state.categoryRows.filter(\.isCurrent).map(\.title) }
    #expect(marked() == ["机器人"])
    await reader.press(Key.sequence("}"))
    #expect(marked() == ["科技", "科技"])
  }

  @Test func keysBehindTheLastOneAreNobodys() async {
    let left = await SmallLibrary.reader("lQ")
    var pressed = left
    await pressed.press(Key.sequence("jJ*/x"))
    #expect(left.state.isFinished && pressed.state == left.state)
  }

  @Test func theListNeverFlickersToEmptyWhileTyping() async {
    var state = await SmallLibrary.reader("/机").state
    let shown = state.browse.list
    _ = state.update(.input(.key(.character("器"))))
    #expect(state.browse.list == shown)
  }

  @Test func anEmptiedSearchLineEndsTheSearch() async {
    let reader = await SmallLibrary.reader("/机<BS><BS>")
    #expect(reader.state.search == nil)
    #expect(await SmallLibrary.reader("/<Enter>").state.search == nil)
  }

  @Test func digitsJumpToTheCategoryWithThatNumber() async {
    #expect(await SmallLibrary.reader("2").state.browse.list?.current?.title == "纸")
    #expect(await SmallLibrary.reader("9").state.message == .noSuchCategory(9))
    #expect(await SmallLibrary.reader("l}").state.browse.list?.current?.title == "纸")
    #expect(await SmallLibrary.reader("l}}{").state.browse.list?.current?.title == "纸")
    #expect(await SmallLibrary.reader("l}}").state.browse.list?.current?.title == "摘录")
  }

  @Test func lettersPickACategoryOfTheWholeLibrary() async {
    // 机器人 has most entries, here and elsewhere: it is always "a".
    #expect(await SmallLibrary.reader("G<Enter>ca").state.browse.list?.current?.category == "机器人")
    #expect(await SmallLibrary.reader("c/科技<Enter>").state.browse.list?.current?.category == "科技")
    #expect(await SmallLibrary.reader("c<Esc>").state.overlay == nil)
  }

  @Test func theLensShowsACategoryThroughAllDigests() async {
    let reader = await SmallLibrary.reader("lC")
    #expect(reader.state.browse.list?.entries.map(\.title) == ["会走路的桌子", "叠衣服", "桌上的机器人"])
    let back = await SmallLibrary.reader("lCjjC")
    let start = await SmallLibrary.reader("l")
    #expect(back.state.browse.list?.origin == start.state.browse.list?.origin)
    #expect(await SmallLibrary.reader("lCq").state.search == nil)
  }

  @Test func theOtherLanguageIsAtTheSameEntry() async {
    #expect(await SmallLibrary.reader("lj<Enter>L").title == "Folding shirts")
    #expect(await SmallLibrary.reader("lj<Enter>LL").title == "叠衣服")
    #expect(await SmallLibrary.reader("ljL").state.browse.list?.current?.title == "Folding shirts")
    // The choice sticks, as far as there is a choice.
    #expect(await SmallLibrary.reader("ljLJ").title == "Paper")
    #expect(await SmallLibrary.reader(">L").state.message == .oneLanguage)
    #expect(await SmallLibrary.reader(">l<Enter>L").title == "桌上的机器人")
  }

  @Test func aStubSaysThatThereIsNoTranslationAndStays() async {
    let library = FixtureLibrary([
      ("2026W06", "zh", SmallLibrary.chinese), ("2026W06", "en", "# Week 6\n\nNo translation.\n"),
    ])
    let reader = await SmallLibrary.reader("l<Enter>L", size: Size(columns: 100, rows: 20), runner: library)
    #expect(reader.title == "会走路的桌子")
    #expect(reader.state.message == .stubTranslation)
    let list = await SmallLibrary.reader("L", size: Size(columns: 100, rows: 20), runner: library)
    #expect(list.state.message == .stubTranslation)
  }

  @Test func readingMarksAsReadAndPreviewingDoesNot() async {
    let reader = await SmallLibrary.reader("lj")
    #expect(reader.state.browse.list?.entries.contains { $0.isRead } == false)
    let read = await SmallLibrary.reader("l<Enter>")
    #expect(read.state.browse.list?.current?.isRead == true)
    #expect(read.state.digests[0].editions.map(\.unread) == [3, 3])
    #expect(await SmallLibrary.reader("l<Enter>x").state.browse.list?.current?.isRead == false)
  }

  @Test func theNextUnreadIsFoundWithoutASearchInTheNextDigestToo() async {
    #expect(await SmallLibrary.reader("l<Enter>n").title == "叠衣服")
    #expect(await SmallLibrary.reader("lGn").title == "桌上的机器人")
    #expect(await SmallLibrary.reader("lGnN").title == "摘录")
    #expect(await SmallLibrary.reader("lGnn").state.message == .noUnread)
    let reading = await SmallLibrary.reader("lG<Enter>n")
    #expect(reading.title == "桌上的机器人")
    #expect(reading.state.browse.page?.entry.isRead == true)
  }

  @Test func hitsAreWalkedThroughAcrossEntries() async {
    #expect(await SmallLibrary.reader("/机器人<Enter><Enter>n").title == "叠衣服")
    #expect(await SmallLibrary.reader("/机器人<Enter><Enter>nnN").title == "叠衣服")
    #expect(await SmallLibrary.reader("/机器人<Enter><Enter>nnnn").state.message == .lastHit)
  }

  @Test func qGoesBackOneLevelAndLeavesFromTheFirst() async {
    #expect(await SmallLibrary.reader("l<Enter>q").state.browse.focus == .entries)
    #expect(await SmallLibrary.reader("l<Enter>qq").state.browse.focus == .digests)
    #expect(await SmallLibrary.reader("l<Enter>qqq").state.isFinished)
    #expect(await SmallLibrary.reader("l<Enter>Q").state.isFinished)
    #expect(await SmallLibrary.reader("<Esc><Esc><Esc>").state.isFinished == false)
  }

  @Test func hitsAreCountedNotLines() async {
    let library = FixtureLibrary([("a", "zh", "## 题\n\n机器人和**机器**人，又一个机器人。\n")])
    let reader = await SmallLibrary.reader(
      "/机器人<Enter><Enter>", size: Size(columns: 60, rows: 12), runner: library)
    #expect(reader.screen.contains("1/3"))
  }

  @Test func leavingSavesThePlaceAndComingBackFindsIt() async {
    let library = SmallLibrary.runner()
    _ = await SmallLibrary.reader("lj<Enter>Q", size: Size(columns: 100, rows: 20), runner: library)
    let id = EntryID(digest: "2026W06", language: "zh", slug: "叠衣服")
    let place = Place(entry: id, block: -1, offset: 0, isReading: true, isFinished: true)
    #expect(library.effects.contains(.savePlace(place)))
    var reader = await SmallLibrary.reader()
    var state = State(size: Size(columns: 100, rows: 20), libraryName: "library")
    _ = state.update(.placeLoaded(.init(entry: id, block: 0, offset: 0)))
    let effects = state.update(.digestsLoaded(reader.state.digests))
    #expect(effects.contains { if case .loadContent(let entry) = $0 { entry.id == id } else { false } })
    #expect(state.browse.focus == .text)
    await reader.press([])
  }

  @Test func resizingKeepsThePlace() async {
    for keys in ["l<Enter>ddd", "l<Enter>G", "l<Enter>]]"] {
      var reader = await SampleLibrary.shared(keys, columns: 140, rows: 20)
      let place = reader.state.browse.page?.visible.first?.line
      await reader.send(.input(.resize(Size(columns: 60, rows: 20))))
      await reader.send(.input(.resize(Size(columns: 140, rows: 20))))
      let after = reader.state.browse.page?.visible.first?.line
      #expect(after?.block == place?.block, "\(keys)")
    }
  }

  @Test func theOutlineJumpsInTextAndList() async {
    let list = await SmallLibrary.reader("ltjj<Enter>")
    #expect(list.state.browse.list?.current?.title == "纸")
    // In the text it holds the headings; the second one goes to the top.
    let before = await SampleLibrary.shared("3l<Enter>", columns: 100, rows: 12)
    let outline = before.state.browse.page?.outline.map(\.title) ?? []
    #expect(outline.count > 2)
    let after = await SampleLibrary.shared("3l<Enter>tj<Enter>", columns: 100, rows: 12)
    #expect(after.state.overlay == nil)
    #expect(after.state.browse.page?.place.block == after.state.browse.page?.outline[1].block)
    #expect(after.screen != before.screen)
    #expect(after.screen.contains(outline[1]))
  }

  @Test func thePaletteFindsCommandsDigestsAndEntries() async {
    #expect(await SmallLibrary.reader(":2026W05<Enter>").state.browse.digest?.key == "2026W05")
    #expect(await SmallLibrary.reader(":叠衣服<Enter>").state.browse.list?.current?.title == "叠衣服")
    #expect(await SmallLibrary.reader(":this help<Enter>").state.overlay == .help(top: 0))
  }

  @Test func anEntryOfAnyWeekIsFoundReadAndLeftInFewKeys() async {
    // Ten at most: to the week, to the entry, open, leave.
    let reader = await SmallLibrary.reader("/手指<Enter><Enter>")
    #expect(reader.title == "桌上的机器人")
    #expect(await SmallLibrary.reader("/手指<Enter><Enter>Q").state.isFinished)
    #expect(await SmallLibrary.reader(">l<Enter>").title == "桌上的机器人")
  }

  @Test func afterAGoneFileTheReaderSaysSoAndGoesOn() async {
    var reader = await SmallLibrary.reader("l")
    let id = reader.state.browse.page?.entry.id
    await reader.send(.contentFailed(id ?? EntryID(digest: "", language: "", slug: ""), .fileGone("a.md")))
    #expect(reader.screen.contains("The file is gone: a.md"))
    await reader.press(Key.sequence("j"))
    #expect(reader.title == "叠衣服")
  }

  @Test func theLoopDrawsRunsAndEnds() async {
    let terminal = FakeTerminal(
      size: Size(columns: 80, rows: 12),
      events: [
        .key(.character("l")), .key(.enter), .key(.character("y")), .resize(Size(columns: 60, rows: 10)),
        .key(.character("Q")),
      ])
    let loop = ReaderLoop(terminal: terminal, runner: SmallLibrary.runner())
    let last = loop.run(State(size: terminal.size, libraryName: "library"))
    #expect(last.isFinished)
    #expect(terminal.copied == ["https://desk.example/1"])
    #expect(terminal.frames.last?.size == Size(columns: 60, rows: 10))
    #expect(terminal.frames.last?.text.contains("桌子会走路") == true)
  }
}
