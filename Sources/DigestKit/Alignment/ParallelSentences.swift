import Markdown
import Writing

/// Sentences of an entry with those of its twin that say the same.
public struct ParallelSentences {
  private let entry: Entry
  private let twin: Entry?

  public init(_ entry: Entry, _ twin: Entry?) {
    self.entry = entry
    self.twin = twin
  }

  /// The first sentence that holds a word, with that of the twin: the one with one of `others`, words that stand for it, or
  /// else the one at the same place. Nil where only the title holds the word.
  public func first(
    _ word: TextPattern, _ others: [TextPattern]
  ) -> (sentence: String, twin: String?)? {
    let pairs = twin.map { Alignment.blocks(entry.blocks, $0.blocks) } ?? []
    for (number, block) in entry.blocks.enumerated() {
      let own = Self.sentences(of: [block])
      guard let place = own.firstIndex(where: { Self.holds($0, word) }) else { continue }
      guard let twin, let pair = pairs.first(where: { $0.left.contains(number) }), !pair.right.isEmpty
      else { return (own[place], nil) }
      let theirs = Self.sentences(of: Array(twin.blocks[pair.right]))
      let meant =
        theirs.first { sentence in others.contains { Self.holds(sentence, $0) } }
        ?? (theirs.indices.contains(place) && theirs.count == own.count ? theirs[place] : nil)
      return (own[place], meant)
    }
    return nil
  }

  private static func holds(_ sentence: String, _ word: TextPattern) -> Bool {
    word.isFound(in: FoldedText(sentence))
  }

  private static func sentences(of blocks: [Block]) -> [String] {
    return PlainText.lines(of: blocks.prose).flatMap { line in
      SentenceSegments.sentences(in: line).map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    }
  }
}
