/// A fault in a file, as a value: parsing never fails, it tells.
public struct Diagnostic: Equatable, Hashable, Sendable {
  public enum Severity: String, Sendable { case error, warning, note }

  /// What is wrong. The raw value is the `code` of `wenzhai check --json`.
  public enum Code: String, Sendable, CaseIterable {
    case unreadable, binary, otherEncoding = "other-encoding", invalidUTF8 = "invalid-utf-8", nulBytes =
      "nul-bytes"
    case tooLarge = "too-large", empty, unclosedFrontMatter = "unclosed-front-matter"
    case badFrontMatter = "bad-front-matter"
    case noHeadings = "no-headings", emptyCategory = "empty-category"
    case contentsMismatch = "contents-mismatch", brokenLink = "broken-link", missingImage = "missing-image"
    case linkOutside = "link-outside", missingEdition = "missing-edition", outsideLibrary = "outside-library"
    case missingTranslation = "missing-translation", doubtfulTranslation = "doubtful-translation"
    case onlyStub = "only-stub", oneSidedLink = "one-sided-link", malformedLink = "malformed-link"
    case figureMismatch = "figure-mismatch", dateMismatch = "date-mismatch", nameMismatch = "name-mismatch"
    case linkMismatch = "link-mismatch"
  }

  /// What a reader of the file misses something by, so that it is said without being asked for.
  public static let losses: [Code] = [.unreadable, .binary, .tooLarge, .otherEncoding, .invalidUTF8]

  /// True if the file wasn't read at all.
  public var isUnread: Bool { [.unreadable, .binary, .tooLarge].contains(code) }

  public var severity: Severity
  public var code: Code
  /// Counted from 1.
  public var line: Int
  /// What the message is about: a heading, a path, a count.
  public var subject: String
  /// What the other edition has at this place; nil for what isn't about two editions.
  public var twin: Twin?

  /// A place in the other edition.
  public struct Twin: Equatable, Hashable, Sendable {
    /// What stands there instead; nil if nothing does.
    public var text: String?
    /// Relative to the root of the library.
    public var path: String
    /// Counted from 1.
    public var line: Int
  }

  public init(_ severity: Severity, _ code: Code, line: Int, subject: String = "") {
    self.severity = severity
    self.code = code
    self.line = line
    self.subject = subject
  }

  /// What the left side of a mismatch says; the right one is at `twinPath`. Each saying something else is a warning,
  /// one saying nothing a note.
  public init(_ mismatch: Mismatch, twinPath: String) {
    let code: Code =
      switch mismatch.kind {
      case .figure: .figureMismatch
      case .date: .dateMismatch
      case .name: .nameMismatch
      case .link: .linkMismatch
      }
    self.init(
      mismatch.isConflict ? .warning : .note, code, line: mismatch.left.line,
      subject: mismatch.left.text ?? "")
    twin = Twin(text: mismatch.right.text, path: twinPath, line: mismatch.right.line)
  }
}

/// How many files of a library aren't read as they should be.
public struct FileFaults: Equatable, Sendable {
  /// Not read at all.
  public var unread = 0
  /// Read in another encoding, or without what is no character.
  public var recoded = 0

  public init() {}

  public init(_ faults: [Diagnostic]) {
    unread = faults.count(where: \.isUnread)
    recoded = faults.count - unread
  }
}
