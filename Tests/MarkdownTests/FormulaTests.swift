import Testing

@testable import Markdown

/// A formula and what it reads as.
struct FormulaCase: CustomTestStringConvertible, Sendable {
  let source: String
  let text: String

  init(_ source: String, _ text: String) {
    self.source = source
    self.text = text
  }

  var testDescription: String { source }
}

@Suite struct FormulaTests {
  @Test(arguments: [
    FormulaCase(#"\alpha\beta\Gamma\varphi"#, "αβΓφ"),
    FormulaCase(#"a\le b\neq c\approx d"#, "a ≤ b ≠ c ≈ d"),
    FormulaCase(#"A \cup B \subseteq C"#, "A ∪ B ⊆ C"),
    FormulaCase(#"\forall x \in X, \neg p \land q"#, "∀x ∈ X, ¬p ∧ q"),
    FormulaCase(#"p \implies q"#, "p ⟹ q"),
    FormulaCase(#"a \not= b"#, "a ≠ b"),
    FormulaCase(#"x \not\in S"#, "x ∉ S"),
    FormulaCase(#"\{1, 2, \ldots, n\}"#, "{1, 2, …, n}"),
    FormulaCase(#"\lfloor x \rfloor"#, "⌊x⌋"),
    FormulaCase(#"\$0.5"#, "$0.5"),
    FormulaCase(#"A -> B"#, "A -> B"),
    FormulaCase("a ≤ b→c", "a ≤ b → c"),
  ])
  func symbols(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase("a+b=c", "a + b = c"),
    FormulaCase("-x", "−x"),
    FormulaCase("(-1)", "(−1)"),
    FormulaCase("a=-b", "a = −b"),
    FormulaCase(#"+3\%"#, "+3%"),
    FormulaCase(#"98.2\%"#, "98.2%"),
    FormulaCase(#"\sim 5"#, "∼ 5"),
    FormulaCase(#"3.5\times"#, "3.5×"),
    FormulaCase(#"3.5\times10^5"#, "3.5 × 10⁵"),
    FormulaCase("1,000,000", "1,000,000"),
    FormulaCase("10{,}000", "10,000"),
    FormulaCase("(1,2,3)", "(1, 2, 3)"),
    FormulaCase("90 / 2 = 45", "90/2 = 45"),
    FormulaCase("t-1, t-2", "t − 1, t − 2"),
    FormulaCase("|a - b|", "|a − b|"),
    FormulaCase("a+, (b+)", "a+, (b+)"),
    FormulaCase("p(z | x, c)", "p(z | x, c)"),
    FormulaCase("P(A|B)", "P(A|B)"),
    FormulaCase("|-x|", "|−x|"),
    FormulaCase(#"f(\cdot, x)"#, "f(·, x)"),
    FormulaCase(#"f: A \to B"#, "f: A → B"),
    FormulaCase("a:b = c:d", "a:b = c:d"),
    FormulaCase("x := y", "x := y"),
    FormulaCase("Hit Rate", "Hit Rate"),
    FormulaCase(#"\Delta r \Delta\theta"#, "Δr Δθ"),
    FormulaCase(#"a \quad b"#, "a  b"),
  ])
  func spacing(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase("x_1^2", "x₁²"),
    FormulaCase("10^{-3}", "10⁻³"),
    FormulaCase("10^23", "10²3"),
    FormulaCase("x_{max}", "x_max"),
    FormulaCase("V_{out}/V_{in}", "V_out/V_in"),
    FormulaCase("a_{ij} + T_{ijk}", "aᵢⱼ + Tᵢⱼₖ"),
    FormulaCase(#"\Theta_{\text{kv}}/p"#, "Θ_kv/p"),
    FormulaCase(#"\Theta_{\text{a-b}}"#, "Θ_(a-b)"),
    FormulaCase(#"\pi_{0.5}"#, "π_0.5"),
    FormulaCase("e^{-x/2}", "e^(−x/2)"),
    FormulaCase("x_{i,j}", "x_(i,j)"),
    FormulaCase("x_{i_1}", "x_(i₁)"),
    FormulaCase("x_{<t}", "x_<t"),
    FormulaCase("x^{(i)}", "x⁽ⁱ⁾"),
    FormulaCase(#"q_\theta x"#, "q_θ x"),
    FormulaCase("f'(x) + f''(x)", "f′(x) + f″(x)"),
    FormulaCase("x'^2_i", "xᵢ′²"),
    FormulaCase(#"360^{\circ}"#, "360°"),
    FormulaCase(#"A^\top B^T x^* U^\dagger"#, "AᵀBᵀ x* U†"),
    FormulaCase("{}^{14}C", "¹⁴C"),
    FormulaCase("x_{最大}", "x_最大"),
  ])
  func scripts(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase(#"\frac{a}{b}"#, "a/b"),
    FormulaCase(#"\frac{a+b}{c}"#, "(a + b)/c"),
    FormulaCase(#"\frac{1}{2n}"#, "1/(2n)"),
    FormulaCase(#"\frac12 + \dfrac{1}{3}"#, "½ + ⅓"),
    FormulaCase(#"\frac{a}{b}^2"#, "(a/b)²"),
    FormulaCase(#"x_{\frac{a+b}{c}}"#, "x_((a+b)/c)"),
    FormulaCase(#"\frac{\partial L}{\partial w}"#, "∂L/∂w"),
    FormulaCase(#"{a+1 \over b}"#, "(a + 1)/b"),
    FormulaCase(#"\binom{n}{k}"#, "C(n,k)"),
    FormulaCase(#"\sqrt{x} + \sqrt{x+1}"#, "√x + √(x + 1)"),
    FormulaCase(#"\sqrt[3]{x}"#, "∛x"),
    FormulaCase(#"\sqrt[n]{2}"#, "ⁿ√2"),
    FormulaCase(#"\hat{x}_i + \bar v_t"#, "x\u{302}ᵢ + v\u{304}ₜ"),
    FormulaCase(#"\overline{AB}"#, "A\u{305}B\u{305}"),
    FormulaCase(#"\widehat{ATE}"#, "hat(ATE)"),
    FormulaCase(#"\mathbb{1} \ne \mathbb{0}"#, "𝟙 ≠ 𝟘"),
    FormulaCase(#"\mathbb{R}^n \to \mathcal L \cup \mathfrak{g}"#, "ℝⁿ → ℒ ∪ 𝔤"),
    FormulaCase(#"\mathbf{x} = \boldsymbol{\mu}"#, "x = μ"),
    FormulaCase(#"\text{if } x_{1} > 0 \text{ and a_b}"#, "if x₁ > 0 and a_b"),
    FormulaCase(#"\left( \frac{a}{b} \right]"#, "(a/b]"),
    FormulaCase(#"\left. f \right|_{x=0}"#, "f|ₓ₌₀"),
    FormulaCase(#"\lVert x \rVert_2 + \|y\|"#, "‖x‖₂ + ‖y‖"),
    FormulaCase(#"O(n \log n)"#, "O(n log n)"),
    FormulaCase(#"\operatorname*{arg\,max}_a f"#, "arg maxₐ f"),
    FormulaCase(#"\underbrace{a+b}_{\text{sum}}"#, "a + b (sum)"),
    FormulaCase(#"A \xrightarrow{f} B \stackrel{d}{=} C"#, "A →(f) B =ᵈ C"),
    FormulaCase(#"\textcolor{red}{x} + \boxed{y}\phantom{z}"#, "x + [y]"),
    FormulaCase(#"a \equiv b \pmod{n}"#, "a ≡ b (mod n)"),
    FormulaCase(#"x \tag{7}"#, "x  (7)"),
    FormulaCase(#"x \tag*{7}"#, "x  (7)"),
    FormulaCase(#"\operatorname{tr} A + \operatorname*{tr} A"#, "tr A + tr A"),
    FormulaCase(#"\fcolorbox{red}{blue}{x} + \colorbox{red}{y}"#, "x + y"),
    FormulaCase(#"\cfrac[l]{a}{b} + \dfrac{a}{b}"#, "a/b + a/b"),
    FormulaCase(#"\frac{\operatorname{tr} x}{2}"#, "(tr x)/2"),
    FormulaCase(#"\bar{x} y \hat{x_i}"#, "x\u{304}y x\u{302}ᵢ"),
    FormulaCase(#"\sum_i (x)"#, "∑ᵢ (x)"),
  ])
  func structures(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase(#"\sum_{i=1}^n x_i"#, "∑ᵢ₌₁ⁿ xᵢ"),
    FormulaCase(#"\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt\pi"#, "∫_(−∞)^∞ e^(−x²) dx = √π"),
    FormulaCase(#"\lim_{x \to 0} \frac{\sin x}{x} = 1"#, "lim_(x→0) (sin x)/x = 1"),
    FormulaCase(
      #"\mathrm{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right)V"#, "softmax(QKᵀ/√dₖ)V"),
    FormulaCase(
      #"\mathcal{L}(\theta) = -\mathbb{E}_{x\sim\mathcal{D}}\left[\log p_\theta(y\mid x)\right]"#,
      "ℒ(θ) = −𝔼_(x∼𝒟)[log p_θ(y | x)]"),
    FormulaCase(#"\theta_{t+1} \leftarrow \theta_t - \eta \nabla L"#, "θₜ₊₁ ← θₜ − η ∇L"),
    FormulaCase(#"D_{\mathrm{KL}}(p \,\|\, q)"#, "D_KL(p ‖ q)"),
    FormulaCase(#"N \propto C^{1/2}, K^* \propto C^{0.5}"#, "N ∝ C^(1/2), K* ∝ C^0.5"),
    FormulaCase(#"准确率 = \frac{\text{正确数}}{\text{总数}}"#, "准确率 = 正确数/总数"),
    FormulaCase(#"4000/\text{年} \times 2 \text{小时}"#, "4000/年 × 2 小时"),
  ])
  func realisticFormulas(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase(#"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#, "(1  0; 0  1)"),
    FormulaCase(#"\begin{cases} 1 & x > 0 \\ 0 & x = 0 \end{cases}"#, "{ 1  x > 0; 0  x = 0 }"),
    FormulaCase(#"a = b \\ c = d"#, "a = b; c = d"),
  ])
  func rowsInline(_ formula: FormulaCase) { expectInline(formula) }

  @Test(arguments: [
    FormulaCase(#"a = b \\[2pt] c = d \\"#, "a = b\nc = d"),
    FormulaCase(
      #"\begin{aligned} a &= b \\ &\quad + c \end{aligned} \tag{1} \label{x}"#, "a = b\n   + c  (1)"),
    FormulaCase(
      #"f(x) = \begin{cases} 1, & x > 0 \\ 0, & \text{otherwise} \end{cases}"#,
      "f(x) =\n{ 1,  x > 0\n{ 0,  otherwise"),
    FormulaCase(
      #"A = \left[ \begin{array}{cc} 1 & 0 \\ 0 & 1 \end{array} \right]"#, "A =\n[ 1  0 ]\n[ 0  1 ]"),
    FormulaCase(
      #"\begin{pmatrix} a \\ b \end{pmatrix} \begin{pmatrix} c \\ d \end{pmatrix}"#, "(a; b) (c; d)"),
    FormulaCase(#"\begin{equation*} x = y \end{equation*}"#, "x = y"),
  ])
  func rowsOfDisplays(_ formula: FormulaCase) {
    #expect(Formula.text(of: formula.source, isDisplay: true) == formula.text)
  }

  @Test(arguments: [
    FormulaCase(#"\foo{bar} + \alpha"#, #"\foo{bar} + α"#),
    FormulaCase(#"\newcommand{\x}{y}"#, #"\newcommand{\x}{y}"#),
    FormulaCase(#"\def\x{y}"#, #"\def\x{y}"#),
    FormulaCase(#"\frac{a}"#, #"\frac{a}"#),
    FormulaCase("x^", "x^"),
    FormulaCase("{a}}", "a}"),
    FormulaCase(#"{a} \begin{pmatrix} b } & c \end{pmatrix}"#, "a (b}  c)"),
    FormulaCase(#"{ \begin{pmatrix} a } b"#, #"\begin{pmatrix} ab"#),
    FormulaCase("a & b", "a b"),
    FormulaCase("x^a^b", "xᵃᵇ"),
    FormulaCase(#"\phantom{x}"#, #"\phantom{x}"#),
    FormulaCase(#"\begin{aligned} x"#, #"\begin{aligned} x"#),
    FormulaCase(#"\begin{odd} a & b \end{odd}"#, "a  b"),
    FormulaCase("\u{1B}[31mx", "[31mx"),
    FormulaCase("", ""),
    FormulaCase(" \n ", ""),
  ])
  func whatIsOutOfOrderKeepsItsSource(_ formula: FormulaCase) { expectInline(formula) }

  private func expectInline(_ formula: FormulaCase) {
    #expect(Formula.text(of: formula.source, isDisplay: false) == formula.text)
  }
}

@Suite struct FormulaAbuseTests {
  private static let soup = [
    "{", "}", "^", "_", "&", "'", " ", "\n", "\\", "\\\\", "$", "%", "~", "[", "]", "(", ")", "|", ":", ",",
    ".",
    "-", ">", "+", "=", "/", "x", "ab", "7", "1,000", "中文", "e\u{301}", "👩‍💻", "\u{0}", "\u{1B}", "\r\n",
    "\\frac", "\\sqrt", "\\sqrt[3]", "\\left", "\\right", "\\left(", "\\right.", "\\big", "\\text",
    "\\text{a b}",
    "\\mathbb", "\\mathcal{L}", "\\hat", "\\overline", "\\not", "\\begin{cases}", "\\end{cases}", "\\begin",
    "\\end", "\\begin{array}{c}", "\\end{array}", "\\over", "\\choose", "\\underbrace", "\\overset", "\\foo",
    "\\foo{\\",
    "\\foo{x}", "\\sum", "\\log", "\\alpha", "\\le", "\\{", "\\}", "\\|", "\\,", "\\quad", "\\tag", "\\color",
    "\\phantom", "\\xrightarrow", "\\substack", "\\operatorname*", "\\mathrm", "\\binom", "\\boxed",
    "\\middle",
  ]

  /// Sources that differ from run to run in nothing (SplitMix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test func soupNeverTrapsAndIsNeverEmpty() {
    var generator = Generator(state: 2024)
    for _ in 0..<10_000 {
      let count = Int.random(in: 1...24, using: &generator)
      let source = (0..<count).compactMap { _ in Self.soup.randomElement(using: &generator) }.joined()
      for isDisplay in [false, true] {
        let text = Formula.text(of: source, isDisplay: isDisplay)
        let isBlank = source.unicodeScalars.allSatisfy(\.isFormulaBlank)
        #expect(text.isEmpty == isBlank, "\(source.debugDescription)")
        let controls = text.unicodeScalars.filter { $0.value < 0x20 && !($0 == "\n" && isDisplay) }
        #expect(controls.isEmpty, "\(source.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    "{", "}", "^", "_", "\\frac", "\\frac{", "\\sqrt[", "\\left(", "x^{", "x^", "\\begin{cases}", "\\hat",
    "'",
    "a \\over ", "{a \\over ", "|", "\\text{", "\\foo{", "&", "\\\\", "\\not", "[", "\\sqrt[\\sqrt", "1,",
    "-",
    "\\substack{", "\\underbrace{x}_{", "\\mathbb{", "\u{301}", "\\ ", "\\bigl",
  ])
  func repetitionIsBounded(_ unit: String) {
    let most = Formula.longestSource / unit.utf8.count
    for source in [
      String(repeating: unit, count: most), String(repeating: unit, count: 1_000_000 / unit.utf8.count),
    ] {
      for isDisplay in [false, true] {
        #expect(!Formula.text(of: source, isDisplay: isDisplay).isEmpty)
      }
    }
  }

  @Test(arguments: [("{", "}"), (#"\sqrt{"#, "}"), (#"\begin{cases}"#, #"\end{cases}"#), ("x^{", "}")])
  func deepNestingKeepsItsSourceInside(_ opening: String, _ closing: String) {
    for depth in [10, 59, 60, 61, 62, 500] {
      let source =
        String(repeating: opening, count: depth) + #"\omega"# + String(repeating: closing, count: depth)
      let text = Formula.text(of: source, isDisplay: false)
      #expect(text.contains("ω") || text.contains(#"\omega"#))
      #expect(text.contains("ω") == (depth <= 60))
    }
  }

  @Test func overlongSourceStays() {
    let source = " " + String(repeating: #"\alpha "#, count: 5_000)
    #expect(Formula.text(of: source, isDisplay: false) == source.dropFirst().dropLast())
  }
}

@Suite struct FormulaTableTests {
  @Test func everyTableCanBeRead() {
    let names = FormulaSymbols.tables.flatMap(\.1.keys)
    #expect(names.count > 600)
    for name in names { #expect(FormulaSymbols.symbol(named: name) != nil) }
    #expect(Set(names).count == names.count)
    #expect(names.filter { FormulaCommand.named($0) != nil } == [])
  }

  @Test func scriptsAreAllOrNothing() {
    #expect(ScriptText.subscripted("i=1") == "ᵢ₌₁")
    #expect(ScriptText.superscripted("2n+1") == "²ⁿ⁺¹")
    #expect(ScriptText.subscripted("0.5") == nil)
    #expect(ScriptText.superscripted("q") == nil)
    #expect(ScriptText.superscripted("") == "")
  }
}
