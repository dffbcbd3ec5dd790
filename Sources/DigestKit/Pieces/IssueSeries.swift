import Markdown
import Writing

/// How the issues of a series are called, to know a list of links to others of them.
///
/// A link leads to an issue of this series if it is called like this one but for the number, and its address holds
/// that number, too.
struct IssueSeries {
  /// A name with a number in it: `Garden Letter 12`, `第 12 期`.
  private struct Form {
    var number: Int
    /// Words before the number, each Han character one, and the first behind it.
    var before: [String]
    var after: [String]

    init?(_ text: String) {
      guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
      let digits = text[start...].prefix { $0.isASCII && $0.isNumber }
      guard digits.count <= 5, let number = Int(digits) else { return nil }
      self.number = number
      before = Self.words(text[..<start])
      after = Array(Self.words(text[digits.endIndex...]).prefix(1))
    }

    private static func words(_ text: Substring) -> [String] {
      MarkTokens(text).tokens.compactMap { token in
        switch token {
        case .word(let word): word
        case .sign(let sign) where sign.properties.isAlphabetic: String(sign)
        default: nil
        }
      }
    }

    /// True if the text says nothing else.
    func isAll(of text: String) -> Bool { before.count + after.count == Self.words(text[...]).count }

    /// Called alike: `Letter 11` in a series of Garden Letters.
    func isLike(_ other: Form) -> Bool {
      guard !before.isEmpty, !other.before.isEmpty else { return false }
      let ends =
        before.suffix(other.before.count) == other.before[...]
        || other.before.suffix(before.count) == before[...]
      // 第 12 期 is told by both its words; `Letter 12` by what stands before.
      let isCounted = before.last == "第"
      return ends && (!isCounted || after == other.after)
    }
  }

  private let forms: [Form]

  /// `names`: what this issue is called, title and key.
  init(names: [String]) { forms = names.compactMap(Form.init) }

  /// True for a list of two or more links to other issues of the series, or a paragraph that is one: `[title](…/12)
  /// （第 12 期）` is called so behind its title.
  func leadsToOthers(_ block: Block) -> Bool {
    guard !forms.isEmpty else { return false }
    switch block.content {
    case .list(let list):
      return list.items.count > 1
        && list.items.allSatisfy { $0.blocks.count == 1 && leadsToOther($0.blocks[0].inlines) }
    case .paragraph(let inlines): return inlines.count <= 3 && leadsToOther(inlines)
    default: return false
    }
  }

  private func leadsToOther(_ inlines: [Inline]) -> Bool {
    let links = inlines.compactMap(EntryBody.source)
    guard links.count == 1, let url = links[0].url, url.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return false }
    let rest = RichText(inlines.filter { EntryBody.source($0) == nil }).text
    if !rest.contains(where: { $0.isLetter || $0.isNumber }) { return isIssue(links[0].title, url) }
    guard let form = Form(rest), form.isAll(of: rest) else { return false }
    return isIssue(rest, url)
  }

  private func isIssue(_ name: String, _ url: String) -> Bool {
    guard let form = Form(name) else { return false }
    let holdsNumber = url.split { !$0.isASCII || !$0.isNumber }.contains { Int($0) == form.number }
    return holdsNumber && forms.contains { $0.number != form.number && $0.isLike(form) }
  }
}
