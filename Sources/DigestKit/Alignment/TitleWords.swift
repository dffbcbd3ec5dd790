/// Words of titles that stand for each other in two editions, learnt from pairs of titles that are sure: no
/// dictionary is needed where "…的优势" and "Advantages of …" come more than once.
struct TitleWords {
  /// For each word of the left its counterpart on the right.
  private(set) var counterparts: [FingerprintToken: FingerprintToken] = [:]

  /// How often two words must stand in each other's titles, of all titles that have either, 0 to 1.
  private static let leastStrength = 0.75

  /// `left` and `right` are the words of all titles; `pairs` are indices into them.
  init(left: [TokenCounts], right: [TokenCounts], pairs: [(left: Int, right: Int)]) {
    var leftCounts: TokenCounts = [:]
    var rightCounts: TokenCounts = [:]
    for title in left { for word in title.keys { leftCounts[word, default: 0] += 1 } }
    for title in right { for word in title.keys { rightCounts[word, default: 0] += 1 } }
    var together: [FingerprintToken: TokenCounts] = [:]
    for pair in pairs {
      for word in left[pair.left].keys where rightCounts[word] == nil && (leftCounts[word] ?? 0) > 1 {
        for other in right[pair.right].keys where leftCounts[other] == nil && (rightCounts[other] ?? 0) > 1 {
          together[word, default: [:]][other, default: 0] += 1
        }
      }
    }
    for (word, others) in together {
      var best: (word: FingerprintToken, strength: Double)?
      for (other, count) in others where count > 1 {
        // Dice's coefficient over all titles, not only those that are paired.
        let strength = 2 * Double(count) / Double((leftCounts[word] ?? 0) + (rightCounts[other] ?? 0))
        guard strength >= Self.leastStrength else { continue }
        if best.map({ (strength, $0.word) > ($0.strength, other) }) ?? true { best = (other, strength) }
      }
      if let best { counterparts[word] = best.word }
    }
  }

  /// The words with those added that the other side will have too.
  func translated(left words: TokenCounts) -> TokenCounts {
    var words = words
    for word in words.keys {
      if let other = counterparts[word] { words[other.as(.counterpart)] = 1 }
    }
    return words
  }

  func marked(right words: TokenCounts) -> TokenCounts {
    let known = Set(counterparts.values)
    var words = words
    for word in words.keys where known.contains(word) { words[word.as(.counterpart)] = 1 }
    return words
  }
}
