import DigestKit
import Markdown
import ReaderTestSupport
import Screen
import Synchronization
import Testing
import Writing

@testable import Reader

/// What comes from outside while somebody reads: what is said of it, what lies over the panes then, and what is asked
/// for.
@Suite struct WhatComesInTests {
  private static let url = "https://desk.example/1"
  private static let browser = ["/usr/bin/w3m", url]
  private static let reload = InputEvent.key(.character("r"))

  struct Coming: Sendable {
    /// Pressed before.
    var keys: String
    var messages: [Message]
    /// What the last row says, or the whole of it if nothing is said.
    var says: String
    var overlay: Overlay?
    var asks: [Effect]

    init(
      _ keys: String, _ messages: [Message], says: String = " 1/4", over overlay: Overlay? = nil,
      asks: [Effect] = []
    ) {
      self.keys = keys
      self.messages = messages
      self.says = says
      self.overlay = overlay
      self.asks = asks
    }
  }

  private static let week = EntryList.Origin.digest(DigestID(key: "2026W06"), language: "zh")

  private static let everything: [Coming] = [
    Coming("", [.indexing(.init(done: 3, of: 9), hasNews: false)], says: "Indexing 3/9 (Esc stops it)"),
    Coming("", [.indexing(.init(done: 0, of: 0), hasNews: false)]),
    Coming("", [.indexing(.init(done: 1, of: 9), hasNews: true)], says: "Indexing 1/9"),
    Coming("", [.input(reload), .indexing(.init(done: 0, of: 0), hasNews: false)]),
    Coming("", [.input(reload), .indexed(changed: false)]),
    Coming(
      "", [.indexingStopped], says: "Indexing was stopped; r goes on with it",
      asks: [.loadDigests, .loadShelves(besides: []), .loadEntries(week)]),
    Coming("", [.input(.pasteStalls(bytes: 7))], says: "The paste goes on (7 bytes so far): ^C ends it"),
    Coming("", [.failed(.notKept("disk full"))], says: "Not kept: disk full"),
    Coming("l", [.copied("x", .link, by: ["tmux", "xclip"])], says: "Copied the link (tmux, xclip)"),
    Coming(
      "l", [.copied("x", .id, by: [])], says: "Sent the id to the terminal", asks: [.terminal(.copy("x"))]),
    // A program gets the terminal, unless keys go into a line or a list.
    Coming("l", [.openerNeedsTerminal(browser, url: url)], asks: [.terminal(.run(browser, .open(url: url)))]),
    Coming("/", [.openerNeedsTerminal(browser, url: url)], says: "w3m wants the terminal: press o again"),
    Coming("l?", [.openerNeedsTerminal(browser, url: url)], says: "more rows below", over: .help(top: 0)),
    // How it went with it. Whoever ended it has seen the address.
    Coming("l", [.programEnded(browser, .exited(0), .open(url: url))]),
    Coming(
      "l", [.programEnded(browser, .exited(3), .open(url: url))], says: "w3m failed with status 3",
      over: .address(url)),
    Coming(
      "l", [.programEnded(browser, .killed(signal: 9), .open(url: url))], says: "w3m was ended by signal 9"),
    Coming(
      "l", [.programEnded(browser, .notStarted(2), .open(url: url))], says: "w3m can't be started",
      over: .address(url)),
    Coming("l", [.notOpened(url: url, .noOpener)], says: "No browser found", over: .address(url)),
    Coming("/", [.notOpened(url: url, .programNotStarted("x"))], says: "x can't be started"),
    Coming("l?", [.notOpened(url: url, .noOpener)], says: "more rows below", over: .help(top: 0)),
    Coming("l", [.linkResolved(nil)], says: "The library doesn't hold what this links to"),
    // A paste is for a prompt: one line of it.
    Coming("", [.input(.paste(Paste("机器")))], says: "Nothing takes a paste here; press / or : first"),
    Coming("l?", [.input(.paste(Paste("机器")))], says: "more rows below", over: .help(top: 0)),
    Coming("", [.input(.paste(Paste("\n\n")))]),
    Coming("/", [.input(.paste(Paste("机\n器", bytesLeftOut: 5)))], says: "The paste was too long: 5 bytes"),
    Coming("", [.input(.answer(.ambiguousWidth(nil)))]),
    Coming("", [.input(.answer(.ambiguousWidth(.narrow)))]),
    Coming("", [.input(.answer(.ambiguousWidth(.wide)))], asks: [.terminal(.redraw)]),
  ]

