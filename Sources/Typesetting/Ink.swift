import Markdown
import DigestKit
import Writing

/// What a piece of text is, for a theme to give it colours.
public struct Ink: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    case body, title, heading, source, marker, quote, codeMark, math, link, image, rule
    case tableHeader, byline, dim, keyboard
    /// A host, which stays whole.
    case host
    case code(CodeToken)
    /// Code in running text.
    case inlineCode
    case alert(Block.Alert)
    /// A wikilink, which leads somewhere or not.
    case wikilink(isKnown: Bool)
  }

  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let strong = Traits(rawValue: 1)
    public static let emphasis = Traits(rawValue: 2)
    public static let strikethrough = Traits(rawValue: 4)
    public static let hit = Traits(rawValue: 8)
    /// The first piece of a hit, which may go on in another style or line.
    public static let hitStart = Traits(rawValue: 16)
    /// Emphasis of Han, which are never slanted.
    public static let hanEmphasis = Traits(rawValue: 32)
    /// What the writer marked, as with a pen.
    public static let marked = Traits(rawValue: 64)
    public static let underlined = Traits(rawValue: 128)
  }

  public var role: Role
  public var traits: Traits

  public init(_ role: Role = .body, _ traits: Traits = []) {
    self.role = role
    self.traits = traits
  }
}

/// A piece of a line in one ink.
public struct Run: Hashable, Sendable {
  public var text: SafeText
  public var ink: Ink
  /// Where it leads: a URL, a path, or the target of a wikilink.
  public var link: String?

  public init(_ text: SafeText, _ ink: Ink = Ink(), link: String? = nil) {
    self.text = text
    self.ink = ink
    self.link = link
  }
}

/// A line of a page.
public struct Line: Hashable, Sendable {
  public var runs: [Run]
  /// The block of the entry that it belongs to, from 0; -1 for title and sources.
  public var block: Int
  /// Characters of the block that stand before this line: with `block`, a place that survives other widths.
  public var offset: Int
  /// Which piece of its block it is of: paragraphs and the like inside lists and quotes, from 0.
  var piece = 0
  /// Which item of the block's outermost list, from 0.
  var item = 0
  /// Set for a line of text: the run at which the text itself begins, behind markers and the like.
  var textStart: Int?
  /// True for the first line of a paragraph, an item, or behind a line break of the writer's.
  var startsPart = false
  /// Set for a line of code that may be wider than the page: the run at which the code itself begins.
  public var codeStart: Int?
  /// Then also the cells of the widest line of the same code: all of it scrolls, or none.
  var codeWidth = 0
  /// Set for a row of a picture.
  public var picture: PictureRow?

  public init(_ runs: [Run], block: Int = -1, offset: Int = 0) {
    self.runs = runs
    self.block = block
    self.offset = offset
  }

  public var text: String { runs.map(\.text.string).joined() }
  public var isBlank: Bool {
    picture == nil && runs.allSatisfy { $0.text.string.allSatisfy { $0 == " " || $0 == "▏" || $0 == "|" } }
  }
  public var hasHit: Bool { runs.contains { $0.ink.traits.contains(.hit) } }
  /// Hits that begin on this line.
  public var hitCount: Int { runs.count { $0.ink.traits.contains(.hitStart) } }

  /// The same line with no spaces at its end.
  func trimmed() -> Line {
    guard picture == nil, runs.last?.text.string.utf8.last == UInt8(ascii: " ") else { return self }
    var line = self
    while let last = line.runs.last, last.link == nil, last.text.string.last == " " {
      line.runs.removeLast()
      let kept = last.text.string.trimmingSpaces()
      guard !kept.isEmpty else { continue }
      let lead = last.text.string.prefix { $0 == " " }
      line.runs.append(Run(SafeText(lead + kept), last.ink))
    }
    line.codeStart = codeStart.map { min($0, line.runs.count) }
    return line
  }
}
