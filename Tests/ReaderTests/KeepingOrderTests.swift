import DigestIndex
import DigestKit
import Foundation
@testable import Reader
import Screen
import Synchronization
import TestSupport
import Testing

@testable import wenzhai

/// What comes late, and what is asked for too often.
@Suite struct KeepingOrderTests {
  private let place = Place(
    entry: EntryID(digest: "2026W05", language: "zh", slug: "桌上的机器人"), block: -1, offset: 0, isReading: true)

  @Test func aPlaceThatComesBehindTheFirstPreviewIsGoneTo() async {
    var reader = await SmallLibrary.reader()
    #expect(reader.state.browse.page?.entry.id.digest == "2026W06")
    await reader.send(.placeLoaded(place))
    #expect(reader.state.browse.page?.entry.id == place.entry)
    #expect(reader.state.browse.focus == .text)
    // What comes in while the index fills leaves it there.
    await reader.send(.indexed(changed: true))
    #expect(reader.state.browse.page?.entry.id == place.entry)
  }

  /// Its language is that of all that is read next; in a language that is gone it is none.
  @Test func aPlaceSaysInWhichLanguageIsRead() async {
    let paper = EntryID(digest: "2026W06", language: "en", slug: "paper")
    var reader = await SmallLibrary.reader()
    await reader.send(.placeLoaded(Place(entry: paper, block: -1, offset: 0, isReading: false)))
    #expect(reader.state.browse.page?.entry.id == paper)
    #expect(reader.state.browse.list?.origin == .digest(DigestID(key: "2026W06"), language: "en"))
    await reader.press(Key.sequence("><lt>"))
    #expect(reader.state.browse.list?.origin == .digest(DigestID(key: "2026W06"), language: "en"))

    reader = await SmallLibrary.reader()
    let before = reader.screen
    let gone = EntryID(digest: "2026W06", language: "ja", slug: "paper")
    await reader.send(.placeLoaded(Place(entry: gone, block: -1, offset: 0, isReading: true)))
    #expect(reader.screen == before)
  }

  @Test func aHundredPlacesAreRememberedAndNoneTwiceInARow() async {
    var reader = await SmallLibrary.reader("l")
    await reader.press(Key.sequence("2222"))
    #expect(reader.state.history.map(\.entry.slug) == ["会走路的桌子", "纸"])
    for _ in 0..<60 { await reader.press(Key.sequence("12")) }
    #expect(reader.state.history.count == 100)
    #expect(reader.state.history.last?.entry.slug == "会走路的桌子")
    for _ in 0..<100 {
      await reader.press(Key.sequence("<C-o>"))
      #expect(reader.state.message == nil)
    }
    await reader.press(Key.sequence("<C-o>"))
    #expect(reader.state.message == .noHistory)
  }

  @Test func aPlaceThatComesBehindAKeyIsLeftAlone() async {
    var reader = await SmallLibrary.reader("lj")
    let before = reader.screen
    await reader.send(.placeLoaded(place))
    #expect(reader.screen == before)
    // A key without a meaning is none.
    reader = await SmallLibrary.reader()
    await reader.press([.function(1), .control("q")])
    await reader.send(.placeLoaded(place))
    #expect(reader.state.browse.page?.entry.id == place.entry)
  }

  @Test func thePlaceIsGivenAwayWheneverItChangesAndOnlyThen() async {
    let library = SmallLibrary.runner()
    var reader = await SmallLibrary.reader("", size: Size(columns: 100, rows: 14), runner: library)
    func places() -> [Place] {
      library.effects.compactMap { if case .savePlace(let place) = $0 { place } else { nil } }
    }
    // Nobody has chosen this.
    #expect(places().isEmpty)
    // Nor did whoever looks at the help.
    await reader.press(Key.sequence("?<Esc><C-l>"))
    #expect(places().isEmpty)
    await reader.press(Key.sequence("l<Enter>"))
    #expect(places().last?.isReading == true)
    let count = places().count
    await reader.press(Key.sequence("?<Esc>yx"))
    #expect(places().count == count)
    await reader.press(Key.sequence("J"))
    #expect(places().count == count + 1)
    #expect(places().last?.entry == reader.state.browse.page?.entry.id)
  }

  /// Whatever line is at the top, an empty one too.
  @Test func everyLineIsComeBackTo() async {
    var reader = await SampleLibrary.shared("3l<Enter>", columns: 100, rows: 12)
    for step in 0..<24 {
      guard let place = reader.state.place else {
        Issue.record("no place after \(step) lines")
        return
      }
      var again = await SampleLibrary.shared("", columns: 100, rows: 12)
      await again.send(.placeLoaded(place))
      func text(_ reader: HeadlessReader) -> [String] {
        reader.screen.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map {
          line in
          line.lastIndex(of: "│").map { String(line[$0...]) } ?? String(line)
        }
      }
      #expect(text(again) == text(reader), "after \(step) lines")
      await reader.press(Key.sequence("j"))
    }
  }

