import Glibc
import Screen

/// Input of the terminal on standard input: its bytes through the decoder, and the time that this has none of.
struct TerminalInput {
  private var decoder: InputDecoder
  private let escapeTime: Duration
  private var lastByte = ContinuousClock.now
  /// Set once silence has been told to the decoder, until a byte comes.
  private var hasTimedOut = false
  /// What the terminal was asked, and when; nil once it has answered all.
  private var questions: Set<TerminalQuestion> = []
  private var asked: ContinuousClock.Instant?
  /// When the answer came that is the last, as a rule.
  private var lastAnswer: ContinuousClock.Instant?
  private var hasBackground = false

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
    return decoder.decode(bytes.prefix(count)).filter { isWanted($0) }
  }

  /// An answer to what nobody asked is none: the configuration may have said it.
  private mutating func isWanted(_ event: InputEvent) -> Bool {
    guard case .answer(let answer) = event else { return true }
    switch answer {
    case .background: hasBackground = true
    case .ambiguousWidth: lastAnswer = .now
    case .pictures, .cellSize, .synchronizedOutput: break
    }
    if lastAnswer != nil && (hasBackground || !questions.contains(.background)) { asked = nil }
    switch answer {
    case .background: return questions.contains(.background)
    case .ambiguousWidth: return questions.contains(.ambiguousWidth)
    case .pictures, .cellSize: return questions.contains(.pictures)
    case .synchronizedOutput: return questions.contains(.synchronizedOutput)
    }
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
    case .escape: lastByte + (isAwaitingAnswer ? max(escapeTime, Self.patienceForAnswers) : escapeTime)
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

  mutating func expectAnswers(to questions: Set<TerminalQuestion>) {
    self.questions = questions
    asked = .now
  }

  /// A terminal that hasn't answered by then never will.
  private static let longestAnswer = Duration.seconds(3)
  /// For so long nobody minds that the program takes its leave.
  private static let longestGoodbye = Duration.seconds(1)
  /// The same when a signal asks for it.
  private static let shortGoodbye = Duration.milliseconds(300)
  /// Answers may overtake each other by so much.
  private static let overtaking = Duration.milliseconds(400)
  /// While an answer is awaited, its escape may be parted from the rest on the way.
  private static let patienceForAnswers = Duration.milliseconds(150)

  private var isAwaitingAnswer: Bool {
    guard let asked, asked + Self.longestAnswer > .now else { return false }
    return lastAnswer.map { $0 + Self.overtaking > .now } ?? true
  }

  /// Takes the answers that are still under way, so that none is left to who has the terminal next.
  mutating func settle() {
    guard isAwaitingAnswer else { return }
    defer { asked = nil }
    let goodbye = TerminalRescue.exitSignal == 0 ? Self.longestGoodbye : Self.shortGoodbye
    let deadline = ContinuousClock.now + goodbye
    while isAwaitingAnswer && asked != nil {
      let left = ContinuousClock.now.duration(to: deadline)
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > .zero, poll(&input, 1, Int32(left / .milliseconds(1)) + 1) > 0 else { break }
      if read().contains(.hangUp) { break }
    }
    tcflush(STDIN_FILENO, TCIFLUSH)
  }
}
