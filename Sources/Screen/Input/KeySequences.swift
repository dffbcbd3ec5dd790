/// What a terminal sends for its keys, by its description in terminfo(5).
public struct KeySequences: Sendable {
  private let keys: [[UInt8]: Key]

  /// `string` gives the value of a capability, such as `kcuu1`; nil if the description has none.
  ///
  /// Only what begins with an escape counts: a key that sends a control character can't be told from that.
  public init(_ string: (String) -> [UInt8]?) {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in Self.capabilities {
      guard let bytes = string(name), bytes.count > 1, bytes.first == 0x1B else { continue }
      keys[bytes] = keys[bytes] ?? key
    }
    self.keys = keys
  }

  /// The sequences of a terminal that terminfo doesn't know: none.
  public static let none = KeySequences { _ in nil }

  subscript(bytes: [UInt8]) -> Key? { keys[bytes] }

  /// The names of capabilities and what they stand for.
  static let capabilities: [(name: String, key: Key)] = {
    var all: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter), ("kbs", .backspace), ("kri", .modified(.shift, .up)),
      ("kind", .modified(.shift, .down)),
    ]
    let shifted: [(String, Key)] = [
      ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home), ("kEND", .end),
      ("kPRV", .pageUp), ("kNXT", .pageDown), ("kIC", .insert), ("kDC", .delete),
    ]
    for (name, key) in shifted {
      all.append((name, key.with(.shift)))
      // Behind the name stands xterm's number for the modifiers.
      for number in 3...8 { all.append(("\(name)\(number)", key.with(KeyModifiers(xterm: number) ?? []))) }
    }
    return all + (1...63).map { ("kf\($0)", .function($0)) }
  }()
}

extension KeyModifiers {
  /// From the number that xterm sends: 1 and the sum of 1 for Shift, 2 for Alt, 4 for Ctrl.
  ///
  /// Kitty's bits beyond them: Meta counts as Alt, the locks as nothing; nil for the others, with which no key
  /// of ours is pressed.
  init?(xterm number: Int) {
    let bits = max(0, number - 1)
    guard bits < 256, bits & 0b0001_1000 == 0 else { return nil }
    self.init(rawValue: bits & 7 | (bits & 32 == 0 ? 0 : KeyModifiers.alt.rawValue))
  }
}
