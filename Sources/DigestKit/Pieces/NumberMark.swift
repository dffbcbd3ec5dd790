import Markdown

/// `3、`, `3.`, `（3）` at the start of a paragraph.
struct NumberMark: Equatable {
  var style: String
  var number: Int

  init(style: String, number: Int) {
    self.style = style
    self.number = number
  }

  init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content, let mark = NumberMark(inlines) else { return nil }
    self = mark
  }

  private init?(_ inlines: [Inline]) {
    switch inlines.first {
    case .text(let text):
      guard let (mark, _) = NumberMark.split(text) else { return nil }
      self = mark
    case .strong(let inner), .emphasis(let inner):
      guard let mark = NumberMark(inner) else { return nil }
      self = mark
    default: return nil
    }
  }

  /// Authors count 8, 8, 9, and leave numbers out: a row rises by 0 to 3.
  func follows(_ other: NumberMark) -> Bool {
    style == other.style && (other.number...(other.number + 3)).contains(number)
  }

  /// The mark at the start of `text`, and what follows it.
  static func split(_ text: String) -> (NumberMark, rest: String)? {
    var rest = text.drop { $0 == " " }
    let opening = rest.first.flatMap { "（(【[".contains($0) ? $0 : nil }
    if opening != nil { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.count <= 4 else { return nil }
    rest = rest.dropFirst(digits.count)
    guard let closing = rest.first, (opening == nil ? "、.．)）:：" : "）)】]").contains(closing) else {
      return nil
    }
    rest = rest.dropFirst()
    // 3.5 is a number, not the third paragraph.
    if closing == ".", rest.first?.isNumber == true { return nil }
    let style = (opening.map(String.init) ?? "") + String(closing)
    return (NumberMark(style: style, number: number), String(rest))
  }
}
