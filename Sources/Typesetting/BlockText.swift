import Writing

/// The text of a block as it was set, without what stands before its lines: what passages are chosen from, and
/// found in again.
public struct BlockText: Equatable, Sendable {
  private var characters: [Character] = []
  /// Where each character stands, as `Line.offset` counts.
  private var offsets: [Int] = []

  /// `lines`: those of one block.
  init(_ lines: [Line]) {
    for line in lines {
      guard let start = line.textStart ?? line.codeStart else { continue }
      let text = line.runs[min(start, line.runs.count)...].map(\.text.string).joined()
      if let last = offsets.last {
        if line.startsPart || line.codeStart != nil {
          add("\n", at: last)
        } else if line.offset > last + 1 {
          // Spaces at the end of a line aren't shown.
          add(" ", at: last + 1)
        }
      }
      for (number, character) in text.enumerated() { add(character, at: line.offset + number) }
    }
  }

  private mutating func add(_ character: Character, at offset: Int) {
    characters.append(character)
    offsets.append(offset)
  }

  public var isEmpty: Bool { characters.isEmpty }

  /// What stands in a range of offsets.
  public func text(_ range: Range<Int>) -> String {
    String(zip(characters, offsets).filter { range.contains($0.1) }.map(\.0))
  }

  /// Sentences, as ranges of offsets, without the spaces between them.
  public var sentences: [Range<Int>] {
    // A sentence doesn't go on in another item or line of verse.
    var found: [Range<Int>] = []
    var start = 0
    for part in String(characters).split(separator: "\n", omittingEmptySubsequences: false) {
      for sentence in SentenceSegments.sentences(in: String(part)) {
        append(sentence, at: start, to: &found)
        start += sentence.count
      }
      start += 1
    }
    return found
  }

  /// Words, as ranges of offsets.
  public var words: [Range<Int>] {
    let text = String(characters)
    var found: [Range<Int>] = []
    var last = (index: text.startIndex, number: 0)
    for word in WordSegments.words(in: text) {
      let start = last.number + text.distance(from: last.index, to: word.startIndex)
      append(word, at: start, to: &found)
      last = (word.endIndex, start + word.count)
    }
    return found
  }

  private func append(_ text: Substring, at start: Int, to found: inout [Range<Int>]) {
    let lead = text.prefix(while: \.isWhitespace).count
    let count = text.trimmingSpaces().count
    guard count > 0 else { return }
    found.append(range(ofCharacters: (start + lead)..<(start + lead + count)))
  }

  private func range(ofCharacters range: Range<Int>) -> Range<Int> {
    let low = min(range.lowerBound, offsets.count - 1)
    let high = min(range.upperBound, offsets.count) - 1
    return offsets[low]..<max(offsets[low], offsets[high] + 1)
  }

  /// Where a text stands, whatever its spaces; nil if it doesn't.
  public func range(of text: String) -> Range<Int>? {
    let wanted = text.filter { !$0.isWhitespace }.map(\.self)
    let places = characters.indices.filter { !characters[$0].isWhitespace }
    guard !wanted.isEmpty, places.count >= wanted.count else { return nil }
    for start in 0...(places.count - wanted.count)
    where wanted.indices.allSatisfy({ characters[places[start + $0]] == wanted[$0] }) {
      return range(ofCharacters: places[start]..<(places[start + wanted.count - 1] + 1))
    }
    return nil
  }

  /// The sentences that are most like a text that was edited since, and how alike they are.
  public func likest(to text: String) -> (range: Range<Int>, likeness: Double)? {
    let wanted = Likeness(to: text)
    let sentences = sentences
    var best: (range: Range<Int>, likeness: Double)?
    for first in sentences.indices {
      for last in first..<min(sentences.count, first + Self.mostSentences) {
        let range = sentences[first].lowerBound..<max(sentences[first].lowerBound, sentences[last].upperBound)
        let likeness = wanted.share(with: Likeness(to: self.text(range)))
        if likeness > best?.likeness ?? 0 { best = (range, likeness) }
      }
    }
    return best
  }

  /// Edited passages are looked for in windows of at most so many sentences.
  private static let mostSentences = 6
}

extension Line {
  /// What it says, without what stands before it.
  public var words: String {
    runs.dropFirst(textStart ?? codeStart ?? 0).map(\.text.string).joined()
  }

  /// The cells of the line in which characters of its block stand, as `offset` counts them; nil if none do.
  public func cells(ofCharacters range: Range<Int>, ambiguous: AmbiguousWidth) -> Range<Int>? {
    guard let start = textStart ?? codeStart else { return nil }
    let lead = runs.prefix(start).reduce(0) { $0 + $1.text.cells(ambiguous: ambiguous) }
    let text = runs.dropFirst(start).map(\.text.string).joined()
    let low = max(0, range.lowerBound - offset)
    let high = range.upperBound == .max ? text.count : min(text.count, range.upperBound - offset)
    guard low < high else { return nil }
    func cells(_ count: Int) -> Int { SafeText(String(text.prefix(count))).cells(ambiguous: ambiguous) }
    return (lead + cells(low))..<(lead + cells(high))
  }
}
