extension FormulaWriter {
  /// The piece of a node that makes exactly one.
  func piece(for node: FormulaNode) -> FormulaPiece {
    switch node {
    case .word(let nodes):
      // What joins two words is no minus.
      let text = inner.text(of: nodes).replacing("−", with: "-")
      return FormulaPiece(text, .ordinary, text.unicodeScalars.count > 1 ? [.word, .wide] : [])
    case .classed(let nodes, let kind):
      return FormulaPiece(inner.text(of: nodes), kind)
    case .script(let base, let scripts): return scripted(base, scripts)
    case .fraction(let upper, let lower): return fraction(upper, lower)
    case .binomial(let upper, let lower):
      return FormulaPiece(
        "C(" + compact.text(of: upper) + "," + compact.text(of: lower) + ")", .ordinary, .wide)
    case .root(let index, let nodes): return root(index, nodes)
    case .accent(let accent, let nodes): return accented(nodes, accent)
    case .brace(let nodes): return FormulaPiece(inner.text(of: nodes), .ordinary, .wide)
    case .arrow(let arrow, let nodes):
      let text = compact.text(of: nodes)
      return FormulaPiece(text.isEmpty ? arrow : arrow + "(" + text + ")", .relation)
    case .wrapped(let opening, let nodes, let closing):
      return FormulaPiece(opening + inner.text(of: nodes) + closing, .ordinary, .wide)
    default: return FormulaPiece("", .ordinary)
    }
  }

  var compact: FormulaWriter {
    var writer = inner
    writer.isCompact = true
    return writer
  }

  private func fraction(_ upper: [FormulaNode], _ lower: [FormulaNode]) -> FormulaPiece {
    let above = operand(upper, asDenominator: false)
    let below = operand(lower, asDenominator: true)
    if let vulgar = Self.vulgar[above + "/" + below] { return FormulaPiece(vulgar, .ordinary) }
    return FormulaPiece(above + "/" + below, .ordinary, [.fraction, .wide, .openEnded])
  }

  /// One side of a slash, in parentheses if the slash would part it.
  private func operand(_ nodes: [FormulaNode], asDenominator: Bool) -> String {
    let pieces = inner.pieces(of: nodes)
    let text = FormulaSpacing.joined(pieces, isCompact: isCompact)
    return pieces.isCompound(asDenominator: asDenominator) ? "(" + text + ")" : text
  }

  private static let vulgar: [String: String] = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗",
    "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
  ]

  private func root(_ index: [FormulaNode], _ nodes: [FormulaNode]) -> FormulaPiece {
    let text = inner.text(of: nodes)
    let power = compact.text(of: index)
    let sign: String
    switch power {
    case "", "2": sign = "√"
    case "3": sign = "∛"
    case "4": sign = "∜"
    default: sign = (ScriptText.superscripted(power) ?? power) + "√"
    }
    let isBare = !text.isEmpty && Self.isAtom(text, allowsMarks: true)
    return FormulaPiece(
      sign + (isBare ? text : "(" + text + ")"), .ordinary, isBare ? [.wide, .openEnded] : .wide)
  }

  private func accented(_ nodes: [FormulaNode], _ accent: FormulaAccent) -> FormulaPiece {
    let text = inner.text(of: nodes)
    let scalars = Array(text.unicodeScalars)
    let letters = scalars.prefix { !ScriptText.isScript($0) && !$0.isCombiningMark }
    let isOne = letters.count == 1 && letters[0].isFormulaWord || text == "∇" || text == "∂"
    let rest = scalars.dropFirst(letters.count)
    var marked = String.UnicodeScalarView()
    if isOne, rest.allSatisfy({ ScriptText.isScript($0) || $0.isCombiningMark || $0 == "′" }) {
      let marks = rest.prefix { $0.isCombiningMark }
      marked.append(contentsOf: letters + marks + [accent.mark] + rest.dropFirst(marks.count))
      return FormulaPiece(String(marked), .ordinary, rest.isEmpty ? [] : .wide)
    }
    if accent.joins, !scalars.isEmpty, scalars.allSatisfy({ $0.isFormulaWord && !ScriptText.isScript($0) }) {
      for scalar in scalars { marked.append(contentsOf: [scalar, accent.mark]) }
      return FormulaPiece(String(marked), .ordinary, .wide)
    }
    return FormulaPiece(text.isEmpty ? "" : accent.name + "(" + text + ")", .ordinary, .wide)
  }
}

extension FormulaWriter {
  private func scripted(_ base: FormulaNode?, _ scripts: FormulaScripts) -> FormulaPiece {
    var base = base.map(self.base) ?? FormulaPiece("", .ordinary)
    if let node = baseBrace(base: base, scripts) { return node }
    let lower = scripts.lower.map { script($0, mark: "_", ScriptText.subscripted) }
    let upper = scripts.upper.map { script($0, mark: "^", ScriptText.superscripted) }
    base.text += (lower?.text ?? "") + Self.primes(scripts.primes) + (upper?.text ?? "")
    base.traits.remove([.letters, .fraction, .brace])
    base.traits.insert([.wide, .scripted])
    let last = upper ?? (scripts.primes > 0 ? nil : lower)
    if let last, last.isSpelled { base.traits.insert(.openEnded) } else { base.traits.remove(.openEnded) }
    return base
  }

