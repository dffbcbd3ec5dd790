/// TeX's classes of atoms ("The TeXbook", chapter 17), on which all spacing rests, and a few that TeX leaves
/// to the author.
enum FormulaClass: Equatable {
  case ordinary
  /// Never parted from its neighbours: `/`, `!`, `%`.
  case tight
  /// Named functions such as `log`, and large operators such as `∑`.
  case function, large
  case binary, relation, opening, closing, punctuation
  /// Belongs to what follows: signs, `¬`, `∀`.
  case prefix
  /// `|` and `‖`, whose class only their surroundings tell.
  case bar
  /// `:`, likewise.
  case colon
}

/// A part of a formula as parsed.
indirect enum FormulaNode {
  case symbol(String, FormulaClass)
  case number(String)
  /// Spaces in the source, which TeX ignores.
  case gap(endsCommand: Bool)
  case space(Int)
  /// Text as it is to be read: `\text`.
  case literal(String)
  /// What has no form in plain text, as it stands in the source.
  case source(String)
  case group([FormulaNode])
  /// Upright letters that make one word: `\mathrm`.
  case word([FormulaNode])
  case classed([FormulaNode], FormulaClass)
  case alphabet(MathAlphabet, [FormulaNode])
  case script(FormulaNode?, FormulaScripts)
  case fraction([FormulaNode], [FormulaNode])
  case binomial([FormulaNode], [FormulaNode])
  case root(index: [FormulaNode], [FormulaNode])
  case accent(FormulaAccent, [FormulaNode])
  /// `\underbrace` and `\overbrace`; a script on it is a remark.
  case brace([FormulaNode])
  /// `\xrightarrow`.
  case arrow(String, [FormulaNode])
  /// Something between two strings: `\boxed`, `\pmod`, `\ket`.
  case wrapped(String, [FormulaNode], String)
  /// The delimiter after `\left`.
  case left(String)
  case rows(FormulaRows)
  case rowBreak, cellBreak
}

/// What hangs on an atom.
struct FormulaScripts {
  var lower: [FormulaNode]?
  var upper: [FormulaNode]?
  var primes = 0
}

/// An environment of rows and cells.
struct FormulaRows {
  enum Style { case aligned, cases, matrix }

  var style: Style
  var opening = ""
  var closing = ""
  var rows: [[[FormulaNode]]]
}

/// A mark over or under letters.
struct FormulaAccent {
  /// The combining character.
  let mark: Unicode.Scalar
  /// The accent's name, written where its mark can't stand over what it is for: `hat(AB)`.
  let name: String
  /// Whether the marks of neighbouring letters join to one line.
  var joins = false
}
