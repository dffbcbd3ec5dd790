/// Bytes from a terminal in, events out, whatever the pieces in which they arrive.
///
/// No clock and no input of its own: an unfinished sequence waits for more. Whoever feeds it looks at `pending`,
/// and calls `timeOut` when nothing has come for as long as that may take. What it does not know, it swallows
/// whole. Sources: ECMA-48, xterm's control sequences, and the protocols of kitty, rxvt and Linux.
public struct InputDecoder: Sendable {
  /// What silence would decide.
  public enum Pending: Sendable {
    /// Nothing: no sequence has begun, or it waits for its end however long that takes.
    case nothing
    /// An escape: a key of its own, unless something follows at once.
    case escape
    /// Alt with one of the characters that begin sequences, unless something follows.
    case introducer
    /// A paste without an end so far.
    case paste
  }

  /// Control strings (ECMA-48 §5.6) whose text may mean something.
  private enum StringKind {
    /// OSC, DCS and APC.
    case operatingSystem, device, application
    /// PM and SOS.
    case other
  }

  private enum State {
    case ground
    case escape
    /// A second escape has come: of a key with Alt (rxvt, PuTTY), or pressed again.
    case secondEscape
    case control, singleShift
    /// Linux' `CSI [`: one more byte.
    case consoleFunction
    /// The three bytes of an old mouse report.
    case mouse(left: Int)
    case string(StringKind, hasEscape: Bool)
    case paste
  }

  private let keys: KeySequences
  private var state = State.ground
  /// The sequence so far, from its escape on, in seven bits.
  private var sequence: [UInt8] = []
  private var scalars = ScalarDecoder()
  /// True for what follows an escape that belongs to it.
  private var hasAlt = false
  private var pasted: [UInt8] = []
  private var pasteLength = 0
  /// How much of the mark that ends a paste has been seen.
  private var pasteMark = 0
  private var hasStalled = false
  /// True if silence has made a key of an escape, and nothing came since.
  private var wasLoneEscape = false
  /// Bytes that the rest of such a sequence has at least.
  private static let shortestRest = 3

  /// A decoder for a terminal that sends these sequences for its keys, besides those that all of them send.
  public init(keys: KeySequences = .none) { self.keys = keys }

  private static let escape: UInt8 = 0x1B
  /// No sequence that means something is longer.
  private static let longestSequence = 64
  private static let longestCommand = 4_096
  /// Bytes of a paste that are kept.
  static let longestPaste = 1 << 20
  private static let endOfPaste = Array("\u{1B}[201~".utf8)

  public var pending: Pending {
    switch state {
    case .ground, .consoleFunction, .mouse: .nothing
    case .escape, .secondEscape: .escape
    // Half of the mark that ends a string: whole marks come together.
    case .string(_, hasEscape: true): .introducer
    case .control, .singleShift, .string: sequence.count == 2 ? .introducer : .nothing
    case .paste: .paste
    }
  }

  // MARK: Bytes

  /// What `bytes` complete, in order.
  public mutating func decode(_ bytes: some Collection<UInt8>) -> [InputEvent] {
    var events: [InputEvent] = []
    if case .paste = state, hasStalled, bytes.count == 1, bytes.first == 0x03 {
      endPaste(&events)
      return events
    }
    hasStalled = false
    if wasLoneEscape, bytes.count >= Self.shortestRest, let first = bytes.first,
      Self.introducers.contains(first)
    {
      // Nobody types that much at once: it is the rest of a sequence whose escape was taken for a key.
      begin(first, hasAlt: false)
      for byte in bytes.dropFirst() { consume(byte, &events) }
    } else {
      for byte in bytes { consume(byte, &events) }
    }
    wasLoneEscape = false
    return events
  }

  private mutating func consume(_ byte: UInt8, _ events: inout [InputEvent]) {
    switch state {
    case .ground: consumeText(byte, &events)
    case .escape, .secondEscape: consumeBehindEscape(byte, &events)
    case .control: consumeControl(byte, &events)
    case .singleShift: consumeSingleShift(byte, &events)
    case .consoleFunction:
      sequence.append(byte)
      finish(Self.consoleKey(byte).map(InputEvent.key), &events)
    case .mouse(let left):
      // Places are counted from 32.
      if byte < 0x20 { return breakOff(byte, &events) }
      state = .mouse(left: left - 1)
      if left == 1 { finish(nil, &events) }
    case .string(let kind, let hasEscape): consumeString(byte, of: kind, hasEscape: hasEscape, &events)
    case .paste: consumePaste(byte, &events)
    }
  }

