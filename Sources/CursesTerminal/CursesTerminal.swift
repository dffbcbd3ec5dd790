import CNcurses
import Dispatch
import Glibc
import Screen
import Writing

/// Why a terminal can't be used.
public struct TerminalFailure: Error, Equatable {
  /// The value of `TERM`.
  public var type: String
}

/// The terminal: output by ncurses, input by `TerminalInput`. It knows nothing of digests.
///
/// Used from the thread that made it.
public final class CursesTerminal: Terminal {
  private let screen: OpaquePointer
  private let signals: TerminalSignals
  private let styles: CursesStyles
  private var input: TerminalInput
  private var lastFrame: Frame?
  private var painter = PicturePainter(seed: Int(getpid()))
  private var asksForPictures = false
  /// Events that are there already.
  private var waiting: [InputEvent] = []
  private var isOpen = true
  /// True once the terminal was given pictures.
  private var hasPictures = false
  private var takesMouse = false
  private var title: SafeText?
  private var synchronizes = false
  /// The type in whose place the description of another is used, because terminfo doesn't know it.
  public let unknownType: String?

  /// What most terminals of today understand.
  private static let commonType = "xterm-256color"

  /// Takes over the terminal on standard input and output, and asks it `questions`. `escapeTime` is how long an
  /// escape waits for the rest of a sequence.
  public init(
    asking questions: Set<TerminalQuestion> = [], escapeTime: Duration = .milliseconds(25)
  ) throws(TerminalFailure) {
    let type = getenv("TERM").map { String(cString: $0) } ?? ""
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, !type.isEmpty, type != "dumb" else {
      throw TerminalFailure(type: type)
    }
    TerminalSignals.hold()
    if cn_use_environment_locale() == 0 { _ = cn_use_fallback_locale() }
    TerminalRescue.remember()
    if let screen = cn_newterm(type) ?? cn_newterm_installed(type) {
      self.screen = screen
      unknownType = nil
    } else if let screen = cn_newterm(Self.commonType) ?? cn_newterm_installed(Self.commonType) {
      self.screen = screen
      unknownType = type
    } else {
      throw TerminalFailure(type: type)
    }
    // ^C is a key to us, ^Z and ^\ are commands; flow control must not eat ^S and ^Q.
    raw()
    noecho()
    nonl()
    // Input is read past ncurses: it must not look there whether to go on painting.
    typeahead(-1)
    curs_set(0)
    styles = CursesStyles()
    cn_keep_palette()
    input = TerminalInput(keys: CursesKeys.sequences, escapeTime: escapeTime)
    // After newterm, which installs handlers of its own that are not safe.
    signals = TerminalSignals()
    TerminalRescue.arm()
    enter()
    // The console of Linux has no answers.
    if !questions.isEmpty && !type.hasPrefix("linux") {
      refresh()
      writeOut(TerminalAnswer.request(questions))
      input.expectAnswers(to: questions)
      asksForPictures = questions.contains(.pictures)
      waiting += [cellSize()].compactMap(\.self)
    }
  }

  /// What the terminal can show.
  public var colors: ColorDepth { styles.depth }

  deinit { close() }

