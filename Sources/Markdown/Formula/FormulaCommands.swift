/// Commands that take arguments or change what follows ("The LaTeX Companion"; amsmath; mathtools).
enum FormulaCommand {
  /// The next argument is text, with its spaces.
  case text
  case word, function
  case classed(FormulaClass)
  /// The argument as it is: bold, and other dress that text has no form for.
  case plain
  case alphabet(MathAlphabet)
  case accent(FormulaAccent)
  case fraction, binomial, root
  /// A remark may hang on it.
  case brace
  /// Sets its first argument over, or under, its second.
  case over, under
  case arrow(String)
  case wrapped(String, String)
  /// A delimiter's size, and the side that it says the delimiter is on.
  case size(FormulaClass?)
  case left
  case space(Int)
  /// Shows nothing of itself and so many arguments.
  case dropped(arguments: Int)
  case negation
  /// TeX's infix forms: what stands before it in the group, and what stands after it.
  case infixFraction, infixBinomial
  case tag
  case stack

  static func named(_ name: String) -> FormulaCommand? { all[name] }

  private static let all: [String: FormulaCommand] = {
    var result = structures
    for (name, accent) in accents { result[name] = .accent(accent) }
    for (names, command) in groups {
      for name in names { result[name] = command }
    }
    return result
  }()

  private static let structures: [String: FormulaCommand] = [
    "frac": .fraction, "dfrac": .fraction, "tfrac": .fraction, "cfrac": .fraction, "nicefrac": .fraction,
    "sfrac": .fraction, "binom": .binomial, "dbinom": .binomial, "tbinom": .binomial, "sqrt": .root,
    "underbrace": .brace, "overbrace": .brace, "underbracket": .brace, "overbracket": .brace,
    "overset": .over, "stackrel": .over, "underset": .under, "over": .infixFraction, "atop": .infixFraction,
    "choose": .infixBinomial, "not": .negation, "tag": .tag, "substack": .stack, "left": .left,
    "middle": .size(.relation), "boxed": .wrapped("[", "]"), "fbox": .wrapped("[", "]"),
    "pmod": .wrapped("(mod ", ")"), "pod": .wrapped("(", ")"), "eqref": .wrapped("(", ")"),
    "bra": .wrapped("⟨", "|"), "ket": .wrapped("|", "⟩"), "braket": .wrapped("⟨", "⟩"),
    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xleftrightarrow": .arrow("↔"),
    "xRightarrow": .arrow("⇒"), "xLeftarrow": .arrow("⇐"), "xLeftrightarrow": .arrow("⇔"),
    "xmapsto": .arrow("↦"), "xhookrightarrow": .arrow("↪"), "xhookleftarrow": .arrow("↩"),
    "xlongequal": .arrow("="), "mathbb": .alphabet(.doubleStruck), "Bbb": .alphabet(.doubleStruck),
    "mathcal": .alphabet(.script), "mathscr": .alphabet(.script), "mathfrak": .alphabet(.fraktur),
    "frak": .alphabet(.fraktur), "operatorname": .function, "operatornamewithlimits": .function,
    "mathop": .classed(.large), "mathbin": .classed(.binary), "mathrel": .classed(.relation),
    "mathord": .classed(.ordinary), "mathopen": .classed(.opening), "mathclose": .classed(.closing),
    "mathpunct": .classed(.punctuation), "mathinner": .classed(.ordinary),
  ]

  private static let groups: [([String], FormulaCommand)] = [
    (
      ["text", "textrm", "textbf", "textit", "textsf", "texttt", "textsc", "textup", "textnormal", "textmd"],
      .text
    ),
    (["mbox", "hbox", "intertext", "shortintertext", "emph", "textsl"], .text),
    (["mathrm", "mathsf", "mathtt", "mathup", "mathit", "symrm", "symup"], .word),
    (["mathbf", "boldsymbol", "bm", "bold", "pmb", "symbf", "mathnormal", "symbfit", "mathbfit"], .plain),
    (["smash", "ensuremath", "mathclap", "mathllap", "mathrlap"], .plain),
    (
      ["phantom", "vphantom", "hphantom", "label", "color", "textcolor", "vspace", "cline"],
      .dropped(arguments: 1)
    ),
    (["href", "colorbox", "class", "cssId", "style", "raisebox"], .dropped(arguments: 1)),
    (["fcolorbox"], .dropped(arguments: 2)),
    (
      ["displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits", "nolimits"],
      .dropped(arguments: 0)
    ),
    (
      ["rm", "bf", "it", "sf", "tt", "cal", "sl", "displaylimits", "nonumber", "notag"],
      .dropped(arguments: 0)
    ),
    (["hline", "strut", "mathstrut", "relax", "allowbreak", "nobreak", "noindent"], .dropped(arguments: 0)),
    (["tiny", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge"], .dropped(arguments: 0)),
    (["!", "negthinspace", "negmedspace", "negthickspace", "-", "/"], .dropped(arguments: 0)),
    ([",", ":", ";", ">", " ", "space", "thinspace", "medspace", "thickspace", "nobreakspace"], .space(1)),
    (["enspace", "enskip"], .space(1)),
    (["quad"], .space(2)),
    (["qquad"], .space(4)),
    (["big", "Big", "bigg", "Bigg"], .size(nil)),
    (["bigl", "Bigl", "biggl", "Biggl"], .size(.opening)),
    (["bigr", "Bigr", "biggr", "Biggr", "right"], .size(.closing)),
    (["bigm", "Bigm", "biggm", "Biggm"], .size(.relation)),
  ]

  private static let accents: [String: FormulaAccent] = [
    "hat": FormulaAccent(mark: "\u{302}", name: "hat"),
    "widehat": FormulaAccent(mark: "\u{302}", name: "hat"),
    "bar": FormulaAccent(mark: "\u{304}", name: "bar"),
    "check": FormulaAccent(mark: "\u{30C}", name: "check"),
    "tilde": FormulaAccent(mark: "\u{303}", name: "tilde"),
    "breve": FormulaAccent(mark: "\u{306}", name: "breve"),
    "widetilde": FormulaAccent(mark: "\u{303}", name: "tilde"),
    "widecheck": FormulaAccent(mark: "\u{30C}", name: "check"),
    "vec": FormulaAccent(mark: "\u{20D7}", name: "vec"), "dot": FormulaAccent(mark: "\u{307}", name: "dot"),
    "overrightarrow": FormulaAccent(mark: "\u{20D7}", name: "vec"),
    "overleftarrow": FormulaAccent(mark: "\u{20D6}", name: "overleftarrow"),
    "ddot": FormulaAccent(mark: "\u{308}", name: "ddot"),
    "dddot": FormulaAccent(mark: "\u{20DB}", name: "dddot"),
    "acute": FormulaAccent(mark: "\u{301}", name: "acute"),
    "grave": FormulaAccent(mark: "\u{300}", name: "grave"),
    "mathring": FormulaAccent(mark: "\u{30A}", name: "ring"),
    "overline": FormulaAccent(mark: "\u{305}", name: "overline", joins: true),
    "underline": FormulaAccent(mark: "\u{332}", name: "underline", joins: true),
    "underbar": FormulaAccent(mark: "\u{332}", name: "underline", joins: true),
    "cancel": FormulaAccent(mark: "\u{338}", name: "cancel"),
    "bcancel": FormulaAccent(mark: "\u{338}", name: "cancel"),
    "xcancel": FormulaAccent(mark: "\u{338}", name: "cancel"),
    "sout": FormulaAccent(mark: "\u{336}", name: "cancel", joins: true),
  ]
}
