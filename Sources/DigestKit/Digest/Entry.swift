import Markdown
import Writing

/// A link, or a wikilink (then `url` is nil), that an entry names as where it comes from.
public struct Source: Equatable, Hashable, Sendable, Codable {
  public var title: String
  public var url: String?

  public init(title: String, url: String?) {
    self.title = title
    self.url = url
  }

  /// What two languages have in common of it: the address, or the number that a note's name begins with, as notes are
  /// often called by the minute in which they were written.
  public var address: String? {
    if let url { return url }
    let number = title.prefix { $0.isASCII && $0.isNumber }
    return number.count >= 8 ? String(number) : nil
  }
}

/// Someone's post quoted in an entry: `Name @handle [date](url)` before a block quote.
public struct QuotedPost: Equatable, Sendable {
  public var author: String
  public var handle: String
  public var date: String
  public var url: String

  public init(author: String, handle: String, date: String, url: String) {
    self.author = author
    self.handle = handle
    self.date = date
    self.url = url
  }
}

/// The smallest titled piece of a digest.
public struct Entry: Equatable, Sendable {
  public enum Kind: String, Sendable {
    /// A heading with a body and no headings under it.
    case leaf
    /// The text of its own that a heading with children has.
    case overview
    /// An item of a list of links, or a numbered paragraph.
    case item
    /// The text before the first section. Not listed; shown with the digest, and searched.
    case introduction
  }

  /// What an entry holds, for filters and marks in lists.
  public struct Features: OptionSet, Hashable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let image = Features(rawValue: 1)
    public static let table = Features(rawValue: 2)
    public static let code = Features(rawValue: 4)
    public static let math = Features(rawValue: 8)
    public static let note = Features(rawValue: 16)
  }

  public var kind: Kind
  /// Unlike any other in its file; as GitHub makes anchors of headings. Empty for the introduction.
  public var slug: String
  /// As displayed.
  public var title: String
  /// The level of its heading, 1 to 6; nil for an item and the introduction.
  public var level: Int?
  /// The line of its title, from 1.
  public var line: Int
  /// Where it stands in the file, title included.
  public var bytes: Range<Int>
  /// Titles of the headings around it, outermost first.
  public var sections: [String]
  public var sources: [Source]
  public var wikilinks: [String]
  /// Pictures in it.
  public var images: Int
  public var features: Features
  /// What it says, without its title.
  public var blocks: [Block]

  /// The innermost section.
  public var category: String? { sections.last }

  /// What search sees: the title, then the blocks, parted by line ends.
  public var plainText: String { lines.text }

  /// The same in lines.
  public var lines: EntryLines { EntryLines(self) }

  /// The text from a block on; -1 is the title.
  public func plainText(from block: Int) -> String {
    let lines = PlainText.lines(of: Array(blocks.dropFirst(max(0, block))))
    return ((block < 0 ? [title] : []) + lines).joined(separator: "\n")
  }

  /// The beginning of what it says besides its title and sources, in one line: what a list has room for.
  public var opening: String {
    var text = ""
    for block in blocks {
      if case .paragraph(let inlines) = block.content, text.isEmpty, EntrySources.isSourceLine(inlines) {
        continue
      }
      for line in PlainText.lines(of: [block]) where text.utf8.count < Self.longestOpening {
        text += (text.isEmpty ? "" : " ") + line.prefix(Self.longestOpening)
      }
      if text.utf8.count >= Self.longestOpening { break }
    }
    return String(text.prefix(Self.longestOpening))
  }

  /// Characters; no list is wider.
  private static let longestOpening = 80

  /// Posts quoted in it, in order.
  public var posts: [QuotedPost] { blocks.compactMap(QuotedPost.init) }
}

extension QuotedPost {
  /// Nil unless `block` is a paragraph of a name, a handle and a dated link, and nothing else.
  public init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content, inlines.count >= 2,
      case .link(let url, let label) = inlines.last
    else { return nil }
    let lead = RichText(Array(inlines.dropLast())).text.trimmingSpaces()
    guard let at = lead.lastIndex(of: "@"), at > lead.startIndex else { return nil }
    let handle = lead[lead.index(after: at)...].trimmingSpaces()
    let author = lead[..<at].trimmingSpaces()
    let date = RichText(label).text
    guard !author.isEmpty, !handle.isEmpty, author.count <= 60, !handle.contains(where: \.isWhitespace),
      date.contains(where: \.isNumber)
    else { return nil }
    self.init(author: author, handle: handle, date: date, url: url)
  }
}

/// Reading time: Han by the character, other scripts by the word.
public enum ReadingTime {
  /// Characters that are read, white space not counted.
  public static func characters(in text: String) -> Int {
    // A line end parts characters whatever stands beside it.
    text.utf8.split(separator: 0x0A).reduce(0) { $0 + characters(inLine: Substring($1)) }
  }

  private static func characters(inLine line: Substring) -> Int {
    // Han, kana, Latin, Greek, their punctuation and signs are characters each, unless a mark follows: no need
    // to look up clusters.
    var count = 0
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09, 0x3000: continue
      case 0x21...0x7E, 0xA1...0x24F, 0x391...0x3C9, 0x2010...0x2026, 0x2190...0x22FF, 0x3001...0x3020,
        0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xFF01...0xFF5E:
        count += 1
      default: return line.reduce(0) { $0 + ($1.isWhitespace ? 0 : 1) }
      }
    }
    return count
  }

  /// Whole minutes, at least 1: 400 Han or kana, or 200 words, a minute.
  public static func minutes(for text: String) -> Int {
    var han = 0
    var words = 0
    var inWord = false
    for scalar in text.unicodeScalars {
      if scalar.isHanOrKana {
        han += 1
        inWord = false
      } else if scalar.isLatinOrDigit || scalar.isHangul {
        if !inWord { words += 1 }
        inWord = true
      } else {
        inWord = false
      }
    }
    return max(1, Int((Double(han) / 400 + Double(words) / 200).rounded()))
  }
}
