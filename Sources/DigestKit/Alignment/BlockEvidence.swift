import Markdown

/// What of a block can be compared with its translation.
struct BlockFacts {
  enum Kind: Equatable {
    case paragraph, picture, heading(Int), list, quote, code, table, rule, footnote
  }

  var kind: Kind
  /// The length of the text in letters, counted by `TextLength.letters`.
  var length = 0.0
  /// Items of a list, cells of a table, blocks of a quote.
  var parts = 0
  var code = ""
  var tokens: TokenCounts = [:]

  /// With the lines of the block, if they are known.
  init(_ block: Block, lines: [String]?) {
    switch block.content {
    case .paragraph(let inlines): kind = Self.isPicture(inlines) ? .picture : .paragraph
    case .heading(let level, _): kind = .heading(level)
    case .list(let list):
      kind = .list
      parts = list.items.count
    case .quote(let blocks), .alert(_, _, let blocks), .definition(let blocks):
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
    for line in lines ?? PlainText.lines(of: [block]) {
      length += TextLength.letters(in: line)
      FingerprintTokens.add(line, to: &tokens)
    }
    [block].visitInlines { inline in
      // Translators keep these as they are, so they say more than words.
      switch inline {
      case .link(let destination, _):
        tokens[FingerprintToken(SourceURL.normalized(destination) ?? destination, .link), default: 0] += 4
      case .image(let source, _), .video(let source):
        tokens[FingerprintToken(source, .picture), default: 0] += 6
      case .code(let text): tokens[FingerprintToken(text, .code), default: 0] += 2
      case .math(let source, _):
        tokens[FingerprintToken(source.filter { !$0.isWhitespace }, .math), default: 0] += 2
      case .footnoteReference(let label): tokens[FingerprintToken(label, .footnote), default: 0] += 2
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
  let left: Side
  let right: Side
  let candidates: [[(right: Int, dot: Double)]]
  /// Letters of the right to one of the left.
  let lengthRatio: Double

  /// What is looked at for every pair, by block; laid out for many lookups.
  struct Side {
    let kinds: [BlockFacts.Kind]
    let lengths: [Double]
    let parts: [Int]
    let codes: [String]
    let texts: [Fingerprint]
    var count: Int { kinds.count }

    init(_ facts: [BlockFacts], _ texts: [Fingerprint]) {
      kinds = facts.map(\.kind)
      lengths = facts.map(\.length)
      parts = facts.map(\.parts)
      codes = facts.map(\.code)
      self.texts = texts
    }
  }

  init(_ left: [Block], _ right: [Block], lines: (left: [[String]], right: [[String]])?) {
    let leftFacts = left.indices.map { BlockFacts(left[$0], lines: lines?.left[$0]) }
    let rightFacts = right.indices.map { BlockFacts(right[$0], lines: lines?.right[$0]) }
    let texts = Fingerprints(left: leftFacts.map(\.tokens), right: rightFacts.map(\.tokens))
    self.left = Side(leftFacts, texts.left)
    self.right = Side(rightFacts, texts.right)
    // Only long sequences are given anchors.
    candidates = left.count * right.count > 40_000 ? texts.candidates(count: 4) : []
    let leftSum = self.left.lengths.reduce(0, +)
    let rightSum = self.right.lengths.reduce(0, +)
    // Blocks may be missing on one side, so the sums are believed within limits.
    let isTelling = leftSum > 200 && rightSum > 200
    lengthRatio = isTelling ? min(1.5, max(1 / 1.5, rightSum / leftSum)) : 1
  }

  func verdict(_ i: Int, _ j: Int) -> Verdict {
    let kind = left.kinds[i]
    var verdict = Verdict(content: 0, form: form(i, j), length: 0)
    // Where the kinds rule it out, the rest need not be looked at.
    guard verdict.form > -5 else { return verdict }
    if kind == .code, left.codes[i] == right.codes[j] {
      verdict.content = Odds.sameCode
      return verdict
    }
    verdict.content = Self.content(left.texts[i], right.texts[j])
    if kind != .picture {
      verdict.length = TextLength.odds(left.lengths[i], right.lengths[j], ratio: lengthRatio)
    }
    return verdict
  }

  private static func content(_ mine: Fingerprint, _ theirs: Fingerprint) -> Double {
    Overlap(mine, theirs, dot: mine.dot(theirs)).odds(Odds.blockText)
  }

  private func form(_ i: Int, _ j: Int) -> Double {
    let mine = left.kinds[i]
    let theirs = right.kinds[j]
    guard mine == theirs else {
      switch (mine, theirs) {
      case (.heading, .heading): return -1
      case (.paragraph, .list), (.list, .paragraph), (.paragraph, .quote), (.quote, .paragraph): return -2
      case (.paragraph, .heading), (.heading, .paragraph), (.list, .quote), (.quote, .list): return -3
      case (.list, .table), (.table, .list): return -3
      default: return -10
      }
    }
    switch mine {
    case .paragraph: return 0.3
    case .rule: return 0.5
    case .list, .table, .quote, .footnote:
      let most = max(left.parts[i], right.parts[j], 1)
      return 1.6 - 2 * Double(abs(left.parts[i] - right.parts[j])) / Double(most)
    case .heading, .picture, .code: return 1.2
    }
  }

  /// The verdict on several blocks that stand for one, and the least that a part of them says, 0 to 1; nil if
  /// they can't.
  func merged(_ lefts: Range<Int>, _ rights: Range<Int>) -> (verdict: Verdict, weakest: Double)? {
    lefts.count > 1
      ? merged(lefts, of: left, rights.lowerBound, of: right, ratio: lengthRatio)
      : merged(rights, of: right, lefts.lowerBound, of: left, ratio: 1 / lengthRatio)
  }

  private func merged(
    _ range: Range<Int>, of parts: Side, _ whole: Int, of side: Side, ratio: Double
  ) -> (verdict: Verdict, weakest: Double)? {
    var sum = 0.0
    for index in range { sum += parts.lengths[index] }
    let wholeLength = side.lengths[whole]
    // Most runs fail here, before anything is compared.
    guard sum * ratio < 3 * wholeLength + 40, wholeLength < 3 * sum * ratio + 40 else { return nil }
    var form = 0.0
    var items = 0
    for index in range {
      items += parts.parts[index]
      switch (parts.kinds[index], side.kinds[whole]) {
      case (.paragraph, .paragraph), (.list, .list), (.quote, .quote), (.table, .table), (.code, .code): break
      case (.paragraph, .list), (.paragraph, .quote), (.list, .paragraph), (.list, .quote): form -= 1
      default: return nil
      }
    }
    let length = TextLength.odds(sum, wholeLength, ratio: ratio)
    guard length > -1.5 else { return nil }
    if side.kinds[whole] == .list { form += items == side.parts[whole] ? 1 : -1 }
    var dot = 0.0
    var square = 0.0
    var mass = 0.0
    var weakest = 1.0
    for index in range {
      let text = parts.texts[index]
      let own = text.dot(side.texts[whole])
      dot += own
      square += text.square
      mass += text.mass
      for other in range where other > index { square += 2 * text.dot(parts.texts[other]) }
      let share = text.square > 0 ? min(1, own / text.square) : 0
      weakest = min(weakest, share * text.mass / (text.mass + Odds.blockText.doubt))
    }
    let overlap = Overlap(
      dot: dot, leftSquare: square, rightSquare: side.texts[whole].square, leftMass: mass,
      rightMass: side.texts[whole].mass)
    let content = overlap.odds(Odds.blockText)
    return (Verdict(content: content, form: form, length: length), weakest)
  }
}
