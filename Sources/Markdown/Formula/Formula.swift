/// A LaTeX formula as Unicode text for a terminal: `\sum_{i=1}^n x_i` is `∑ᵢ₌₁ⁿ xᵢ`.
///
/// Tokens, a tree, pieces with TeX's atom classes, and then text; what has no form in plain text keeps its
/// source, so that a reader sees what the author wrote rather than a gap.
enum Formula {
  /// Beyond this many bytes a formula is shown as its source: nobody writes one, and work stays bounded.
  static let longestSource = 20_000

  /// The text of `source`, which is what stands between the dollar signs. An inline formula is one line; in a
  /// display the rows of `aligned`, `cases` and matrices, and those parted by `\\`, are parted by "\n".
  static func text(of source: String, isDisplay: Bool) -> String {
    guard source.utf8.count <= longestSource else { return cleaned(source, keepsLines: isDisplay) }
    let nodes = FormulaParser(source).nodes()
    let text = FormulaWriter(breaksLines: isDisplay).text(of: nodes)
    return text.isEmpty ? cleaned(source, keepsLines: isDisplay) : text
  }

  /// The source itself, trimmed, with a space for each control character.
  private static func cleaned(_ source: String, keepsLines: Bool) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in source.unicodeScalars {
      let stays = !scalar.isFormulaBlank || (keepsLines && scalar == "\n")
      if scalars.isEmpty && scalar.isFormulaBlank { continue }
      scalars.append(stays ? scalar : " ")
    }
    while let last = scalars.last, last.isFormulaBlank { scalars.removeLast() }
    return String(scalars)
  }
}
