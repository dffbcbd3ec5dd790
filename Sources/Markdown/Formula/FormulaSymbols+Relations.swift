extension FormulaSymbols {
  static let binaries: [String: String] = [
    "times": "×", "cdot": "·", "div": "÷", "divideontimes": "⋇", "pm": "±", "plusmn": "±", "mp": "∓",
    "ast": "*", "star": "⋆", "circ": "∘", "bullet": "•", "bull": "•", "centerdot": "·", "oplus": "⊕",
    "ominus": "⊖", "otimes": "⊗", "oslash": "⊘", "odot": "⊙", "circledast": "⊛", "circledcirc": "⊚",
    "circleddash": "⊝", "boxplus": "⊞", "boxminus": "⊟", "boxtimes": "⊠", "boxdot": "⊡", "cup": "∪",
    "cap": "∩", "Cup": "⋓", "Cap": "⋒", "uplus": "⊎", "sqcup": "⊔", "sqcap": "⊓", "setminus": "∖",
    "smallsetminus": "∖", "wedge": "∧", "land": "∧", "vee": "∨", "lor": "∨", "barwedge": "⊼", "veebar": "⊻",
    "curlywedge": "⋏", "curlyvee": "⋎", "doublebarwedge": "⩞", "wr": "≀", "amalg": "⨿", "dagger": "†",
    "dag": "†", "ddagger": "‡", "ddag": "‡", "diamond": "⋄", "bigtriangleup": "△", "bigtriangledown": "▽",
    "triangleleft": "◁", "triangleright": "▷", "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵",
    "bigcirc": "◯", "ltimes": "⋉", "rtimes": "⋊", "leftthreetimes": "⋋", "rightthreetimes": "⋌",
    "intercal": "⊺", "dotplus": "∔", "bmod": "mod", "plus": "+", "minus": "-",
  ]

  static let relations: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "⩽", "leqq": "≦", "ge": "≥", "geq": "≥", "geqslant": "⩾", "geqq": "≧",
    "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "lll": "⋘", "llless": "⋘", "ggg": "⋙", "gggtr": "⋙",
    "approx": "≈", "approxeq": "≊", "thickapprox": "≈", "sim": "∼", "thicksim": "∼", "backsim": "∽",
    "simeq": "≃", "backsimeq": "⋍", "cong": "≅", "equiv": "≡", "propto": "∝", "varpropto": "∝", "asymp": "≍",
    "doteq": "≐", "doteqdot": "≑", "Doteq": "≑", "risingdotseq": "≓", "fallingdotseq": "≒", "circeq": "≗",
    "triangleq": "≜", "eqcirc": "≖", "bumpeq": "≏", "Bumpeq": "≎", "coloneqq": "≔", "coloneq": "≔",
    "colonequals": "≔", "eqqcolon": "≕", "eqcolon": "≕", "Coloneqq": "⩴", "questeq": "≟", "eqdef": "≝",
    "defeq": "≔", "measeq": "≞", "in": "∈", "isin": "∈", "ni": "∋", "owns": "∋", "subset": "⊂", "sub": "⊂",
    "subseteq": "⊆", "sube": "⊆", "subseteqq": "⫅", "supset": "⊃", "supseteq": "⊇", "supe": "⊇",
    "supseteqq": "⫆", "Subset": "⋐", "Supset": "⋑", "sqsubset": "⊏", "sqsubseteq": "⊑", "sqsupset": "⊐",
    "sqsupseteq": "⊒", "prec": "≺", "succ": "≻", "preceq": "⪯", "succeq": "⪰", "preccurlyeq": "≼",
    "succcurlyeq": "≽", "precsim": "≾", "succsim": "≿", "precapprox": "⪷", "succapprox": "⪸",
    "curlyeqprec": "⋞", "curlyeqsucc": "⋟", "lesssim": "≲", "gtrsim": "≳", "lessapprox": "⪅",
    "gtrapprox": "⪆", "lessgtr": "≶", "gtrless": "≷", "lesseqgtr": "⋚", "gtreqless": "⋛", "eqslantless": "⪕",
    "eqslantgtr": "⪖", "vdash": "⊢", "dashv": "⊣", "models": "⊨", "vDash": "⊨", "Vdash": "⊩", "Vvdash": "⊪",
    "perp": "⟂", "parallel": "∥", "shortparallel": "∥", "mid": "|", "shortmid": "|", "between": "≬",
    "pitchfork": "⋔", "bowtie": "⋈", "Join": "⋈", "smile": "⌣", "frown": "⌢", "smallsmile": "⌣",
    "smallfrown": "⌢", "trianglelefteq": "⊴", "trianglerighteq": "⊵", "vartriangleleft": "⊲",
    "vartriangleright": "⊳", "vartriangle": "△", "blacktriangleleft": "◀", "blacktriangleright": "▶",
    "ratio": ":", "vcentcolon": ":", "dblcolon": "∷", "Colon": "∷", "backepsilon": "϶", "indep": "⫫",
    "Perp": "⫫", "eqsim": "≂", "bigcirceq": "≗", "wedgeq": "≙", "equalparallel": "⋕",
  ]

  static let negations: [String: String] = [
    "ne": "≠", "neq": "≠", "notin": "∉", "notni": "∌", "nless": "≮", "ngtr": "≯", "nleq": "≰", "ngeq": "≱",
    "nleqslant": "≰", "ngeqslant": "≱", "lneq": "⪇", "gneq": "⪈", "lneqq": "≨", "gneqq": "≩", "lnsim": "⋦",
    "gnsim": "⋧", "lnapprox": "⪉", "gnapprox": "⪊", "nsim": "≁", "ncong": "≇", "napprox": "≉", "nequiv": "≢",
    "nprec": "⊀", "nsucc": "⊁", "npreceq": "⋠", "nsucceq": "⋡", "precneqq": "⪵", "succneqq": "⪶",
    "precnsim": "⋨", "succnsim": "⋩", "nsubset": "⊄", "nsupset": "⊅", "nsubseteq": "⊈", "nsupseteq": "⊉",
    "subsetneq": "⊊", "supsetneq": "⊋", "varsubsetneq": "⊊", "varsupsetneq": "⊋", "subsetneqq": "⫋",
    "supsetneqq": "⫌", "nmid": "∤", "nshortmid": "∤", "nparallel": "∦", "nshortparallel": "∦", "nvdash": "⊬",
    "nvDash": "⊭", "nVdash": "⊮", "nVDash": "⊯", "ntriangleleft": "⋪", "ntriangleright": "⋫",
    "ntrianglelefteq": "⋬", "ntrianglerighteq": "⋭",
  ]

  static let arrows: [String: String] = [
    "to": "→", "rightarrow": "→", "rarr": "→", "longrightarrow": "⟶", "Rightarrow": "⇒", "rArr": "⇒",
    "Longrightarrow": "⟹", "implies": "⟹", "gets": "←", "leftarrow": "←", "larr": "←",
    "longleftarrow": "⟵", "Leftarrow": "⇐", "lArr": "⇐", "Longleftarrow": "⟸", "impliedby": "⟸",
    "leftrightarrow": "↔", "harr": "↔", "longleftrightarrow": "⟷", "Leftrightarrow": "⇔", "hArr": "⇔",
    "Longleftrightarrow": "⟺", "iff": "⟺", "mapsto": "↦", "longmapsto": "⟼", "mapsfrom": "↤",
    "uparrow": "↑", "uarr": "↑", "downarrow": "↓", "darr": "↓", "updownarrow": "↕", "Uparrow": "⇑",
    "uArr": "⇑", "Downarrow": "⇓", "dArr": "⇓", "Updownarrow": "⇕", "nearrow": "↗", "searrow": "↘",
    "swarrow": "↙", "nwarrow": "↖", "hookrightarrow": "↪", "hookleftarrow": "↩", "rightharpoonup": "⇀",
    "rightharpoondown": "⇁", "leftharpoonup": "↼", "leftharpoondown": "↽", "rightleftharpoons": "⇌",
    "leftrightharpoons": "⇋", "rightleftarrows": "⇄", "leftrightarrows": "⇆", "rightrightarrows": "⇉",
    "leftleftarrows": "⇇", "upuparrows": "⇈", "downdownarrows": "⇊", "upharpoonright": "↾",
    "restriction": "↾", "upharpoonleft": "↿", "downharpoonright": "⇂", "downharpoonleft": "⇃",
    "leadsto": "⇝", "rightsquigarrow": "⇝", "leftrightsquigarrow": "↭", "twoheadrightarrow": "↠",
    "twoheadleftarrow": "↞", "rightarrowtail": "↣", "leftarrowtail": "↢", "dashrightarrow": "⇢",
    "dashleftarrow": "⇠", "curvearrowright": "↷", "curvearrowleft": "↶", "circlearrowright": "↻",
    "circlearrowleft": "↺", "looparrowright": "↬", "looparrowleft": "↫", "Rrightarrow": "⇛",
    "Lleftarrow": "⇚", "Lsh": "↰", "Rsh": "↱", "multimap": "⊸", "nrightarrow": "↛", "nleftarrow": "↚",
    "nleftrightarrow": "↮", "nRightarrow": "⇏", "nLeftarrow": "⇍", "nLeftrightarrow": "⇎",
  ]

  /// What `\not` makes of a symbol, where Unicode has a character for it.
  static let denied: [String: String] = [
    "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊃": "⊅", "⊆": "⊈",
    "⊇": "⊉", "≡": "≢", "∼": "≁", "≈": "≉", "≃": "≄", "≅": "≇", "≺": "⊀", "≻": "⊁", "|": "∤", "∥": "∦",
    "⊢": "⊬", "⊨": "⊭", "→": "↛", "←": "↚", "↔": "↮", "⇒": "⇏", "⇐": "⇍", "⇔": "⇎", "∃": "∄",
  ]
}
