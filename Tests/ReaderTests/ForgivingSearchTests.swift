import DigestKit
import Reader
import ReaderTestSupport
import Screen
import Testing

/// What the reader shows of a search that found something else, or nothing.
@Suite struct ForgivingSearchTests {
  /// The reader with a line of which nothing was found, and what may have been meant.
  private static func offered(_ keys: String, _ meant: String?, columns: Int = 100) async -> HeadlessReader {
    var reader = await SmallLibrary.reader(keys, columns: columns)
    var results = SearchResults(
      query: Query(reader.state.search?.text ?? ""), total: 0, counts: [], entries: [])
    results.correction = meant
    await reader.send(.searchFinished(results))
    return reader
  }

  @Test func whatMayHaveBeenMeantIsOneKeyAway() async {
    var reader = await Self.offered("/机七人", "机器人")
    #expect(reader.state.render().text.contains("Nothing found. Did you mean 机器人? Tab looks for it"))
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "机器人" && reader.state.search?.isEditing == true)
    #expect(reader.state.browse.list?.entries.isEmpty == false)
    // Another Tab is what it always was.
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "机器人")
  }

  @Test func itIsSoWhenTheLineWasLeft() async {
    var reader = await Self.offered("/机七人<Enter>", "机器人")
    #expect(reader.state.render().text.contains("Did you mean 机器人? Enter looks for it"))
    await reader.press(Key.sequence("<Enter>"))
    #expect(reader.state.search?.text == "机器人" && reader.state.search?.isEditing == false)
    let isFound = reader.state.browse.list?.entries.isEmpty == false
    #expect(isFound && reader.state.browse.focus == .entries)
    // It can be brought back, as if it had been typed.
    await reader.press(Key.sequence("<Esc>/<Up>"))
    #expect(reader.state.search?.text == "机器人")
  }

  @Test func completionComesFirst() async {
    var reader = await Self.offered("/机七人 in:", "机器人")
    await reader.send(.completionsLoaded(Completions(sections: ["科技"])))
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "机七人 in:科技")
    // What is offered for a line that stands there no more isn't taken.
    var older = await Self.offered("/机七人", "机器人")
    _ = await older.press(Key.sequence("<C-u>"))
    #expect(older.state.search?.text == "")
  }

  /// While what is read is hidden, the offer is for what was typed.
  @Test func anOfferIsOfWhatWasTyped() async {
    var reader = await SmallLibrary.reader("X/机七人")
    var results = SearchResults(query: Query(typed: "is:unread 机七人"), total: 0, counts: [], entries: [])
    results.correction = "is:unread 机器人"
    await reader.send(.searchFinished(results))
    #expect(reader.screen.contains("Did you mean 机器人?"))
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "机器人")
  }

  @Test func aPasteEndsTheListOfFilters() async {
    var reader = await SmallLibrary.reader("/<Tab>", columns: 100)
    #expect(reader.screen.contains("in a section whose title holds this"))
    await reader.send(.input(.paste(Paste("机器人"))))
    #expect(!reader.screen.contains("in a section whose title holds this"))
  }

  @Test(arguments: [60, 80, 120]) func theOfferIsWholeAtAnyWidth(columns: Int) async {
    let reader = await Self.offered("/机七人", "一个相当长而又相当清楚的词", columns: columns)
    let text = reader.state.render().text.split(separator: "\n").joined()
    for word in ["Did you mean", "一个相当", "清楚的词", "Tab"] { #expect(text.contains(word), "\(columns)") }
  }

  @Test func withoutOneNothingIsOffered() async {
    var reader = await Self.offered("/机七人", nil)
    #expect(reader.state.render().text.contains("Nothing found"))
    #expect(!reader.state.render().text.contains("Did you mean"))
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "机七人")
  }

  @Test(arguments: [(0, "re: read 7 texts"), (2, "re: read 7 texts and gave up on 2, which took too long")])
  func whatAnExpressionTookIsSaid(givenUp: Int, words: String) async {
    var state = await SmallLibrary.reader("/re:灯.").state
    var results = SearchResults(query: Query("re:灯."), total: 0, counts: [], entries: [])
    results.expressionCost = ExpressionCost(texts: 7, givenUp: givenUp)
    _ = state.update(.searchFinished(results))
    #expect(state.render().text.contains(words))
  }

  @Test func tagsAreCompletedByPinyinToo() async {
    var reader = await SmallLibrary.reader("/tag:gong")
    await reader.send(.completionsLoaded(Completions(tags: ["rust", "工具"])))
    await reader.press(Key.sequence("<Tab>"))
    #expect(reader.state.search?.text == "tag:工具")
  }
}
