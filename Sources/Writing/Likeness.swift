/// How alike two texts are, by the pairs of characters that they share: Dice's coefficient, 0 to 1.
public struct Likeness: Sendable {
  fileprivate let pairs: Set<[Unicode.Scalar]>

  /// White space counts for nothing.
  public init(to text: some StringProtocol) {
    let scalars = Array(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    pairs = Set(zip(scalars, scalars.dropFirst()).map { [$0.0, $0.1] })
  }

  private init(pairs: Set<[Unicode.Scalar]>) { self.pairs = pairs }

  /// How many different pairs there are: of few, nothing can be said.
  public var count: Int { pairs.count }

  public func share(with other: Likeness) -> Double {
    pairs.isEmpty || other.pairs.isEmpty
      ? 0 : 2 * Double(pairs.intersection(other.pairs).count) / Double(count + other.count)
  }

  /// Without the pairs that `isLeftOut` names.
  fileprivate func without(_ isLeftOut: ([Unicode.Scalar]) -> Bool) -> Likeness {
    Likeness(pairs: pairs.filter { !isLeftOut($0) })
  }
}

/// The pairs of characters that most texts of a group share, such as a form that all of them were filled into.
public struct UsualPairs: Sendable {
  private var counts: [[Unicode.Scalar]: Int] = [:]
  private let texts: Int

  public init(of texts: [Likeness]) {
    self.texts = texts.count
    for text in texts {
      for pair in text.pairs { counts[pair, default: 0] += 1 }
    }
  }

  /// What is left of `text` without the pairs that more than half of the group has. `member`, one of the group,
  /// isn't counted: what it alone shares with `text` is what they are compared by.
  public func left(of text: Likeness, besides member: Likeness) -> Likeness {
    text.without { pair in
      2 * (counts[pair, default: 0] - (member.pairs.contains(pair) ? 1 : 0)) > texts - 1
    }
  }
}
