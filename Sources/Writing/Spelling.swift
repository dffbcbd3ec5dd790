/// How alike two words are.
public enum Spelling {
  /// Slips from one word to another: letters left out, put in, taken for another, or two neighbours exchanged (optimal
  /// string alignment, the restricted form of Damerau's distance). Nil for more than `limit`.
  public static func distance<Letter: Equatable>(
    _ left: [Letter], _ right: [Letter], atMost limit: Int = .max
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var before: [Int] = []
    var row = Array(0...right.count)
    for index in left.indices {
      var next = [index + 1]
      next.reserveCapacity(row.count)
      for column in right.indices {
        let isSame = left[index] == right[column]
        var cost = min(row[column + 1] + 1, next[column] + 1, row[column] + (isSame ? 0 : 1))
        if index > 0, column > 0, left[index] == right[column - 1], left[index - 1] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      if next.allSatisfy({ $0 > limit }) { return nil }
      (before, row) = (row, next)
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }

  /// Slips between two words, whatever their case.
  public static func distance(_ left: String, _ right: String, atMost limit: Int = .max) -> Int? {
    distance(Array(left.lowercased()), Array(right.lowercased()), atMost: limit)
  }

  /// The word that was meant, if one is near: two slips away at most.
  public static func nearest(to word: String, among words: [String]) -> String? {
    let near = words.compactMap { other in
      distance(other, word, atMost: 2).map { (word: other, distance: $0) }
    }
    return near.min { $0.distance < $1.distance }?.word
  }
}
