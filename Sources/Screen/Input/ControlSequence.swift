/// A control sequence (ECMA-48 §5.4, `CSI` … final byte) or a single shift (`SS3` … final byte), taken apart.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` in front of the parameters.
  private(set) var marker: UInt8?
  /// Numbers between semicolons, each with what stands behind colons; 0 where there is none.
  private(set) var parameters: [[Int]] = [[]]
  private(set) var final: UInt8 = 0
  private var hasIntermediate = false

  /// `body`: what stands behind `CSI` or `SS3`.
  init(_ body: some Sequence<UInt8>) {
    var number = 0
    for byte in body {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = min(100_000_000, number * 10 + Int(byte - 0x30))
      case UInt8(ascii: ":"), UInt8(ascii: ";"):
        parameters[parameters.count - 1].append(number)
        number = 0
        if byte == UInt8(ascii: ";") { parameters.append([]) }
      case 0x20...0x2F: hasIntermediate = true
      case 0x3C...0x3F: marker = byte
      default: final = byte
      }
    }
    parameters[parameters.count - 1].append(number)
  }

  private func parameter(_ index: Int, part: Int = 0) -> Int {
    parameters.indices.contains(index) && parameters[index].indices.contains(part)
      ? parameters[index][part] : 0
  }

  /// What a `CSI` sequence means; nil if nothing to us: focus, reports that nobody asked for, and all that
  /// has a byte between its parameters and its final one.
  var meaning: InputEvent? {
    if marker == UInt8(ascii: "?"), final == UInt8(ascii: "c"), !hasIntermediate {
      // The first number is the terminal's class; among what it can do, 4 are sixels.
      return parameters.dropFirst().contains([4]) ? .answer(.pictures(.sixel)) : nil
    }
    if marker == UInt8(ascii: "<"), !hasIntermediate, parameters.count == 3, "Mm".utf8.contains(final) {
      return MouseEvent(
        xterm: parameter(0), column: parameter(1), row: parameter(2), isRelease: final == UInt8(ascii: "m")
      ).map(InputEvent.mouse)
    }
    // DECRPM: whether the terminal knows a mode; 0 says that it doesn't, 4 that it never sets it.
    if marker == UInt8(ascii: "?"), final == UInt8(ascii: "y"),
      parameter(0) == TerminalAnswer.synchronizedMode
    {
      return (1...3).contains(parameter(1)) ? .answer(.synchronizedOutput) : nil
    }
    guard marker == nil, !hasIntermediate else { return nil }
    switch final {
    case UInt8(ascii: "t") where parameters.count == 3 && parameter(0) == 6:
      return CellSize(width: parameter(2), height: parameter(1)).map { .answer(.cellSize($0)) }
    case UInt8(ascii: "~"): return event(tilde(parameter(0)), modifiers: parameter(1), event: (1, 1))
    case UInt8(ascii: "^"): return event(tilde(parameter(0)), modifiers: 5)
    case UInt8(ascii: "@"): return event(tilde(parameter(0)), modifiers: 6)
    case UInt8(ascii: "a")...UInt8(ascii: "d") where parameters == [[0]]:
      // rxvt: Shift with an arrow.
      return event(Self.letters[final - 0x20], modifiers: 2)
    case UInt8(ascii: "u"): return event(Self.key(code: parameter(0)), modifiers: parameter(1), event: (1, 1))
    case UInt8(ascii: "R") where parameters.count == 2 && parameter(0) != 1:
      return TerminalAnswer(cursorRow: parameter(0), column: parameter(1)).map(InputEvent.answer)
    case UInt8(ascii: "Z"): return .key(.backTab)
    default: return lettered
    }
  }

  /// What an `SS3` sequence means.
  var shiftedMeaning: InputEvent? {
    if hasIntermediate { return nil }
    // rxvt: Ctrl with an arrow.
    if (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final) {
      return event(Self.letters[final - 0x20], modifiers: 5)
    }
    return lettered ?? event(Self.keypad[final], modifiers: parameter(0))
  }

  /// Arrows and the first function keys: the modifiers are the last number, if there is one.
  private var lettered: InputEvent? {
    event(
      Self.letters[final], modifiers: parameters.count > 1 ? parameter(1) : parameter(0),
      event: (parameters.count > 1 ? 1 : 0, 1))
  }

  /// `event` is where kitty's kind of event stands: 3 is the release of a key.
  private func event(_ key: Key?, modifiers: Int, event: (index: Int, part: Int)? = nil) -> InputEvent? {
    guard let key, let modifiers = KeyModifiers(xterm: modifiers) else { return nil }
    if let event, parameter(event.index, part: event.part) == 3 { return nil }
    return .key(key.with(modifiers))
  }

  private func tilde(_ number: Int) -> Key? {
    // xterm's modifyOtherKeys: 27, modifiers, code.
    if number == 27 { return Self.key(code: parameter(2)) }
    return Self.numbers[number]
  }

  /// A key of kitty's protocol by its Unicode value, or by kitty's own numbers beyond (`CSI … u`).
  private static func key(code: Int) -> Key? {
    switch code {
    case 9: return .tab
    case 13: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    case 32..<0xE000:
      return Unicode.Scalar(UInt32(code)).flatMap { isC1($0) ? nil : .character(Character($0)) }
    case 57_376...57_398: return .function(code - 57_376 + 13)
    case 57_399...57_408: return .character(Character("\(code - 57_399)"))
    case 57_409...57_426: return keypadBeyondDigits[code - 57_409]
    case 0xF900...:
      return UInt32(exactly: code).flatMap(Unicode.Scalar.init).map { .character(Character($0)) }
    default: return nil
    }
  }

  private static func isC1(_ scalar: Unicode.Scalar) -> Bool { (0x7F...0x9F).contains(scalar.value) }

  private static let keypadBeyondDigits: [Key] = [
    .character("."), .character("/"), .character("*"), .character("-"), .character("+"), .enter,
    .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert,
    .delete,
  ]

  private static let letters: [UInt8: Key] = byASCII([
    "A": .up, "B": .down, "C": .right, "D": .left, "F": .end, "H": .home, "P": .function(1),
    "Q": .function(2), "R": .function(3), "S": .function(4),
  ])

  /// The numeric keypad in application mode.
  private static let keypad: [UInt8: Key] = byASCII([
    "I": .tab, "M": .enter, "X": .character("="), "j": .character("*"), "k": .character("+"),
    "l": .character(","), "m": .character("-"), "n": .character("."), "o": .character("/"),
    "p": .character("0"), "q": .character("1"), "r": .character("2"), "s": .character("3"),
    "t": .character("4"), "u": .character("5"), "v": .character("6"), "w": .character("7"),
    "x": .character("8"), "y": .character("9"),
  ])

  private static func byASCII(_ keys: [Character: Key]) -> [UInt8: Key] {
    Dictionary(uniqueKeysWithValues: keys.compactMap { letter, key in letter.asciiValue.map { ($0, key) } })
  }

  /// `CSI number ~`: DEC's editing keys, with rxvt's Home and End, and function keys.
  private static let numbers: [Int: Key] = {
    var keys: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, number) in functions.enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()
}
