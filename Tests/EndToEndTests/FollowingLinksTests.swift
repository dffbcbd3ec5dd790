import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// From entry to entry: links, wikilinks, what was seen before, the way back, stars and pictures, all by the
  /// program with a library of its own.
  @Suite struct FollowingLinksTests {
    private static let older = """
      # 2026 年第 05 周

      ## 类

      ### 初见

      [论文](https://arxiv.org/abs/2501.01234)

      初次说到它。

      ### 名词

      名词的解释在这里。

      """

    private static let newer = """
      # 2026 年第 06 周

      ## 类

      ### 再见

      [论文](https://arxiv.org/pdf/2501.01234v2)

      再次说到它。

      ### 词

      这里用到[[名词]]，也用到[[不在的词]]。

      ### 链

      另见[那一条](2026W05.md#名词)。

      ### 断

      另见[没有的](2026W01.md#名词)。

      ### 图

      ![月亮的样子](moon.gif)

      图的下文。

      ### 坏图

      ![坏了的月亮](broken.gif)

      坏图的下文。

      """

    private func open(_ home: Home) throws -> TerminalSession {
      try home.write(Self.older, to: "library/2026W05.md")
      try home.write(Self.newer, to: "library/2026W06.md")
      try home.write("GIF89a, but no picture", to: "library/broken.gif")
      try FileManager.default.copyItem(
        at: TestFiles.samples.appending(path: "monthly/images/moon.gif"),
        to: home.folder.appending(path: "library/moon.gif"))
      let library = home.folder.appending(path: "library").path
      try home.index(library)
      let session = try home.open(library, columns: 120, rows: 24)
      try session.waitUntil("the newest week is shown") { $0.hasCursor(at: "再见") && $0.contains("再次说到它。") }
      return session
    }

    /// Opens the entry of the newest week that is so many below the first.
    private func read(_ number: Int, _ text: String, _ session: TerminalSession) throws {
      try session.send("l" + String(repeating: "j", count: number) + "\r")
      try session.waitUntil("the entry is read") { screen in
        screen.textPane.contains { $0.contains(text) } && screen.contains("  5 │")
      }
    }

    private func isShown(_ title: String, _ text: String) -> (TerminalScreen) -> Bool {
      { $0.hasCursor(at: title) && $0.textPane.first == " " + title && $0.contains(text) }
    }

    @Test(arguments: [(1, "这里用到", "词"), (2, "另见", "链")])
    func aLinkLeadsToItsEntryAndTheHistoryBack(number: Int, text: String, title: String) throws {
      let home = try Home()
      let session = try open(home)
      try read(number, text, session)
      try session.send("\r")
      try session.waitUntil("the other entry is shown", isShown("名词", "名词的解释在这里。"))
      #expect(session.screen.topLine.contains("2026W05"))
      try session.send("\u{0F}")
      try session.waitUntil("the first is shown again", isShown(title, text))
      #expect(session.screen.topLine.contains("2026W06"))
      try session.send("\u{0F}")
      try session.waitUntil("there is nothing before it") { $0.bottomLine.contains("Nowhere to go back to") }
    }

    @Test func whatWasSeenBeforeIsNamedAndFollowed() throws {
      let home = try Home()
      let session = try open(home)
      try read(0, "再次说到它。", session)
      #expect(session.screen.contains("Seen in 2026W05 · 初见"))
      try session.send("\r")
      try session.waitUntil("the earlier entry is shown", isShown("初见", "初次说到它。"))
      // It is the first: nothing was before it.
      #expect(!session.screen.contains("Seen in"))
      try session.send("\u{0F}")
      try session.waitUntil("the later one is shown again", isShown("再见", "再次说到它。"))
    }

    @Test func aLinkThatLeadsNowhereIsTold() throws {
      let home = try Home()
      let session = try open(home)
      try read(3, "另见没有的。", session)
      let before = session.screen
      try session.send("\r")
      try session.waitUntil("it is told") {
        $0.bottomLine.contains("The library doesn't hold what this links to") && $0.panes == before.panes
      }
    }

    @Test func aPictureIsDrawnAndOneThatIsNoneIsNamed() throws {
      let home = try Home()
      let session = try open(home)
      try read(4, "图的下文。", session)
      func drawn(_ screen: TerminalScreen) -> Int {
        screen.textPane.count { line in line.contains { "▀▄█▌▐▖▗▘▙▚▛▜▝▞▟▁▂▃▅▆▇▏▎▍▋▊▉▔▕".contains($0) } }
      }
      try session.waitUntil("it is drawn") { drawn($0) > 4 && $0.contains("月亮的样子") }
      try session.send("J")
      try session.waitUntil("the next one is no picture") {
        $0.contains("坏了的月亮") && $0.contains("坏图的下文。") && drawn($0) == 0
      }
    }

    @Test func aStarIsSeenKeptAndTakenAway() throws {
      let home = try Home()
      let session = try open(home)
      try session.send("lj")
      try session.waitUntil("the second entry is chosen") { screen in
        screen.hasCursor(at: "词") && screen.textPane.contains { $0.contains("这里用到") }
      }
      let plain = session.screen
      try session.send("*")
      let starred = try session.waitUntil("it has a star, and stands on the shelf of those that have one") {
        screen in
        screen.bottomLine.contains("Starred") && screen.contains("▌*词")
          && screen.panes.contains { $0.hasPrefix(" Starred") }
      }
      try session.send("/is:starred")
      try session.waitUntil("it is the one with a star") {
        $0.bottomLine.contains("1 in 1 digest") && $0.contains("▌*词")
      }
      try session.send("\u{1B}")
      try session.waitUntil("the list is back") { $0.panes == starred.panes }
      try session.send("Q")
      try session.waitForEnd()
      let second = try home.open(home.folder.appending(path: "library").path, columns: 120, rows: 24)
      try second.waitUntil("the star is still there:\n\(starred)\n") { $0.panes == starred.panes }
      try second.send("*")
      try second.waitUntil("it is gone") { $0.panes == plain.panes && $0.bottomLine.contains("Star removed") }
    }
  }
}
