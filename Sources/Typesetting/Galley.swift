import Markdown
import DigestKit

/// An entry's lines at one width, set block by block when they are asked for.
public struct Galley: Equatable, Sendable {
  /// A line: its block, -1 for the title, and its number in the block.
  public struct Position: Hashable, Comparable, Sendable {
    public var block: Int
    public var line: Int

    public init(block: Int, line: Int) {
      self.block = block
      self.line = line
    }

    public static let start = Position(block: -1, line: 0)

    public static func < (left: Position, right: Position) -> Bool {
      (left.block, left.line) < (right.block, right.line)
    }
  }

  /// A line and where it stands.
  public struct PlacedLine: Hashable, Sendable {
    public var position: Position
    /// The entry's own line, or its twin's where that stands between.
    public var line: Line
    /// The twin's line in the other column.
    public var beside: Line?
    /// True for a line of the twin between those of the entry.
    public var isTwin = false
  }

  /// The same entry in another language.
  public struct Twin: Equatable, Sendable {
    public var entry: Entry
    public var resources: EntryResources
    /// Which blocks of the entry (left) say what blocks of the twin (right) say, in order.
    public var pairs: [AlignedPair]

    public init(_ entry: Entry, resources: EntryResources, pairs: [AlignedPair]) {
      self.entry = entry
      self.resources = resources
      self.pairs = pairs
    }
  }

  /// Where the twin's lines stand.
  public enum Arrangement: Equatable, Sendable {
    /// Below the groups of blocks with these numbers, between the lines of the entry.
    case below(Set<Int>)
    /// Below every group.
    case belowAll
    /// In a column of its own, each group from the same row on.
    case beside
  }

  /// Blocks set so far, nil until they are.
  private struct Setting: Equatable, Sendable {
    let entry: Entry
    let resources: EntryResources
    var blocks: [[Line]?]

    init(_ entry: Entry, _ resources: EntryResources) {
      self.entry = entry
      self.resources = resources
      blocks = Array(repeating: nil, count: entry.blocks.count + 1)
    }

    /// Lines of a block, -1 for the title.
    mutating func lines(ofBlock block: Int, _ options: TypesettingOptions) -> [Line] {
      guard blocks.indices.contains(block + 1) else { return [] }
      if let lines = blocks[block + 1] { return lines }
      let lines = Typesetter(options, resources: resources).lines(ofBlock: block, in: entry)
      blocks[block + 1] = lines
      return lines
    }
  }

  public var entry: Entry { own.entry }
  public let options: TypesettingOptions
  public let arrangement: Arrangement
  public let pairs: [AlignedPair]
  /// What hides the twin's text.
  public var cover: TwinCover?
  private var own: Setting
  private var other: Setting?
  private let groups: BlockGroups
  /// Rows of each block where a twin is there, nil until they are made.
  private var rows: [[Row]?]
  /// How much text there is in front of each block, and in all.
  private let weights: [Int]

  public init(
    _ entry: Entry, resources: EntryResources = EntryResources(), options: TypesettingOptions,
    twin: Twin? = nil, arrangement: Arrangement = .below([])
  ) {
    self.options = options
    self.arrangement = arrangement
    own = Setting(entry, resources)
    other = twin.map { Setting($0.entry, $0.resources) }
    pairs = twin?.pairs ?? []
    groups = BlockGroups(pairs, blocks: entry.blocks.count)
    rows = Array(repeating: nil, count: entry.blocks.count + 1)
    var sum = 0
    weights =
      [0]
      + ([entry.title.utf8.count] + entry.blocks.map(\.weight)).map { weight in
        sum += weight + 1
        return sum
      }
  }

  /// Lines of a block of the entry itself, -1 for the title.
  public mutating func lines(ofBlock block: Int) -> [Line] { own.lines(ofBlock: block, options) }

  /// The text of a block of the entry itself.
  public mutating func text(ofBlock block: Int) -> BlockText { BlockText(lines(ofBlock: block)) }

