import Writing

/// Alerts of GitHub and callouts of Obsidian: a block quote whose first text is `[!NOTE]`, alone on its line or with
/// text after it.
enum AlertMarker {
  static func content(ofQuote blocks: [Block]) -> Block.Content {
    guard let first = blocks.first, case .paragraph(let inlines) = first.content,
      case .text(let text) = inlines.first, text.hasPrefix("[!"), let end = text.firstIndex(of: "]"),
      let kind = Kind(text[text.index(text.startIndex, offsetBy: 2)..<end])
    else { return .quote(blocks) }
    var remainder = text[text.index(after: end)...]
    // `-` and `+` say whether it is folded, which a page of lines has no use for.
    let isFoldable = remainder.first == "-" || remainder.first == "+"
    if isFoldable { remainder = remainder.dropFirst() }
    let isTitled = isFoldable || kind.isObsidian
    let lead: [Inline] = remainder.trimmingSpaces().isEmpty ? [] : [.text(remainder.trimmingSpaces())]
    var (title, rest) = parts(
      of: lead + inlines.dropFirst(), isTitled: isTitled, isFollowed: blocks.count > 1)
    if title.isEmpty, let word = kind.ownWord { title = [.text(word)] }
    var body = Array(blocks.dropFirst())
    if !rest.isEmpty { body.insert(Block(.paragraph(rest), lines: first.lines), at: 0) }
    return .alert(kind.alert, title: title, body)
  }

  /// What stands beside the marker is a title, unless it is too long for one or goes on in the next line.
  private static func parts(of inlines: [Inline], isTitled: Bool, isFollowed: Bool) -> (
    title: [Inline], rest: [Inline]
  ) {
    let title = Array(inlines.prefix { $0 != .softBreak && $0 != .lineBreak })
    let rest = Array(inlines.dropFirst(title.count + 1))
    guard !title.isEmpty else { return ([], rest) }
    let cells = RichText(title).text.cells(ambiguous: .narrow)
    let mayBeTitle =
      isTitled ? cells <= longestTitle : cells <= longestBeside && (rest.isEmpty ? isFollowed : !goesOn(rest))
    return mayBeTitle ? (title, rest) : ([], inlines)
  }

  /// Cells of a title where one is meant for sure, and of one beside a word that GitHub has no titles for.
  private static let longestTitle = 120
  private static let longestBeside = 40

  /// A line that begins with a small letter is the rest of a sentence.
  private static func goesOn(_ rest: [Inline]) -> Bool {
    RichText(rest).text.unicodeScalars.first?.properties.isLowercase ?? true
  }

  private struct Kind {
    let alert: Block.Alert
    /// True for a word that GitHub has no alert for.
    let isObsidian: Bool
    /// A word of the author's own, which looks like a note in Obsidian, too.
    let ownWord: String?

    private static let synonyms: [String: Block.Alert] = [
      "summary": .abstract, "tldr": .abstract, "hint": .tip, "check": .success, "done": .success,
      "help": .question, "faq": .question, "attention": .warning, "fail": .failure, "missing": .failure,
      "error": .danger, "cite": .quote,
    ]
    private static let ofGitHub: Set<Block.Alert> = [.note, .tip, .important, .warning, .caution]

    init?(_ word: Substring) {
      // `[!info|left]`: what stands behind the stroke is for a style sheet.
      let name = word.prefix { $0 != "|" }.trimmingSpaces().lowercased()
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
        return nil
      }
      let known = Block.Alert(rawValue: name) ?? Self.synonyms[name]
      alert = known ?? .note
      ownWord = known == nil ? word.trimmingSpaces() : nil
      isObsidian = known.map { !Self.ofGitHub.contains($0) } ?? true || Self.synonyms[name] != nil
    }
  }
}
