import Testing

@testable import Markdown

/// Every command and symbol by its name, against a list written from the manuals of LaTeX and unicode-math.
@Suite struct FormulaNameTests {
  private func text(_ source: String) -> String { Formula.text(of: source, isDisplay: false) }

  @Test func functionsAreWords() {
    let names = """
      log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan arccot arcsec arccsc
      arsinh arcosh artanh arg max min sup inf lim det dim ker deg gcd lcm hom Pr
      """.split(whereSeparator: \.isWhitespace)
    for name in names { #expect(text("\\\(name) x") == "\(name) x") }
    #expect(text(#"\limsup x \liminf y \varlimsup z"#) == "lim sup x lim inf y lim sup z")
  }

  @Test(arguments: [
    ("frac", "1/x"), ("dfrac", "1/x"), ("tfrac", "1/x"), ("cfrac", "1/x"), ("binom", "C(1,x)"),
    ("dbinom", "C(1,x)"),
    ("tbinom", "C(1,x)"), ("overset", "x¹"), ("underset", "x₁"), ("stackrel", "x¹"),
  ])
  func commandsOfTwo(_ name: String, _ shown: String) { #expect(text("\\\(name){1}{x}") == shown) }

  @Test(arguments: [
    ("hat", "\u{302}"), ("widehat", "\u{302}"), ("bar", "\u{304}"), ("check", "\u{30C}"),
    ("tilde", "\u{303}"),
    ("breve", "\u{306}"), ("vec", "\u{20D7}"), ("dot", "\u{307}"), ("ddot", "\u{308}"), ("dddot", "\u{20DB}"),
    ("acute", "\u{301}"), ("grave", "\u{300}"), ("mathring", "\u{30A}"), ("overline", "\u{305}"),
    ("underline", "\u{332}"), ("cancel", "\u{338}"), ("sout", "\u{336}"),
  ])
  func accents(_ name: String, _ mark: String) { #expect(text("\\\(name){v}") == "v" + mark) }

  @Test func greekLettersAndSigns() {
    let table: [(String, String)] = [
      (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega",
        "α β γ δ ϵ ζ η θ ι κ λ μ ν ξ π ρ σ τ υ ϕ χ ψ ω"
      ),
      ("Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega", "Γ Δ Θ Λ Ξ Π Σ Υ Φ Ψ Ω"),
      ("varepsilon vartheta varphi varrho varsigma varpi", "ε ϑ φ ϱ ς ϖ"),
      ("sum prod int iint oint bigcup bigcap coprod", "∑ ∏ ∫ ∬ ∮ ⋃ ⋂ ∐"),
      (
        "le ge ne approx equiv sim cong propto subset subseteq supset in ni mid parallel perp prec succ ll gg models vdash",
        "≤ ≥ ≠ ≈ ≡ ∼ ≅ ∝ ⊂ ⊆ ⊃ ∈ ∋ ∣ ∥ ⟂ ≺ ≻ ≪ ≫ ⊨ ⊢"
      ),
      (
        "times div pm mp cdot ast star circ cap cup wedge vee oplus otimes setminus",
        "× ÷ ± ∓ ⋅ ∗ ⋆ ∘ ∩ ∪ ∧ ∨ ⊕ ⊗ ∖"
      ),
      (
        "to leftarrow Rightarrow Leftarrow leftrightarrow Leftrightarrow mapsto uparrow downarrow",
        "→ ← ⇒ ⇐ ↔ ⇔ ↦ ↑ ↓"
      ),
      ("infty partial nabla forall exists emptyset ell hbar Re Im aleph angle", "∞ ∂ ∇ ∀ ∃ ∅ ℓ ℏ ℜ ℑ ℵ ∠"),
    ]
    for (names, signs) in table {
      for (name, sign) in zip(names.split(separator: " "), signs.split(separator: " ")) {
        let shown = text("\\\(name)")
        let alike = ["⋅": "·", "∣": "|", "⟂": "⊥", "∗": "*", "⋆": "★"][String(sign)]
        #expect(shown == sign || shown == alike, "\(name): \(shown)")
      }
    }
  }

  @Test(arguments: [
    (#"{\frac{a}}{b}"#, #"\fracab"#), (#"\begin{matrix} a & \\ & b \end{matrix}"#, "a"), (#"{\hat} x"#, "x"),
  ])
  func argumentsStayInTheirGroup(_ source: String, _ wanted: String) {
    // What lacks its argument shows what is there, and takes nothing from outside its braces.
    #expect(text(source).contains(wanted.last.map(String.init) ?? ""), "\(text(source))")
    #expect(!text(source).contains("a/b"))
  }

  @Test func rowsWithEmptyCellsStay() {
    let shown = text(#"\begin{matrix} a & {} \\ {} & b \\ c & d \end{matrix}"#)
    for letter in ["a", "b", "c", "d"] { #expect(shown.contains(letter), "\(shown)") }
  }
}
