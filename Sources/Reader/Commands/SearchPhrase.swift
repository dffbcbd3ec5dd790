import DigestKit

extension Phrase {
  /// Of what a search found.
  public enum Found: Equatable, Sendable {
    /// What follows matches in another way than as it was typed; nil where it isn't known how much.
    case tier(SearchMatch, entries: Int?)
    /// What may have been meant. `isEditing`: whether the line is still being typed.
    case correction(String, isEditing: Bool)
    /// The same where there is no key.
    case nearest(String)
    case expressionCost(ExpressionCost)

    var texts: (chinese: String, english: String) {
      switch self {
      case .tier(let match, let entries):
        let name = Self.name(match)
        guard let entries else { return ("—— \(name.chinese) ——", "—— \(name.english) ——") }
        return ("—— \(name.chinese) \(entries) ——", "—— \(name.english) \(entries) ——")
      case .correction(let text, let isEditing):
        let key = isEditing ? "Tab" : "{open}"
        return ("没有找到。按 \(key) 搜 \(text)", "Nothing found. Did you mean \(text)? \(key) looks for it")
      case .nearest(let text): return ("没有找到。是不是 \(text)？", "Nothing found. Did you mean \(text)?")
      case .expressionCost(let cost):
        let plural = cost.texts == 1 ? "" : "s"
        guard cost.givenUp > 0 else {
          return ("re: 逐篇读了 \(cost.texts) 篇", "re: read \(cost.texts) text\(plural)")
        }
        return (
          "re: 逐篇读了 \(cost.texts) 篇，其中 \(cost.givenUp) 篇太费时，没有找完",
          "re: read \(cost.texts) text\(plural) and gave up on \(cost.givenUp), which took too long"
        )
      }
    }

    private static func name(_ match: SearchMatch) -> (chinese: String, english: String) {
      switch match {
      case .literal: ("字面", "as typed")
      case .form: ("词形变化", "other forms")
      case .pinyin: ("按拼音", "by pinyin")
      case .translation: ("按译名", "by translation")
      }
    }
  }
}
