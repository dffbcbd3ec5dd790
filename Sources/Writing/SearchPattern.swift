/// What a search looks for in texts and marks there.
public enum SearchPattern: Hashable, Sendable {
  case text(TextPattern)
  case expression(RegularExpression)

  /// The words, if it is words.
  public var text: TextPattern? { if case .text(let pattern) = self { pattern } else { nil } }
}

extension Collection<SearchPattern> {
  /// UTF-8 ranges in `text` of what any of them finds; they may overlap. The screen waits for them: an expression that takes
  /// long is given up soon.
  public func matches(in text: String) -> [Range<Int>] {
    var folded: FoldedText?
    var text = text
    return flatMap { pattern -> [Range<Int>] in
      switch pattern {
      case .text(let pattern):
        let known = folded ?? FoldedText(text)
        folded = known
        return pattern.matches(in: known)
      case .expression(let expression):
        return text.withUTF8 { expression.outcome(in: $0, effort: .quick).matches }
      }
    }
  }
}
