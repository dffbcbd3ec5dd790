import Writing

/// Cuts what two aligned runs of blocks say into the smallest pieces that surely say the same.
///
/// The fewer words stand beside each other, the better it can be told which of them translate each other.
struct SentencePairs {
  private(set) var table: WordTable
  private(set) var pairs: [(left: [RunWord], right: [RunWord])] = []

  init(table: WordTable) { self.table = table }

  /// Adds the lines of blocks of which the left and the right say the same.
  mutating func add(_ left: [String], saying right: [String]) {
    let mine = left.map(Self.cells)
    let theirs = right.map(Self.cells)
    guard mine.count == theirs.count else { return add(mine.flatMap(\.self), theirs.flatMap(\.self)) }
    // Items of a list and rows of a table follow each other in the same order in both.
    for (line, other) in zip(mine, theirs) {
      if line.count == other.count {
        for (cell, otherCell) in zip(line, other) { add([cell], [otherCell]) }
      } else {
        add(line, other)
      }
    }
  }

  /// The cells of a line that is a row of a table.
  private static func cells(of line: String) -> [String] {
    line.utf8.contains(0x09) ? line.utf8.split(separator: 0x09).map { String(Substring($0)) } : [line]
  }

  private mutating func add(_ left: [String], _ right: [String]) {
    let mine = left.flatMap { sentences(of: $0) }
    let theirs = right.flatMap { sentences(of: $0) }
    if mine.isEmpty || theirs.isEmpty { return }
    if mine.count == 1 || theirs.count == 1 { return add(mine[...], theirs[...]) }
    let aligner = SequenceAligner(left: mine.count, right: theirs.count)
    for step in aligner.align({ Sentence.odds(mine[$0], theirs[$1]) })
    where !step.left.isEmpty && !step.right.isEmpty {
      add(mine[step.left], theirs[step.right])
    }
  }

  private mutating func add(_ left: ArraySlice<Sentence>, _ right: ArraySlice<Sentence>) {
    pairs.append((left.flatMap(\.words), right.flatMap(\.words)))
  }

  private mutating func sentences(of text: String) -> [Sentence] {
    SentenceSegments.sentences(in: text).compactMap { sentence in
      let text = String(sentence)
      let words = table.run(of: text)
      return words.isEmpty ? nil : Sentence(words: words, length: TextLength.letters(in: text))
    }
  }
}

/// What sentences are aligned by.
private struct Sentence {
  var words: [RunWord]
  /// In letters, counted by `TextLength.letters`.
  var length: Double
  /// Each word once, sorted.
  let distinct: [Int32]

  init(words: [RunWord], length: Double) {
    self.words = words
    self.length = length
    var distinct: [Int32] = []
    for word in words.map(\.word).sorted() where word != distinct.last { distinct.append(word) }
    self.distinct = distinct
  }

  /// Words that both have.
  private func common(with other: Sentence) -> Int {
    var (count, i, j) = (0, 0, 0)
    while i < distinct.count, j < other.distinct.count {
      if distinct[i] == other.distinct[j] {
        count += 1
        i += 1
        j += 1
      } else if distinct[i] < other.distinct[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }

  /// What a word that both sides write alike, a name or a number, says for two sentences; in nats.
  private static let sameWord = 1.5
  /// Against a merge, which explains anything better by having more to choose from.
  private static let merge = -1.8

  static func odds(_ left: ArraySlice<Sentence>, _ right: ArraySlice<Sentence>) -> Double {
    let length = TextLength.odds(
      left.reduce(0) { $0 + $1.length }, right.reduce(0) { $0 + $1.length }, ratio: 1)
    var same = 0
    for sentence in left {
      for other in right { same += sentence.common(with: other) }
    }
    return length + Double(min(same, 4)) * sameWord + (left.count + right.count > 2 ? merge : 0)
  }
}