  @Test(arguments: everything) func whatComesIsToldOnce(_ coming: Coming) async {
    var state = await SmallLibrary.reader(coming.keys, columns: 120, rows: 30).state
    var asked: [Effect] = []
    for message in coming.messages { asked = state.update(message) }
    let bottom = state.render().text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if coming.says == " 1/4" {
      #expect(bottom.filter { $0 != " " } == "1/4100%?", "\(coming)")
    } else {
      #expect(bottom.contains(coming.says), "\(coming)")
    }
    #expect(state.overlay == coming.overlay, "\(coming)")
    #expect(asked.filter { if case .search = $0 { false } else { true } } == coming.asks, "\(coming)")
  }

  @Test(arguments: [
    ("y", true), ("j", true), ("q", false), ("Q", false), ("<Esc>", false), ("<Enter>", false),
  ])
  func anAddressIsCopiedAndLeft(_ key: String, _ stays: Bool) async {
    var state = await SmallLibrary.reader("l", columns: 40, rows: 6).state
    let long = Self.url + "/" + String(repeating: "x", count: 100)
    _ = state.update(.notOpened(url: long, .noOpener))
    // As much of it as there are rows for, between the title and the keys.
    #expect(
      state.render().text == """
         Address

        \(long.prefix(40))
        \(long.dropFirst(40).prefix(40))
        \(long.dropFirst(80).prefix(40))
         No browser found: set BROWSER, or insta
        """)
    let asked = Key.sequence(key).flatMap { state.update(.input(.key($0))) }
    #expect(asked == (key == "y" ? [.copy(long, .link)] : []))
    #expect(state.overlay == (stays ? .address(long) : nil))
    #expect(!state.isFinished)
  }

  @Test func whatIsShownIsReadAgain() async throws {
    var state = await SmallLibrary.reader("l").state
    let entry = try #require(state.browse.list?.current)
    #expect(state.update(.input(Self.reload)) == [.refresh, .loadEntries(Self.week), .loadContent(entry)])
    #expect(state.message == .reloading)
  }

  @Test func whatWasIndexedAnewIsReadAgain() async throws {
    var state = await SmallLibrary.reader("l<Enter>=", columns: 140).state
    let page = try #require(state.browse.page)
    let content = try #require(page.content)
    #expect(
      state.update(.indexed(changed: true)) == [
        .loadDigests, .loadShelves(besides: []), .loadEntries(Self.week), .loadContent(page.entry),
      ])
    // The same text once more changes nothing on the page, and the other language stays beside it until it has come.
    let shown = state.render().text
    let asked = state.update(.contentLoaded(page.entry.id, content, EntryResources()))
    #expect(asked.contains(.loadTwin(page.entry, language: "en")))
    #expect(state.render().text == shown)
    #expect(state.browse.page?.twin == page.twin)
    // Another text of the other language comes in its place.
    var twin = try #require(page.twin)
    twin.content.blocks = [Block(.paragraph([.text("Quite another text.")]), lines: 1...1)]
    _ = state.update(.twinLoaded(page.entry.id, twin))
    #expect(state.render().text.contains("Quite another text."))
    // And where it has gone, there is one text, and nothing is said of what nobody asked for.
    _ = state.update(.indexed(changed: true))
    _ = state.update(.contentLoaded(page.entry.id, content, EntryResources()))
    _ = state.update(.twinLoaded(page.entry.id, nil))
    #expect(state.browse.page?.twin == nil && state.message == nil)
    #expect(state.update(.indexed(changed: false)) == [])
  }

  @Test func aDigestThatComesIsMarkedUntilItIsLookedAt() async throws {
    var state = await SmallLibrary.reader().state
    var digests = state.digests
    // What was put together before the first look was done is told in pieces, and none of it is new.
    _ = state.update(.indexingStopped)
    _ = state.update(.digestsLoaded(Array(digests.dropFirst())))
    _ = state.update(.indexed(changed: true))
    _ = state.update(.digestsLoaded(Array(digests.dropLast())))
    _ = state.update(.digestsLoaded(digests))
    #expect(state.newDigests.isEmpty)
    _ = state.update(.indexed(changed: true))
    digests.insert(digests[0], at: 0)
    digests[0].id.key = "2026W07"
    digests[0].label = "2026W07"
    _ = state.update(.digestsLoaded(digests))
    #expect(state.browse.digest?.key == "2026W06")
    #expect(state.render().text.contains("new · 2026W07"))
    for _ in 1...2 { _ = state.update(.input(.key(.character("k")))) }
    #expect(state.browse.digest?.key == "2026W07")
    #expect(!state.render().text.contains("new ·"))
  }

  /// Who starts with an empty index sees the first digests come. Later what is on the screen stays.
  @Test func digestsComeWhileAnIndexIsMade() {
    var state = State(size: .init(columns: 80, rows: 24), libraryName: "x", settings: Settings())
    let news = Message.indexing(.init(done: 1, of: 9), hasNews: true)
    #expect(state.update(news) == [.loadDigests])
    _ = state.update(.indexed(changed: true))
    #expect(state.update(news) == [])
  }

  /// What a picker shows comes a moment later: until then it isn't said that there is nothing.
  @Test func aPickerWaitsForWhatItShows() async {
    var state = await SmallLibrary.reader().state
    _ = state.update(.input(.key(.character("c"))))
    #expect(state.render().text.contains("Loading…") && !state.render().text.contains("Nothing found"))
  }

  @Test func theTerminalTellsItsBackground() async {
    var state = await SmallLibrary.reader().state
    for (isLight, theme) in [(true, Theme.light), (false, .dark)] {
      #expect(state.update(.input(.answer(.background(isLight: isLight)))) == [])
      #expect(state.settings.theme == theme)
    }
  }

  @Test(arguments: [(":", "机 器 人"), ("c", "机 器 人"), (":x<Left>", "机 器 人x"), ("lt", "机 器 人")])
  func aPickerTakesAPasteAsOneLine(keys: String, line: String) async {
    var state = await SmallLibrary.reader(keys).state
    _ = state.update(.input(.key(.down)))
    _ = state.update(.input(.paste(Paste("机\n器\r\n人", bytesLeftOut: 2))))
    guard case .picker(let picker)? = state.overlay else {
      Issue.record("no picker")
      return
    }
    #expect(picker.line.text == line)
    #expect(picker.isTyping && picker.cursor == 0)
    #expect(state.message == .pasteCut(2))
  }

  @Test func aTwinThatIsNotThereIsTold() async {
    for key in ["L", "U"] {
      var state = await SmallLibrary.reader("l<Enter>").state
      let id = state.browse.page?.entry.id ?? EntryID(digest: "", language: "", slug: "")
      let asked = Key.sequence(key).flatMap { state.update(.input(.key($0))) }
      #expect(asked.contains { if case .loadTwin = $0 { true } else { false } })
      _ = state.update(.twinLoaded(id, nil))
      #expect(state.message == .noTwin)
      #expect(state.browse.page?.entry.id == id)
    }
  }

  /// While a long search goes on its first page is there, and what is missing is told.
  @Test func aFirstPageIsToldFromTheWhole() async {
    var state = await SmallLibrary.reader("/机器人").state
    let query = Query("机器人")
    func bottom() -> String { String(state.render().text.split(separator: "\n").last ?? "") }
    func receive(_ count: Int, of total: Int, isComplete: Bool) {
      let entries = state.browse.list?.entries ?? []
      var results = SearchResults(
        query: query, total: total, counts: [.init(id: DigestID(key: "2026W06"), entries: total)],
        entries: Array((entries + entries + entries).prefix(count)))
      results.isComplete = isComplete
      _ = state.update(.searchFinished(results))
    }
    // What is counted in full stays, and so does its list.
    receive(1, of: 1, isComplete: false)
    #expect(bottom().contains("3 in 2 digests"))
    // Behind another letter there is nothing to keep.
    _ = state.update(.input(.key(.character("机"))))
    _ = state.update(.input(.key(.backspace)))
    _ = state.update(.input(.key(.character("x"))))
    var other = SearchResults(query: Query("机器人x"), total: 1, counts: [], entries: [])
    other.isComplete = false
    _ = state.update(.searchFinished(other))
    #expect(state.render().text.contains("Loading…"))
    #expect(bottom().contains("1+ hits…"))
    other.entries = await SmallLibrary.reader().state.browse.list.map { Array($0.entries.prefix(1)) } ?? []
    _ = state.update(.searchFinished(other))
    _ = state.update(.input(.key(.enter)))
    #expect(bottom().hasPrefix(" 1/1+ "))
    other = SearchResults(query: Query("机器人x"), total: 0, counts: [], entries: [])
    _ = state.update(.searchFinished(other))
    #expect(state.render().text.contains("Nothing found"))
    #expect(state.browse.page == nil)
  }

  @Test func whileTheIndexFillsNothingIsSaidToBeMissing() {
    var state = State(size: Size(columns: 90, rows: 10), libraryName: "library")
    #expect(state.render().text.contains("Loading…"))
    _ = state.update(.indexing(.init(done: 0, of: 3), hasNews: false))
    _ = state.update(.digestsLoaded([]))
    #expect(state.render().text.contains("Loading…"))
    _ = state.update(.indexed(changed: false))
    #expect(state.render().text.contains("No digests (.md files) here"))
    // As long as no list of digests has come, the end of the refresh asks for it.
    var empty = State(size: Size(columns: 90, rows: 10), libraryName: "library")
    #expect(empty.update(.indexed(changed: false)) == [.loadDigests, .loadShelves(besides: [])])
  }

  /// The digest that is shown goes from the library: the next list shows another one.
  @Test func aDigestThatIsGoneIsLeft() async {
    var reader = await SmallLibrary.reader("jj")
    let kept = reader.state.digests.filter { $0.key == "2026W06" }
    #expect(reader.state.browse.digest?.key == "2026W05")
    await reader.send(.digestsLoaded(kept))
    #expect(reader.state.browse.digest?.key == "2026W06")
    // Where the entries have the cursor, they stay until a step leads away.
    var inside = await SmallLibrary.reader("jl")
    await inside.send(.digestsLoaded(kept))
    #expect(inside.state.browse.digest?.key == "2026W05")
    await inside.press(Key.sequence(">"))
    #expect(inside.state.browse.digest?.key == "2026W06")
  }
}

