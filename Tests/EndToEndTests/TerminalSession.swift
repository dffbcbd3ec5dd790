import CPseudoterminal
import CVterm
import Foundation

/// A program in a pseudoterminal of its own, seen through libvterm. Keys go in, screens come out.
///
/// Nothing here waits for a time: every wait is for something to be seen, and fails with the screen's text.
final class TerminalSession {
  /// What was waited for didn't come.
  struct Timeout: Error, CustomStringConvertible {
    var description: String
  }

  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  private(set) var columns: Int
  private(set) var rows: Int
  /// Every byte that came from the program.
  private(set) var output: [UInt8] = []
  /// How the program ended, once it has.
  private(set) var ending: Ending?
  private(set) var modesAtEnd: termios?

  private var terminal = cpt_terminal()
  private let vterm: OpaquePointer
  private let vtermScreen: OpaquePointer
  private let watch: UnsafeMutablePointer<cv_watch>
  private var stops: [cpt_event] = []
  private var isMasterOpen = true
  private let answersQuestions: Bool
  /// Whether this is a terminal that knows APC; libvterm's prints it.
  var knowsCommands = false
  private var commands = WithoutApplicationCommands()

  /// Starts `command`, whose first element is a path, in a terminal of this size.
  init(
    _ command: [String], environment: [String: String], folder: String, columns: Int, rows: Int,
    answering: Bool = true
  ) throws {
    answersQuestions = answering
    self.columns = columns
    self.rows = rows
    guard let vterm = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(vterm) else {
      throw Timeout(description: "libvterm gives no terminal")
    }
    self.vterm = vterm
    vtermScreen = screen
    watch = .allocate(capacity: 1)
    watch.initialize(to: cv_watch())
    vterm_set_utf8(vterm, 1)
    vterm_screen_enable_altscreen(screen, 1)
    cv_screen_watch(screen, watch)
    vterm_screen_reset(screen, 1)
    watch.pointee = cv_watch(title_changes: 0, bells: 0, is_cursor_visible: 1, is_alternate: 0)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let error = Self.withCStrings(command) { arguments in
      Self.withCStrings(variables) { variables in
        cpt_start(&terminal, Int32(columns), Int32(rows), arguments, variables, folder)
      }
    }
    guard error == 0 else { throw Timeout(description: "the program doesn't start: error \(error)") }
  }

  deinit {
    if terminal.shell > 0 { cpt_finish(&terminal) }
    vterm_free(vterm)
    watch.deinitialize(count: 1)
    watch.deallocate()
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return copies.withUnsafeBufferPointer { buffer in
      // An array with a terminating nil is never empty.
      buffer.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
    }
  }

  // MARK: What the terminal shows

  var screen: TerminalScreen { TerminalScreen(reading: vtermScreen, columns: columns, rows: rows) }
  var isCursorVisible: Bool { watch.pointee.is_cursor_visible != 0 }
  var isAlternateScreen: Bool { watch.pointee.is_alternate != 0 }
  var titleChanges: Int { Int(watch.pointee.title_changes) }
  var bells: Int { Int(watch.pointee.bells) }
  var modesAtStart: termios { terminal.modes }

