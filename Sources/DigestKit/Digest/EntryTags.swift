import Markdown
import Writing

extension Entry {
  /// What the writer filed it under, folded: `[tag]`s before its title or its first words, and `#tag`s in its text.
  public var tags: [String] {
    var tags = Self.leadingTags(in: title)
    if case .paragraph(let inlines) = blocks.first?.content, case .text(let text) = inlines.first {
      tags += Self.leadingTags(in: text)
    }
    blocks.visitInlines { inline in
      if case .text(let text) = inline { tags += Self.hashTags(in: text) }
    }
    var seen: Set<String> = []
    return tags.map { Self.foldedTag($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// A tag as it is compared with others.
  public static func foldedTag(_ tag: some StringProtocol) -> String {
    let name = tag.drop { $0 == "#" || $0.isWhitespace }
    return FoldedText(name).string.trimmingSpaces()
  }

  /// `[Go]` and `【工具】`, of which several may stand in a row.
  private static func leadingTags(in text: String) -> [String] {
    var tags: [String] = []
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard let first = rest.first, let closing = ["[": "]", "【": "】"][first],
        let end = rest.firstIndex(of: Character(closing))
      else { return tags }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      if isTag(tag) { tags.append(String(tag)) }
      rest = rest[rest.index(after: end)...]
    }
  }

  /// What stands in brackets may also be a sentence.
  private static let longestTag = 24

  private static func isTag(_ text: Substring) -> Bool {
    text.count <= longestTag && text.contains(where: \.isLetter)
  }

  /// `#rust`, `#编程/语言`, `#话题#`: behind a space or at the start; `C#`, `#12` and `## ` are none.
  private static func hashTags(in text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return [] }
    var tags: [String] = []
    var previous: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index = text.index(after: index)
      if character == "#", previous.isWhitespace || previous.isPunctuation && previous != "#" {
        let name = text[index...].prefix { $0.isLetter || $0.isNumber || "_-/".contains($0) }
        if isTag(name) { tags.append(String(name)) }
        index = name.endIndex
        previous = name.last ?? character
      } else {
        previous = character
      }
    }
    return tags
  }
}