  @Test func aMarkIsShownOnceItIsKept() async {
    let library = SmallLibrary.runner()
    var state = await SmallLibrary.reader("l", size: Size(columns: 100, rows: 14), runner: library).state
    let entry = state.browse.list?.current
    #expect(
      state.update(.input(.key(.character("*"))))
        == [entry.map { Effect.toggleStarred($0) }].compactMap(\.self))
    #expect(state.browse.list?.current?.isStarred == false)
    #expect(state.message == nil)
    _ = state.update(.failed(.notKept("disk full")))
    #expect(state.browse.list?.current?.isStarred == false)
    guard let entry else { return }
    _ = state.update(.starKept(entry, true))
    #expect(state.browse.list?.current?.isStarred == true)
    #expect(state.message == .starred)
    _ = state.update(.readKept(entry, true, read: ["zh": 1]))
    #expect(state.browse.list?.current?.isRead == true)
    #expect(state.digests.first { $0.id == entry.id.digestID }?.edition("zh")?.read == 1)
  }

  // MARK: Jobs

  @Test func aJobAskedForAgainRunsOnceMore() async {
    let job = SingleJob()
    let runs = Mutex(0)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let passes = Mutex(gate.makeAsyncIterator())
    for _ in 0..<50 {
      job.start {
        var iterator = passes.withLock { $0 }
        _ = await iterator.next()
        runs.withLock { $0 += 1 }
      }
    }
    open.yield()
    open.yield()
    open.finish()
    while !job.isIdle { await Task.yield() }
    #expect(runs.withLock { $0 } == 2)
  }

  @Test func aCancelledJobMayBeStartedAgain() async {
    let job = SingleJob()
    let cancelled = Mutex(0)
    let finished = Mutex(0)
    let work: @Sendable () async -> Void = {
      while !Task.isCancelled && finished.withLock({ $0 }) == 0 { await Task.yield() }
      if Task.isCancelled { cancelled.withLock { $0 += 1 } }
    }
    job.start(work)
    job.start(work)
    job.cancel()
    while !job.isIdle { await Task.yield() }
    #expect(cancelled.withLock { $0 } == 1)
    finished.withLock { $0 = 1 }
    job.start(work)
    while !job.isIdle { await Task.yield() }
    #expect(cancelled.withLock { $0 } == 1)
  }

  @Test func indexingIsSeenAndCancelled() async throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 1...60 {
      let entries = (0..<40).map { "### 条目 \($0)\n\n文字 \($0)，第 \(number) 期。\n" }.joined()
      try Data("# 第 \(number) 期\n\n## 题\n\n\(entries)".utf8).write(
        to: folder.appending(path: "weekly-\(number).md"))
    }
    let library = Library(roots: [folder.path], cache: nil, state: nil)
    let runner = LibraryRunner(library: library)
    let mailbox = Mailbox()
    runner.run(.refresh, mailbox: mailbox)
    var messages: [Message] = []
    while !messages.contains(where: { if case .indexing = $0 { true } else { false } }) {
      messages += mailbox.drain()
      // Tests and what they wait for share as many threads as there are processors.
      await Task.yield()
    }
    // Asked for again and again: nothing beside the one that runs.
    for _ in 0..<20 { runner.run(.refresh, mailbox: mailbox) }
    runner.run(.cancelRefresh, mailbox: mailbox)
    while !runner.isIdle { await Task.yield() }
    messages += mailbox.drain()
    #expect(messages.contains(.indexingStopped))
    #expect(!messages.contains { if case .indexed = $0 { true } else { false } })
    // It goes on where it was stopped, and finds all.
    runner.run(.refresh, mailbox: mailbox)
    while !runner.isIdle { await Task.yield() }
    #expect(mailbox.drain().contains(.indexed(changed: true)))
    #expect(try library.entries().count == 60 * 40)
  }

  @Test func escapeStopsTheIndexWhenNothingElseIsToBeCancelled() async {
    var state = await SmallLibrary.reader("/机").state
    _ = state.update(.indexing(.init(done: 1, of: 9), hasNews: false))
    #expect(!state.update(.input(.key(.escape))).contains(.cancelRefresh))
    #expect(state.update(.input(.key(.escape))) == [.cancelRefresh])
    _ = state.update(.indexingStopped)
    #expect(state.message == .indexingStopped)
  }
}
