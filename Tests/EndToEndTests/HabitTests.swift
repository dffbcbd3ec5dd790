import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Hands that know another program, and what a configuration changes while the program runs.
  @Suite struct HabitTests {
    private func home(preset: String) throws -> Home {
      let home = try Home()
      try home.write("language = \"en\"\n[keys]\npreset = \"\(preset)\"\n", to: "config/wenzhai/config.toml")
      return home
    }

    /// Read, find, keep, leave, by somebody who knows vim alone.
    @Test func somebodyWhoKnowsVimGetsAlong() throws {
      let home = try home(preset: "vim")
      let session = try home.openSamples()
      try session.send("\r")
      try session.waitUntil("the list has the focus") { $0.contains("▌ 更正") }
      try session.send("jj\r")
      try session.waitUntil("the second text is read") { $0.contains("潮水为什么一天来两次") && $0.contains("▏ 潮水") }
      try session.send("/月亮\r")
      try session.waitUntil("it is found") {
        $0.bottomLine.contains("Find: 月亮") && $0.bottomLine.contains("1/")
      }
      try session.send("nG")
      try session.waitUntil("its end is seen") { $0.bottomLine.contains("100 %") }
      try session.send("gg")
      try session.send("ma")
      try session.waitUntil("the place is marked") { $0.bottomLine.contains("Marked a") }
      try session.send("yy")
      try session.waitUntil("the link is copied") { $0.bottomLine.contains("Sent the") }
      try session.send("g")
      try session.waitUntil("what may follow is shown") { $0.contains("g to the start") }
      try session.send("g")
      try session.send(":q")
      try session.waitUntil("it is known") { $0.contains("leave") && $0.contains(":q") }
      try session.send("\r")
      #expect(try session.waitForEnd() == .exited(0))
    }

    @Test func somebodyWhoKnowsLessGetsAlong() throws {
      let home = try home(preset: "less")
      let session = try home.openSamples()
      try session.send("\r\r")
      try session.waitUntil("the first text is read") { $0.contains("▏ 更正") }
      try session.send("/八十克\r")
      try session.waitUntil("it is found") {
        $0.bottomLine.contains("Find: 八十克") && $0.bottomLine.contains("1/")
      }
      try session.send("n5j2kG")
      try session.waitUntil("its end is seen") { $0.bottomLine.contains("100 %") }
      try session.send("mz")
      try session.waitUntil("the place is marked") { $0.bottomLine.contains("Marked z") }
      try session.send("f")
      try session.waitUntil("the next text follows") { $0.contains("▏ 候鸟的日历") }
      try session.send("'")
      try session.waitUntil("the marks are listed") { $0.contains("Marks:") }
      try session.send("z")
      try session.waitUntil("it is the place") { $0.contains("▏'更正") }
      try session.send("h")
      try session.waitUntil("that is help") { $0.contains("Keys in the text") }
      try session.send("qqqq")
      #expect(try session.waitForEnd() == .exited(0))
    }

    @Test func somebodyWhoKnowsNewsboatGetsAlong() throws {
      let home = try home(preset: "newsboat")
      let session = try home.openSamples()
      try session.send("\r\r")
      try session.waitUntil("the first text is read") { $0.contains("▏ 更正") }
      try session.send("n")
      try session.waitUntil("the next unread follows") { $0.contains("▏ 候鸟的日历") }
      try session.send("N")
      try session.waitUntil("it is unread again") { $0.bottomLine.contains("Marked unread") }
      try session.send("\u{2}")
      try session.waitUntil("it is kept") { $0.bottomLine.contains("Starred") }
      try session.send("/候鸟\r")
      try session.waitUntil("it is found in the text") { $0.bottomLine.contains("Find: 候鸟") }
      try session.send("q/灯塔\r")
      try session.waitUntil("it is found everywhere") { $0.bottomLine.contains("/灯塔") }
      try session.send("A")
      try session.waitUntil("all are read") { $0.bottomLine.contains("marked read") }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
    }

    // MARK: Configuration

    @Test func theConfigurationIsReadAgainWhileTheProgramRuns() throws {
      let home = try Home()
      let session = try home.openSamples()
      try home.write("language = \"zh\"\n[keys]\nquit = \"<F4>\"\n", to: "config/wenzhai/config.toml")
      try session.repaint(until: "it is said") { session.screen.bottomLine.contains("已读入配置") }
      try home.write(
        "language = \"zh\"\ntext.width = 3\n[keys]\nquit = \"<F4>\"\n", to: "config/wenzhai/config.toml")
      try session.repaint(until: "the fault is told") {
        session.screen.bottomLine.contains("config.toml:2")
          && session.screen.bottomLine.contains("text.width")
      }
      try session.send("\u{1B}OS")
      #expect(try session.waitForEnd() == .exited(0))
    }

    @Test func faultsOfTheConfigurationAreShownWhenItOpens() throws {
      let home = try Home()
      try home.write(
        "libraries = [\"/nowhere/at/all\", \"\(Home.samples)\"]\nmouse = 3\n[keys]\nhlep = \"h\"\n",
        to: "config/wenzhai/config.toml")
      let session = try home.openSamples()
      try session.waitUntil("the first is told, and how many there are") {
        $0.bottomLine.contains(
          "2 faults (wenzhai config --check): config.toml:2: mouse: expected true / false")
      }
      let check = try home.run(["config", "--check"])
      #expect(check.status == 1)
      #expect(check.output.contains("config.toml:4: keys.hlep: no such command; did you mean help?"))
      #expect(check.output.contains("/nowhere/at/all"))
      // The library that is there opens.
      let listed = try home.run(["list"])
      #expect(listed.status == 0 && listed.errors.contains("no such file or folder: /nowhere/at/all"))
    }

    // MARK: Other programs

    private func script(_ name: String, _ lines: String, in home: Home) throws -> String {
      let path = home.folder.appending(path: name).path
      try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      return path
    }

    @Test func whatTheEditorChangedIsOnThePage() throws {
      let home = try Home()
      try home.write("# 期\n\n## 甲\n\n旧的一句。\n\n### 乙\n\n第二段话。\n", to: "library/2026W05.md")
      let library = home.folder.appending(path: "library").path
      let editor = try script(
        "vi", "echo \"$1\" >> \(home.folder.path)/lines; sed -i 's/旧的/新的/' \"$2\"", in: home)
      let session = try home.open(library, setting: ["VISUAL": editor])
      try session.waitUntil("the text is shown") { $0.contains("旧的一句") }
      try session.send("\r")
      try session.waitUntil("the list has the focus") { $0.contains("▌ 甲") }
      try session.send("je")
      try session.waitUntil("it is another text") { $0.contains("新的一句") }
      try session.send("k")
      try session.send("q")
      let lines = try String(contentsOf: home.folder.appending(path: "lines"), encoding: .utf8)
      #expect(lines == "+7\n")
    }

    @Test func anEntryIsGivenToACommandWithoutAShell() throws {
      let home = try Home()
      let command = try script("count", "printf '%s|' \"$@\"; wc -l", in: home)
      let session = try home.openTapes()
      try session.send("|")
      try session.waitUntil("a command is asked for") { $0.bottomLine.contains("Pipe to") }
      try session.send("\(command) 'a b' $(touch x) ; \"c\"\r")
      try session.waitUntil("its words are shown") { $0.contains("a b|$(touch|x)|;|c|") }
      #expect(!FileManager.default.fileExists(atPath: home.folder.appending(path: "x").path))
      try session.send("q")
      try session.waitUntil("the text is back") { $0.contains("磁带没有死") }
      // The last one is remembered, by the next program too.
      try session.send("|\r")
      try session.waitUntil("it was run again") { $0.contains("a b|$(touch") }
      try session.send("q|nosuchprogram\r")
      try session.waitUntil("what is missing is named") {
        $0.bottomLine.contains("nosuchprogram can't be started")
      }
      try session.send("|false\r")
      try session.waitUntil("a failure is told") { $0.bottomLine.contains("false failed with status 1") }
    }

    /// What runs for long can be stopped, and doesn't outlive the reader.
    @Test func aCommandThatNeverEndsCanBeStopped() throws {
      let home = try Home()
      let command = try script("endless", "echo $$ > \(home.folder.path)/process; exec sleep 1000", in: home)
      func isRunning() -> Bool {
        let text = try? String(contentsOf: home.folder.appending(path: "process"), encoding: .utf8)
        guard let number = text.flatMap({ Int32($0.trimmingCharacters(in: .newlines)) }) else { return false }
        return Foundation.kill(number, 0) == 0
      }
      let session = try home.openTapes()
      try session.send("|\(command)\r")
      try session.repaint(until: "it runs") { isRunning() }
      try session.send("\u{3}")
      try session.waitUntil("it is stopped") { $0.bottomLine.contains("Stopped ") }
      try session.repaint(until: "it is gone") { !isRunning() }
      try session.send("|\r")
      try session.repaint(until: "it runs again") { isRunning() }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      let deadline = ContinuousClock.now + .seconds(10)
      while isRunning() && .now < deadline { sched_yield() }
      #expect(!isRunning())
    }

    // MARK: Modes of the terminal

    @Test func theMouseIsReportedOnlyWhereItIsWanted() throws {
      let home = try Home()
      let session = try home.openSamples()
      #expect(!session.wrote("\u{1B}[?1002h"))
      try session.send("\u{1B}[<65;60;8M:mouse\r")
      try session.waitUntilWritten("\u{1B}[?1002h\u{1B}[?1006h")
      // The second entry of the list.
      let row = session.screen.lines.firstIndex { $0.contains("候鸟的日历") } ?? 0
      try session.send("\u{1B}[<0;45;\(row + 1)M\u{1B}[<0;45;\(row + 1)m")
      try session.waitUntil("it is chosen") { $0.contains("▌ 候鸟的日历") }
      try session.send("\u{1B}[<64;45;\(row + 1)M")
      try session.waitUntil("the wheel moves") { !$0.contains("▌ 候鸟的日历") }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(
        session.wrote("\u{1B}[?1006l\u{1B}[?1002l", after: session.lastOffset(of: "\u{1B}[?1002h") ?? 0))
    }

    @Test func framesAreShownAtOnceWhereTheTerminalCan() throws {
      let home = try Home()
      let session = try home.openSamples()
      #expect(session.wrote("\u{1B}[?2026$p"))
      #expect(!session.wrote("\u{1B}[?2026h"))
      try session.send("\u{1B}[?2026;2$y")
      let offset = session.output.count
      try session.send("j")
      try session.waitUntilWritten("\u{1B}[?2026l", after: offset)
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect((session.lastOffset(of: "\u{1B}[?2026h") ?? 0) < (session.lastOffset(of: "\u{1B}[?2026l") ?? 0))
    }

    /// However it ends: all modes of ours are given back, the mouse too.
    @Test(arguments: [SIGTERM, SIGSEGV, 0]) func theTitleOfTheWindowComesBack(signal: Int32) throws {
      let home = try Home()
      try home.write("title = true\nmouse = true\n", to: "config/wenzhai/config.toml")
      let session = try home.openSamples()
      try session.waitUntilWritten("\u{1B}[22;2t")
      try session.waitUntilWritten("\u{1B}]2;issue-02")
      #expect(session.titleChanges > 0)
      // Who wants it no more has the old one back at once.
      try session.send(":set notitle\r")
      try session.waitUntilWritten("\u{1B}[23;2t")
      let offset = session.output.count
      try session.send(":set title\r")
      try session.waitUntilWritten("\u{1B}]2;issue-02", after: offset)
      if signal == 0 { try session.send("Q") } else { session.kill(signal) }
      let ending = try session.waitForEnd()
      #expect((ending == .exited(0)) == (signal == 0))
      #expect(session.wrote("\u{1B}[23;2t", after: offset))
      #expect(session.wrote("\u{1B}[?1002l", after: session.lastOffset(of: "\u{1B}[?1002h") ?? 0))
    }

    // MARK: Standard input and output

    @Test func aDigestMayComeThroughStandardInput() throws {
      let home = try Home()
      let digest = home.folder.appending(path: "digest.txt").path
      try Data("# 一期\n\n## 甲\n\n管道里来的话。\n\n## 乙\n\n第二条。\n".utf8).write(to: URL(filePath: digest))
      let command = try script("piped", "exec \(Home.program) - < \(digest)", in: home)
      let session = try TerminalSession(
        [command], environment: home.environment, folder: home.folder.path, columns: 100, rows: 20)
      try session.waitUntil("it is shown") { $0.contains("管道里来的话") }
      try session.send("\rj\r")
      try session.waitUntil("keys come from the terminal") { $0.contains("▏ 乙") }
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(try home.run(["state", "export"]).output.contains("乙") == false)
    }

    @Test func listsAreForEyesOnATerminal() throws {
      let home = try Home()
      try home.index()
      let pager = try script("pager", "echo PAGER; head -3; exit 0", in: home)
      func session(_ arguments: [String], rows: Int) throws -> TerminalSession {
        let session = try TerminalSession(
          [Home.program] + arguments + ["-L", Home.samples],
          environment: home.environment.merging(["PAGER": pager]) { $1 }, folder: home.folder.path,
          columns: 100,
          rows: rows)
        try session.waitForEnd()
        return session
      }
      let short = try session(["search", "灯塔", "--limit", "1"], rows: 40)
      #expect(!short.screen.contains("PAGER"))
      // What was found is marked.
      #expect(short.wrote("m灯塔\u{1B}[0m"))
      let long = try session(["list"], rows: 20)
      #expect(long.screen.contains("PAGER") && long.screen.contains("issue-02"))
      // In a pipe rows are for programs.
      let piped = try home.run(["search", "灯塔", "--limit", "1", "-L", Home.samples])
      #expect(!piped.output.contains("\u{1B}") && piped.output.contains("#"))
    }
  }
}
