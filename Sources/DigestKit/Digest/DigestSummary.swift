/// What a list shows of an edition.
public struct EditionSummary: Equatable, Sendable {
  public var language: String
  /// Relative to the root of the library.
  public var path: String
  /// Where it begins in its file, counted from 1.
  public var line: Int
  public var title: String
  /// How many entries it has.
  public var entries: Int
  /// Without entries, beside an edition that has some.
  public var isStub: Bool
  /// How many of them were read.
  public var read = 0

  public var unread: Int { max(0, entries - read) }

  public init(
    language: String, path: String, line: Int = 1, title: String, entries: Int, isStub: Bool
  ) {
    self.language = language
    self.path = path
    self.line = line
    self.title = title
    self.entries = entries
    self.isStub = isStub
  }
}

/// What a list shows of a digest.
public struct DigestSummary: Equatable, Sendable, Identifiable {
  public var id: DigestID
  /// What stands for it where there is little room: what tells it from its neighbours, then what is left of its title.
  public var label: String
  public var issue: Issue
  /// True if its author says that it isn't finished: it stands behind all others.
  public var isDraft = false
  /// True if the reader has starred it as a whole.
  public var isStarred = false
  /// Chinese first, the others by their tags.
  public var editions: [EditionSummary]
  /// How many entries it has: one that several editions have counts once.
  public var entries: Int

  /// Without `entries` it has those of its longest edition.
  public init(
    id: DigestID, label: String? = nil, issue: Issue, isDraft: Bool = false, editions: [EditionSummary],
    entries: Int? = nil
  ) {
    self.id = id
    self.label = label ?? id.key
    self.issue = issue
    self.isDraft = isDraft
    self.editions = editions
    self.entries = entries ?? editions.map(\.entries).max() ?? 0
  }

  public var key: String { id.key }
  /// An issue has a week, a number or a date; anything else is a page.
  public var isIssue: Bool { issue.isKnown }
  /// The title of the first edition that is no stub.
  public var title: String { (editions.first { !$0.isStub } ?? editions.first)?.title ?? key }

  public func edition(_ language: String) -> EditionSummary? { editions.first { $0.language == language } }

  /// The edition to open for a reader who prefers `language`: that one unless it is missing or a stub.
  public func edition(preferring language: String?) -> EditionSummary? {
    if let language, let edition = edition(language), !edition.isStub { return edition }
    return editions.first { !$0.isStub } ?? editions.first
  }
}