  /// Gives the terminal back as it was. Does nothing the second time.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    delscreen(screen)
  }

  public var size: Size { Size(columns: Int(getmaxx(cn_stdscr())), rows: Int(getmaxy(cn_stdscr()))) }

  // MARK: Taking and giving back

  private static let bracketedPasteOn = "\u{1B}[?2004h"
  private static let bracketedPasteOff = "\u{1B}[?2004l"

  private static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l"
  /// What stands between both is shown at once.
  private static let synchronizedOn = "\u{1B}[?2026h"
  private static let synchronizedOff = "\u{1B}[?2026l"
  /// xterm's stack of titles: the shell's own is put aside, and comes back.
  private static let titleAside = "\u{1B}[22;2t"
  private static let titleBack = "\u{1B}[23;2t"

  /// Modes that ncurses doesn't set: keys as terminfo has them, and pastes between marks.
  private func enter() { writeOut((CursesKeys.string("smkx") ?? "") + Self.bracketedPasteOn) }

  /// What the frame wants besides cells.
  private func setModes(_ frame: Frame) {
    if frame.takesMouse != takesMouse {
      takesMouse = frame.takesMouse
      writeOut(takesMouse ? Self.mouseOn : Self.mouseOff)
    }
    guard frame.title != title else { return }
    if title == nil { writeOut(Self.titleAside) }
    title = frame.title
    readyLastWords()
    writeOut(frame.title.map { "\u{1B}]2;\($0.string)\u{1B}\\" } ?? Self.titleBack)
  }

  /// What a crash is to give back, besides what it always does.
  private func readyLastWords() {
    TerminalRescue.say(
      first: (title == nil ? "" : Self.titleBack) + (hasPictures ? PicturePainter.lastResort : ""))
  }

  private func leaveModes() {
    if takesMouse { writeOut(Self.mouseOff) }
    if title != nil { writeOut(Self.titleBack) }
    takesMouse = false
    title = nil
  }

  /// Gives the terminal to the shell or another program.
  private func leave() {
    input.settle()
    writeOut(painter.forget())
    leaveModes()
    hasPictures = false
    readyLastWords()
    writeOut(Self.bracketedPasteOff + (CursesKeys.string("rmkx") ?? ""))
    endwin()
    TerminalRescue.disarm()
  }

  private func resume() {
    TerminalRescue.arm()
    refresh()
    enter()
    invalidate()
  }

  public func suspend() {
    leave()
    // The whole group is stopped, as the terminal itself would do it. We go on below once we are continued.
    signals.stopProcess()
    resume()
  }

  public func run(_ command: [String]) -> ProgramEnding {
    leave()
    let ending = ForegroundProgram.run(command) { signals.stopProcess() }
    resume()
    // It was the other program that heard of a new size.
    waiting += resized()
    return ending
  }

  // MARK: Input

  public func waitForInput(wake: Int32) -> [InputEvent] {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let ready = poll(&descriptors, nfds_t(descriptors.count), waiting.isEmpty ? input.patience : 0)
    if ready < 0 { return [] }
    var events = waiting
    waiting = []
    if descriptors[2].revents != 0 { events += takeSignals() }
    if descriptors[0].revents != 0 { events += input.read() }
    if events.contains(.answer(.synchronizedOutput)) { synchronizes = true }
    return events + input.timeOutIfDue()
  }

  private func takeSignals() -> [InputEvent] {
    signals.drain().flatMap { signal -> [InputEvent] in
      switch signal {
      case SIGWINCH: return resized()
      case SIGCONT:
        resume()
        return resized()
      case SIGTSTP:
        suspend()
        return []
      default:
        TerminalRescue.exitSignal = signal
        return [.hangUp]
      }
    }
  }

  private func resized() -> [InputEvent] {
    guard let window = window() else { return [] }
    resizeterm(Int32(window.ws_row), Int32(window.ws_col))
    writeOut(painter.clear())
    lastFrame = nil
    clearok(cn_stdscr(), true)
    let size = InputEvent.resize(Size(columns: Int(window.ws_col), rows: Int(window.ws_row)))
    return [cellSize(), size].compactMap(\.self)
  }

  private func window() -> winsize? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return window
  }

  /// The pixels of a cell, if they are wanted and the kernel was told of them.
  private func cellSize() -> InputEvent? {
    guard asksForPictures, let window = window() else { return nil }
    return CellSize(
      width: Int(window.ws_xpixel) / Int(window.ws_col), height: Int(window.ws_ypixel) / Int(window.ws_row)
    ).map { .answer(.cellSize($0)) }
  }

  // MARK: Output

  public func draw(_ frame: Frame) {
    guard frame != lastFrame else { return }
    CursesWidth.ambiguous = frame.ambiguous
    let size = size
    setModes(frame)
    if synchronizes { writeOut(Self.synchronizedOn) }
    if !frame.pictures.isEmpty && !hasPictures {
      hasPictures = true
      readyLastWords()
    }
    let preparation = painter.prepare(for: frame)
    writeOut(preparation.bytes)
    var painted: Set<Int> = []
    for row in 0..<min(size.rows, frame.size.rows) {
      let isCovered = preparation.rows.contains(row)
      guard isCovered || frame.row(row) != lastFrame?.row(row) else { continue }
      // The cells under a picture are those that ncurses believes to be seen.
      if isCovered { wredrawln(cn_stdscr(), Int32(row), 1) }
      draw(frame, row: row)
      painted.insert(row)
    }
    if let cursor = frame.cursor, cursor.row < size.rows, cursor.column < size.columns {
      curs_set(1)
      move(Int32(cursor.row), Int32(cursor.column))
    } else {
      curs_set(0)
      move(Int32(max(0, size.rows - 1)), Int32(max(0, size.columns - 1)))
    }
    refresh()
    show(frame, painted: painted)
    if synchronizes { writeOut(Self.synchronizedOff) }
    lastFrame = frame
  }

  /// The pictures of a frame, over its cells. The cursor comes back to where ncurses left it.
  private func show(_ frame: Frame, painted rows: Set<Int>) {
    let bytes = painter.show(frame, painted: rows)
    guard !bytes.isEmpty else { return }
    writeOut(bytes)
    writeOut("\u{1B}[\(getcury(cn_stdscr()) + 1);\(getcurx(cn_stdscr()) + 1)H")
  }

  private func draw(_ frame: Frame, row: Int) {
    move(Int32(row), 0)
    cn_set_style(0, 0)
    clrtoeol()
    var text = ""
    var start = 0
    var style: Style?
    func flush() {
      guard let style, !text.isEmpty else { return }
      styles.select(style)
      mvaddstr(Int32(row), Int32(start), text)
      text = ""
    }
    for column in 0..<frame.size.columns {
      let cell = frame[row, column]
      if cell.width == 0 { continue }
      let glyph = CursesGlyph.drawable(cell)
      // What ncurses may count differently gets a place of its own, so that nothing behind it moves.
      if cell.style != style || glyph.isOdd {
        flush()
        start = column
        style = cell.style
      } else if text.isEmpty {
        start = column
      }
      text += glyph.text
      // ncurses has no attribute for it: a stroke over each character.
      if cell.style.traits.contains(.strikethrough) && glyph.text != " " { text += "\u{336}" }
      if glyph.isOdd { flush() }
    }
    flush()
    cn_set_style(0, 0)
  }

  public func invalidate() {
    // Whoever asks for it may have lost the pictures, too.
    writeOut(painter.forget())
    lastFrame = nil
    clearok(cn_stdscr(), true)
  }

  public func copy(_ text: String) {
    writeOut(Array("\u{1B}]52;c;".utf8) + Base64.encode(Array(text.utf8)) + Array("\u{1B}\\".utf8))
  }

  /// Sequences of our own that ncurses doesn't know, between its frames.
  private func writeOut(_ text: String) { writeOut(Array(text.utf8)) }

  private func writeOut(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var sent = 0
      while sent < bytes.count, let base = bytes.baseAddress {
        let count = write(STDOUT_FILENO, base + sent, bytes.count - sent)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        sent += count
      }
    }
  }
}

extension Frame {
  fileprivate func row(_ row: Int) -> ArraySlice<Cell>? {
    row < size.rows ? cells[(row * size.columns)..<((row + 1) * size.columns)] : nil
  }
}
