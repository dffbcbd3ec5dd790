import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// Programs of the user's: browsers, and where copies go.
  @Suite struct UserProgramTests {
    /// A shell script in a folder of the home.
    private func script(_ name: String, _ lines: String, in home: Home) throws -> String {
      let folder = home.folder.appending(path: "bin")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appending(path: name).path
      try Data("#!/bin/sh\n\(lines)\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      return path
    }

    /// An entry with a source, with this as the browser. Nothing else in its `PATH` opens anything.
    private func openEntry(_ home: Home, _ variables: [String: String]) throws -> TerminalSession {
      try home.index()
      let tools = home.folder.appending(path: "bin").path
      let session = try home.open(setting: ["PATH": tools].merging(variables) { $1 })
      try session.waitUntil("the samples are shown") { $0.hasCursor(at: "更正") && $0.contains("八十克") }
      // The first entry of the newest week has a source.
      try session.send("jj")
      try session.waitUntil("the week is chosen") { $0.contains("1 专题") }
      try session.send("2")
      try session.waitUntil("the week is shown") { $0.hasCursor(at: "RFC 9309") }
      try session.send("\r")
      try session.waitUntil("the text is shown") {
        $0.contains("17 │") && $0.contains("网站根目录下") && $0.bottomLine.contains("%")
      }
      return session
    }

    private func contents(_ home: Home, _ name: String) -> String {
      (try? String(contentsOf: home.folder.appending(path: name), encoding: .utf8)) ?? ""
    }

    // MARK: Browsers

    @Test func theFirstBrowserThatWorksOpensAndHasASessionOfItsOwn() throws {
      let home = try Home()
      let file = home.folder.appending(path: "opened").path
      // The sixth field of proc(5)'s stat is the session.
      let ownSession = "/usr/bin/cut -d' ' -f6 /proc/$$/stat"
      let failing = try script("failing", "exit 3", in: home)
      let working = try script(
        "working",
        "sid=$(\(ownSession)); [ \"$sid\" = $$ ] && own=own; echo \"$own $1 $2\" >\(file).part; /bin/mv \(file).part \(file)",
        in: home)
      let session = try openEntry(home, ["BROWSER": "/nowhere/at/all:\(failing) %s:\(working) --open %s"])
      try session.send("o")
      try session.waitUntil("the host is named") { $0.bottomLine.contains("Opening ") }
      try session.repaint(until: "it is opened") { !contents(home, "opened").isEmpty }
      #expect(contents(home, "opened").hasPrefix("own --open https://"))
    }

    @Test func theBrowserThatFailsIsNamedAndTheAddressIsShown() throws {
      let home = try Home()
      let failing = try script("failing", "exit 3", in: home)
      let session = try openEntry(home, ["BROWSER": failing])
      let before = session.screen
      try session.send("o")
      let screen = try session.waitUntil("the fault is told") {
        $0.bottomLine.contains("failing failed with status 3")
      }
      #expect(screen.lines.contains { $0.hasPrefix("https://") })
      let offset = session.output.count
      try session.send("y")
      try session.waitUntilWritten("\u{1B}]52;c;", after: offset)
      try session.waitUntil("it is told how it was copied") {
        $0.bottomLine.contains("Sent the link to the terminal")
      }
      try session.send("q")
      try session.waitUntil("the text is back") { $0.panes == before.panes }
    }

    @Test func aBrowserThatIsMissingIsNamed() throws {
      let home = try Home()
      let session = try openEntry(home, ["BROWSER": "/nowhere/nosuch --open"])
      try session.send("o")
      try session.waitUntil("it is named") { $0.bottomLine.contains("nosuch can't be started") }
    }

    @Test func withoutAnyBrowserTheAddressIsShown() throws {
      let home = try Home()
      let session = try openEntry(home, [:])
      try session.send("o")
      try session.waitUntil("the address is shown") { screen in
        screen.lines.contains { $0.hasPrefix("https://") } && screen.bottomLine.contains("No browser found")
      }
    }

    @Test func aBrowserForTheTerminalGetsItAndGivesItBack() throws {
      let home = try Home()
      let w3m = try script(
        "w3m",
        "/bin/stty -a | /bin/grep -q ' echo ' && echo \"BROWSING $1\"; read line; echo \"got $line\" >\(home.folder.path)/got; exit 4",
        in: home)
      let session = try openEntry(home, ["BROWSER": w3m])
      let before = session.screen
      let offset = session.output.count
      try session.send("o")
      try session.waitUntil("the browser has the terminal as a shell would give it") {
        $0.contains("BROWSING https://") && !session.isAlternateScreen
      }
      // A key of ours is no command there, and ^C is the browser's alone.
      try session.send("Q\r")
      try session.waitUntilWritten("\u{1B}[?1049h", after: offset)
      try session.waitUntil("the reader is back, and says how it went") { screen in
        screen.bottomLine.contains("w3m failed with status 4")
          && screen.lines.contains { $0.hasPrefix("https://") }
      }
      #expect(contents(home, "got") == "got Q\n")
      try session.send("q")
      try session.waitUntil("the text is back") { $0.panes == before.panes }
      #expect(session.isAlternateScreen && !session.isCursorVisible)
      try session.send("Q")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func anInterruptEndsTheBrowserAndNotTheReader() throws {
      let home = try Home()
      let w3m = try script("lynx", "echo BROWSING; exec /bin/cat", in: home)
      let session = try openEntry(home, ["BROWSER": w3m])
      let before = session.screen
      try session.send("o")
      try session.waitUntil("the browser runs") { $0.contains("BROWSING") && !session.isAlternateScreen }
      try session.send("\u{03}")
      try session.waitUntil("the reader is back") { screen in
        screen.panes == before.panes && screen.bottomLine.contains("lynx was ended by signal 2")
      }
    }

    @Test func aBrowserThatCannotStartGivesTheTerminalBack() throws {
      let home = try Home()
      let path = try script("w3m", "", in: home)
      try Data("#!/no/such/interpreter\n".utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      let session = try openEntry(home, ["BROWSER": path])
      try session.send("o")
      try session.waitUntil("it is told") { $0.bottomLine.contains("w3m can't be started") }
      try session.send("qQ")
      #expect(try session.waitForEnd() == .exited(0))
      #expect(session.isTerminalRestored)
    }

    @Test func aResizeIsHeardOfWhileABrowserHasTheTerminal() throws {
      let home = try Home()
      let lynx = try script("lynx", "echo BROWSING; read line", in: home)
      let session = try openEntry(home, ["BROWSER": lynx])
      try session.send("o")
      try session.waitUntil("the browser runs") { $0.contains("BROWSING") && !session.isAlternateScreen }
      session.resize(columns: 60, rows: 20)
      try session.send("\r")
      try session.waitUntil("the small screen is whole") { screen in
        session.isAlternateScreen && screen.isComplete(rules: 0) && screen.contains("网站根目录下")
      }
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func aSignalEndsTheReaderAndItsBrowser(signal: Int32) throws {
      let home = try Home()
      let lynx = try script(
        "lynx",
        "trap 'echo gone >\(home.folder.path)/gone; exit' 15 1; /bin/stty raw; echo BROWSING; /bin/sleep 1000 & wait",
        in: home)
      let session = try openEntry(home, ["BROWSER": lynx])
      try session.send("o")
      try session.waitUntil("the browser runs") { $0.contains("BROWSING") && !session.isAlternateScreen }
      session.kill(signal)
      #expect(try session.waitForEnd() == .exited(128 + signal))
      #expect(session.modesAtEnd.map(session.hasSameModes) == true)
      // The browser was told, and not left behind.
      let gone = home.folder.appending(path: "gone").path
      while !FileManager.default.fileExists(atPath: gone) { usleep(10_000) }
    }

    /// One that won't hear is left, and the reader ends all the same.
    @Test func aBrowserThatHearsNoSignalHoldsNobodyUp() throws {
      let home = try Home()
      let lynx = try script(
        "lynx", "trap '' 15 1; /bin/stty raw; echo BROWSING; exec /bin/sleep 30", in: home)
      let session = try openEntry(home, ["BROWSER": lynx])
      try session.send("o")
      try session.waitUntil("the browser runs") { $0.contains("BROWSING") && !session.isAlternateScreen }
      session.kill(SIGTERM)
      #expect(try session.waitForEnd() == .exited(128 + SIGTERM))
      #expect(session.modesAtEnd.map(session.hasSameModes) == true)
    }

    @Test func aBrowserThatIsStoppedStopsTheReaderWithIt() throws {
      let home = try Home()
      let lynx = try script("lynx", "echo BROWSING; read line; echo \"got $line\"; read line", in: home)
      let session = try openEntry(home, ["BROWSER": lynx])
      try session.send("o")
      try session.waitUntil("the browser runs") { $0.contains("BROWSING") && !session.isAlternateScreen }
      try session.send("\u{1A}")
      _ = try session.waitForStop(by: SIGTSTP)
      session.kill(SIGCONT)
      try session.send("on\r")
      try session.waitUntil("the browser goes on") { $0.contains("got on") }
      try session.send("\r")
      try session.waitUntil("the reader is back") { session.isAlternateScreen && $0.contains("网站根目录下") }
    }

    @Test func aBrowserThatFailsLateIsNoFault() throws {
      let home = try Home()
      let slow = try script("slow", "/bin/sleep 3; echo late >\(home.folder.path)/late; exit 3", in: home)
      let other = try script("other", "echo other >\(home.folder.path)/other", in: home)
      let session = try openEntry(home, ["BROWSER": "\(slow):\(other)"])
      try session.send("o")
      try session.repaint(until: "it has failed") { !contents(home, "late").isEmpty }
      try session.send("q/")
      try session.waitUntil("the reader goes on") { $0.bottomLine.hasPrefix("/") }
      #expect(contents(home, "other") == "")
    }

    @Test func theConfigurationGivesAnyBrowserTheTerminal() throws {
      let home = try Home()
      let folder = home.folder.appending(path: "config/wenzhai")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("opener-terminal = true\nescape-time = 40\n".utf8).write(
        to: folder.appending(path: "config.toml"))
      let mine = try script("mine", "echo \"BROWSING $1\"; read line", in: home)
      let session = try openEntry(home, ["BROWSER": mine])
      try session.send("o")
      try session.waitUntil("it has the terminal") {
        $0.contains("BROWSING https://") && !session.isAlternateScreen
      }
      try session.send("\r")
      try session.waitUntil("the reader is back") { _ in session.isAlternateScreen }
    }

    // MARK: Copies

    @Test func copiesGoToTheDesktopWhereThereIsOne() throws {
      let home = try Home()
      _ = try script(
        "xclip", "/bin/cat >\(home.folder.path)/clip; echo \"$@\" >\(home.folder.path)/how", in: home)
      let session = try openEntry(home, ["DISPLAY": ":7"])
      let offset = session.output.count
      try session.send("y")
      try session.waitUntil("it is told") { $0.bottomLine.contains("Copied the link (xclip)") }
      #expect(contents(home, "clip").hasPrefix("https://"))
      #expect(contents(home, "how") == "-selection clipboard\n")
      #expect(!session.wrote("\u{1B}]52", after: offset))
      try session.send("Y")
      try session.waitUntil("it is told") { $0.bottomLine.contains("Copied the citation (xclip)") }
      #expect(contents(home, "clip").hasPrefix("RFC 9309：robots.txt 终于成了标准（2026W07） <https://"))
    }

    @Test func ofTwoCopiesTheLaterOneStays() throws {
      let home = try Home()
      let folder = home.folder.path
      // The first is slow, the second isn't.
      _ = try script(
        "xclip", "[ -e \(folder)/first ] || { : >\(folder)/first; /bin/sleep 1; }; /bin/cat >\(folder)/clip",
        in: home)
      let session = try openEntry(home, ["DISPLAY": ":7"])
      try session.send("yY")
      try session.waitUntil("both are told") { $0.bottomLine.contains("Copied the citation (xclip)") }
      // Whatever was still to be written is written by then.
      let start = ContinuousClock.now
      try session.repaint(until: "the slow one has ended") { .now > start + .milliseconds(1_500) }
      #expect(contents(home, "clip").hasPrefix("RFC 9309"))
    }

    @Test func aProgramThatFailsCopiesNothingAndTheTerminalIsAsked() throws {
      let home = try Home()
      _ = try script("xclip", "exit 1", in: home)
      _ = try script("xsel", "exit 1", in: home)
      let session = try openEntry(home, ["DISPLAY": ":7"])
      let offset = session.output.count
      try session.send("y")
      try session.waitUntilWritten("\u{1B}]52;c;", after: offset)
      try session.waitUntil("it is told what was done") { screen in
        screen.bottomLine.contains("Sent the link to the terminal") && !screen.bottomLine.contains("Copied")
      }
    }

    /// A real server of tmux, with its default settings, on a socket of its own.
    @Test func insideTmuxTheBufferIsFilled() throws {
      let home = try Home()
      try home.index()
      let socket = home.folder.appending(path: "tmux").path
      func tmux(_ arguments: [String]) throws -> String {
        try ChildProcess.output(
          of: ["/usr/bin/tmux", "-S", socket, "-f", "/dev/null"] + arguments, environment: home.environment)
      }
      defer { _ = try? tmux(["kill-server"]) }
      // The session that looks at it is a terminal of ours, so that nothing need be waited for blindly.
      let session = try TerminalSession(
        ["/usr/bin/tmux", "-S", socket, "-f", "/dev/null", "new-session", Home.program, Home.samples],
        environment: home.environment, folder: home.folder.path, columns: 120, rows: 30)
      try session.waitUntilSeen("the samples are shown") { $0.hasCursor(at: "更正") && $0.contains("八十克") }
      try session.send("jj")
      try session.waitUntilSeen("the week is chosen") { $0.contains("1 专题") }
      try session.send("2")
      try session.waitUntilSeen("the week is shown") { $0.hasCursor(at: "RFC 9309") }
      try session.send("y")
      try session.waitUntilSeen("it is told how") { $0.contains("Copied the link (tmux)") }
      #expect(try tmux(["show-buffer"]).hasPrefix("https://"))
      // Keys that tmux passes on in forms of its own.
      for key in ["F1", "C-Space", "IC", "S-Up", "C-Right", "F12"] { _ = try tmux(["send-keys", key]) }
      _ = try tmux(["send-keys", "Y"])
      try session.waitUntilSeen("it lives") { $0.contains("Copied the citation (tmux)") }
    }
  }
}
