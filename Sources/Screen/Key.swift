/// A key press.
public enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl with a lower-case letter or another character of ASCII; Ctrl-Space is `.control(" ")`.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, pageUp, pageDown, home, end
  /// F1 and so on.
  case function(Int)
  /// A key held together with others, where that is none of the keys above: Alt-b, Ctrl-←, Shift-F1.
  indirect case modified(KeyModifiers, Key)
}

/// What is held down while a key is pressed.
public struct KeyModifiers: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let shift = KeyModifiers(rawValue: 1)
  public static let alt = KeyModifiers(rawValue: 2)
  public static let control = KeyModifiers(rawValue: 4)
}

extension Key {
  /// This key with `modifiers`, in the one form that dispatch knows: Shift-Tab is `.backTab`, Ctrl-d is
  /// `.control("d")`, Shift-a is `A`.
  public func with(_ modifiers: KeyModifiers) -> Key {
    var modifiers = modifiers
    var key = self
    if case .modified(let own, let inner) = self {
      modifiers.formUnion(own)
      key = inner
    }
    switch key {
    case .character(let character) where modifiers.contains(.control) && !modifiers.contains(.shift):
      guard character.isASCII else { break }
      modifiers.remove(.control)
      key = .control(Character(character.lowercased()))
    case .character(let character) where modifiers.subtracting(.alt) == .shift:
      modifiers.remove(.shift)
      let upper = character.uppercased()
      key = .character(upper.count == 1 ? Character(upper) : character)
    case .tab where modifiers.contains(.shift):
      modifiers.remove(.shift)
      key = .backTab
    default: break
    }
    return modifiers.isEmpty ? key : .modified(modifiers, key)
  }
}

extension Key {
  /// Reads the notation of `screen --keys`: characters as they are, others as `<Enter>`, `<C-d>`, `<lt>`.
  ///
  /// A `<` that opens no known name is itself.
  public static func sequence(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "<", let close = rest.firstIndex(of: ">"),
        let key = named(rest[rest.index(after: rest.startIndex)..<close])
      {
        keys.append(key)
        rest = rest[rest.index(after: close)...]
      } else {
        keys.append(first == "\n" ? .enter : first == "\t" ? .tab : .character(first))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// The first `<Name>` in the notation that names no key.
  public static func unknownName(in text: String) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: ">") else { return nil }
      let name = rest[..<close]
      let isName =
        name.count > 1 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      if isName && named(name) == nil { return "<\(name)>" }
    }
    return nil
  }

  private static let names: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "s-tab": .backTab, "space": .character(" "),
    "bs": .backspace,
    "del": .delete, "up": .up, "down": .down, "left": .left, "right": .right, "pgup": .pageUp,
    "pgdn": .pageDown, "home": .home, "end": .end, "ins": .insert, "lt": .character("<"),
    "gt": .character(">"),
  ]

  private static let modifierNames: [Character: KeyModifiers] = ["c": .control, "a": .alt, "s": .shift]

  private static func named(_ name: Substring) -> Key? {
    let name = name.lowercased()
    if let key = names[name] { return key }
    if name.first == "f", let number = Int(name.dropFirst()), (1...63).contains(number) {
      return .function(number)
    }
    guard let first = name.first, let modifier = modifierNames[first], name.dropFirst().first == "-" else {
      return nil
    }
    let rest = name.dropFirst(2)
    if let key = named(rest) { return key.with(modifier) }
    guard rest.count == 1, let letter = rest.first, letter.isASCII else { return nil }
    return Key.character(letter).with(modifier)
  }

  /// How the key is written in help.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "BS"
    case .delete: "Del"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    case .modified(let modifiers, let key):
      (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "A-" : "")
        + (modifiers.contains(.shift) ? "S-" : "") + key.label
    }
  }
}
