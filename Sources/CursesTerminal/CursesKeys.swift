import CNcurses
import Screen

/// What ncurses reads, as keys.
enum CursesKeys {
  /// Everything that can be read without waiting.
  static func read() -> [InputEvent] {
    var events: [InputEvent] = []
    var code: UInt32 = 0
    // A paste of any size is read in portions, so that frames go on.
    while events.count < 4096 {
      switch Int(cn_get(&code)) {
      case cn_character:
        if code == 0x1B, let sequence = readSequence() {
          events += sequence
        } else if let key = key(character: code) {
          events.append(.key(key))
        }
      case cn_key:
        if let key = keys[Int32(bitPattern: code)] { events.append(.key(key)) }
      default: return events
      }
    }
    return events
  }

  private static func key(character code: UInt32) -> Key? {
    switch code {
    case 0x1B: .escape
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    case 0x7F, 0x08: .backspace
    case 0x00: nil
    case ..<0x20: Unicode.Scalar(code + 0x60).map { .control(Character($0)) }
    default: Unicode.Scalar(code).map { .character(Character($0)) }
    }
  }

  /// Behind an escape that ncurses didn't understand: a bracketed paste, an answer of the terminal, or a
  /// sequence to be passed over.
  private static func readSequence() -> [InputEvent]? {
    var code: UInt32 = 0
    guard Int(cn_get(&code)) == cn_character else { return nil }
    switch Unicode.Scalar(code) {
    case "[": return readControlSequence()
    case "]":
      guard let text = readOperatingSystemCommand() else { return [.key(.escape), .key(.character("]"))] }
      return TerminalAnswers.answer(operatingSystemCommand: text).map { [.answer($0)] } ?? []
    default:
      // Alt with a key: the escape was one of its own.
      return [.key(.escape)] + (key(character: code).map { [.key($0)] } ?? [])
    }
  }

  private static func readControlSequence() -> [InputEvent] {
    var parameters = ""
    while let scalar = nextOfSequence(), parameters.utf8.count < 64 {
      guard (0x40...0x7E).contains(scalar.value) else {
        parameters.unicodeScalars.append(scalar)
        continue
      }
      if scalar == "~" && parameters == "200" { return readPaste() }
      if scalar == "R", let answer = TerminalAnswers.answer(cursorPosition: parameters) {
        return [.answer(answer)]
      }
      return [.key(.unknown)]
    }
    return [.key(.unknown)]
  }

  /// The text up to BEL or ST; nil if there is none.
  private static func readOperatingSystemCommand() -> String? {
    var text = ""
    while let scalar = nextOfSequence(), text.utf8.count < 256 {
      if scalar == "\u{7}" { return text }
      if scalar == "\u{1B}" {
        _ = nextOfSequence()
        return text
      }
      text.unicodeScalars.append(scalar)
    }
    return text.isEmpty ? nil : text
  }

  /// The next character of a sequence that has begun: over a slow line it may be a moment away.
  private static func nextOfSequence() -> Unicode.Scalar? {
    var code: UInt32 = 0
    for _ in 0..<20 {
      if Int(cn_get(&code)) == cn_character { return Unicode.Scalar(code) }
      napms(1)
    }
    return nil
  }

  /// Up to the end of a bracketed paste, at most 1 MB.
  private static func readPaste() -> [InputEvent] {
    var text = ""
    var code: UInt32 = 0
    var misses = 0
    while text.utf8.count < 1 << 20 {
      guard Int(cn_get(&code)) == cn_character, let scalar = Unicode.Scalar(code) else {
        misses += 1
        if misses > 50 { break }
        napms(1)
        continue
      }
      misses = 0
      text.unicodeScalars.append(scalar)
      if scalar == "~", text.hasSuffix("\u{1B}[201~") {
        text.removeLast(6)
        break
      }
    }
    return [.paste(text)]
  }

  private static let keys: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_PPAGE: .pageUp,
    KEY_NPAGE: .pageDown,
    KEY_HOME: .home, KEY_END: .end, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_BTAB: .backTab,
    KEY_ENTER: .enter,
  ]
}