  /// True unless a frame has been read in part: behind each, the cursor goes to the last cell, or shows itself.
  private var isFrameComplete: Bool {
    var cursor = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(vterm), &cursor)
    return isCursorVisible || (Int(cursor.row), Int(cursor.col)) == (rows - 1, columns - 1)
  }

  /// Where `text` was last written, in bytes of the output.
  func lastOffset(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    guard wanted.count <= output.count else { return nil }
    return (0...(output.count - wanted.count)).last { output[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }

  /// True if `text` was written behind the first `offset` bytes of the output.
  func wrote(_ text: String, after offset: Int = 0) -> Bool { (lastOffset(of: text) ?? -1) >= offset }

  // MARK: What the user does

  /// Types `keys`, as the terminal would send them.
  func send(_ keys: String) throws { try send(Array(keys.utf8)) }

  func send(_ bytes: [UInt8]) throws {
    var bytes = bytes[...]
    let deadline = Self.deadline
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(terminal.master, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else {
        // Full: a program that waits for its own output to be read can't read ours.
        try pump(until: deadline, for: "the keys are taken", alsoWritable: true)
      }
    }
  }

  /// Types as much of `keys` as the terminal takes while nobody reads what the program writes.
  func sendWithoutReading(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    var room = pollfd(fd: terminal.master, events: Int16(POLLOUT), revents: 0)
    while !bytes.isEmpty, poll(&room, 1, 200) > 0 {
      let count = bytes.withUnsafeBytes { write(terminal.master, $0.baseAddress, min(64, $0.count)) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Waits until the program has ended, and reads nothing of what it wrote until then.
  func waitForEndWithoutReading() throws {
    let deadline = Self.deadline
    while ending == nil {
      guard deadline > .now else { throw Timeout(description: "waited in vain until the program ends") }
      var events = pollfd(fd: terminal.events, events: Int16(POLLIN), revents: 0)
      if poll(&events, 1, 1_000) > 0 { takeEvents() }
    }
  }

  /// Reads what a program that has ended left to be read.
  func readRest() throws {
    let deadline = Self.deadline
    while output.last != UInt8(cpt_end_of_output) { try pump(until: deadline, for: "all is read") }
    output.removeLast()
  }

  /// Bytes that were typed and that the program did not read: a shell would get them.
  var unreadInput: Int { withUnsafePointer(to: &terminal) { Int(cpt_unread($0)) } }

  /// Pastes `text` between the marks of a bracketed paste.
  func paste(_ text: String) throws { try send("\u{1B}[200~\(text)\u{1B}[201~") }

  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(vterm, Int32(rows), Int32(columns))
    _ = cpt_resize(terminal.master, Int32(columns), Int32(rows))
  }

  /// Sends a signal to the program alone.
  func kill(_ signal: Int32) { if terminal.program > 0 { _ = Glibc.kill(terminal.program, signal) } }

  /// Has the program paint everything anew, and waits until it has: what was sent before has been taken then.
  func repaint() throws {
    // The first may be painted before the input is read, the second is not.
    for _ in 0..<2 {
      let offset = output.count
      kill(SIGWINCH)
      try waitUntilWritten("\u{1B}[2J", after: offset)
      // With a cursor in it a frame has no end of its own; what stands in the last row is painted last.
      try wait(for: "the frame is whole") {
        isFrameComplete && (!isCursorVisible || screen.bottomLine.hasSuffix("?"))
      }
    }
  }

  /// Waits for what can't be seen on the screen: looks after each repaint.
  func repaint(until what: String, _ isDone: () -> Bool) throws {
    let deadline = Self.deadline
    while !isDone() {
      guard deadline > .now else { throw Timeout(description: "waited in vain until \(what):\n\(screen)") }
      try repaint()
    }
  }

  /// From now on the program can write no file, as on a full disk.
  func forbidWriting() throws {
    guard cpt_forbid_writing(terminal.program) == 0 else { throw Timeout(description: "errno \(errno)") }
  }

  /// The terminal goes away, as when its window is closed. No signal is sent to the program.
  func hangUp() {
    close(terminal.master)
    terminal.master = -1
    isMasterOpen = false
  }

  // MARK: Waiting

  /// Longer than anything takes on a busy machine: only a fault waits this long.
  private static var deadline: ContinuousClock.Instant { .now + .seconds(20) }

  /// Reads what the program writes until a whole screen is as `isWanted` says, and gives that screen.
  @discardableResult
  func waitUntil(_ what: String, _ isWanted: (TerminalScreen) -> Bool) throws -> TerminalScreen {
    var found = screen
    try wait(for: what) {
      found = screen
      return isFrameComplete && isWanted(found)
    }
    return found
  }

  /// Reads what a program that paints in its own way writes until the screen is as `isWanted` says.
  func waitUntilSeen(_ what: String, _ isWanted: (TerminalScreen) -> Bool) throws {
    try wait(for: what) { isWanted(screen) }
  }

  /// Reads what the program writes until `text` was written behind the first `offset` bytes.
  func waitUntilWritten(_ text: String, after offset: Int = 0) throws {
    try wait(for: "\(text.debugDescription) is written") { wrote(text, after: offset) }
  }

  /// Waits until the program has been stopped, and gives the modes of the terminal at that moment.
  func waitForStop(by signal: Int32) throws -> termios {
    try wait(for: "the program stops") { !stops.isEmpty }
    let event = stops.removeFirst()
    guard cpt_stop_signal(event.status) == signal else {
      throw Timeout(description: "stopped by signal \(cpt_stop_signal(event.status))")
    }
    return event.modes
  }

  /// Waits until the program has ended and everything that it wrote has been read.
  @discardableResult
  func waitForEnd() throws -> Ending {
    let deadline = Self.deadline
    while true {
      if let ending, !isMasterOpen || output.last == UInt8(cpt_end_of_output) {
        if isMasterOpen { output.removeLast() }
        return ending
      }
      try pump(until: deadline, for: "the program ends")
    }
  }

  /// Files, pipes and the like that the program has open.
  var openDescriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(terminal.program)/fd").count) ?? 0
  }

  /// Processor time of the program so far, in clock ticks of a hundredth of a second.
  var ticks: Int {
    let stat = try? String(contentsOfFile: "/proc/\(terminal.program)/stat", encoding: .utf8)
    // Behind the name, which may hold anything: the 12th and 13th from there.
    let fields = stat?.split(separator: ")").last?.split(separator: " ") ?? []
    return fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
  }

  /// Kilobytes of memory that are the program's alone.
  var ownMemory: Int {
    let status = try? String(contentsOfFile: "/proc/\(terminal.program)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }

  /// Reads what the program writes until `isDone`.
  func wait(for what: String, _ isDone: () -> Bool) throws {
    let deadline = Self.deadline
    while !isDone() {
      if let ending { throw Timeout(description: "\(what): the program has ended, \(ending)\n\(screen)") }
      try pump(until: deadline, for: what)
    }
  }

  /// Waits for output or news of the program, and takes them.
  private func pump(
    until deadline: ContinuousClock.Instant, for what: String, alsoWritable: Bool = false
  ) throws {
    let remaining = ContinuousClock.now.duration(to: deadline)
    guard remaining > .zero else { throw Timeout(description: "waited in vain until \(what):\n\(screen)") }
    let writable = alsoWritable ? Int16(POLLOUT) : 0
    var descriptors = [
      pollfd(fd: terminal.events, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.master, events: Int16(POLLIN) | writable, revents: 0),
    ]
    let milliseconds = Int32(remaining.components.seconds) * 1_000 + 1
    _ = poll(&descriptors, isMasterOpen ? 2 : 1, milliseconds)
    if descriptors[1].revents != 0 { takeOutput() }
    if descriptors[0].revents != 0 { takeEvents() }
  }

  private func takeOutput() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(terminal.master, &bytes, bytes.count)
    guard count > 0 else { return }
    output += bytes.prefix(count)
    // The question stays: what is left of it on the screen of a terminal that prints it would be seen.
    let shown = knowsCommands ? commands.filter(bytes.prefix(count)) : Array(bytes.prefix(count))
    _ = shown.withUnsafeBytes { buffer in
      vterm_input_write(vterm, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), shown.count)
    }
    answer()
  }

  /// What the terminal says to a question from the program.
  private func answer() {
    var reply = [CChar](repeating: 0, count: 4_096)
    let count = vterm_output_read(vterm, &reply, reply.count)
    if count > 0 && answersQuestions { _ = write(terminal.master, reply, count) }
  }

  private func takeEvents() {
    var event = cpt_event()
    while read(terminal.events, &event, MemoryLayout<cpt_event>.size) == MemoryLayout<cpt_event>.size {
      if event.kind != 1 { continue }
      if cpt_stop_signal(event.status) != 0 {
        stops.append(event)
        continue
      }
      let signal = cpt_term_signal(event.status)
      ending = signal != 0 ? .killed(signal: signal) : .exited(cpt_exit_status(event.status))
      modesAtEnd = event.modes
      terminal.program = 0
    }
  }
}