  /// How many blocks have been set, the title among them.
  public var setCount: Int { own.blocks.count { $0 != nil } }

  // MARK: Rows

  /// Rows of a block: its own lines in order, and what stands beside and between them.
  private mutating func rows(ofBlock block: Int) -> [Row] {
    guard rows.indices.contains(block + 1) else { return [] }
    if let known = rows[block + 1] { return known }
    guard other != nil else {
      let made = lines(ofBlock: block).enumerated().map { Row(line: $1, own: $0, pair: -1) }
      rows[block + 1] = made
      return made
    }
    arrange(groups.number(ofBlock: block))
    return rows[block + 1] ?? []
  }

  private mutating func arrange(_ number: Int) {
    let group = groups[number]
    var twins = twinLines(group.twins)[...]
    for block in group.blocks {
      let isLast = block == group.blocks.upperBound - 1
      let lines = lines(ofBlock: block)
      // What is no line of its own still belongs to the end of the block.
      let end = Line([], block: block, offset: lines.last?.offset ?? 0)
      var made: [Row] = []
      switch arrangement {
      case .beside:
        if group.blocks.count == 1 {
          made = Row.rows(lines, beside: Array(twins), end: end, pair: group.pair)
        } else {
          let count = isLast ? max(lines.count, twins.count) : lines.count
          made = Row.rows(lines, beside: Array(twins.prefix(count)), end: end, pair: group.pair)
          twins = twins.dropFirst(count)
        }
        for further in group.further where isLast {
          made += twinLines(further.blocks).map { Row(line: end, beside: $0, pair: further.pair) }
        }
      case .below, .belowAll:
        let isUnfolded = isUnfolded(number)
        if isUnfolded && group.blocks.count == 1 {
          made = Row.rows(lines, between: Array(twins), end: end, pair: group.pair)
        } else {
          made = lines.enumerated().map { Row(line: $1, own: $0, pair: group.pair) }
          if isUnfolded && isLast { made += twins.map { $0.row(behind: end, pair: group.pair) } }
        }
        for further in group.further where isUnfolded && isLast {
          made += twinLines(further.blocks).map { $0.row(behind: end, pair: further.pair) }
        }
      }
      rows[block + 1] = made
    }
  }

  /// The line of the entry at a position.
  public mutating func line(at position: Position) -> Line? {
    let rows = rows(ofBlock: position.block)
    return rows.indices.contains(position.line) ? rows[position.line].line : nil
  }

  private func isUnfolded(_ group: Int) -> Bool {
    if case .below(let unfolded) = arrangement { return unfolded.contains(group) }
    return true
  }

  private mutating func twinLines(_ blocks: Range<Int>) -> [Line] {
    let options = arrangement == .beside ? options.ofTwin : options
    return blocks.flatMap { other?.lines(ofBlock: $0, options) ?? [] }
  }

  /// The first sentence of the twin that is hidden, in `count` rows from a position on.
  public mutating func firstHidden(from start: Position, count: Int) -> TwinCover.Sentence? {
    guard let cover else { return nil }
    let options = arrangement == .beside ? options.ofTwin : options
    var texts: [Int: [TwinCover.Sentence]] = [:]
    var at = start
    var left = count
    while left > 0, at.block <= lastBlock {
      for row in rows(ofBlock: at.block).dropFirst(at.line).prefix(left) {
        left -= 1
        guard let place = row.placeInTwin else { continue }
        if texts[place.block] == nil {
          texts[place.block] = BlockText(other?.lines(ofBlock: place.block, options) ?? []).sentences.map {
            TwinCover.Sentence(block: place.block, range: $0)
          }
        }
        let found = texts[place.block]?.first {
          $0.range.overlaps(place.offset..<(place.offset + place.length)) && cover.hides($0)
        }
        if let found { return found }
      }
      at = Position(block: at.block + 1, line: 0)
    }
    return nil
  }

  /// The number of the group that a block stands in: what `Arrangement.below` counts.
  public func group(ofBlock block: Int) -> Int { groups.number(ofBlock: block) }

