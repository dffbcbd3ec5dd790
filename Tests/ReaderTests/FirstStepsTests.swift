import DigestKit
@testable import Reader
import ReaderTestSupport
import Screen
import Testing

/// What somebody does first: opens a digest, goes on, types a command or the letter of a category.
@Suite struct FirstStepsTests {
  @Test func enterOnADigestGoesToItsEntriesAboveWhichItsIntroductionStands() async {
    let reader = await SmallLibrary.reader("<Enter>")
    #expect(reader.title == "会走路的桌子")
    #expect(reader.state.browse.focus == .entries)
    #expect(await SmallLibrary.reader("<Enter>k").title == "2026 年第 06 周")
    let read = await SmallLibrary.reader("<Enter>k<Enter>")
    #expect(read.title == "2026 年第 06 周" && read.state.browse.focus == .text)
    // It is no entry: it is never unread, and isn't counted.
    #expect(read.screen.contains("0/4"))
    #expect(read.state.browse.list?.total == (read.state.browse.list?.entries.count ?? 0) - 1)
    #expect(await SmallLibrary.reader("<Enter>k<Enter>q").state.browse.focus == .entries)
    #expect(await SmallLibrary.reader("<Enter>k<Enter>J").title == "会走路的桌子")
    // The week before has none.
    let without = await SmallLibrary.reader("j<Enter>k")
    #expect(without.state.browse.focus == .entries)
    #expect(without.title == "桌上的机器人")
  }

  /// The introduction in the other language, in the list and in the text; without one there, the first entry.
  @Test func lOnAnIntroductionShowsTheOther() async {
    let english = "# Week 06\n\nWelcome.\n\n## A\n\nText.\n"
    let chinese = "# 第 06 周\n\n开场白。\n\n## 甲\n\n文。\n"
    func reader(_ keys: String, _ english: String) async -> HeadlessReader {
      await SmallLibrary.reader(
        keys, size: Size(columns: 100, rows: 12),
        runner: FixtureLibrary([("2026W06", "zh", chinese), ("2026W06", "en", english)]))
    }
    let list = await reader("lkL", english)
    #expect(
      list.title == "Week 06" && list.state.browse.focus == .entries && list.state.browse.list?.cursor == 0)
    let text = await reader("lk<Enter>L", english)
    #expect(text.title == "Week 06" && text.state.browse.focus == .text)
    #expect(await reader("lk<Enter>LL", english).title == "第 06 周")
    let without = await reader("lk<Enter>L", "# Week 06\n\n## A\n\nText.\n")
    #expect(without.title == "A" && without.state.browse.focus == .text)
  }

  /// Entries are counted as the last row counts them, wherever one is.
  @Test(arguments: [
    ("l:2<Enter>", Pane.entries), ("l<Enter>:2<Enter>", .text), (":2<Enter>", .entries),
    ("l:99<Enter>", .entries),
  ])
  func aNumberBehindTheColonIsThatOfAnEntry(keys: String, focus: Pane) async {
    let reader = await SmallLibrary.reader(keys)
    let last = keys.contains("99")
    #expect(reader.title == (last ? "摘录" : "叠衣服") && reader.state.browse.focus == focus)
    #expect(reader.screen.contains(last ? "4/4" : "2/4"))
  }

  @Test func thePaletteLeadsToSettings() async {
    for typed in ["text.width", "正文一行", "cells of a line"] {
      let reader = await SmallLibrary.reader(":" + typed + "<Enter>")
      guard case .picker(let picker) = reader.state.overlay else {
        Issue.record("no line")
        continue
      }
      #expect(picker.line.text == "set text.width ")
    }
    #expect(await SmallLibrary.reader(":text.width<Enter>44<Enter>").state.settings.textWidth == 44)
    #expect(await SmallLibrary.reader(":grep 机器人<Enter>").state.search?.text == "机器人")
  }

  /// Fingers that know a letter are faster than the list.
  @Test func aLetterThatComesBeforeTheListChoosesOnceItIsThere() async {
    var state = await SmallLibrary.reader("").state
    for key in Key.sequence("cb") { _ = state.update(.input(.key(key))) }
    #expect(state.overlay != nil && state.browse.focus == .digests)
    var categories = [CategorySummary(name: "机器人", entries: 3), CategorySummary(name: "科技", entries: 2)]
    (categories[0].letter, categories[1].letter) = ("a", "b")
    _ = state.update(.categoriesLoaded(categories))
    #expect(state.overlay == nil && state.browse.focus == .entries)
    #expect(state.browse.list?.current?.title == "纸")
    // Esc means itself at once, and so does what comes behind.
    for key in Key.sequence("cb<Esc>") { _ = state.update(.input(.key(key))) }
    #expect(state.overlay == nil)
    _ = state.update(.categoriesLoaded(categories))
    #expect(state.overlay == nil)
  }

  /// As long as the folder is looked through nobody knows that there are none.
  @Test func thatThereIsNothingIsSaidOnceItIsKnown() {
    var state = State(size: Size(columns: 60, rows: 10), libraryName: "l")
    _ = state.update(.digestsLoaded([]))
    #expect(state.render().text.contains("Loading"))
    _ = state.update(.indexed(changed: false))
    #expect(state.render().text.contains("No digests"))
  }

  /// A page further than the end of a text is the next one; and behind the last it is said where there are more.
  @Test func spaceAtTheEndOfATextGoesOn() async {
    let read = await SmallLibrary.reader("l<Enter>")
    var reader = read
    for _ in 0..<20 where reader.title == read.title { await reader.press([.character(" ")]) }
    #expect(reader.title == "叠衣服")
    #expect(reader.state.browse.focus == .text)
    // Half a page stays in the text.
    var half = read
    for _ in 0..<20 { await half.press([.character("d")]) }
    #expect(half.title == read.title)
  }
}
