import Markdown
import Writing

/// Where a link inside a library leads.
public struct LinkDestination: Equatable, Sendable {
  public var entry: EntrySummary
  /// The block of the entry that is meant; -1 for its title.
  public var block: Int
  /// The anchor of the link, if the file has none of that name: the link then leads to the file's beginning.
  public var missingAnchor: String?

  public init(_ entry: EntrySummary, block: Int = -1, missingAnchor: String? = nil) {
    self.entry = entry
    self.block = block
    self.missingAnchor = missingAnchor
  }
}

extension DigestFile {
  /// The line of the entry, and its block, at which an anchor stands that no heading of an entry makes: a heading within
  /// one, or `<a id="…">` in `source`, the text of this file.
  public func place(ofAnchor anchor: String, in source: [UInt8]) -> (line: Int, block: Int)? {
    let entries = editions.flatMap { [$0.introduction].compactMap(\.self) + $0.entries }
    for entry in entries {
      let block = entry.blocks.firstIndex { block in
        guard case .heading(_, let inlines) = block.content else { return false }
        return HeadingSlugs.base(of: RichText(inlines, showsSource: true).text) == anchor.lowercased()
      }
      if let block { return (entry.line, block) }
    }
    guard let offset = AnchorTags.offset(of: anchor, in: source) else { return nil }
    let line = 1 + source[..<offset].count { $0 == UInt8(ascii: "\n") }
    // Right before a heading it is the heading's.
    let isLast = { (entry: Entry) in !entry.blocks.contains { $0.lines.upperBound > line } }
    if let around = entries.last(where: { $0.bytes.contains(offset) }), !isLast(around) || around.line == line
    {
      let block = around.line == line ? nil : around.blocks.firstIndex { $0.lines.upperBound >= line }
      return (around.line, block ?? -1)
    }
    return entries.filter { $0.line >= line }.min { $0.line < $1.line }.map { ($0.line, -1) }
  }
}

/// Anchors that authors write as tags.
private enum AnchorTags {
  /// Where the tag with this `id` or `name` begins: an offset in UTF-8.
  static func offset(of anchor: String, in source: [UInt8]) -> Int? {
    for quote in ["\"", "'"] {
      for attribute in ["id", "name"] {
        let wanted = Array("\(attribute)=\(quote)\(anchor)\(quote)".utf8)
        guard let found = source.firstRange(of: wanted)?.lowerBound,
          let start = source[..<found].lastIndex(of: UInt8(ascii: "<")),
          !source[start..<found].contains(UInt8(ascii: ">"))
        else { continue }
        return start
      }
    }
    return nil
  }
}
