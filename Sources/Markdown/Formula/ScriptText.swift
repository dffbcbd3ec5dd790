/// Text raised or lowered with Unicode's own characters for it ("Superscripts and Subscripts", "Phonetic
/// Extensions").
enum ScriptText {
  /// `text` in subscript characters; nil if one of its characters has none.
  static func subscripted(_ text: String) -> String? { mapped(text, with: lower) }

  /// `text` in superscript characters; nil if one of its characters has none.
  static func superscripted(_ text: String) -> String? { mapped(text, with: upper) }

  /// Whether a character is raised or lowered already.
  static func isScript(_ scalar: Unicode.Scalar) -> Bool { scripts.contains(scalar) }

  private static func mapped(_ text: String, with table: [Unicode.Scalar: Unicode.Scalar]) -> String? {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let mapped = table[scalar] else { return nil }
      result.append(mapped)
    }
    return String(result)
  }

  private static let lower = table(
    "0123456789+-−=()aehijklmnoprstuvxβγρφϕχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ")

  /// `*`, daggers and primes stand high by themselves; a raised `⊤` is a transpose, as `T` is.
  private static let upper = table(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεϵθφϕχ⊤*†‡′″‴",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᵋᶿᵠᵠᵡᵀ*†‡′″‴")

  private static let scripts = Set(lower.values).union(upper.values).subtracting([
    "*", "†", "‡", "′", "″", "‴",
  ])

  private static func table(_ plain: String, _ script: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(zip(plain.unicodeScalars, script.unicodeScalars)) { first, _ in first }
  }
}
