import Markdown
import Writing

/// What may stand before the link that a piece starts with: numbers, `[tag]`s, emoji, dates, a name and a colon.
enum LeadMark {
  /// What is left behind white space, numbers, tags, emoji and dates.
  static func skipped(_ text: String) -> Substring {
    var rest = text[...]
    while true {
      let before = rest.startIndex
      rest = rest.drop { $0.isWhitespace || isSign($0) }
      if let (_, kept) = NumberMark.split(String(rest)) {
        rest = rest.suffix(kept.count)
      } else if let first = rest.first, let closing = ["[": "]", "【": "】", "「": "」"][first],
        let end = rest.firstIndex(of: Character(closing)), !isOfLink(rest, end)
      {
        rest = rest[rest.index(after: end)...]
      } else if let end = endOfDate(rest) {
        rest = rest[end...]
      }
      if rest.startIndex == before { return rest }
    }
  }

  /// Where `2024-01-02`, `1/2`, `1月2日` at the start ends. By hand: this is asked of every item there is.
  private static func endOfDate(_ text: Substring) -> Substring.Index? {
    guard text.first?.isNumber == true else { return nil }
    var rest = text
    var numbers = 0
    while numbers < 3 {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard (1...4).contains(digits.count) else { break }
      rest = rest[digits.endIndex...]
      numbers += 1
      guard let mark = rest.first, "-./年月日".contains(mark) else { break }
      if "年月日".contains(mark) || rest.dropFirst().first?.isNumber == true {
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard numbers >= 2, rest.first?.isNumber != true else { return nil }
    return rest.startIndex
  }

  /// `[a][b]` and `[a](b` are no tags.
  private static func isOfLink(_ rest: Substring, _ end: Substring.Index) -> Bool {
    let next = rest[rest.index(after: end)...].first
    return next == "[" || next == "("
  }

  /// Emoji, bullets, arrows and the like.
  private static func isSign(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, !scalar.isASCII else {
      return "*•~>+|".contains(character)
    }
    return scalar.properties.isEmojiPresentation || scalar.properties.generalCategory == .otherSymbol
      || character == "•" || character == "·" || scalar.value == 0xFE0F || scalar.value == 0x200D
  }

  /// Words that name where a thing is, and not the thing.
  private static let placeWords: Set<String> = [
    "源", "来源", "原文", "链接", "出处", "全文", "详情", "论文", "代码", "项目", "官网", "地址", "视频", "source", "link", "here",
    "paper",
    "code", "pdf", "arxiv", "github", "website", "homepage", "article", "post", "blog", "video", "read more",
    "via", "原文链接",
  ]

  static func namesSource(_ title: String) -> Bool { placeWords.contains(title.lowercased()) }

  /// Words for where a text is from, whatever it is.
  private static let sourceWords: Set<String> = [
    "源", "来源", "原文", "链接", "出处", "原文链接", "source", "link", "url", "via", "original",
  ]

  /// True for a line that begins with such a word and a colon.
  static func isSource(_ inlines: [Inline]) -> Bool {
    guard case .text(let text)? = inlines.first, let end = text.firstIndex(where: { ":：".contains($0) }),
      text[..<end].utf8.count <= 40
    else { return false }
    return sourceWords.contains(text[..<end].trimmingSpaces().lowercased())
  }

  static func hasLetters(_ inline: Inline) -> Bool {
    if case .text(let text) = inline { return skipped(text).contains { $0.isLetter } }
    return false
  }

  /// `New:` or `NEW`: a word or two that say of what kind the link is.
  static func isName(_ text: Substring) -> Bool {
    let name = text.trimmingSpaces()
    guard name.count <= 32, let last = name.last else { return false }
    if ":：".contains(last) { return !name.dropLast().contains { "：:。，,；;!?！？".contains($0) } }
    return name.count <= 12 && name.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "!" }
  }
}
