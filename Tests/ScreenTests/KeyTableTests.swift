import Testing

@testable import Screen

/// All keys of the protocols, against lists written from their descriptions.
@Suite struct KeyTableTests {
  private func keys(_ bytes: some Sequence<UInt8>) -> [Key] {
    var decoder = InputDecoder(keys: .none)
    let events = decoder.decode(Array(bytes))
    return (decoder.pending == .nothing ? events : events + decoder.timeOut()).compactMap {
      if case .key(let key) = $0 { key } else { nil }
    }
  }

  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  /// Every scalar of the first plane, and some of each other, but for controls.
  @Test func everyCharacterCanBeTyped() {
    let values =
      Array(0x20...0x7E) + Array(0xA0...0xFFFF) + Array(stride(from: 0x10000, through: 0x10FFFF, by: 89))
    let scalars = (values + [0x10FFFF]).compactMap { Unicode.Scalar(UInt32($0)) }
    #expect(scalars.count > 70_000)
    let typed = keys(scalars.flatMap { Array(String(Character($0)).utf8) })
    #expect(typed.count == scalars.count)
    let wrong = zip(typed, scalars).first { $0 != .character(Character($1)) }
    #expect(wrong == nil)
  }

  /// The functional keys of kitty's protocol, in the order of its table, from U+E000 on.
  @Test func kittysNumbers() {
    let table: [(first: Int, keys: [Key])] = [
      (57376, (13...35).map { .function($0) }), (57399, (0...9).map { .character(Character("\($0)")) }),
      (
        57409,
        [
          .character("."), .character("/"), .character("*"), .character("-"), .character("+"), .enter,
          .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end,
          .insert,
          .delete,
        ]
      ),
    ]
    for (first, wanted) in table {
      for (offset, key) in wanted.enumerated() {
        #expect(keys("\u{1B}[\(first + offset)u") == [key], "\(first + offset)")
      }
    }
    // Locks, media keys, modifiers by themselves, and what lies outside the table.
    for code in [
      57344, 57358, 57375, 57427, 57428, 57454, 63743, 0xD800, 0xDFFF, 0x7F + 1, 0x110000, 99_999_999,
    ] {
      #expect(keys("\u{1B}[\(code)u") == [], "\(code)")
    }
  }

  /// 1 and the sum of Shift 1, Alt 2, Ctrl 4, Super 8, Hyper 16, Meta 32, Caps Lock 64, Num Lock 128.
  @Test func everySumOfModifiers() {
    for number in 1...300 {
      let bits = number - 1
      var wanted: KeyModifiers = []
      if bits & 1 != 0 { wanted.insert(.shift) }
      if bits & 2 != 0 || bits & 32 != 0 { wanted.insert(.alt) }
      if bits & 4 != 0 { wanted.insert(.control) }
      let isOurs = bits & 8 == 0 && bits & 16 == 0 && bits < 256
      let key: Key = wanted.isEmpty ? .up : .modified(wanted, .up)
      #expect(keys("\u{1B}[1;\(number)A") == (isOurs ? [key] : []), "\(number)")
    }
  }

  /// `CSI n ~` of DEC's keyboards.
  @Test func editingAndFunctionKeys() {
    let table: [Int: Key] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
      11: .function(1),
      12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
      18: .function(7),
      19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
      25: .function(13),
      26: .function(14), 28: .function(15), 29: .function(16), 31: .function(17), 32: .function(18),
      33: .function(19),
      34: .function(20),
    ]
    for number in 0...60 {
      #expect(keys("\u{1B}[\(number)~") == (table[number].map { [$0] } ?? []), "\(number)")
    }
  }

  /// `SS3 x` of the numeric keypad and of cursor keys in application mode.
  @Test func keypadInApplicationMode() {
    let table: [Character: Key] = [
      "A": .up, "B": .down, "C": .right, "D": .left, "F": .end, "H": .home, "I": .tab, "M": .enter,
      "P": .function(1),
      "Q": .function(2), "R": .function(3), "S": .function(4), "X": .character("="), "j": .character("*"),
      "k": .character("+"), "l": .character(","), "m": .character("-"), "n": .character("."),
      "o": .character("/"),
      "p": .character("0"), "q": .character("1"), "r": .character("2"), "s": .character("3"),
      "t": .character("4"),
      "u": .character("5"), "v": .character("6"), "w": .character("7"), "x": .character("8"),
      "y": .character("9"),
    ]
    for (letter, key) in table { #expect(keys("\u{1B}O\(letter)") == [key], "\(letter)") }
  }

  /// Bytes between the introducer and the end, which no key has, make it no key.
  @Test func sequencesWithIntermediatesMeanNothing() {
    for middle in [" ", "!", "#", "/", " !"] {
      for text in ["\u{1B}[\(middle)A", "\u{1B}[1\(middle)~", "\u{1B}[1;5\(middle)A"] {
        #expect(keys(text) == [], "\(middle)")
      }
    }
  }

  /// Names of keys as people write them come back as the same keys.
  @Test func namesOfKeysComeBack() {
    let plain: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab, .backspace,
      .delete,
      .insert, .character("a"), .character("机"), .character("<"), .control("d"), .function(5),
    ]
    for key in plain { #expect(!key.label.isEmpty && key.label.count < 12) }
    #expect(Set(plain.map(\.label)).count == plain.count)
    #expect(
      Key.sequence(
        "<Up><Down><Left><Right><Home><End><PgUp><PgDn><Enter><Esc><Tab><S-Tab><BS><Del>a机<lt><C-d><Space>")
        == [
          .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab,
          .backspace,
          .delete, .character("a"), .character("机"), .character("<"), .control("d"), .character(" "),
        ])
  }
}