  /// True if a group has something of the twin.
  public func hasTwin(group: Int) -> Bool {
    other != nil && (!groups[group].twins.isEmpty || !groups[group].further.isEmpty)
  }

  // MARK: The other language

  /// Which row of which pair a position is: the same in a galley of the twin set beside this one.
  public mutating func row(at position: Position) -> (pair: Int, row: Int) {
    let rows = rows(ofBlock: position.block)
    guard rows.indices.contains(position.line) else { return (-1, 0) }
    let pair = rows[position.line].pair
    var count = rows[..<position.line].count { $0.pair == pair }
    for block in groups[groups.number(ofBlock: position.block)].blocks where block < position.block {
      count += self.rows(ofBlock: block).count { $0.pair == pair }
    }
    return (pair, count)
  }

  /// The position of a row of a pair, the last one if there are fewer.
  public mutating func position(ofPair pair: Int, row: Int) -> Position {
    var count = 0
    var last = Position.start
    for block in groups[groups.number(ofPair: pair)].blocks {
      for (line, found) in rows(ofBlock: block).enumerated() where found.pair == pair {
        last = Position(block: block, line: line)
        if count == row { return last }
        count += 1
      }
    }
    return last
  }

  /// How far into its pair a line of the entry stands: 0 to 1, counted in lines of text.
  public mutating func share(at position: Position) -> (pair: Int, share: Double) {
    let group = groups[groups.number(ofBlock: position.block)]
    var all = 0
    var before = 0
    for block in group.blocks {
      for (line, found) in rows(ofBlock: block).enumerated() where found.isText {
        if Position(block: block, line: line) < position { before += 1 }
        all += 1
      }
    }
    return (group.pair, Double(min(before, max(0, all - 1))) / Double(max(1, all)))
  }

  /// The line of the entry that stands so far into a pair; where the pair has nothing here, the line before.
  public mutating func position(ofPair pair: Int, share: Double) -> Position {
    var texts: [Position] = []
    let group = groups[groups.number(ofPair: pair)]
    for block in group.blocks {
      for (line, found) in rows(ofBlock: block).enumerated() where found.isText {
        texts.append(Position(block: block, line: line))
      }
    }
    guard !texts.isEmpty else { return Position(block: group.blocks.lowerBound, line: 0) }
    if group.pair != pair { return texts[texts.count - 1] }
    return texts[min(texts.count - 1, Int(share * Double(texts.count)))]
  }

  private var lastBlock: Int { entry.blocks.count - 1 }

  /// At most `count` lines from a position on.
  public mutating func lines(from start: Position, count: Int) -> [PlacedLine] {
    var result: [PlacedLine] = []
    var at = start
    while result.count < count && at.block <= lastBlock {
      let rows = rows(ofBlock: at.block)
      for line in rows.indices.dropFirst(at.line) where result.count < count {
        let row = cover.map { rows[line].covered(by: $0, options.ambiguous) } ?? rows[line]
        result.append(
          PlacedLine(
            position: Position(block: at.block, line: line), line: row.line, beside: row.beside,
            isTwin: row.isTwin))
      }
      at = Position(block: at.block + 1, line: 0)
    }
    return result
  }

  /// True for the last line of all, which was set.
  public func isLast(_ position: Position?) -> Bool {
    guard let position, position.block == lastBlock else { return position == nil }
    return rows[position.block + 1].map { position.line == $0.count - 1 } ?? false
  }

  /// The position `step` lines on, or back if it is negative; at most the last or the first one.
  public mutating func position(_ start: Position, movedBy step: Int) -> Position {
    var at = start
    var rest = step
    while rest > 0 {
      let left = rows(ofBlock: at.block).count - 1 - at.line
      if rest <= left { return Position(block: at.block, line: at.line + rest) }
      guard let next = firstLine(after: at.block) else {
        return Position(block: at.block, line: max(at.line, at.line + left))
      }
      rest -= left + 1
      at = next
    }
    while rest < 0 {
      if at.line + rest >= 0 { return Position(block: at.block, line: at.line + rest) }
      guard at.block >= 0 else { return .start }
      rest += at.line + 1
      at = Position(block: at.block - 1, line: rows(ofBlock: at.block - 1).count - 1)
    }
    return at
  }

