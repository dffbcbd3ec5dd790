import DigestKit
import Writing

/// What lies over the panes and takes the keys.
public enum Overlay: Equatable, Sendable {
  case help(top: Int)
  case picker(Picker)
  case hints([Hint], typed: String)
  /// Hits over time, with the number of the bar under the cursor.
  case trend(Trend, cursor: Int)
}

/// A link that a letter opens.
public struct Hint: Equatable, Sendable {
  public var label: String
  public var destination: String
  public var isWikilink: Bool
  /// Rows below the first line in sight.
  public var row: Int
}

/// A list to choose from by typing or moving.
public struct Picker: Equatable, Sendable {
  public enum Kind: Equatable, Sendable { case palette, categories, outline }

  public enum Choice: Equatable, Sendable {
    case command(Command)
    case digest(DigestID)
    case category(String)
    case entry(EntrySummary)
    /// A block of the entry, -1 for its title.
    case block(Int)
  }

  public struct Item: Equatable, Sendable {
    public var title: String
    public var detail: String
    /// Jumps there at once, as long as nothing is typed.
    public var letter: Character?
    public var choice: Choice
  }

  public var kind: Kind
  public var items: [Item] = []
  public var query = ""
  /// True once letters are text and no longer short cuts.
  public var isTyping: Bool
  public var cursor = 0

  public init(_ kind: Kind, items: [Item] = []) {
    self.kind = kind
    self.items = items
    isTyping = kind == .palette
  }

  /// Items that hold all words of the query, in order; those that begin with it first.
  public var matches: [Item] {
    let patterns = query.split(separator: " ").map { FoldedText($0).scalars }.filter { !$0.isEmpty }
    guard !patterns.isEmpty else { return items }
    var first: [Item] = []
    var others: [Item] = []
    for item in items {
      let text = FoldedText(item.title + " " + item.detail).scalars
      guard patterns.allSatisfy({ Self.contains($0, in: text) }) else { continue }
      if text.starts(with: patterns[0]) { first.append(item) } else { others.append(item) }
    }
    return first + others
  }

  private static func contains(_ pattern: [UInt32], in text: [UInt32]) -> Bool {
    text.count >= pattern.count
      && (0...(text.count - pattern.count)).contains { text[$0...].starts(with: pattern) }
  }
}
