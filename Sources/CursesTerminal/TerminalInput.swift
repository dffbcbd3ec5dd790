import Glibc
import Screen

/// Input of the terminal on standard input: its bytes through the decoder, and the time that this has none of.
struct TerminalInput {
  private var decoder: InputDecoder
  private let escapeTime: Duration
  private var lastByte = ContinuousClock.now
  /// Set once silence has been told to the decoder, until a byte comes.
  private var hasTimedOut = false
  /// When the terminal was asked, until its last answer is there.
  private var asked: ContinuousClock.Instant?

  /// `escapeTime`: how long a sequence may leave an escape alone before that is a key.
  init(keys: KeySequences, escapeTime: Duration) {
    decoder = InputDecoder(keys: keys)
    self.escapeTime = escapeTime
  }

  // MARK: Reading

  /// What can be read now. Call it when `poll(2)` says that there is something, or that the other end has gone.
  mutating func read() -> [InputEvent] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    // The other end has gone: nothing is left to be read, and nothing will come.
    if count == 0 { return [.hangUp] }
    if count < 0 { return errno == EINTR || errno == EAGAIN ? [] : [.hangUp] }
    lastByte = .now
    hasTimedOut = false
    let events = decoder.decode(bytes.prefix(count))
    if events.contains(where: \.isLastAnswer) { asked = nil }
    return events
  }

  // MARK: Silence

  /// How long nothing may come until `timeOutIfDue` has something to tell, in milliseconds for `poll(2)`.
  var patience: Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline)
    // Rounded up: never a moment too soon.
    return left <= .zero ? 0 : Int32(left / .milliseconds(1)) + 1
  }

  private var deadline: ContinuousClock.Instant? {
    if hasTimedOut { return nil }
    return switch decoder.pending {
    case .nothing: nil
    case .escape: lastByte + escapeTime
    case .introducer: lastByte + max(escapeTime, .seconds(1))
    case .paste: lastByte + .seconds(2)
    }
  }

  mutating func timeOutIfDue() -> [InputEvent] {
    guard let deadline, deadline <= .now else { return [] }
    hasTimedOut = true
    return decoder.timeOut()
  }

  // MARK: Answers

  mutating func expectAnswers() { asked = .now }

  /// A terminal that hasn't answered by then never will.
  private static let longestAnswer = Duration.seconds(3)
  /// For so long nobody minds that the program takes its leave.
  private static let longestGoodbye = Duration.milliseconds(500)

  /// Takes the answers that are still under way, so that none is left to who has the terminal next.
  mutating func settle() {
    guard let asked else { return }
    defer { self.asked = nil }
    let deadline = min(asked + Self.longestAnswer, .now + Self.longestGoodbye)
    while self.asked != nil {
      let left = ContinuousClock.now.duration(to: deadline)
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > .zero, poll(&input, 1, Int32(left / .milliseconds(1)) + 1) > 0 else { break }
      if read().contains(.hangUp) { break }
    }
    tcflush(STDIN_FILENO, TCIFLUSH)
  }
}

extension InputEvent {
  fileprivate var isLastAnswer: Bool { if case .answer(.ambiguousWidth) = self { true } else { false } }
}
