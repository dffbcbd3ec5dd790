/// What of a block can be compared with its translation.
struct BlockFacts {
  enum Kind: Equatable {
    case paragraph, picture, heading(Int), list, quote, code, table, rule, footnote
  }

  var kind: Kind
  /// As `TextLength.letters`.
  var length = 0.0
  /// Items of a list, cells of a table, blocks of a quote.
  var parts = 0
  var code = ""
  var tokens: [String: Int] = [:]

  init(_ block: Block) {
    switch block.content {
    case .paragraph(let inlines): kind = Self.isPicture(inlines) ? .picture : .paragraph
    case .heading(let level, _): kind = .heading(level)
    case .list(let list):
      kind = .list
      parts = list.items.count
    case .quote(let blocks), .alert(_, let blocks):
      kind = .quote
      parts = blocks.count
    case .code(_, let text):
      kind = .code
      code = text
    case .table(let table):
      kind = .table
      parts = table.rows.reduce(0) { $0 + $1.count }
    case .thematicBreak: kind = .rule
    case .footnote(_, let blocks):
      kind = .footnote
      parts = blocks.count
    }
    for line in PlainText.lines(of: [block]) {
      length += TextLength.letters(in: line)
      FingerprintTokens.add(line, to: &tokens)
    }
    [block].visitInlines { inline in
      // Kept as they are, these say more than words; a mark before them keeps them apart.
      switch inline {
      case .link(let destination, _):
        tokens["→" + (SourceURL.normalized(destination) ?? destination), default: 0] += 4
      case .image(let source, _), .video(let source): tokens["▣" + source, default: 0] += 6
      case .code(let text): tokens["`" + text, default: 0] += 2
      case .math(let source, _):
        tokens["$" + source.filter { !$0.isWhitespace }, default: 0] += 2
      case .footnoteReference(let label): tokens["^" + label, default: 0] += 2
      default: break
      }
    }
  }

  private static func isPicture(_ inlines: [Inline]) -> Bool {
    var pictures = 0
    for inline in inlines {
      switch inline {
      case .image, .video: pictures += 1
      case .link(_, let inner) where !inner.isEmpty && isPicture(inner): pictures += 1
      case .softBreak, .lineBreak: continue
      case .text(let text) where text.allSatisfy(\.isWhitespace): continue
      default: return false
      }
    }
    return pictures > 0
  }
}

/// Facts of the blocks of two entries, and how much they say, in nats.
struct BlockEvidence {
  let left: [BlockFacts]
  let right: [BlockFacts]
  let texts: Fingerprints
  /// Letters of the right to one of the left.
  var lengthRatio = 1.0

  init(_ left: [Block], _ right: [Block]) {
    self.left = left.map(BlockFacts.init)
    self.right = right.map(BlockFacts.init)
    texts = Fingerprints(left: self.left.map(\.tokens), right: self.right.map(\.tokens))
  }

  struct Verdict {
    var content: Double
    var form: Double
    var length: Double
    var total: Double { content + form + length }
  }

  func verdict(_ i: Int, _ j: Int) -> Verdict {
    let mine = left[i]
    let theirs = right[j]
    var verdict = Verdict(content: 0, form: Self.kinds(mine, theirs), length: 0)
    // Where the kinds rule it out, the rest need not be looked at.
    guard verdict.form > -5 else { return verdict }
    if mine.kind == .code && theirs.kind == .code && mine.code == theirs.code {
      verdict.content = 8
      return verdict
    }
    let tokens = texts.left[i]
    let others = texts.right[j]
    verdict.content = Overlap(tokens, others, dot: tokens.dot(others)).odds(strength: 11, doubt: 4)
    if mine.kind != .picture {
      verdict.length = TextLength.odds(mine.length, theirs.length, ratio: lengthRatio)
    }
    return verdict
  }

  private static func kinds(_ mine: BlockFacts, _ theirs: BlockFacts) -> Double {
    guard mine.kind == theirs.kind else {
      switch (mine.kind, theirs.kind) {
      case (.heading, .heading): return -1
      case (.paragraph, .list), (.list, .paragraph), (.paragraph, .quote), (.quote, .paragraph): return -2
      case (.paragraph, .heading), (.heading, .paragraph), (.list, .quote), (.quote, .list): return -3
      case (.list, .table), (.table, .list): return -3
      default: return -10
      }
    }
    switch mine.kind {
    case .paragraph: return 0.3
    case .rule: return 0.5
    case .list, .table, .quote, .footnote:
      let most = max(mine.parts, theirs.parts, 1)
      return 1.6 - 2 * Double(abs(mine.parts - theirs.parts)) / Double(most)
    case .heading, .picture, .code: return 1.2
    }
  }

  /// The verdict on several blocks that stand for one, and the least that a part of them says, 0 to 1.
  func merged(_ lefts: Range<Int>, _ rights: Range<Int>) -> (verdict: Verdict, weakest: Double)? {
    let isLeft = lefts.count > 1
    let whole = isLeft ? right[rights.lowerBound] : left[lefts.lowerBound]
    let parts = isLeft ? left[lefts] : right[rights]
    var form = 0.0
    for part in parts {
      switch (part.kind, whole.kind) {
      case (.paragraph, .paragraph), (.list, .list), (.quote, .quote), (.table, .table), (.code, .code): break
      case (.paragraph, .list), (.paragraph, .quote), (.list, .paragraph), (.list, .quote): form -= 1
      default: return nil
      }
    }
    let lengths = (
      lefts.reduce(0) { $0 + left[$1].length }, rights.reduce(0) { $0 + right[$1].length }
    )
    let length = TextLength.odds(lengths.0, lengths.1, ratio: lengthRatio)
    // Most runs fail here, before anything is compared.
    guard length > -1.5 else { return nil }
    if whole.kind == .list, parts.allSatisfy({ $0.kind == .list }) {
      form += parts.reduce(0) { $0 + $1.parts } == whole.parts ? 1 : -1
    }
    var dot = 0.0
    var square = 0.0
    var mass = 0.0
    var weakest = 1.0
    let wholeText = isLeft ? texts.right[rights.lowerBound] : texts.left[lefts.lowerBound]
    let texts = isLeft ? self.texts.left : self.texts.right
    let range = isLeft ? lefts : rights
    for index in range {
      let own = texts[index].dot(wholeText)
      dot += own
      square += texts[index].square
      mass += texts[index].mass
      for other in range where other > index { square += 2 * texts[index].dot(texts[other]) }
      let share = texts[index].square > 0 ? min(1, own / texts[index].square) : 0
      weakest = min(weakest, share * texts[index].mass / (texts[index].mass + 4))
    }
    let overlap = Overlap(
      dot: dot, leftSquare: square, rightSquare: wholeText.square, leftMass: mass,
      rightMass: wholeText.mass)
    return (
      Verdict(content: overlap.odds(strength: 11, doubt: 4), form: form, length: length), weakest
    )
  }
}
