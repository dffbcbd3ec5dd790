import Writing

/// A pattern with its fast way of looking, made once a query.
public struct PreparedPattern: Sendable {
  public let pattern: TextPattern
  fileprivate let finder: PatternFinder?

  public init(_ pattern: TextPattern) {
    self.pattern = pattern
    finder = PatternFinder(pattern)
  }
}

/// Text that patterns are looked for in: as it stands where that gives the same, folded otherwise.
public struct SearchableText: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Of it, or of a text that it is a part of.
  public let simplicity: Simplicity
  private var folded: FoldedText?

  /// `bytes` must outlive this.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, simplicity: Simplicity) {
    self.bytes = bytes
    self.simplicity = simplicity
  }

  public mutating func contains(_ prepared: PreparedPattern) -> Bool {
    if let finder = prepared.finder, finder.needs <= simplicity { return finder.isFound(in: bytes) }
    return prepared.pattern.isFound(in: foldedText())
  }

  /// UTF-8 ranges of at most `limit` matches, in order.
  public mutating func matches(of prepared: PreparedPattern, limit: Int = .max) -> [Range<Int>] {
    if let finder = prepared.finder, finder.needs <= simplicity {
      return finder.matches(in: bytes, limit: limit)
    }
    return Array(prepared.pattern.matches(in: foldedText()).prefix(limit))
  }

  private mutating func foldedText() -> FoldedText {
    if let folded { return folded }
    let made = FoldedText(utf8: bytes)
    folded = made
    return made
  }
}
