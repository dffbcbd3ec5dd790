import DigestKit
import Screen

/// Passages: `v`, and the keys while text is selected.
extension State {
  /// `v`: the first sentence in sight is selected.
  mutating func beginSelection() -> [Effect] {
    guard browse.focus == .text, browse.page?.beginSelection() == true else {
      message = .kept(.nothingToSelect)
      return []
    }
    overlay = .selection
    return []
  }

  mutating func handleInSelection(_ key: Key) -> [Effect] {
    guard var page = browse.page, page.selection != nil else {
      overlay = nil
      return []
    }
    let height = textHeight
    var effects: [Effect] = []
    switch key {
    case .character("j"), .down: page.moveSelection(by: 1, words: false)
    case .character("k"), .up: page.moveSelection(by: -1, words: false)
    case .character("l"), .right: page.moveSelection(by: 1, words: true)
    case .character("h"), .left: page.moveSelection(by: -1, words: true)
    case .character("o"): page.selection?.movesEnd.toggle()
    case .escape, .character("v"), .character("q"):
      page.selection = nil
      overlay = nil
    case .character("y"):
      effects = [.copy(page.selectedTexts.joined(separator: "\n\n"), .passage)]
      page.selection = nil
      overlay = nil
    case .character("Y"):
      overlay = nil
      return quote()
    case .character("D"): return beginLookUp()
    case .character("H"):
      if let passage = page.selectedPassage {
        effects = [.keepPassage(passage, replacing: nil, page.entry)]
      }
      page.selection = nil
      overlay = nil
    default: break
    }
    page.showSelection(height: height)
    browse.page = page
    return effects
  }

  /// The selection with where it is from, in both languages if there are two: the twin is fetched first.
  mutating func quote() -> [Effect] {
    guard let page = browse.page, page.selection != nil else { return [] }
    if page.entry.twin != nil, page.twin == nil, page.wish != .quote {
      return askForTwin(of: page.entry, .quote, language: nil)
    }
    let text = quotation(of: page)
    browse.page?.selection = nil
    return [.copy(text, .quotation)]
  }

  /// Markdown: each text as a quote, then where it is from.
  private func quotation(of page: Page) -> String {
    func quoted(_ texts: [String]) -> String {
      texts.map { text in text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n") }
        .joined(separator: "\n>\n")
    }
    let entry = page.entry
    let title = entry.title.isEmpty ? page.content?.title ?? "" : entry.title
    let name = entry.sourceURL.map { "[\(title)](\($0))" } ?? title
    let block = (page.selection?.start.block ?? 0) + 1
    let origin = "— \(name), \(label(of: entry.id.digestID)) · \(entry.id.description):\(block)"
    let texts = [quoted(page.selectedTexts), quoted(page.selectedTwinTexts)].filter { !$0.isEmpty }
    return (texts + [origin]).joined(separator: "\n\n")
  }
}
