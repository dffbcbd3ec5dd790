import DigestKit
import Typesetting
import Writing

/// The entry in the text pane.
public struct Page: Equatable, Sendable {
  /// Where to go once the text is there.
  public enum Target: Equatable, Sendable {
    case start
    case place(block: Int, offset: Int)
    case firstHit, lastHit
  }

  public var entry: EntrySummary
  /// Nil until it is read.
  public var content: Entry?
  /// Why it can't be shown.
  public var failure: Phrase?
  public private(set) var lines: [Line] = []
  /// The line at the top of the pane.
  public var top = 0
  public var target: Target
  /// The hit that `n` came to: an index into `hitLines`.
  public var hit: Int?
  private var options: TypesettingOptions?

  public init(_ entry: EntrySummary, target: Target = .start) {
    self.entry = entry
    self.target = target
  }

  /// Sets the text for a column, keeping the place; then goes to the target, if there is one.
  mutating func typeset(_ options: TypesettingOptions, height: Int) {
    guard let content else { return }
    if options != self.options {
      let place = lines.isEmpty ? nil : self.place
      lines = Typesetter.lines(of: content, options: options)
      self.options = options
      if let place { top = line(of: place.block, offset: place.offset) }
      if let hit { self.hit = hitLines.isEmpty ? nil : min(hit, hitLines.count - 1) }
    }
    switch target {
    case .start: break
    case .place(let block, let offset): top = line(of: block, offset: offset)
    case .firstHit: goToHit(0, height: height)
    case .lastHit: goToHit(hitLines.count - 1, height: height)
    }
    target = .start
    top = max(0, min(top, lines.count - 1))
  }

  /// The block and character at the top.
  var place: (block: Int, offset: Int) {
    guard lines.indices.contains(top) else { return (-1, 0) }
    return (lines[top].block, lines[top].offset)
  }

  /// The line that holds a character of a block.
  func line(of block: Int, offset: Int) -> Int {
    lines.lastIndex { $0.block < block || ($0.block == block && $0.offset <= offset && !$0.isBlank) } ?? 0
  }

  /// The line of each hit, in order.
  var hitLines: [Int] { lines.indices.flatMap { Array(repeating: $0, count: lines[$0].hitCount) } }

  mutating func goToHit(_ index: Int, height: Int) {
    let hits = hitLines
    guard hits.indices.contains(index) else { return }
    hit = index
    let line = hits[index]
    if line < top || line >= top + height { top = max(0, min(line - height / 3, maximumTop(height))) }
  }

  func maximumTop(_ height: Int) -> Int { max(0, lines.count - height) }

  mutating func scroll(by step: Int, height: Int) {
    let end = max(top, maximumTop(height))
    top = max(0, min(top + step, end))
  }

  /// The next heading after the top line, or the one before it.
  func heading(after step: Int) -> Int? {
    step > 0
      ? lines.indices.first { $0 > top && lines[$0].isHeading }
      : lines.indices.last { $0 < top && lines[$0].isHeading }
  }

  /// 0 to 100: how much has gone by.
  func percent(height: Int) -> Int {
    guard lines.count > height, height > 0 else { return 100 }
    return min(100, (top + height) * 100 / lines.count)
  }
}