  private mutating func consumeText(_ byte: UInt8, _ events: inout [InputEvent]) {
    if byte < 0x80 && scalars.isInside {
      scalars = ScalarDecoder()
      hasAlt = false
    }
    switch byte {
    case Self.escape:
      state = .escape
      sequence = [byte]
      hasAlt = false
    case ..<0x20, 0x7F: emit(Self.controlKey(byte), &events)
    default:
      guard let scalar = scalars.decode(byte) else {
        if !scalars.isInside { hasAlt = false }
        return
      }
      // C1 in UTF-8: what ESC with a character 0x40 lower means, too.
      if (0x80...0x9F).contains(scalar.value) { return begin(UInt8(scalar.value - 0x40), hasAlt: false) }
      emit(.character(Character(scalar)), &events)
    }
  }

  /// Emits a key of the text, with the Alt of the escape before it.
  private mutating func emit(_ key: Key, _ events: inout [InputEvent]) {
    events.append(.key(hasAlt ? key.with(.alt) : key))
    hasAlt = false
  }

  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    default: Key.character(Character(Unicode.Scalar(byte + 0x40))).with(.control)
    }
  }

  // MARK: Sequences

  private mutating func consumeBehindEscape(_ byte: UInt8, _ events: inout [InputEvent]) {
    var isSecond = false
    if case .secondEscape = state { isSecond = true }
    if byte == Self.escape {
      // Of three escapes the first is a key for sure.
      if isSecond { events.append(.key(.escape)) }
      state = .secondEscape
      return
    }
    let beginsKey = byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O")
    // Two escapes and no key behind them: the first was pressed alone.
    if isSecond && !beginsKey { events.append(.key(.escape)) }
    if Self.introducers.contains(byte) { return begin(byte, hasAlt: isSecond && beginsKey) }
    if !isSecond, let key = keys[[Self.escape, byte]] {
      state = .ground
      events.append(.key(key))
      return
    }
    state = .ground
    hasAlt = true
    consumeText(byte, &events)
  }

  /// `[` and `O` of keys and reports; `]`, `P`, `X`, `^` and `_` of strings.
  private static let introducers = Set("[O]PX^_".utf8)

  private mutating func begin(_ introducer: UInt8, hasAlt: Bool) {
    sequence = [Self.escape, introducer]
    self.hasAlt = hasAlt
    switch introducer {
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"): state = .string(.operatingSystem, hasEscape: false)
    case UInt8(ascii: "P"): state = .string(.device, hasEscape: false)
    case UInt8(ascii: "_"): state = .string(.application, hasEscape: false)
    case UInt8(ascii: "X"), UInt8(ascii: "^"): state = .string(.other, hasEscape: false)
    default: state = .ground
    }
  }

  private mutating func consumeControl(_ byte: UInt8, _ events: inout [InputEvent]) {
    guard (0x20...0x7E).contains(byte) else { return breakOff(byte, &events) }
    if sequence.count < Self.longestSequence { sequence.append(byte) }
    // rxvt ends Shift with an editing key by a byte that is no final one elsewhere.
    let isShifted = byte == UInt8(ascii: "$") && keys[sequence] != nil
    guard (0x40...0x7E).contains(byte) || isShifted else { return }
    // The sequence was longer than what is kept of it, so it can't be read.
    guard sequence.count < Self.longestSequence else { return finish(nil, &events) }
    if sequence.elementsEqual(Self.startOfPaste) { return beginPaste(&events) }
    if let key = keys[sequence] { return finish(.key(key), &events) }
    if sequence.count == 3 && byte == UInt8(ascii: "[") {
      state = .consoleFunction
    } else if sequence.count == 3 && byte == UInt8(ascii: "M") {
      state = .mouse(left: 3)
    } else {
      finish(ControlSequence(sequence.dropFirst(2)).meaning, &events)
    }
  }

  private static let startOfPaste = Array("\u{1B}[200~".utf8)

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private mutating func consumeSingleShift(_ byte: UInt8, _ events: inout [InputEvent]) {
    guard (0x20...0x7E).contains(byte) else { return breakOff(byte, &events) }
    if sequence.count < Self.longestSequence { sequence.append(byte) }
    // Old forms have the modifiers between the shift and the key.
    if Self.isDigit(byte) || byte == UInt8(ascii: ";") { return }
    finish(
      keys[sequence].map(InputEvent.key) ?? ControlSequence(sequence.dropFirst(2)).shiftedMeaning, &events)
  }

  private static func consoleKey(_ byte: UInt8) -> Key? {
    (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) ? .function(Int(byte) - 0x40) : nil
  }

  /// A sequence is complete; nil if it means nothing.
  private mutating func finish(_ event: InputEvent?, _ events: inout [InputEvent]) {
    state = .ground
    if case .key(let key) = event { return emit(key, &events) }
    guard let event else {
      // Alt with a key that we don't know.
      hasAlt = false
      return
    }
    separateEscape(&events)
    events.append(event)
  }

  /// Of two escapes the first was a key, if what follows the second is an answer or a paste.
  private mutating func separateEscape(_ events: inout [InputEvent]) {
    if hasAlt { events.append(.key(.escape)) }
    hasAlt = false
  }

  /// A byte that can't stand in a sequence ends it; what it means by itself counts.
  private mutating func breakOff(_ byte: UInt8, _ events: inout [InputEvent]) {
    finish(nil, &events)
    if byte != Self.cancel && byte != Self.substitute { consumeText(byte, &events) }
  }

  private static let cancel: UInt8 = 0x18
  private static let substitute: UInt8 = 0x1A

  // MARK: Strings

  /// DCS, OSC, APC, PM and SOS, up to their end: ST, or BEL behind an OSC.
  private mutating func consumeString(
    _ byte: UInt8, of kind: StringKind, hasEscape: Bool, _ events: inout [InputEvent]
  ) {
    if hasEscape {
      if byte == UInt8(ascii: "\\") { return endString(of: kind, &events) }
      // Another sequence has begun.
      state = .escape
      sequence = [Self.escape]
      return consumeBehindEscape(byte, &events)
    }
    switch byte {
    case Self.escape: state = .string(kind, hasEscape: true)
    case 0x07 where kind == .operatingSystem: endString(of: kind, &events)
    // ^C, CAN and SUB break it off, whoever sends them.
    case 0x03, Self.cancel, Self.substitute: finish(nil, &events)
    case 0x9C where sequence.last == 0xC2:
      sequence.removeLast()
      endString(of: kind, &events)
    default:
      if sequence.count < Self.longestCommand { sequence.append(byte) }
    }
  }

  private mutating func endString(of kind: StringKind, _ events: inout [InputEvent]) {
    let body = ScalarDecoder.text(of: sequence.dropFirst(2))
    let answer: TerminalAnswer? =
      switch kind {
      case .operatingSystem: TerminalAnswer(operatingSystemCommand: body)
      case .device: TerminalAnswer(deviceControl: body)
      case .application: TerminalAnswer(applicationCommand: body)
      case .other: nil
      }
    finish(answer.map(InputEvent.answer), &events)
  }

  // MARK: Pastes

  private mutating func beginPaste(_ events: inout [InputEvent]) {
    separateEscape(&events)
    state = .paste
    hasStalled = false
    pasted = []
    pasteLength = 0
    pasteMark = 0
  }

  private mutating func consumePaste(_ byte: UInt8, _ events: inout [InputEvent]) {
    if byte == Self.endOfPaste[pasteMark] {
      pasteMark += 1
      if pasteMark == Self.endOfPaste.count { endPaste(&events) }
      return
    }
    // What looked like the mark was text.
    for byte in Self.endOfPaste.prefix(pasteMark) { keep(byte) }
    pasteMark = byte == Self.escape ? 1 : 0
    if pasteMark == 0 { keep(byte) }
  }

  private mutating func keep(_ byte: UInt8) {
    pasteLength += 1
    if pasted.count < Self.longestPaste { pasted.append(byte) }
  }

  private mutating func endPaste(_ events: inout [InputEvent]) {
    events.append(
      .paste(Paste(ScalarDecoder.text(of: pasted), bytesLeftOut: pasteLength - pasted.count)))
    state = .ground
    pasted = []
  }

  // MARK: Silence

  /// Nothing came for as long as what is pending may take. An escape was a key by itself, and so was Alt with a
  /// character that begins sequences; a paste goes on waiting.
  public mutating func timeOut() -> [InputEvent] {
    var events: [InputEvent] = []
    switch state {
    case .escape, .secondEscape:
      if case .secondEscape = state { events.append(.key(.escape)) }
      state = .ground
      wasLoneEscape = true
      events.append(.key(.escape))
    case .paste:
      hasStalled = true
      events.append(.pasteStalls(bytes: pasteLength))
    case .string(let kind, hasEscape: true): endString(of: kind, &events)
    case .control where sequence.count == 2, .singleShift where sequence.count == 2,
      .string where sequence.count == 2:
      finish(nil, &events)
      hasAlt = true
      emit(.character(Character(Unicode.Scalar(sequence[1]))), &events)
    case .ground, .control, .singleShift, .string, .consoleFunction, .mouse: break
    }
    return events
  }
}
