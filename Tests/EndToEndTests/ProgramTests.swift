import CPseudoterminal
import TestSupport
import Testing

/// The real program in a real terminal. One test at a time: each has processes of its own.
@Suite(.serialized) struct ProgramTests {}

extension Home {
  /// Opens the samples with their index made, and waits until the first entry is shown.
  func openSamples(
    columns: Int = 120, rows: Int = 30, setting variables: [String: String] = [:]
  ) throws -> TerminalSession {
    try index()
    let session = try open(columns: columns, rows: rows, setting: variables)
    try session.waitUntil("the samples are shown") { screen in
      screen.hasCursor(at: "更正") && screen.contains("issue-01") && !screen.contains("Indexing")
        && (columns < 120 || screen.contains("八十克"))
    }
    return session
  }

  /// Opens the samples and, in the text pane, the entry about tapes.
  func openTapes(
    columns: Int = 120, rows: Int = 30, setting variables: [String: String] = [:]
  ) throws -> TerminalSession {
    let session = try openSamples(columns: columns, rows: rows, setting: variables)
    try session.send("3")
    try session.waitUntil("the third category is shown") { $0.hasCursor(at: "磁带没有死") }
    try session.send("\r")
    try session.waitUntil("the text is shown") { screen in
      // One entry less is unread, where the number can be seen.
      screen.contains("问一个年轻人磁带是什么") && (columns < 120 || screen.contains("  5 │"))
    }
    return session
  }
}

extension TerminalSession {
  /// True if the program has ended and gave the terminal back as it was.
  var isTerminalRestored: Bool { hasLeftTerminal && (modesAtEnd.map(hasSameModes) ?? false) }

  /// True if the normal screen is shown with a cursor, and pastes are no longer bracketed.
  var hasLeftTerminal: Bool {
    guard let entered = lastOffset(of: "\u{1B}[?1049h"), let left = lastOffset(of: "\u{1B}[?1049l"),
      let began = lastOffset(of: "\u{1B}[?2004h"), let ended = lastOffset(of: "\u{1B}[?2004l")
    else { return false }
    return left > entered && ended > began && !isAlternateScreen && isCursorVisible
  }

  /// True if these are the terminal's modes from before the program began.
  func hasSameModes(_ modes: termios) -> Bool {
    var before = modesAtStart
    var after = modes
    return cpt_modes_equal(&before, &after) != 0
  }

  /// Has the program paint everything anew, and waits until that gives `screen` again: nothing of it was
  /// left over from before, and nothing was missing.
  func expectRepaintGives(_ screen: TerminalScreen) throws {
    let offset = output.count
    try send("\u{0C}")
    try waitUntilWritten("\u{1B}[2J", after: offset)
    try waitUntil("a repaint gives the same screen:\n\(screen)\n") { $0 == screen }
  }
}

extension TerminalScreen {
  /// True if top and bottom line reach from edge to edge, and every row between has its `rules` rules.
  func isComplete(rules: Int) -> Bool {
    topLine.hasPrefix(" Samples") && topLine.hasSuffix("中│EN") && bottomLine.hasSuffix(" ?")
      && panes.allSatisfy { $0.count { $0 == "│" } >= rules }
  }

  /// The rightmost pane.
  var textPane: [Substring] {
    panes.map { line in line.lastIndex(of: "│").map { line[$0...].dropFirst() } ?? Substring(line) }
  }
}
