/// Commands that stand for one symbol, by class. Names are those of "The LaTeX Companion" (amsmath, amssymb,
/// latexsym) and of unicode-math; characters are those of unicode-math, but where a plainer one reads better
/// in a terminal (`·`, `*`, `|`).
enum FormulaSymbols {
  struct Symbol: Equatable {
    let text: String
    let kind: FormulaClass
  }

  /// The symbol a command stands for.
  static func symbol(named name: String) -> Symbol? { commands[name] }

  /// The class of a character that stands for itself in the source.
  static func kind(of scalar: Unicode.Scalar) -> FormulaClass { characters[scalar] ?? .ordinary }

  /// Every table with its class.
  static let tables: [(FormulaClass, [String: String])] = [
    (.ordinary, greek), (.ordinary, letters), (.ordinary, shapes), (.prefix, prefixes), (.large, large),
    (.binary, binaries), (.relation, relations), (.relation, negations), (.relation, arrows),
    (.opening, openings), (.closing, closings), (.function, functions), (.bar, bars),
    (.tight, tight), (.punctuation, punctuation),
  ]

  private static let commands: [String: Symbol] = {
    var result: [String: Symbol] = [:]
    for (kind, table) in tables {
      for (name, text) in table { result[name] = Symbol(text: text, kind: kind) }
    }
    return result
  }()

