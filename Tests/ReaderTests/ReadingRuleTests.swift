import DigestKit
@testable import Reader
import ReaderTestSupport
import Screen
import Synchronization
import Testing

@testable import wenzhai

/// What counts as read, and how long it was read.
@Suite struct ReadingRuleTests {
  private static let long =
    "## 题\n\n### 长文\n\n" + (1...30).map { "第 \($0) 段。" }.joined(separator: "\n\n") + "\n"

  private func reader(_ rule: ReadRule, _ keys: String) async -> (HeadlessReader, FixtureLibrary) {
    let library = FixtureLibrary([("a", "zh", Self.long)])
    var state = State(size: Size(columns: 60, rows: 12), libraryName: "library")
    state.settings.readRule = rule
    var reader = HeadlessReader(state: state, runner: library)
    await reader.start()
    await reader.press(Key.sequence(keys))
    return (reader, library)
  }

  private func isRead(_ library: FixtureLibrary) -> Int {
    library.effects.count { if case .setRead(true, _) = $0 { true } else { false } }
  }

  @Test func openingCountsUnlessTheEndDoes() async {
    #expect(isRead(await reader(.opened, "l<Enter>").1) == 1)
    #expect(isRead(await reader(.end, "l<Enter>j").1) == 0)
    #expect(isRead(await reader(.end, "l<Enter>Gkj").1) == 1)
    // A list shows the end of a short text, which nobody has read by that.
    #expect(isRead(await reader(.end, "lG").1) == 0)
  }

  @Test func secondsCountWhileTheTextIsOpen() async throws {
    var (reader, library) = await reader(.seconds(9), "l<Enter>")
    let entry = try #require(reader.state.browse.page?.entry)
    #expect(library.effects.contains(.dwell(entry, seconds: 9)) && isRead(library) == 0)
    await reader.send(.dwelt(entry))
    #expect(isRead(library) == 1)
    // Who has left the text meanwhile hasn't read it.
    (reader, library) = await self.reader(.seconds(9), "l<Enter>q")
    await reader.send(.dwelt(entry))
    #expect(isRead(library) == 0)
  }

  @Test func timeIsCountedFromKeyToKey() {
    let saved = Mutex<[String]>([])
    let clock = ReadingClock { entry, seconds in saved.withLock { $0.append("\(entry.title) \(seconds)") } }
    func entry(_ title: String) -> EntrySummary {
      EntrySummary(
        id: EntryID(digest: "w", language: "zh", slug: title), kind: .leaf, title: title, level: nil, line: 1,
        path: "",
        sections: [])
    }
    let start = ContinuousClock.now
    func press(_ title: String?, at seconds: Double) {
      clock.keyPressed(reading: title.map(entry), at: start + .milliseconds(Int(seconds * 1_000)))
    }
    press("甲", at: 0)
    press("甲", at: 8.5)
    press("甲", at: 12)
    // Lunch.
    press("甲", at: 4_000)
    press("乙", at: 4_003)
    #expect(saved.withLock { $0 } == ["甲 15"])
    for second in 1...30 { press("乙", at: 4_003 + Double(second)) }
    press(nil, at: 4_034)
    press("乙", at: 4_050)
    press(nil, at: 4_051)
    #expect(saved.withLock { $0 } == ["甲 15", "乙 20", "乙 11", "乙 1"])
  }
}
