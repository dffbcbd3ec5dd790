import Writing

/// A heading of a file, in order.
public struct Heading: Equatable, Sendable {
  public var level: Int
  public var title: String
  /// Its anchor, without `#`.
  public var slug: String
  public var line: Int
}

/// A link of a contents list: the text, the anchor it names, and how deep it stands.
public struct ContentsLink: Equatable, Sendable {
  public var title: String
  public var anchor: String
  /// 0 for the outermost.
  public var depth: Int
  public var line: Int
}

/// One file of a digest in one language, or a part of one, read.
public struct Edition: Equatable, Sendable {
  /// From front matter or a leading H1. Nil: the digest's key serves.
  public var title: String?
  /// What the language line says, otherwise what the text looks like.
  public var language: Language
  /// True if the language line says so, and it is no guess.
  public var languageIsStated: Bool
  /// Other editions by the language line: destinations as written.
  public var editionLinks: [String]
  /// From front matter: before what the names of file and folders say, which are read where they are known.
  public var statedIssue: Issue
  /// From the title and the lines at the top: behind what names say.
  public var toldIssue: Issue
  public var headings: [Heading]
  public var contents: [ContentsLink]
  public var introduction: Entry?
  public var entries: [Entry]
  /// What the file is if no edition of its digest has entries: its text as one.
  public var wholeText: Entry?
  public var diagnostics: [Diagnostic]
  /// True if its front matter says that it isn't finished.
  public var isDraft = false
  /// From front matter, as written.
  public var tags: [String] = []
  public var authors: [String] = []
  /// What tells a part of a file that is an issue of its own from the others; nil for the file itself.
  public var mark: String?
  /// Where it begins in its file, from 1.
  public var line = 1

  /// All that the file says of which issue it is.
  public var issue: Issue {
    var issue = statedIssue
    issue.add(toldIssue)
    return issue
  }

  /// The entry with this slug; the introduction for an empty one.
  public func entry(slug: String) -> Entry? {
    if let entry = entries.first(where: { $0.slug == slug }) { return entry }
    if let introduction, introduction.slug == slug { return introduction }
    return nil
  }
}
