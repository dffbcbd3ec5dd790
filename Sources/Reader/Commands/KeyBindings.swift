import Screen

/// Which keys run which commands for this reader: the command table, under a preset, under the reader's own keys.
///
/// A command is run by one key, or by two that follow each other. A key that begins a pair runs nothing by itself.
public struct KeyBindings: Equatable, Sendable {
  /// What a reader's own keys may be wrong about.
  public enum Fault: Equatable, Sendable {
    /// What is written is no key, or more than two of them.
    case noKey(String)
    /// Another command of the reader's own has the key, or a pair that the key begins.
    case taken(String, by: Command)
    /// `^C`, which always cancels, and keys that a terminal can't tell from others.
    case notFree(String, means: String?)
    /// The palette leads to all commands: one key for it stays.
    case paletteNeedsKey
    /// Its only key belongs to another command now.
    case leftWithout(Command)
  }

  private var keys: [Command: [[Key]]] = [:]
  private var commands: [[Key]: Command] = [:]
  /// Keys that begin a pair.
  private var beginnings: Set<Key> = []
  /// Whether digits before a command say how often, and don't jump to categories.
  public private(set) var hasCounts = false

  public static let standard = KeyBindings()

  public init(preset: KeyPreset? = nil, counts: Bool? = nil) {
    for entry in Command.table { for key in entry.keys { give([key], to: entry.command) } }
    for (command, keys) in preset?.keys ?? [] { replace(command, keys) }
    hasCounts = counts ?? preset?.hasCounts ?? false
    if hasCounts { for digit in 1...9 { take([.character(Character("\(digit)"))]) } }
  }

  // MARK: Asking

  /// What the keys run; nil for nothing, or if more are awaited.
  public subscript(keys: [Key]) -> Command? { commands[keys] }

  /// What a key runs by itself, in lists and other views that know a few commands.
  func command(_ key: Key) -> Command? { commands[[key]] }

  func begins(with key: Key) -> Bool { beginnings.contains(key) }

  /// What may follow a key that begins pairs, in the order of the table.
  func continuations(of first: Key) -> [(key: Key, command: Command)] {
    Command.table.flatMap { entry in
      keys(of: entry.command).filter { $0.count == 2 && $0[0] == first }.map { ($0[1], entry.command) }
    }
  }

  /// The keys that run a command, each of one or two.
  public func keys(of command: Command) -> [[Key]] { keys[command] ?? [] }

  /// All keys of a command, as help and lists show them; empty if it has none.
  public func labels(of command: Command) -> String {
    keys(of: command).map(Self.label).joined(separator: " ")
  }

  /// How a command is called on the screen: by its first key, or by its name behind the palette's.
  public func label(of command: Command) -> String {
    keys(of: command).first.map(Self.label) ?? ":" + command.name
  }

  static func label(_ keys: [Key]) -> String { keys.map(\.label).joined() }

  /// A text with keys in the place of names of commands in braces; other braces stay.
  func naming(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var named = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      named += rest[..<open]
      let inner = rest[rest.index(after: open)...].prefix { $0 != "}" }
      if inner.endIndex < rest.endIndex, let command = Command(name: String(inner)) {
        named += label(of: command)
        rest = rest[rest.index(after: inner.endIndex)...]
      } else {
        named.append("{")
        rest = rest[rest.index(after: open)...]
      }
    }
    return named + rest
  }

  // MARK: Binding

  /// Gives the commands the reader's own keys, in the notation of `screen --keys`; an empty list takes all keys
  /// away. What is wrong is told, for each command, and left out.
  public mutating func bind(_ own: [(command: Command, keys: [String])]) -> [(command: Command, fault: Fault)]
  {
    var faults: [(command: Command, fault: Fault)] = []
    var owners: [[Key]: Command] = [:]
    var bound: [(command: Command, keys: [[Key]])] = []
    for (command, texts) in own {
      var keys: [[Key]] = []
      for text in texts {
        switch Self.keys(text) {
        case .failure(let refusal): faults.append((command, refusal.fault))
        case .success(let sequence):
          // Twice the same is one.
          if owners[sequence] == command { continue }
          if let owner = Self.owner(of: sequence, in: owners) {
            faults.append((command, .taken(text, by: owner)))
          } else {
            owners[sequence] = command
            keys.append(sequence)
          }
        }
      }
      if command == .palette && keys.isEmpty {
        faults.append((command, .paletteNeedsKey))
      } else if !keys.isEmpty || texts.isEmpty {
        bound.append((command, keys))
      }
    }
    let before = self.keys
    for (command, keys) in bound { replace(command, keys) }
    if keys(of: .palette).isEmpty, let old = before[.palette] {
      if let thief = bound.first(where: { pair in
        pair.keys.contains { keys in old.contains { Self.clash($0, keys) } }
      }) {
        faults.append((thief.command, .paletteNeedsKey))
      }
      replace(.palette, old)
    }
    // Whose last key went to another command is worth a word, as long as nobody meant it.
    let unbound = Set(bound.map(\.command))
    for entry in Command.table where !unbound.contains(entry.command) {
      guard before[entry.command]?.isEmpty == false, keys(of: entry.command).isEmpty,
        let thief = bound.first(where: { pair in
          pair.keys.contains { keys in before[entry.command]?.contains { Self.clash($0, keys) } == true }
        })
      else { continue }
      faults.append((thief.command, .leftWithout(entry.command)))
    }
    return faults
  }

  private struct Refusal: Error { var fault: Fault }

  private static func keys(_ text: String) -> Result<[Key], Refusal> {
    let keys = Key.sequence(text)
    guard Key.unknownName(in: text) == nil, (1...2).contains(keys.count) else {
      return .failure(Refusal(fault: .noKey(text)))
    }
    for key in keys {
      if key == .control("c") { return .failure(Refusal(fault: .notFree(text, means: nil))) }
      if let same = indistinct[key] {
        return .failure(Refusal(fault: .notFree(text, means: same.label)))
      }
    }
    return .success(keys)
  }

  /// Control keys that send the same byte as another key.
  private static let indistinct: [Key: Key] = [
    .control("i"): .tab, .control("m"): .enter, .control("j"): .enter, .control("["): .escape,
  ]

  /// True if only one of both can be: they are the same, or one begins the other.
  private static func clash(_ one: [Key], _ other: [Key]) -> Bool {
    one.starts(with: other) || other.starts(with: one)
  }

  private static func owner(of keys: [Key], in owners: [[Key]: Command]) -> Command? {
    owners.first { clash($0.key, keys) }?.value
  }

  private mutating func replace(_ command: Command, _ keys: [[Key]]) {
    for old in self.keys(of: command) { take(old) }
    for new in keys {
      for other in commands.keys where Self.clash(other, new) { take(other) }
      give(new, to: command)
    }
  }

  private mutating func give(_ keys: [Key], to command: Command) {
    self.keys[command, default: []].append(keys)
    commands[keys] = command
    if keys.count > 1 { beginnings.insert(keys[0]) }
  }

  private mutating func take(_ keys: [Key]) {
    guard let command = commands.removeValue(forKey: keys) else { return }
    self.keys[command]?.removeAll { $0 == keys }
    beginnings = Set(commands.keys.filter { $0.count > 1 }.map { $0[0] })
  }
}

extension Command {
  /// The name in the configuration and behind `:`, such as `half-page-down`.
  public var name: String {
    rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase || letter.isNumber { name += "-" }
      name += letter.lowercased()
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  public init?(name: String) {
    guard let command = Self.byName[name] else { return nil }
    self = command
  }
}
