/// How alike two texts are, by the pairs of characters that they share: Dice's coefficient, 0 to 1.
public struct Likeness: Sendable {
  private let pairs: Set<[Unicode.Scalar]>

  /// White space counts for nothing.
  public init(to text: some StringProtocol) {
    let scalars = Array(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    pairs = Set(zip(scalars, scalars.dropFirst()).map { [$0.0, $0.1] })
  }

  /// How many different pairs there are: of few, nothing can be said.
  public var count: Int { pairs.count }

  public func share(with other: Likeness) -> Double {
    pairs.isEmpty || other.pairs.isEmpty
      ? 0 : 2 * Double(pairs.intersection(other.pairs).count) / Double(count + other.count)
  }
}