/// What the loop hands to the terminal itself.
@Suite struct LoopTests {
  /// A library whose links want the terminal for themselves.
  private final class Wanting: EffectRunner {
    private let inner = SmallLibrary.runner()
    private let browser: [String]
    private let finishes = Mutex(0)
    var finished: Int { finishes.withLock { $0 } }

    init(_ browser: [String]) { self.browser = browser }

    var isIdle: Bool { inner.isIdle }
    func finish() { finishes.withLock { $0 += 1 } }

    func run(_ effect: Effect, mailbox: Mailbox) {
      guard case .openExternally(let url, _, _) = effect else { return inner.run(effect, mailbox: mailbox) }
      mailbox.post(.openerNeedsTerminal(browser + [url], url: url))
    }
  }

  @Test func theTerminalIsRedrawnSuspendedAndLent() {
    let keys: [Key] = [
      .character("l"), .control("l"), .control("z"), .control("z"), .character("o"), .escape,
    ]
    let terminal = FakeTerminal(
      size: Size(columns: 90, rows: 12), events: keys.map(InputEvent.key) + [.key(.character("Q"))],
      rest: [.key(.control("l"))], ending: .exited(7))
    let runner = Wanting(["w3m"])
    let last = ReaderLoop(terminal: terminal, runner: runner).run(
      State(size: terminal.size, libraryName: "library"))
    #expect(terminal.invalidations == 1)
    #expect(terminal.suspensions == 2)
    #expect(terminal.commands == [["w3m", "https://desk.example/1"]])
    #expect(terminal.frames.contains { $0.text.contains("w3m failed with status 7") })
    #expect(last.isFinished)
    #expect(runner.finished == 1)
  }
}
