import DigestKit
import Typesetting

/// What is selected of a text: from one character to another, whole sentences to begin with.
struct Selection: Equatable, Sendable {
  /// A character of a block, as `Line.offset` counts.
  struct Point: Hashable, Comparable, Sendable {
    var block: Int
    var offset: Int

    static func < (one: Self, other: Self) -> Bool { (one.block, one.offset) < (other.block, other.offset) }
  }

  var start: Point
  /// Behind the last character.
  var end: Point
  /// The end that keys move; the start otherwise.
  var movesEnd = true

  /// The part of a block that is selected.
  func range(ofBlock block: Int) -> Range<Int>? {
    guard block >= start.block, block <= end.block else { return nil }
    let low = block == start.block ? start.offset : 0
    let high = block == end.block ? end.offset : .max
    return low < high ? low..<high : nil
  }
}

/// A passage that was kept, where it is in the text.
struct KeptPassage: Equatable, Sendable {
  var passage: Passage
  /// Of each block that it is in, the part.
  var parts: [Int: Range<Int>]
}

/// A piece of text between two points.
private struct Unit: Equatable {
  var start: Selection.Point
  var end: Selection.Point
}

extension Page {
  /// Selects the first sentence in sight; false if there is none.
  mutating func beginSelection() -> Bool {
    guard let first = visible.first(where: { !$0.isTwin && !$0.line.isBlank }) else { return false }
    let top = Selection.Point(block: first.line.block, offset: first.line.offset)
    let units = units(by: \.sentences)
    guard let unit = units.first(where: { $0.start >= top }) ?? units.last else { return false }
    selection = Selection(start: unit.start, end: unit.end)
    return true
  }

  /// Moves the end that moves by a sentence, or a word. Where the selection is as short as can be, all of it moves.
  mutating func moveSelection(by step: Int, words: Bool) {
    guard var own = selection else { return }
    let units = units(by: words ? \.words : \.sentences)
    if own.movesEnd {
      if step > 0 {
        if let next = units.first(where: { $0.end > own.end }) { own.end = next.end }
      } else if let previous = units.last(where: { $0.end < own.end && $0.end > own.start }) {
        own.end = previous.end
      } else if let previous = units.last(where: { $0.start < own.start }) {
        (own.start, own.end) = (previous.start, previous.end)
      }
    } else if step < 0 {
      if let previous = units.last(where: { $0.start < own.start }) { own.start = previous.start }
    } else if let next = units.first(where: { $0.start > own.start && $0.start < own.end }) {
      own.start = next.start
    } else if let next = units.first(where: { $0.end > own.end }) {
      (own.start, own.end) = (next.start, next.end)
    }
    selection = own
  }

  private func units(by parts: KeyPath<BlockText, [Range<Int>]>) -> [Unit] {
    texts.flatMap { block, text in
      text[keyPath: parts].map {
        Unit(
          start: Selection.Point(block: block, offset: $0.lowerBound),
          end: Selection.Point(block: block, offset: $0.upperBound))
      }
    }
  }

  /// Blocks with their texts, title and sources left out.
  private var texts: [(block: Int, text: BlockText)] {
    guard let content, var galley else { return [] }
    return content.blocks.indices.map { ($0, galley.text(ofBlock: $0)) }.filter { !$0.1.isEmpty }
  }

  /// What is selected, block by block.
  var selectedTexts: [String] {
    guard let selection else { return [] }
    return texts.compactMap { block, text in
      selection.range(ofBlock: block).map { text.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  /// The selection as a passage that may be kept.
  var selectedPassage: Passage? {
    guard let selection, !selectedTexts.isEmpty else { return nil }
    return Passage(
      id: "", block: selection.start.block, offset: selection.start.offset, texts: selectedTexts, written: "")
  }

  /// What the twin says there: of each block as large a share, from the same sentence on.
  var selectedTwinTexts: [String] {
    guard let selection, let twin, let options = galley?.options else { return [] }
    var other = Galley(twin.content, resources: twin.resources, options: options)
    let own = Dictionary(texts.map { ($0.block, $0.text) }) { first, _ in first }
    var found: [String] = []
    for pair in twin.pairs where pair.left.contains(where: { selection.range(ofBlock: $0) != nil }) {
      let chosen = pair.left.map { block in
        (own[block]?.sentences ?? []).map { selection.range(ofBlock: block)?.overlaps($0) ?? false }
      }.flatMap(\.self)
      guard let first = chosen.firstIndex(of: true), let last = chosen.lastIndex(of: true) else { continue }
      let sentences = pair.right.flatMap { block -> [(block: Int, range: Range<Int>)] in
        other.text(ofBlock: block).sentences.map { (block, $0) }
      }
      let low = first * sentences.count / chosen.count
      let high = ((last + 1) * sentences.count + chosen.count - 1) / chosen.count
      let parts = Dictionary(grouping: sentences[low..<min(high, sentences.count)], by: \.block)
      for block in parts.keys.sorted() {
        guard let ranges = parts[block]?.map(\.range), let start = ranges.first, let end = ranges.last else {
          continue
        }
        found.append(other.text(ofBlock: block).text(start.lowerBound..<end.upperBound))
      }
    }
    return found
  }

  // MARK: What was kept

  /// Texts that share at least this much are one that was edited.
  private static let likeness = 0.6

  /// Where passages stand in the text as it is now: each block's part, or nothing for one that is gone.
  func located(_ passages: [Passage]) -> [KeptPassage] {
    guard !passages.isEmpty else { return [] }
    let texts = texts
    return passages.map { KeptPassage(passage: $0, parts: Self.locate($0, in: texts)) }
  }

  private static func locate(
    _ passage: Passage, in texts: [(block: Int, text: BlockText)]
  ) -> [Int: Range<Int>] {
    var parts: [Int: Range<Int>] = [:]
    for (number, wanted) in passage.texts.enumerated() {
      // What stands nearest to where it stood is looked at first.
      let near = texts.sorted {
        abs($0.block - passage.block - number) < abs($1.block - passage.block - number)
      }
      let exact = near.lazy.compactMap { item in item.text.range(of: wanted).map { (item.block, $0) } }.first
      if let (block, range) = exact {
        parts[block] = range
        continue
      }
      let likest = near.compactMap { item in
        item.text.likest(to: wanted).map { (block: item.block, range: $0.range, likeness: $0.likeness) }
      }.max { $0.likeness < $1.likeness }
      if let likest, likest.likeness >= likeness { parts[likest.block] = likest.range }
    }
    return parts
  }
}