  /// `\underbrace{x}_{y}`: the remark in parentheses behind what it is about.
  private func baseBrace(base: FormulaPiece, _ scripts: FormulaScripts) -> FormulaPiece? {
    guard base.traits.contains(.brace), let remark = scripts.lower ?? scripts.upper else { return nil }
    let text = inner.text(of: remark)
    return FormulaPiece(text.isEmpty ? base.text : base.text + " (" + text + ")", .ordinary, [.wide, .word])
  }

  /// What scripts hang on, as one piece.
  private func base(_ node: FormulaNode) -> FormulaPiece {
    var pieces: [FormulaPiece] = []
    if case .brace(let nodes) = node {
      return FormulaPiece(inner.text(of: nodes), .ordinary, [.wide, .brace])
    }
    inner.write(node, to: &pieces)
    guard pieces.count != 1, let last = pieces.last else {
      guard var piece = pieces.first else { return FormulaPiece("", .ordinary) }
      if piece.traits.contains(.fraction) { piece.text = "(" + piece.text + ")" }
      return piece
    }
    var kind = FormulaClass.ordinary
    if case .left = node { kind = .opening }
    let text = FormulaSpacing.joined(FormulaSpacing.resolved(pieces), isCompact: isCompact)
    return FormulaPiece(text, kind, last.traits.intersection([.openEnded]).union(.wide))
  }

  private static func primes(_ count: Int) -> String {
    switch count {
    case 0: ""
    case 1: "′"
    case 2: "″"
    case 3: "‴"
    default: String(repeating: "′", count: min(count, 12))
    }
  }

  /// A script in script characters; spelled out where they are missing, and for words, which nobody reads
  /// in them.
  private func script(
    _ nodes: [FormulaNode], mark: String, _ mapped: (String) -> String?
  ) -> (text: String, isSpelled: Bool) {
    let pieces = compact.pieces(of: nodes)
    var text = FormulaSpacing.joined(pieces, isCompact: true)
    while text.last == " " { text.removeLast() }
    if text.isEmpty { return ("", false) }
    if mark == "^", text.unicodeScalars.first == "∘" { return ("°" + text.dropFirst(), false) }
    if mark == "^", text == "⋆" { return (text, false) }
    if !pieces.contains(where: Self.isWord), let small = mapped(text) { return (small, false) }
    let isBare = Self.isAtom(text, allowsMarks: false) || Self.isBound(text) || Self.isParenthesized(text)
    return (mark + (isBare ? text : "(" + text + ")"), true)
  }

  /// Words rather than a run of indices: upright ones, three letters or more that aren't `ijkl`, and `in`,
  /// which goes with `out`.
  private static func isWord(_ piece: FormulaPiece) -> Bool {
    let letters = piece.text.unicodeScalars.prefix { $0.isFormulaWord && !$0.isASCIIDigit }
    let isUpright = !piece.traits.isDisjoint(with: [.word, .text]) || piece.atomClass == .function
    if isUpright { return letters.count > 1 }
    if piece.text == "in" { return true }
    return letters.count > 2 && !letters.allSatisfy { ("i"..."l").contains($0) }
  }

  /// Whether text holds together without parentheses: a word, a number, one symbol.
  static func isAtom(_ text: String, allowsMarks: Bool) -> Bool {
    let scalars = text.unicodeScalars
    if text.count == 1, let scalar = scalars.first, !ScriptText.isScript(scalar) { return true }
    let hasDigit = scalars.contains { $0.isASCIIDigit }
    let hasLetter = scalars.contains { $0.isFormulaWord && !$0.isASCIIDigit && !ScriptText.isScript($0) }
    if allowsMarks {
      // Under a root, `ab` would be a product.
      let plain = scalars.count { $0.isFormulaWord && !ScriptText.isScript($0) }
      return hasLetter
        ? plain == 1
          && scalars.allSatisfy { $0.isFormulaWord || ScriptText.isScript($0) || $0.isCombiningMark }
        : hasDigit && scalars.allSatisfy { $0.isASCIIDigit || $0 == "." }
    }
    return (hasDigit || hasLetter)
      && scalars.allSatisfy {
        $0.isFormulaWord && !ScriptText.isScript($0) || $0.isCombiningMark || $0 == "." || $0 == "′"
      }
  }

  /// `<t`, as all before `t` is written.
  private static func isBound(_ text: String) -> Bool {
    guard text.count == 2, let first = text.first, let last = text.unicodeScalars.last else { return false }
    return "<>≤≥".contains(first) && last.isFormulaWord
  }

  private static func isParenthesized(_ text: String) -> Bool {
    guard text.first == "(", text.last == ")" else { return false }
    var depth = 0
    for (index, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return index == text.count - 1 }
    }
    return false
  }
}

extension Unicode.Scalar {
  /// The combining marks that accents leave.
  var isCombiningMark: Bool { (0x300...0x36F).contains(value) || (0x20D0...0x20FF).contains(value) }
}
