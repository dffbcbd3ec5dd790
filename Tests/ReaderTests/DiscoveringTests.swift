import DigestKit
import ReaderTestSupport
import Screen
import Testing

@testable import Reader

/// What is new in an issue, what there is time for, and the other language hidden.
@Suite struct DiscoveringTests {
  // MARK: Rising

  private static let words = [
    RisingWord(word: "机器人", translations: ["robot"], query: "word:机器人 OR word:robot", counts: [0, 1, 4]),
    RisingWord(word: "纸", translations: [], query: "word:纸", counts: [1, 0, 2]),
  ]

  @Test func risingAsksForTheDigestUnderTheCursor() async {
    var state = await SmallLibrary.reader().state
    let digest = state.digests[0]
    #expect(state.perform(.rising) == [.loadRising(digest)])
    #expect(state.message == .discovery(.findingRising(state.label(of: digest.id))))
  }

  @Test func enterLooksForTheWord() async {
    var reader = await SmallLibrary.reader()
    await reader.send(.risingLoaded(DigestID(key: "2026W06"), Self.words))
    let screen = reader.state.render().text
    #expect(screen.contains("机器人 · robot"))
    #expect(screen.contains("▁▃█  4 (1)"))
    await reader.press(Key.sequence("j<Enter>"))
    #expect(reader.state.overlay == nil)
    #expect(reader.state.search?.text == "word:纸")
    #expect(reader.state.browse.list?.total ?? 0 > 0)
  }

  /// Who has gone on isn't interrupted, and nothing risen is said.
  @Test func nothingComesOverWhatIsOpen() async {
    var reader = await SmallLibrary.reader("?")
    await reader.send(.risingLoaded(DigestID(key: "2026W06"), Self.words))
    #expect(reader.state.overlay == .help(top: 0))
    var other = await SmallLibrary.reader()
    await other.send(.risingLoaded(DigestID(key: "2026W06"), []))
    #expect(other.state.overlay == nil)
    #expect(other.state.message == .discovery(.noneRising(other.state.label(of: DigestID(key: "2026W06")))))
  }

  // MARK: Minutes

  @Test(arguments: [(":minutes 7<Enter>", 7), (":minutes<Enter>", 20), (":分钟 5<Enter>", 5)])
  func minutesAreAskedFor(_ keys: String, _ minutes: Int) async {
    let runner = SmallLibrary.runner()
    _ = await SmallLibrary.reader(keys, size: Size(columns: 100, rows: 14), runner: runner)
    #expect(runner.effects.contains(.suggest(minutes: minutes, language: "zh")))
  }

  @Test func whatFitsIsAListToReadThrough() async throws {
    var reader = await SmallLibrary.reader("l")
    let before = reader.state.browse.list?.origin
    let entries = try #require(reader.state.browse.list?.entries.filter { $0.kind == .leaf })
    let chosen = [entries[0], entries[2]]
    await reader.send(
      .suggested(
        [Suggestion(chosen[0], .category("机器人", read: 3, kept: 1)), Suggestion(chosen[1], .newest)],
        minutes: 20))
    #expect(reader.state.browse.page?.entry.id == chosen[0].id)
    let screen = reader.state.render().text
    #expect(screen.contains("you read 3 and kept 1 of “机器人”"))
    #expect(screen.contains("newest"))
    #expect(screen.prefix { $0 != "\n" }.contains("20 minutes"))
    // The list stays what it was while its entries are read.
    await reader.press(Key.sequence("xJ"))
    #expect(reader.state.browse.list?.current?.id == chosen[1].id)
    #expect(reader.state.browse.list?.entries.count == 2)
    await reader.press(Key.sequence("q"))
    #expect(reader.state.browse.list?.origin == before)
  }

  @Test func nothingThatFitsIsSaid() async {
    var reader = await SmallLibrary.reader("l")
    let before = reader.state.browse.list
    await reader.send(.suggested([], minutes: 3))
    #expect(reader.state.browse.list == before)
    #expect(reader.state.message == .discovery(.nothingFits(3)))
  }

  // MARK: Mask

  /// Both columns of the text as one string.
  private static func text(_ reader: HeadlessReader) -> String { reader.state.render().text }

  @Test(arguments: [140, 60]) func theOtherLanguageIsHiddenUntilEnter(_ columns: Int) async {
    var reader = await SmallLibrary.reader("l<Enter>:mask<Enter>", columns: columns, rows: 24)
    #expect(reader.state.isParallel && reader.state.isMasked)
    #expect(Self.text(reader).contains("桌子会走路"))
    #expect(!Self.text(reader).contains("A desk walks by itself"))
    #expect(Self.text(reader).contains("░ ░░░░ ░░░░░"))
    // The title first, then the text.
    await reader.press(Key.sequence("<Enter>"))
    #expect(Self.text(reader).contains("A desk that walks"))
    #expect(!Self.text(reader).contains("A desk walks by itself"))
    await reader.press(Key.sequence("<Enter>"))
    #expect(Self.text(reader).contains("A desk walks by itself"))
    // Another entry is hidden anew; `:mask` shows all.
    await reader.press(Key.sequence("J"))
    #expect(!Self.text(reader).contains("One shirt in twenty seconds"))
    await reader.press(Key.sequence(":mask<Enter>"))
    #expect(Self.text(reader).contains("One shirt in twenty seconds"))
  }

  /// Without the other language beside it Enter follows links as ever.
  @Test func leavingBothLanguagesTakesTheMaskAway() async {
    var reader = await SmallLibrary.reader("l<Enter>:mask<Enter>==", columns: 140, rows: 24)
    #expect(reader.state.isParallel && !reader.state.isMasked)
    #expect(Self.text(reader).contains("A desk walks by itself"))
    await reader.press(Key.sequence("=<Enter>"))
    #expect(reader.state.browse.page?.entry.title == "纸")
  }

  // MARK: What editions don't share

  private static let lamps: [(key: String, language: String, markdown: String)] = [
    ("2026W06", "zh", "# 2026W06\n\n## 灯\n\n### 海上的灯\n\n灯高 30 米，照得很远。\n\n守灯的人住在灯下。\n"),
    (
      "2026W06", "en",
      "# 2026W06\n\n## Lamps\n\n### A lamp at sea\n\nThe lamp is 35 metres high and shines far.\n\nIts keeper lives below it.\n"
    ),
  ]

  /// Beside the paragraphs that say otherwise, and no others; on both sides.
  @Test func aMarkStandsWhereEditionsDiffer() async {
    let reader = await SmallLibrary.reader(
      "l<Enter>=", size: Size(columns: 140, rows: 14), runner: FixtureLibrary(Self.lamps))
    let rows = reader.state.render().text.split(separator: "\n")
    #expect(rows.filter { $0.contains("≠") }.count == 1)
    #expect(rows.first { $0.contains("30 米") }?.filter { $0 == "≠" }.count == 2)
  }

  /// In a narrow window with room below: what the other edition says where the hit stands.
  @Test(arguments: [(24, true), (23, false)]) func hitsHaveALineOfTheTwin(_ rows: Int, _ isThere: Bool) async
  {
    let reader = await SmallLibrary.reader(
      "/守灯<Enter>", size: Size(columns: 70, rows: rows), runner: FixtureLibrary(Self.lamps))
    let text = reader.state.render().text
    #expect(text.contains("守灯的人住在灯下"))
    #expect(text.contains("EN Its keeper") == isThere)
  }
}
