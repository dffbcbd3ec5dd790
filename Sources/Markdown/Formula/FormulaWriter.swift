/// From the tree to pieces, and to text.
struct FormulaWriter {
  /// Whether rows go on lines of their own.
  var breaksLines = false
  /// Scripts have no spaces round operators.
  var isCompact = false
  var alphabet: MathAlphabet?

  func text(of nodes: [FormulaNode]) -> String {
    let text = FormulaSpacing.joined(pieces(of: nodes), isCompact: isCompact)
    guard breaksLines else { return Self.trimmed(text[...]) }
    let lines = text.split(separator: "\n").map(Self.trimmed).filter { !$0.isEmpty }
    return lines.joined(separator: "\n").replacing(Self.padding, with: " ")
  }

  /// A space that stays at the start of a line until all is done: cells of one column stand below each other.
  static let padding = "\u{2007}"

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.first == " " { line.removeFirst() }
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  func pieces(of nodes: [FormulaNode]) -> [FormulaPiece] {
    var writer = self
    // Two matrices side by side would need a canvas; they stay in their line.
    if breaksLines, nodes.count(where: Self.isBlock) > 1 { writer.breaksLines = false }
    var pieces: [FormulaPiece] = []
    for (index, node) in nodes.enumerated() {
      if case .rowBreak = node {
        guard !pieces.isEmpty, index < nodes.count - 1 else { continue }
        pieces.append(breaksLines ? FormulaPiece(.lineBreak) : FormulaPiece(";", .punctuation))
      } else {
        writer.write(node, to: &pieces)
      }
    }
    return FormulaSpacing.resolved(pieces)
  }

  private static func isBlock(_ node: FormulaNode) -> Bool {
    switch node {
    case .rows(let rows): rows.style != .aligned && rows.rows.count > 1
    case .script(.rows?, _): true
    default: false
    }
  }

  func write(_ node: FormulaNode, to pieces: inout [FormulaPiece]) {
    switch node {
    case .symbol(let text, let kind): writeSymbol(text, kind, to: &pieces)
    case .number(let text): pieces.append(FormulaPiece(mapped(text), .ordinary))
    case .gap(let endsCommand): pieces.append(FormulaPiece(.gap(endsCommand: endsCommand)))
    case .space(let columns): pieces.append(FormulaPiece(.space(columns, isText: false)))
    case .literal(let text): writeLiteral(text, to: &pieces)
    case .source(let text): pieces.append(FormulaPiece(text, .ordinary, [.wide, .openEnded]))
    case .group(let nodes): writeGroup(nodes, to: &pieces)
    case .alphabet(let alphabet, let nodes):
      var writer = inner
      writer.alphabet = alphabet
      writer.writeGroup(nodes, to: &pieces)
    case .left(let text): if !text.isEmpty { pieces.append(FormulaPiece(text, .opening)) }
    case .rows(let rows): write(rows, to: &pieces)
    case .cellBreak: pieces.append(FormulaPiece(.space(1, isText: true)))
    case .rowBreak: break
    default: pieces.append(piece(for: node))
    }
  }

  /// The same writer for what is inside a node, where no line can break.
  var inner: FormulaWriter {
    var writer = self
    writer.breaksLines = false
    return writer
  }

  private func mapped(_ text: String) -> String {
    guard let alphabet else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map(alphabet.letter)))
  }

  private func writeSymbol(_ text: String, _ kind: FormulaClass, to pieces: inout [FormulaPiece]) {
    let scalars = text.unicodeScalars
    guard kind == .ordinary, scalars.count == 1, let scalar = scalars.first else {
      pieces.append(FormulaPiece(text, kind))
      return
    }
    // Letters in a row are one piece, as are the characters of a language without spaces.
    guard alphabet == nil, scalar.isASCIILetter || (scalar.value > 0x2E7F && scalar.isFormulaWord) else {
      pieces.append(FormulaPiece(mapped(text), kind))
      return
    }
    if let last = pieces.indices.last, pieces[last].traits.contains(.letters),
      pieces[last].atomClass == .ordinary
    {
      pieces[last].text += text
      pieces[last].traits.insert(.wide)
    } else {
      pieces.append(FormulaPiece(text, kind, scalar.isASCIILetter ? .letters : [.letters, .wide]))
    }
  }

  /// A group that holds one atom is that atom; any other has TeX's class for groups.
  private func writeGroup(_ nodes: [FormulaNode], to pieces: inout [FormulaPiece]) {
    let content = inner.pieces(of: nodes)
    if content.isEmpty {
      pieces.append(FormulaPiece("", .ordinary))
    } else if content.count == 1, var piece = content.first {
      piece.traits.remove(.letters)
      if content[0].traits.contains(.letters), content[0].text.unicodeScalars.count > 1 {
        piece.traits.insert(.wide)
      }
      // `{,}` is how TeX writes a comma that ends nothing, as in `10{,}000`.
      if piece.atomClass == .punctuation { piece.kind = .atom(.tight) }
      pieces.append(piece)
    } else {
      pieces.append(contentsOf: content)
    }
  }

  /// Text, with its spaces at either end as spaces of the formula.
  private func writeLiteral(_ text: String, to pieces: inout [FormulaPiece]) {
    let trimmed = Self.trimmed(text[...])
    guard !trimmed.isEmpty else {
      if !text.isEmpty { pieces.append(FormulaPiece(.space(1, isText: true))) }
      return
    }
    if text.first == " " { pieces.append(FormulaPiece(.space(1, isText: true))) }
    pieces.append(FormulaPiece(trimmed, .ordinary, [.text]))
    if text.last == " " { pieces.append(FormulaPiece(.space(1, isText: true))) }
  }
}