  private mutating func firstLine(after block: Int) -> Position? {
    var block = block + 1
    while block <= lastBlock {
      if !rows(ofBlock: block).isEmpty { return Position(block: block, line: 0) }
      block += 1
    }
    return nil
  }

  /// The first line when the last `height` lines are shown.
  public mutating func lastTop(height: Int) -> Position {
    var block = lastBlock
    var missing = max(1, height)
    while block >= -1 {
      let count = rows(ofBlock: block).count
      if count >= missing { return Position(block: block, line: count - missing) }
      missing -= count
      block -= 1
    }
    return .start
  }

  /// The line that holds a character of a block.
  public mutating func position(block: Int, offset: Int) -> Position {
    let block = max(-1, min(block, lastBlock))
    let line = rows(ofBlock: block).lastIndex { $0.isText && $0.line.offset <= offset } ?? 0
    return Position(block: block, line: line)
  }

  // MARK: Headings

  /// Blocks that stand as headings in the entry.
  public var headings: [Int] {
    entry.blocks.indices.filter { index in
      switch entry.blocks[index].content {
      case .heading: true
      case .paragraph: SubHeading.isOne(index, of: entry.blocks)
      default: false
      }
    }
  }

  /// The line at which a block begins, the empty one before it left out.
  public mutating func firstTextLine(ofBlock block: Int) -> Position {
    Position(block: block, line: rows(ofBlock: block).firstIndex(where: \.isText) ?? 0)
  }

  // MARK: Hits

  /// Where the hit with this number begins, from 0, with its number among those of its line. Sets no more
  /// than the blocks before it.
  public mutating func hit(_ number: Int) -> (position: Position, ofLine: Int)? {
    guard !options.patterns.isEmpty, number >= 0 else { return nil }
    var before = 0
    for block in -1..<entry.blocks.count {
      for (line, row) in rows(ofBlock: block).enumerated() where row.own != nil {
        let count = row.line.hitCount
        if number < before + count { return (Position(block: block, line: line), number - before) }
        before += count
      }
    }
    return nil
  }

  /// The number of the first hit at or behind a position; nil if there is none.
  public mutating func firstHit(from start: Position) -> Int? {
    guard !options.patterns.isEmpty else { return nil }
    var before = 0
    for block in -1..<entry.blocks.count {
      for (line, row) in rows(ofBlock: block).enumerated() where row.own != nil {
        if row.line.hitCount > 0, Position(block: block, line: line) >= start { return before }
        before += row.line.hitCount
      }
    }
    return nil
  }

  /// How many hits the whole entry has. It is typeset to its end for this.
  public mutating func hitCount() -> Int {
    guard !options.patterns.isEmpty else { return 0 }
    return (-1..<entry.blocks.count).reduce(0) { sum, block in
      sum + lines(ofBlock: block).reduce(0) { $0 + $1.hitCount }
    }
  }

  /// How much of the text lies before the end of a line: 0 to 1, told without setting what is between.
  public mutating func fraction(upTo position: Position) -> Double {
    let count = max(1, rows(ofBlock: position.block).count)
    let start = weights[position.block + 1]
    let end = weights[position.block + 2]
    if position.block == lastBlock && position.line + 1 >= count { return 1 }
    let within = Double(end - start) * Double(position.line + 1) / Double(count)
    return (Double(start) + within) / Double(max(1, weights[weights.count - 1]))
  }
}

extension Block {
  /// Roughly how much there is to read.
  fileprivate var weight: Int {
    var sum = 0
    visit { block in
      if case .code(_, let text) = block.content { sum += text.utf8.count }
      for inline in block.inlines { inline.visit { sum += $0.ownLength } }
    }
    return sum
  }
}
