import DigestKit
import ReaderTestSupport
import Screen
import Testing

@testable import Reader

/// Looking for words in the text that is read.
@Suite struct FindTests {
  private static let text = """
    ## 甲

    灯塔一号，Transformer。

    \((1...40).map { "第 \($0) 段，没有别的。" }.joined(separator: "\n\n"))

    灯塔二号。

    \((41...80).map { "第 \($0) 段，还是没有。" }.joined(separator: "\n\n"))

    末了的灯塔，Former days.

    ## 乙

    灯。
    """

  private func reader(_ keys: String) async -> HeadlessReader {
    await SmallLibrary.reader(
      keys, size: Size(columns: 60, rows: 14), runner: FixtureLibrary([("2026W06", "zh", Self.text)]))
  }

  private func top(_ reader: HeadlessReader) -> String { reader.state.browse.page?.firstText ?? "" }

  @Test func theNextPlaceFromHereOnIsShownWhileTyping() async {
    let start = await reader("l<Enter>F灯")
    #expect(start.state.browse.page?.hit == 0 && start.state.browse.page?.hitCount == 3)
    // From the middle the second is the next, and behind the last comes the first.
    #expect(await reader("l<Enter>ddF灯塔").state.browse.page?.hit == 1)
    #expect(await reader("l<Enter>GF灯塔二").state.browse.page?.hit == 0)
    #expect(await reader("l<Enter>F灯塔二").screen.contains("灯塔二号"))
    #expect(await reader("l<Enter>F灯塔").screen.contains("Find: 灯塔"))
  }

  @Test func wordsMayBeginAnywhereUnlikeInTheSearch() async {
    #expect(await reader("l<Enter>Fformer").state.browse.page?.hitCount == 2)
    #expect(await reader("/former<Enter><Enter>").state.browse.page?.hitCount == 1)
  }

  @Test func nAndNGoThroughTheTextAndSayWhereTheyBeginAnew() async {
    var found = await reader("l<Enter>F灯塔<Enter>")
    #expect(found.state.find?.isEditing == false && found.state.browse.page?.hit == 0)
    await found.press(Key.sequence("nn"))
    #expect(found.state.browse.page?.hit == 2 && found.state.message == nil)
    await found.press(Key.sequence("n"))
    #expect(found.state.browse.page?.hit == 0 && found.state.message == .foundFromStart)
    await found.press(Key.sequence("N"))
    #expect(found.state.browse.page?.hit == 2 && found.state.message == .foundFromEnd)
    // It stays in this text.
    #expect(found.title == "甲")
  }

  @Test func escLeadsBackToWhereItBegan() async {
    let before = await reader("l<Enter>dd")
    #expect(top(await reader("l<Enter>ddF灯塔<Esc>")) == top(before))
    #expect(top(await reader("l<Enter>ddF灯塔<BS><BS><BS>")) == top(before))
    #expect(top(await reader("l<Enter>ddF灯塔<C-u>")) == top(before))
    // Once it is kept, Esc only ends it.
    let kept = await reader("l<Enter>F灯塔<Enter>n")
    let ended = await reader("l<Enter>F灯塔<Enter>n<Esc>")
    #expect(ended.state.find == nil && top(ended) == top(kept) && ended.state.browse.focus == .text)
    #expect(ended.state.browse.page?.hitCount == 0)
  }

  @Test func anEmptyLineRepeatsTheLast() async {
    let again = await reader("l<Enter>F灯塔<Enter><Esc>gF<Enter>")
    #expect(again.state.find?.text == "灯塔" && again.state.browse.page?.hit == 0)
    #expect(await reader("l<Enter>F灯塔<Enter><Esc>F<Up>").state.find?.text == "灯塔")
    // With nothing to repeat nothing is looked for.
    #expect(await reader("l<Enter>F<Enter>").state.find == nil)
  }

  @Test func whatIsNotThereIsSaid() async {
    let none = await reader("l<Enter>ddF鲸鱼<Enter>")
    #expect(none.state.message == .notInText)
    #expect(await reader("l<Enter>F鲸鱼<Enter>n").state.message == .notInText)
    #expect(await reader("l<Enter>F鲸鱼<Enter><Esc>F<Enter>").state.message == .notInText)
  }

  @Test func theSearchComesBackBehindIt() async {
    let search = await reader("/灯塔<Enter><Enter>")
    #expect(search.state.patterns.map { $0.text?.source } == ["灯塔"])
    let find = await reader("/灯塔<Enter><Enter>F没有<Enter>")
    #expect(find.state.patterns.map { $0.text?.source } == ["没有"] && find.state.search?.text == "灯塔")
    let back = await reader("/灯塔<Enter><Enter>F没有<Enter><Esc>")
    #expect(back.state.patterns.map { $0.text?.source } == ["灯塔"] && back.state.find == nil)
    #expect(back.state.browse.page?.hitCount == 3)
    // Leaving the text ends it too; the next Esc is the search's.
    #expect(await reader("/灯塔<Enter><Enter>F没有<Enter>q").state.find == nil)
    #expect(await reader("/灯塔<Enter><Enter>F没有<Enter><Esc><Esc>").state.search == nil)
  }

  @Test func outsideTheTextAllEntriesAreSearched() async {
    #expect(await reader("lF").state.search?.isEditing == true)
    #expect(await reader("F").state.search?.isEditing == true)
  }

  @Test func aPasteGoesIntoTheLine() async {
    var state = await reader("l<Enter>F").state
    _ = state.update(.input(.paste(Paste("灯塔\n二号"))))
    #expect(state.find?.text == "灯塔 二号")
  }

  /// Who types faster than the text comes finds it all the same.
  @Test func theTextMayComeLater() async throws {
    var state = await reader("l").state
    let summary = try #require(state.browse.list?.current)
    let content = try #require(state.browse.page?.content)
    state.browse.page = nil
    for key in Key.sequence("<Enter>F灯塔二<Enter>") { _ = state.update(.input(.key(key))) }
    #expect(state.find?.text == "灯塔二" && state.search == nil)
    _ = state.update(.contentLoaded(summary.id, content, EntryResources()))
    #expect(state.browse.page?.hit == 0 && state.browse.page?.hitCount == 1)
    #expect(state.render().text.contains("灯塔二号"))
  }
}
