/// From tokens to a tree. Any input gives a tree: what is out of order keeps its source.
///
/// Every list of nodes is parsed from a range of tokens whose end is known, and no token is read twice, so the
/// work is linear.
struct FormulaParser {
  /// Groups deeper than this keep their source: formulas that people write stay far below it.
  static let deepest = 60

  let tokens: FormulaTokens
  /// The next token.
  var position = 0

  init(_ source: String) { tokens = FormulaTokens(source) }

  func nodes() -> [FormulaNode] {
    var parser = self
    return parser.list(upTo: tokens.count, depth: 0)
  }

  /// The nodes from here up to `end`, where it leaves off.
  mutating func list(upTo end: Int, depth: Int) -> [FormulaNode] {
    guard depth <= Self.deepest else {
      defer { position = end }
      return [.source(tokens.source(position..<end))]
    }
    var nodes: [FormulaNode] = []
    while position < end {
      switch tokens.kinds[position] {
      case .superscript, .subscript, .prime: attachScript(to: &nodes, end: end, depth: depth)
      case .command(let name):
        if let infix = infix(name, after: nodes, end: end, depth: depth) { return [infix] }
        command(name, into: &nodes, end: end, depth: depth)
      case .scalar(let scalar) where scalar.isASCIIDigit: nodes.append(number(upTo: end))
      default: nodes.append(contentsOf: single(upTo: end, depth: depth))
      }
    }
    return nodes
  }

  /// The argument of a command: a group's contents, a command with its own arguments, or one character.
  mutating func argument(upTo end: Int, depth: Int) -> [FormulaNode] {
    skipSpaces(upTo: end)
    guard position < end else { return [] }
    switch tokens.kinds[position] {
    case .open where tokens.partners[position] != nil:
      return group(depth: depth + 1)
    case .command(let name):
      guard depth < Self.deepest else {
        position += 1
        return [.source("\\" + name)]
      }
      var nodes: [FormulaNode] = []
      command(name, into: &nodes, end: end, depth: depth + 1)
      return nodes
    case .close, .cell: return []
    case .superscript, .subscript, .prime, .scalar, .open, .space: return single(upTo: end, depth: depth)
    }
  }

  /// The contents of the group that starts here.
  mutating func group(depth: Int) -> [FormulaNode] {
    guard let close = tokens.partners[position] else { return [] }
    position += 1
    let nodes = list(upTo: close, depth: depth)
    position = close + 1
    return nodes
  }

  mutating func skipSpaces(upTo end: Int) {
    while position < end, case .space = tokens.kinds[position] { position += 1 }
  }

  /// The node for one token other than a command; braces that have no partner are characters.
  private mutating func single(upTo end: Int, depth: Int) -> [FormulaNode] {
    let kind = tokens.kinds[position]
    if kind == .open, tokens.partners[position] != nil { return [.group(group(depth: depth + 1))] }
    position += 1
    switch kind {
    case .scalar("~"): return [.space(1)]
    case .scalar("-") where position < end && tokens.kinds[position] == .scalar(">"):
      position += 1
      return [.symbol("->", .relation)]
    case .scalar(let scalar): return [.symbol(String(scalar), FormulaSymbols.kind(of: scalar))]
    case .open: return [.symbol("{", .opening)]
    case .close: return [.symbol("}", .closing)]
    case .superscript: return [.symbol("^", .tight)]
    case .subscript: return [.symbol("_", .tight)]
    case .prime: return [.symbol("′", .ordinary)]
    case .cell: return [.cellBreak]
    case .space(let endsCommand): return [.gap(endsCommand: endsCommand)]
    case .command: return []
    }
  }

  /// A number with its decimal point and the commas of its thousands: `0.5`, `1,000`.
  private mutating func number(upTo end: Int) -> FormulaNode {
    var text = ""
    var digitsSincePoint = 0
    var groups = 0
    while position < end, case .scalar(let scalar) = tokens.kinds[position] {
      if scalar.isASCIIDigit {
        digitsSincePoint += 1
      } else if scalar == ".", groups == 0, digits(after: position, upTo: end) > 0, !text.contains(".") {
        digitsSincePoint = 0
      } else if scalar == ",", !text.contains("."), digits(after: position, upTo: end) == 3,
        groups == 0 ? digitsSincePoint <= 3 : digitsSincePoint == 3
      {
        digitsSincePoint = 0
        groups += 1
      } else {
        break
      }
      text.unicodeScalars.append(scalar)
      position += 1
    }
    return .number(text)
  }

  /// How many digits follow `index`, up to 4.
  private func digits(after index: Int, upTo end: Int) -> Int {
    var count = 0
    while count < 4, index + count + 1 < end, case .scalar(let scalar) = tokens.kinds[index + count + 1],
      scalar.isASCIIDigit
    {
      count += 1
    }
    return count
  }
}

extension FormulaParser {
  /// Reads the script, or the primes, that start here, and hangs them on the last node.
  private mutating func attachScript(to nodes: inout [FormulaNode], end: Int, depth: Int) {
    let kind = tokens.kinds[position]
    let mark = position
    position += 1
    let content = kind == .prime ? [] : argument(upTo: end, depth: depth)
    if kind != .prime, position == mark + 1 {
      nodes.append(.symbol(kind == .subscript ? "_" : "^", .tight))
      return
    }
    while case .gap = nodes.last { nodes.removeLast() }
    var scripts = FormulaScripts()
    var base: FormulaNode?
    switch nodes.last {
    case .script(let inner, let present) where Self.isFree(kind, in: present):
      (base, scripts) = (inner, present)
      nodes.removeLast()
    // A second script of a kind is an error in TeX; here it stands behind the first.
    case nil, .script, .space, .cellBreak, .rowBreak: break
    case let last?:
      base = last
      nodes.removeLast()
    }
    switch kind {
    case .subscript: scripts.lower = content
    case .superscript: scripts.upper = content
    default: scripts.primes += 1
    }
    nodes.append(.script(base, scripts))
  }

  private static func isFree(_ kind: FormulaTokens.Kind, in scripts: FormulaScripts) -> Bool {
    switch kind {
    case .subscript: scripts.lower == nil
    case .superscript: scripts.upper == nil
    default: true
    }
  }

  /// `\over` and its like, which make one fraction of the whole list.
  private mutating func infix(
    _ name: String, after nodes: [FormulaNode], end: Int, depth: Int
  ) -> FormulaNode? {
    guard !nodes.isEmpty, position + 1 < end else { return nil }
    switch FormulaCommand.named(name) {
    case .infixFraction:
      position += 1
      return .fraction(nodes, list(upTo: end, depth: depth + 1))
    case .infixBinomial:
      position += 1
      return .binomial(nodes, list(upTo: end, depth: depth + 1))
    default: return nil
    }
  }
}
