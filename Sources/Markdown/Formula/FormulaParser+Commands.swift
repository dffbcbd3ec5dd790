extension FormulaParser {
  /// Reads the command that starts here with its arguments.
  mutating func command(_ name: String, into nodes: inout [FormulaNode], end: Int, depth: Int) {
    let start = position
    position += 1
    if let symbol = FormulaSymbols.symbol(named: name) {
      nodes.append(.symbol(symbol.text, symbol.kind))
    } else if let command = FormulaCommand.named(name) {
      structure(command, into: &nodes, end: end, depth: depth)
    } else if name == "\\" || name == "cr" || name == "newline" {
      skipRowSkip(upTo: end)
      nodes.append(.rowBreak)
    } else if name == "begin", let close = tokens.partners[start], close < end {
      nodes.append(contentsOf: environment(closingAt: close, end: end, depth: depth + 1))
    } else {
      nodes.append(unknown(from: start, end: end))
    }
  }

  private mutating func structure(
    _ command: FormulaCommand, into nodes: inout [FormulaNode], end: Int, depth: Int
  ) {
    switch command {
    case .text: nodes.append(.literal(literalArgument(upTo: end)))
    case .tag where hasArgument(upTo: end):
      skipStar(upTo: end)
      nodes += [.space(2), .literal("(" + literalArgument(upTo: end) + ")")]
    case .size(let side): nodes.append(contentsOf: delimiter(on: side, after: &nodes, end: end))
    case .left:
      if let text = delimiterText(upTo: end) { nodes.append(.left(text)) }
      skipSpaces(upTo: end)
    case .space(let columns): nodes.append(.space(columns))
    case .dropped(let arguments):
      for _ in 0..<arguments { skipArgument(upTo: end) }
    case .negation: nodes.append(contentsOf: negated(argument(upTo: end, depth: depth)))
    default:
      let start = position - 1
      let content = node(for: command, end: end, depth: depth)
      nodes.append(contentsOf: content ?? [.source(tokens.source(start..<position))])
    }
  }

  private mutating func hasArgument(upTo end: Int) -> Bool {
    skipSpaces(upTo: end)
    return position < end && tokens.kinds[position] != .close && tokens.kinds[position] != .cell
  }

  /// The node of a command that only takes arguments; nil if they are missing.
  private mutating func node(for command: FormulaCommand, end: Int, depth: Int) -> [FormulaNode]? {
    if case .function = command { skipStar(upTo: end) }
    var option: [FormulaNode] = []
    switch command {
    case .root, .arrow: option = optionalArgument(upTo: end, depth: depth)
    case .fraction: _ = optionalArgument(upTo: end, depth: depth)
    default: break
    }
    guard hasArgument(upTo: end) else { return nil }
    let first = argument(upTo: end, depth: depth)
    var second: [FormulaNode] = []
    switch command {
    case .fraction, .binomial, .over, .under:
      guard hasArgument(upTo: end) else { return nil }
      second = argument(upTo: end, depth: depth)
    default: break
    }
    return Self.node(for: command, option, first, second)
  }

  private static func node(
    for command: FormulaCommand, _ option: [FormulaNode], _ first: [FormulaNode], _ second: [FormulaNode]
  ) -> [FormulaNode]? {
    switch command {
    case .word: return [.word(first)]
    case .function: return [.classed([.word(first)], .function)]
    case .classed(let kind): return [.classed(first, kind)]
    case .plain: return [.group(first)]
    case .alphabet(let alphabet): return [.alphabet(alphabet, first)]
    case .accent(let accent): return [.accent(accent, first)]
    case .fraction: return [.fraction(first, second)]
    case .binomial: return [.binomial(first, second)]
    case .root: return [.root(index: option, first)]
    case .brace: return [.brace(first)]
    case .over: return [.script(.group(second), FormulaScripts(upper: first))]
    case .under: return [.script(.group(second), FormulaScripts(lower: first))]
    case .arrow(let arrow): return [.arrow(arrow, first.isEmpty ? option : first)]
    case .wrapped(let opening, let closing): return [.wrapped(opening, first, closing)]
    case .stack: return [.group(first.flatMap(stacked))]
    // An infix command with nothing on one of its sides, a tag without its text.
    default: return nil
    }
  }

  /// The rows of `\substack` in one line.
  private static func stacked(_ node: FormulaNode) -> [FormulaNode] {
    if case .rowBreak = node { [.symbol(",", .punctuation)] } else { [node] }
  }

  private func negated(_ nodes: [FormulaNode]) -> [FormulaNode] {
    guard case .symbol(let text, let kind)? = nodes.first else { return nodes }
    let rest = nodes.dropFirst()
    return [.symbol(FormulaSymbols.denied[text] ?? text + "\u{338}", kind == .bar ? .relation : kind)] + rest
  }

  /// An unknown command's source, with the groups right behind it.
  private mutating func unknown(from start: Int, end: Int) -> FormulaNode {
    while position < end {
      guard tokens.kinds[position] == .open, let close = tokens.partners[position], close < end else { break }
      position = close + 1
    }
    return .source(tokens.source(start..<position))
  }
}

