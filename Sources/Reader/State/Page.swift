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
  public private(set) var content: Entry?
  /// Why it can't be shown.
  public var failure: Phrase?
  /// The first line in the pane.
  private(set) var top = Galley.Position.start
  /// The lines in the pane.
  public private(set) var visible: [Galley.PlacedLine] = []
  public var target: Target
  /// The hit that `n` came to, counted from 0 through the entry.
  public private(set) var hit: Int?
  /// All hits, counted while the entry is read.
  public private(set) var hitCount: Int?
  private(set) var hitPosition: Galley.Position?
  /// Cells by which long lines of code are scrolled to the left.
  private(set) var shift = 0
  private var resources = EntryResources()
  private var galley: Galley?

  public init(_ entry: EntrySummary, target: Target = .start) {
    self.entry = entry
    self.target = target
  }

  /// Takes the text, again if it was read anew.
  mutating func take(_ content: Entry, _ resources: EntryResources) {
    self.content = content
    self.resources = resources
    failure = nil
    // The place is kept, whatever was there before.
    if galley != nil && target == .start { target = .place(block: place.block, offset: place.offset) }
    galley = nil
  }

  /// Sets what is in sight, keeping the place; then goes to the target, if there is one.
  mutating func typeset(_ options: TypesettingOptions, height: Int, countsHits: Bool) {
    guard let content else { return }
    if galley?.options != options || galley == nil {
      let place = galley == nil ? nil : self.place
      galley = Galley(content, resources: resources, options: options)
      hitCount = nil
      if let place { go(toBlock: place.block, offset: place.offset) }
      if let hit { hitPosition = galley?.hit(hit)?.position }
    }
    switch target {
    case .start: break
    case .place(let block, let offset): go(toBlock: block, offset: offset)
    case .firstHit: goToHit(0, height: height)
    case .lastHit: goToHit((galley?.hitCount() ?? 0) - 1, height: height)
    }
    target = .start
    if countsHits && hitCount == nil { hitCount = galley?.hitCount() }
    visible = galley?.lines(from: top, count: height) ?? []
  }

  /// The block and character at the top.
  var place: (block: Int, offset: Int) { visible.first.map { ($0.line.block, $0.line.offset) } ?? (-1, 0) }

  var isAtStart: Bool { top <= Galley.Position(block: content?.title.isEmpty == true ? 0 : -1, line: 0) }

  private mutating func go(toBlock block: Int, offset: Int) {
    top = galley?.position(block: block, offset: offset) ?? .start
  }

  // MARK: Moving

  mutating func scroll(by step: Int, height: Int) {
    guard let galley = galley else { return }
    var copy = galley
    if step < 0 {
      top = step < -1_000_000 ? .start : copy.position(top, movedBy: step)
    } else {
      let wanted = step > 1_000_000 ? nil : copy.position(top, movedBy: step)
      // The end is looked for only when it is near.
      if let wanted, copy.lines(from: wanted, count: height).count == height {
        top = wanted
      } else {
        top = max(top, copy.lastTop(height: height))
      }
    }
    self.galley = copy
  }

  /// To the next heading below the top line, or the one above it; false if there is none.
  mutating func goToHeading(_ step: Int) -> Bool {
    guard var galley else { return false }
    let lines = galley.headings.map { galley.firstTextLine(ofBlock: $0) }
    guard let line = step > 0 ? lines.first(where: { $0 > top }) : lines.last(where: { $0 < top }) else {
      return false
    }
    self.galley = galley
    top = line
    return true
  }

  /// Titles of headings with their blocks; the entry's own first.
  var outline: [(title: String, block: Int)] {
    guard let galley, let content else { return [] }
    return [(content.title, -1)]
      + galley.headings.map { (RichText(content.blocks[$0].inlines).text, $0) }
  }

  mutating func goToBlock(_ block: Int) { go(toBlock: block, offset: 0) }

  mutating func goToHit(_ number: Int, height: Int) {
    guard var galley, let found = galley.hit(number) else { return }
    hit = number
    hitPosition = found.position
    let isInSight = galley.lines(from: top, count: height).contains { $0.position == found.position }
    if !isInSight {
      let above = galley.position(found.position, movedBy: -(height / 3))
      let isFull = galley.lines(from: above, count: height).count == height
      top = isFull ? above : galley.lastTop(height: height)
    }
    bringIntoSight(found, in: &galley)
    self.galley = galley
  }

  // MARK: Code

  /// Scrolls long lines of code; they come to rest where the longest in sight ends.
  mutating func scrollCode(by step: Int) {
    guard let options = galley?.options else { return }
    let overhang =
      visible.map { $0.line.codeOverhang(width: options.width, ambiguous: options.ambiguous) }.max() ?? 0
    shift = max(0, min(shift + step, overhang))
  }

  private mutating func bringIntoSight(
    _ found: (position: Galley.Position, ofLine: Int), in galley: inout Galley
  ) {
    let lines = galley.lines(ofBlock: found.position.block)
    let options = galley.options
    guard lines.indices.contains(found.position.line),
      let column = lines[found.position.line].codeColumn(ofHit: found.ofLine, ambiguous: options.ambiguous)
    else { return }
    let room = options.width - 8
    if column < shift || column >= shift + room { shift = max(0, column - room / 2) }
  }

  // MARK: Where we are

  /// 0 to 100: how much has gone by.
  func percent(height: Int) -> Int {
    guard var galley, let last = visible.last, height > 0 else { return 100 }
    return Int(galley.fraction(upTo: last.position) * 100)
  }
}
