import Writing

/// The signs of a page besides its text. Where ambiguous characters take two cells, ASCII stands for them.
struct Ornaments {
  let ambiguous: AmbiguousWidth
  private var isNarrow: Bool { ambiguous == .narrow }

  var bar: SafeText { isNarrow ? "▏ " : "| " }
  var continuation: SafeText { isNarrow ? "↳ " : "> " }
  var picture: SafeText { isNarrow ? "▣ " : "* " }

  func rule(_ cells: Int) -> SafeText { (isNarrow ? "─" as SafeText : "-").repeated(max(0, cells)) }

  /// The mark of an item of a bullet list that has `depth` lists around it.
  func bullet(depth: Int) -> SafeText {
    let marks: [SafeText] = isNarrow ? ["• ", "◦ ", "▪ ", "- "] : ["* ", "- ", "+ ", "- "]
    return marks[min(depth, marks.count - 1)]
  }
}
