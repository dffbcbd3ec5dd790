import Writing

/// What a list shows of an edition.
public struct EditionSummary: Equatable, Sendable {
  public var language: String
  /// Relative to the root of the library.
  public var path: String
  /// Where it begins in its file, counted from 1.
  public var line: Int { 1 }
  public var title: String
  /// How many entries it has.
  public var entries: Int
  /// Without entries, beside an edition that has some.
  public var isStub: Bool
  /// How many of them were read.
  public var read = 0

  public var unread: Int { max(0, entries - read) }

  public init(language: String, path: String, title: String, entries: Int, isStub: Bool) {
    self.language = language
    self.path = path
    self.title = title
    self.entries = entries
    self.isStub = isStub
  }
}

/// What a list shows of a digest.
public struct DigestSummary: Equatable, Sendable, Identifiable {
  public var id: DigestID
  public var issue: Issue
  /// Chinese first, the others by their tags.
  public var editions: [EditionSummary]

  public init(id: DigestID, issue: Issue, editions: [EditionSummary]) {
    self.id = id
    self.issue = issue
    self.editions = editions
  }

  public var key: String { id.key }
  /// An issue has a week, a number or a date; anything else is a page.
  public var isIssue: Bool { issue.isKnown }
  /// The title of the first edition that is no stub.
  public var title: String { (editions.first { !$0.isStub } ?? editions.first)?.title ?? key }

  /// What stands for it where there is little room: its key if that is short or names a week, otherwise its title.
  public var label: String { issue.week != nil || key.count < Self.longKey ? key : title }

  /// Characters from which on a key is too long for a pane.
  private static let longKey = 14

  public func edition(_ language: String) -> EditionSummary? { editions.first { $0.language == language } }

  /// The edition to open for a reader who prefers `language`: that one unless it is missing or a stub.
  public func edition(preferring language: String?) -> EditionSummary? {
    if let language, let edition = edition(language), !edition.isStub { return edition }
    return editions.first { !$0.isStub } ?? editions.first
  }
}

/// What a list shows of an entry.
public struct EntrySummary: Equatable, Sendable, Identifiable {
  public var id: EntryID
  public var kind: Entry.Kind
  public var title: String
  public var level: Int?
  /// The line of its title in the file, from 1.
  public var line: Int
  /// The file, relative to the root of the library.
  public var path: String
  public var sections: [String]
  public var sources: [Source]
  public var wikilinks: [String]
  public var images: Int
  public var features: Entry.Features
  public var characters: Int
  public var minutes: Int
  public var twin: EntryID?
  /// As its edition has it.
  public var twinTitle: String?
  /// True if the twin is only likely one.
  public var isTwinDoubtful = false
  public var isRead: Bool
  public var isStarred: Bool

  public init(
    id: EntryID, kind: Entry.Kind, title: String, level: Int?, line: Int, path: String, sections: [String],
    sources: [Source] = [], wikilinks: [String] = [], images: Int = 0, features: Entry.Features = [],
    characters: Int = 0, minutes: Int = 1, twin: EntryID? = nil, isRead: Bool = false, isStarred: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.level = level
    self.line = line
    self.path = path
    self.sections = sections
    self.sources = sources
    self.wikilinks = wikilinks
    self.images = images
    self.features = features
    self.characters = characters
    self.minutes = minutes
    self.twin = twin
    self.isRead = isRead
    self.isStarred = isStarred
  }

  public var category: String? { sections.last }
  public var sourceURL: String? { sources.lazy.compactMap(\.url).first }
}

/// A category of the library, whatever its languages call it.
public struct CategorySummary: Equatable, Sendable {
  /// In the language asked for, where it has a name there.
  public var name: String
  /// In other languages.
  public var otherNames: [String]
  public var entries: Int

  public init(name: String, otherNames: [String] = [], entries: Int) {
    self.name = name
    self.otherNames = otherNames
    self.entries = entries
  }

  public var names: [String] { [name] + otherNames }
}

/// How results are put in order.
public enum SearchOrder: String, CaseIterable, Sendable {
  /// Hits in titles and sections before those in notes and bold text, these before others; newer before older
  /// among equals.
  case relevance
  /// Newest first, in reading order.
  case date
}

/// What a search found.
public struct SearchResults: Equatable, Sendable {
  public var query: Query
  public var order = SearchOrder.date
  /// False for a first page, while the others are still being looked for: counts are of that page then.
  public var isComplete = true
  /// How many entries match, in all.
  public var total: Int
  /// How many in each digest, newest first.
  public var counts: [DigestCount]
  /// The first of them: newest digest first, then `zh` before other languages, then file order.
  ///
  /// Then, in the same order, those that match only by what the query spells in pinyin.
  public var entries: [EntrySummary]
  /// How many in each language, most first.
  public var languages: [Count] = []
  /// How many in each category, most first; with more than a hundred, those with most.
  public var categories: [Count] = []
  /// How many match as it was typed.
  public var literal: Int
  /// What to mark in them.
  public var patterns: [TextPattern]
  /// What stands around the hits of entries, where it was asked for.
  public var extracts: [EntryID: Extract] = [:]

  public struct Count: Equatable, Sendable {
    public var name: String
    public var entries: Int

    public init(name: String, entries: Int) {
      self.name = name
      self.entries = entries
    }
  }

  public struct DigestCount: Equatable, Sendable {
    public var id: DigestID
    public var entries: Int

    public init(id: DigestID, entries: Int) {
      self.id = id
      self.entries = entries
    }
  }

  public init(
    query: Query, total: Int, counts: [DigestCount], entries: [EntrySummary], literal: Int? = nil,
    patterns: [TextPattern]? = nil
  ) {
    self.literal = literal ?? total
    self.patterns = patterns ?? query.patterns
    self.query = query
    self.total = total
    self.counts = counts
    self.entries = entries
  }
}
