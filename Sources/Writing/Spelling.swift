/// How alike two words are.
public enum Spelling {
  /// Levenshtein's distance, in characters.
  public static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.lowercased())
    var row = Array(0...right.count)
    for (index, character) in left.lowercased().enumerated() {
      var previous = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let cost = min(row[column] + 1, row[column + 1] + 1, previous + (character == other ? 0 : 1))
        previous = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[right.count]
  }

  /// The word that was meant, if one is near: two slips away at most.
  public static func nearest(to word: String, among words: [String]) -> String? {
    let all = words.map { (word: $0, distance: distance($0, word)) }
    guard let best = all.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
    return best.word
  }
}
