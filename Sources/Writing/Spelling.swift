/// How alike two words are.
enum Spelling {
  /// Levenshtein's distance, in characters.
  static func distance(_ left: String, _ right: String) -> Int {
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
}
