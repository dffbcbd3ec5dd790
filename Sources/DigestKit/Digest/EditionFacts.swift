import Writing

/// What is to be known of a file, or of a part of one, to find the digest that it belongs to.
public struct EditionFacts: Equatable, Sendable, Codable {
  /// Relative to the root of the library.
  public var path: String
  /// What tells a part of the file that is an issue of its own from the others; nil for the file itself.
  public var mark: String?
  /// Where it begins in its file, from 1.
  public var line: Int
  public var title: String?
  public var languageCode: String
  public var languageScript: String?
  public var languageIsStated: Bool
  public var editionLinks: [String]
  /// From front matter.
  public var stated: IssueFacts
  /// From the title and the lines at the top.
  public var told: IssueFacts
  public var entries: Int
  /// True if it can be read as one entry where no edition has any.
  public var holdsWholeText: Bool
  /// True if there is nothing in the file, or nothing that can be read: it is no edition of anything.
  public var isLeftOut: Bool
  /// True if its front matter says that it isn't finished.
  public var isDraft: Bool
  /// From front matter, as written.
  public var tags: [String]
  public var authors: [String]
  /// Its headings; nil for a part of a file.
  public var outline: FileOutline?
  /// How it was read.
  public var rule: ReadingRule

  public init(path: String, edition: Edition, outline: FileOutline? = nil, rule: ReadingRule = ReadingRule())
  {
    self.path = path
    self.outline = outline
    self.rule = rule
    mark = edition.mark
    line = edition.line
    title = edition.title
    languageCode = edition.language.code
    languageScript = edition.language.script
    languageIsStated = edition.languageIsStated
    editionLinks = edition.editionLinks
    stated = IssueFacts(edition.statedIssue)
    told = IssueFacts(edition.toldIssue)
    entries = edition.entries.count
    holdsWholeText = edition.wholeText != nil
    isDraft = edition.isDraft
    tags = edition.tags
    authors = edition.authors
    isLeftOut =
      edition.entries.isEmpty && edition.headings.isEmpty && edition.introduction == nil
      && edition.wholeText == nil
  }

  /// The same in a language that is said from outside, unless the file states its own.
  func inLanguage(_ language: Language?) -> EditionFacts {
    guard let language, !languageIsStated else { return self }
    var facts = self
    (facts.languageCode, facts.languageScript) = (language.code, language.script)
    return facts
  }

  /// Which issue it is: as front matter says, else the names of file and folders, else the text.
  func issue(_ name: EditionName) -> Issue {
    var issue = stated.issue
    issue.add(name.issue)
    issue.add(told.issue)
    return name.settled(issue)
  }
}

/// Week, number and date as they are kept.
public struct IssueFacts: Equatable, Sendable, Codable {
  public var week: String?
  public var number: Int?
  public var date: String?

  init(_ issue: Issue) {
    week = issue.week?.description
    number = issue.number
    date = issue.date?.description
  }

  var issue: Issue {
    Issue(week: week.flatMap { Week($0) }, number: number, date: date.flatMap { Day($0) })
  }
}
