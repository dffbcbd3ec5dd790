import DigestKit
import Screen
import Writing

/// What lies over the panes and takes the keys.
public enum Overlay: Equatable, Sendable {
  case help(top: Int)
  case picker(Picker)
  case hints([Hint], typed: String)
  /// Hits over time, with the number of the bar under the cursor.
  case trend(Trend, cursor: Int)
  /// A URL that no program could be found for, to be read and copied.
  case address(String)
  /// What was read, from this line on.
  case statistics(ReadingStatistics, top: Int)
  /// Many entries are to be marked read.
  case question(ReadQuestion)
  /// The letter of a mark is awaited.
  case letter
  /// A line is asked for.
  case prompt(Prompt)
  /// What a command has written, from this line on.
  case output(OutputSheet, top: Int)
  case note(NotePrompt)
  /// Text is selected: `Page.selection`.
  case selection
}

/// What a command has written, or what is known of a word, as lines of a width.
public struct OutputSheet: Equatable, Sendable {
  public let command: String
  let text: String
  /// True for sentences, which are broken between words.
  var isProse = false
  let size: Size
  let lines: [SafeText]
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
  public enum Kind: Equatable, Sendable {
    case palette, categories, outline, languages, bookmarks, notes, related
    /// The words of an issue, with its label.
    case rising(String)
  }

  public enum Choice: Equatable, Sendable {
    case command(Command)
    case typed(TypedCommand)
    case setting(String)
    case digest(DigestID)
    case category(CategorySummary)
    case entry(EntrySummary)
    case search(String)
    /// The language to show beside that of the page.
    case language(String)
    /// A block of the entry, -1 for its title.
    case block(Int)
    case bookmark(Bookmark)
    case newNote(EntrySummary)
    case note(Note, EntrySummary)
    case passage(Passage, EntrySummary)
  }

  public struct Item: Equatable, Sendable {
    public var title: String
    public var detail: String
    /// Jumps there at once, as long as nothing is typed.
    public var letter: Character?
    public var choice: Choice
    fileprivate let candidate: FuzzyQuery.Candidate

    /// `alias`: another name that it is found by.
    public init(
      title: String, detail: String, alias: String = "", letter: Character? = nil, choice: Choice
    ) {
      self.title = title
      self.detail = detail
      self.letter = letter
      self.choice = choice
      candidate = FuzzyQuery.Candidate(title.contains(alias) || alias.isEmpty ? title : title + " " + alias)
    }

    /// A category under all its names, so that each of them finds it.
    public init(_ category: CategorySummary, detail: String, letter: Character? = nil) {
      self.init(
        title: category.names.joined(separator: " · "), detail: detail, letter: letter,
        choice: .category(category))
    }
  }

  public var kind: Kind
  public var items: [Item] = [] { didSet { find() } }
  public var line = InputLine() { didSet { if line.text != oldValue.text { find() } } }
  /// Letters that were pressed before there was anything to choose from: they choose once there is.
  var typedAhead: [Key] = []
  /// True as long as the items are on their way.
  var awaitsItems = false
  /// True once letters are text and no longer short cuts.
  public var isTyping: Bool
  public var cursor = 0
  /// What is typed, if it is a command by itself.
  var typed: Item? { didSet { find() } }
  /// Items that fit what was typed, the best first; all of them while nothing is.
  public private(set) var matches: [Item] = []

  public init(_ kind: Kind, items: [Item] = []) {
    self.kind = kind
    self.items = items
    isTyping = kind == .palette
    awaitsItems = kind == .categories || kind == .bookmarks
    find()
  }

  /// Edits what is typed; the first of what fits it is chosen then.
  mutating func edit(_ key: Key) {
    if line.edit(key) == .changed { cursor = 0 }
  }

  /// Types a pasted text; gives the bytes that were too many.
  mutating func paste(_ text: String) -> Int {
    isTyping = true
    cursor = 0
    return line.insert(text)
  }

  /// More than these nobody looks through.
  private static let most = 300

  private mutating func find() {
    let typed = [typed].compactMap(\.self)
    guard let fuzzy = FuzzyQuery(line.text) else {
      matches = typed + items
      return
    }
    // Stable: among equals the order of the items, newest first, is kept.
    let scored = items.indices.compactMap { index in
      fuzzy.score(items[index].candidate).map { (index: index, score: $0) }
    }
    let found = scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.prefix(Self.most)
    // What stands above already isn't said twice.
    var others = found.map { items[$0.index] }
    if case .typed(.run(let command)) = typed.first?.choice {
      others.removeAll { $0.choice == .command(command) }
    }
    matches = typed + others
  }
}

extension Picker.Kind {
  /// Nothing need be typed among these, so that the usual keys move.
  var isWalked: Bool {
    switch self {
    case .outline, .languages, .notes, .related, .rising: true
    case .palette, .categories, .bookmarks: false
    }
  }

  /// The line at the top, besides what is typed.
  var title: Phrase {
    switch self {
    case .palette: .palette
    case .categories: .categories
    case .outline: .outline
    case .languages: .languages
    case .bookmarks: .kept(.bookmarks)
    case .notes: .kept(.notes)
    case .related: .vocabulary(.related)
    case .rising(let label): .discovery(.rising(label))
    }
  }
}
