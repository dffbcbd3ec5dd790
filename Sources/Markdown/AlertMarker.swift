import Writing

/// GitHub's alerts: a block quote whose first text is `[!NOTE]`, alone on its line or with text after it.
enum AlertMarker {
  static func content(ofQuote blocks: [Block]) -> Block.Content {
    guard let first = blocks.first, case .paragraph(let inlines) = first.content,
      case .text(let text) = inlines.first, text.hasPrefix("[!"), let end = text.firstIndex(of: "]"),
      let alert = Block.Alert(rawValue: text[text.index(text.startIndex, offsetBy: 2)..<end].lowercased())
    else { return .quote(blocks) }
    var rest = Array(inlines.dropFirst())
    let remainder = text[text.index(after: end)...].trimmingSpaces()
    if remainder.isEmpty {
      if rest.first == .softBreak || rest.first == .lineBreak { rest.removeFirst() }
    } else {
      // A short text beside the marker is a title; a long one goes on in the next line.
      if rest.first == .softBreak, remainder.count <= 20 { rest[0] = .lineBreak }
      rest.insert(.text(remainder), at: 0)
    }
    var body = Array(blocks.dropFirst())
    if !rest.isEmpty { body.insert(Block(.paragraph(rest), lines: first.lines), at: 0) }
    return .alert(alert, body)
  }
}
