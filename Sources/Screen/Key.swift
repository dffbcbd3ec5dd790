/// A key press.
public enum Key: Hashable, Sendable {
  case character(Character)
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, pageUp, pageDown, home, end
  /// A function key, or a sequence that means nothing to us.
  case unknown
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
    "pgdn": .pageDown, "home": .home, "end": .end, "lt": .character("<"), "gt": .character(">"),
  ]

  private static func named(_ name: Substring) -> Key? {
    let name = name.lowercased()
    if let key = names[name] { return key }
    if name.hasPrefix("c-"), name.count == 3, let letter = name.last, letter.isASCII {
      return .control(letter)
    }
    return nil
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
    case .unknown: ""
    }
  }
}
