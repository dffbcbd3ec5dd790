import Writing

/// A pattern with its fast way of looking, made once a query.
public struct PreparedPattern: Sendable {
  public let pattern: SearchPattern
  fileprivate let finder: PatternFinder?

  public init(_ pattern: SearchPattern) {
    self.pattern = pattern
    finder = pattern.text.flatMap(PatternFinder.init)
  }
}

/// Text that patterns are looked for in: as it stands where that gives the same, folded otherwise.
public struct SearchableText: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  /// What patterns can be looked for in the text as it stands; known for it or for a text that it is part of.
  public let simplicity: Simplicity
  /// True once an expression was given up on it: what it holds isn't known.
  public private(set) var isGivenUp = false
  private var pieces: [Piece]?
  private var folded: FoldedText?

  /// Whole lines. No match reaches into another line, and what one is folded to doesn't depend on others.
  private enum Piece {
    /// Every pattern can be looked for in them as they stand.
    case plain(Range<Int>)
    /// One line that can't.
    case folded(FoldedText, start: Int)
  }

  /// `bytes` must outlive this.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, simplicity: Simplicity) {
    self.bytes = bytes
    self.simplicity = simplicity
  }

  public mutating func contains(_ prepared: PreparedPattern) -> Bool {
    !matches(of: prepared, limit: 1).isEmpty
  }

  /// UTF-8 ranges of at most `limit` matches, in order.
  public mutating func matches(of prepared: PreparedPattern, limit: Int = .max) -> [Range<Int>] {
    switch prepared.pattern {
    case .text(let pattern): return matches(of: pattern, prepared.finder, limit: limit)
    case .expression(let expression):
      let outcome = expression.outcome(in: bytes, limit: limit)
      if outcome.isGivenUp { isGivenUp = true }
      return outcome.matches
    }
  }

  private mutating func matches(of pattern: TextPattern, _ finder: PatternFinder?, limit: Int) -> [Range<Int>]
  {
    guard let finder else { return Array(pattern.matches(in: foldedText()).prefix(limit)) }
    if finder.needs <= simplicity { return finder.matches(in: bytes, limit: limit) }
    var found: [Range<Int>] = []
    for piece in linePieces() where found.count < limit {
      let (matches, start) =
        switch piece {
        case .plain(let range):
          (
            finder.matches(in: UnsafeBufferPointer(rebasing: bytes[range]), limit: limit - found.count),
            range.lowerBound
          )
        case .folded(let line, let start): (pattern.matches(in: line), start)
        }
      found += matches.prefix(limit - found.count).map { ($0.lowerBound + start)..<($0.upperBound + start) }
    }
    return found
  }

  /// UTF-8 ranges of the matches of each pattern: as many as an extract is made of.
  public mutating func matches(of patterns: [PreparedPattern]) -> [[Range<Int>]] {
    var found: [[Range<Int>]] = []
    for pattern in patterns { found.append(matches(of: pattern, limit: Self.mostMatches)) }
    return found
  }

  /// A text that holds a word so often is shown by the first ones.
  public static let mostMatches = 200

  private mutating func foldedText() -> FoldedText {
    if let folded { return folded }
    let made = FoldedText(utf8: bytes)
    folded = made
    return made
  }

  private mutating func linePieces() -> [Piece] {
    if let pieces { return pieces }
    var made: [Piece] = []
    var plainStart = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      if !PatternFinder.isPlain(line) {
        if plainStart < start { made.append(.plain(plainStart..<start)) }
        made.append(.folded(FoldedText(utf8: line), start: start))
        plainStart = end
      }
      start = end
    }
    if plainStart < bytes.count { made.append(.plain(plainStart..<bytes.count)) }
    pieces = made
    return made
  }
}