  private static let characters: [Unicode.Scalar: FormulaClass] = {
    var result: [Unicode.Scalar: FormulaClass] = [:]
    for (kind, table) in tables where kind != .function && kind != .ordinary {
      for text in table.values where text.unicodeScalars.count == 1 {
        for scalar in text.unicodeScalars { result[scalar] = kind }
      }
    }
    let plain: [(String, FormulaClass)] = [
      ("+-−*∗·⋅", .binary), ("=<>", .relation), ("([⁅", .opening), (")]⁆", .closing), (",;", .punctuation),
      ("|‖", .bar), (":", .colon), ("/!%?.…", .tight), ("，。；：、！？（）《》", .tight),
    ]
    for (text, kind) in plain {
      for scalar in text.unicodeScalars { result[scalar] = kind }
    }
    return result
  }()

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "varepsilon": "ε", "vartheta": "ϑ", "varkappa": "ϰ", "varpi": "ϖ", "varrho": "ϱ",
    "varsigma": "ς", "varphi": "φ", "digamma": "ϝ", "Alpha": "Α", "Beta": "Β", "Gamma": "Γ", "Delta": "Δ",
    "Epsilon": "Ε", "Zeta": "Ζ", "Eta": "Η", "Theta": "Θ", "Iota": "Ι", "Kappa": "Κ", "Lambda": "Λ",
    "Mu": "Μ", "Nu": "Ν", "Xi": "Ξ", "Omicron": "Ο", "Pi": "Π", "Rho": "Ρ", "Sigma": "Σ", "Tau": "Τ",
    "Upsilon": "Υ", "Phi": "Φ", "Chi": "Χ", "Psi": "Ψ", "Omega": "Ω", "varGamma": "Γ", "varDelta": "Δ",
    "varTheta": "Θ", "varLambda": "Λ", "varXi": "Ξ", "varPi": "Π", "varSigma": "Σ", "varUpsilon": "Υ",
    "varPhi": "Φ", "varPsi": "Ψ", "varOmega": "Ω",
  ]

  private static let letters: [String: String] = [
    "ell": "ℓ", "hbar": "ℏ", "hslash": "ℏ", "Re": "ℜ", "Im": "ℑ", "wp": "℘", "aleph": "ℵ", "beth": "ℶ",
    "gimel": "ℷ", "daleth": "ℸ", "imath": "ı", "jmath": "ȷ", "Bbbk": "𝕜", "eth": "ð", "mho": "℧",
    "Finv": "Ⅎ", "Game": "⅁", "partial": "∂", "nabla": "∇", "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ",
    "Reals": "ℝ", "reals": "ℝ", "real": "ℜ", "natnums": "ℕ", "Complex": "ℂ", "complexes": "ℂ", "cnums": "ℂ",
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "ss": "ß",
  ]

  private static let shapes: [String: String] = [
    "infty": "∞", "infin": "∞", "emptyset": "∅", "varnothing": "∅", "empty": "∅", "angle": "∠",
    "measuredangle": "∡", "sphericalangle": "∢", "top": "⊤", "bot": "⊥", "prime": "′", "backprime": "‵",
    "triangle": "△", "triangledown": "▽", "square": "□", "Box": "□", "blacksquare": "■", "Diamond": "◇",
    "lozenge": "◊", "blacklozenge": "⧫", "blacktriangle": "▲", "blacktriangledown": "▼", "bigstar": "★",
    "diamondsuit": "♢", "heartsuit": "♡", "clubsuit": "♣", "spadesuit": "♠", "flat": "♭", "natural": "♮",
    "sharp": "♯", "checkmark": "✓", "maltese": "✠", "complement": "∁", "surd": "√", "QED": "∎", "qed": "∎",
    "S": "§", "P": "¶", "copyright": "©", "textregistered": "®", "circledR": "®", "circledS": "Ⓢ",
    "pounds": "£", "yen": "¥", "euro": "€", "texteuro": "€", "cents": "¢", "$": "$", "textdollar": "$",
    "#": "#", "&": "&", "_": "_", "textunderscore": "_", "textasciitilde": "~", "textasciicircum": "^",
    "backslash": "\\", "textbackslash": "\\", "TeX": "TeX", "LaTeX": "LaTeX", "KaTeX": "KaTeX",
    "diagup": "╱", "diagdown": "╲", "hearts": "♡", "spades": "♠", "clubs": "♣", "diamonds": "♢",
    "because": "∵", "therefore": "∴", "vdots": "⋮", "ddots": "⋱", "iddots": "⋰", "adots": "⋰",
    "cdots": "⋯", "dotsb": "⋯", "dotsm": "⋯", "dotsi": "⋯", "slash": "/", "textquotesingle": "'",
    "lq": "‘", "rq": "’", "textemdash": "—", "textendash": "–", "textellipsis": "…", "textbullet": "•",
  ]

  private static let prefixes: [String: String] = [
    "neg": "¬", "lnot": "¬", "forall": "∀", "exists": "∃", "nexists": "∄", "exist": "∃",
  ]

  private static let tight: [String: String] = [
    "%": "%", "degree": "°", "textdegree": "°", "ldots": "…", "dots": "…", "dotsc": "…", "dotso": "…",
    "mathellipsis": "…", "ldotp": ".", "cdotp": "·", "permil": "‰", "textperthousand": "‰",
    "mathslash": "/",
  ]

  private static let punctuation: [String: String] = ["colon": ":", "comma": ",", "semicolon": ";"]

  private static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "intop": "∫", "iint": "∬", "iiint": "∭",
    "iiiint": "⨌", "oint": "∮", "oiint": "∯", "oiiint": "∰", "smallint": "∫", "bigcup": "⋃", "bigcap": "⋂",
    "bigsqcup": "⨆", "bigvee": "⋁", "bigwedge": "⋀", "bigodot": "⨀", "bigoplus": "⨁", "bigotimes": "⨂",
    "biguplus": "⨄",
  ]

  private static let openings: [String: String] = [
    "{": "{", "lbrace": "{", "lbrack": "[", "lparen": "(", "langle": "⟨", "lang": "⟨", "lfloor": "⌊",
    "lceil": "⌈", "lvert": "|", "lVert": "‖", "llbracket": "⟦", "lBrack": "⟦", "llcorner": "⌞",
    "ulcorner": "⌜", "lgroup": "⟮", "lmoustache": "⎰", "llangle": "⟪", "lAngle": "⟪", "lBrace": "⦃",
  ]

  private static let closings: [String: String] = [
    "}": "}", "rbrace": "}", "rbrack": "]", "rparen": ")", "rangle": "⟩", "rang": "⟩", "rfloor": "⌋",
    "rceil": "⌉", "rvert": "|", "rVert": "‖", "rrbracket": "⟧", "rBrack": "⟧", "lrcorner": "⌟",
    "urcorner": "⌝", "rgroup": "⟯", "rmoustache": "⎱", "rrangle": "⟫", "rAngle": "⟫", "rBrace": "⦄",
  ]

  private static let bars: [String: String] = ["|": "‖", "vert": "|", "Vert": "‖"]

  private static let functions: [String: String] = {
    let alike = [
      "log", "ln", "lg", "lb", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh",
      "coth",
      "sech", "csch", "arcsin", "arccos", "arctan", "arccot", "arcsec", "arccsc", "arsinh", "arcosh",
      "artanh",
      "arctg", "ctg", "tg", "th", "sh", "ch", "cth", "cosec", "cotg", "arg", "argmax", "argmin", "max", "min",
      "sup", "inf", "lim", "det", "dim", "ker", "deg", "gcd", "lcm", "hom", "Pr", "plim", "mod", "rank", "tr",
    ]
    let others = [
      "limsup": "lim sup", "liminf": "lim inf", "varlimsup": "lim sup", "varliminf": "lim inf",
      "injlim": "inj lim", "projlim": "proj lim", "varinjlim": "inj lim", "varprojlim": "proj lim",
    ]
    return others.merging(alike.map { ($0, $0) }) { first, _ in first }
  }()
}