extension FormulaParser {
  /// The delimiter behind `\big` or `\right`; one behind `\right` may close an array that `\left` opened.
  private mutating func delimiter(
    on side: FormulaClass?, after nodes: inout [FormulaNode], end: Int
  ) -> [FormulaNode] {
    guard let text = delimiterText(upTo: end) else { return [] }
    if side == .closing {
      while case .gap = nodes.last { nodes.removeLast() }
      if case .rows(var rows) = nodes.last, rows.opening.isEmpty, nodes.count > 1,
        case .left(let opening) = nodes[nodes.count - 2]
      {
        nodes.removeLast(2)
        (rows.opening, rows.closing) = (opening, text)
        if opening == "{", text.isEmpty { rows.style = .cases }
        return [.rows(rows)]
      }
    }
    guard !text.isEmpty else { return [] }
    return [.symbol(text, side ?? text.unicodeScalars.first.map(FormulaSymbols.kind) ?? .ordinary)]
  }

  /// The delimiter here, empty for `.`; nil, with nothing read, if there is none.
  private mutating func delimiterText(upTo end: Int) -> String? {
    skipSpaces(upTo: end)
    guard position < end else { return nil }
    switch tokens.kinds[position] {
    case .scalar("."):
      position += 1
      return ""
    case .scalar("<"):
      position += 1
      return "⟨"
    case .scalar(">"):
      position += 1
      return "⟩"
    case .scalar(let scalar)
    where [.opening, .closing, .bar, .tight].contains(FormulaSymbols.kind(of: scalar)):
      position += 1
      return String(scalar)
    case .command(let name):
      guard let symbol = FormulaSymbols.symbol(named: name), symbol.kind != .function else { return nil }
      position += 1
      return symbol.text
    default: return nil
    }
  }

  private mutating func skipStar(upTo end: Int) {
    if position < end, tokens.kinds[position] == .scalar("*") { position += 1 }
  }

  mutating func skipArgument(upTo end: Int) {
    skipStar(upTo: end)
    skipSpaces(upTo: end)
    guard position < end, tokens.kinds[position] != .close else { return }
    position = min(tokens.partners[position] ?? position, end - 1) + 1
  }

  /// Where the `[…]` here ends, if one does within `limit` tokens.
  private func optionEnd(upTo end: Int, limit: Int) -> Int? {
    guard position < end, tokens.kinds[position] == .scalar("[") else { return nil }
    var index = position + 1
    while index < min(end, position + limit) {
      if tokens.kinds[index] == .scalar("]") { return index }
      index = (tokens.partners[index] ?? index) + 1
    }
    return nil
  }

  /// The argument in brackets here, or nothing.
  mutating func optionalArgument(upTo end: Int, depth: Int) -> [FormulaNode] {
    guard let close = optionEnd(upTo: end, limit: 40) else { return [] }
    position += 1
    let nodes = list(upTo: close, depth: depth + 1)
    position = close + 1
    return nodes
  }

  /// The distance that may follow `\\`, as in `\\[4pt]`, and a star.
  private mutating func skipRowSkip(upTo end: Int) {
    skipStar(upTo: end)
    guard let close = optionEnd(upTo: end, limit: 12), position + 1 < close,
      case .scalar(let first) = tokens.kinds[position + 1], case .scalar(let last) = tokens.kinds[close - 1],
      first.isASCIIDigit || first == "-" || first == ".", last.isASCIILetter
    else { return }
    position = close + 1
  }

  /// The text in the group here: characters as they are, symbols, and no other commands.
  private mutating func literalArgument(upTo end: Int) -> String {
    skipSpaces(upTo: end)
    guard position < end else { return "" }
    guard tokens.kinds[position] == .open, let close = tokens.partners[position] else {
      position += 1
      return literal(position - 1..<position)
    }
    defer { position = close + 1 }
    return literal(position + 1..<close)
  }

  /// A range of tokens as text.
  func literal(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      switch tokens.kinds[index] {
      case .scalar("~"): text += " "
      case .open, .close: break
      case .space(let endsCommand): if !endsCommand { text += " " }
      case .command(let name):
        if let symbol = FormulaSymbols.symbol(named: name) {
          text += symbol.text
          continue
        }
        switch FormulaCommand.named(name) {
        case .text, .word, .plain, .dropped(arguments: 0): break
        case .space: text += " "
        default: text += name == "\\" ? " " : "\\" + name
        }
      default: text += tokens.source(index..<index + 1)
      }
    }
    return text
  }
}
