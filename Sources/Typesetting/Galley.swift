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
    public var line: Line
  }

  public let entry: Entry
  public let resources: EntryResources
  public let options: TypesettingOptions
  /// Lines of the title and of each block, nil until they are set.
  private var blocks: [[Line]?]
  /// How much text there is in front of each block, and in all.
  private let weights: [Int]

  public init(_ entry: Entry, resources: EntryResources = EntryResources(), options: TypesettingOptions) {
    self.entry = entry
    self.resources = resources
    self.options = options
    blocks = Array(repeating: nil, count: entry.blocks.count + 1)
    var sum = 0
    weights =
      [0]
      + ([entry.title.utf8.count] + entry.blocks.map(\.weight)).map { weight in
        sum += weight + 1
        return sum
      }
  }

  /// Lines of a block, -1 for the title.
  public mutating func lines(ofBlock block: Int) -> [Line] {
    guard blocks.indices.contains(block + 1) else { return [] }
    if let lines = blocks[block + 1] { return lines }
    let lines = Typesetter(options, resources: resources).lines(ofBlock: block, in: entry)
    blocks[block + 1] = lines
    return lines
  }

  /// How many blocks have been set, the title among them.
  public var setCount: Int { blocks.count { $0 != nil } }

  private var lastBlock: Int { entry.blocks.count - 1 }

  /// At most `count` lines from a position on.
  public mutating func lines(from start: Position, count: Int) -> [PlacedLine] {
    var result: [PlacedLine] = []
    var at = start
    while result.count < count && at.block <= lastBlock {
      let own = lines(ofBlock: at.block)
      for line in own.indices.dropFirst(at.line) where result.count < count {
        result.append(PlacedLine(position: Position(block: at.block, line: line), line: own[line]))
      }
      at = Position(block: at.block + 1, line: 0)
    }
    return result
  }

  /// The position `step` lines on, or back if it is negative; at most the last or the first one.
  public mutating func position(_ start: Position, movedBy step: Int) -> Position {
    var at = start
    var rest = step
    while rest > 0 {
      let left = lines(ofBlock: at.block).count - 1 - at.line
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
      at = Position(block: at.block - 1, line: lines(ofBlock: at.block - 1).count - 1)
    }
    return at
  }

  private mutating func firstLine(after block: Int) -> Position? {
    var block = block + 1
    while block <= lastBlock {
      if !lines(ofBlock: block).isEmpty { return Position(block: block, line: 0) }
      block += 1
    }
    return nil
  }

  /// The first line when the last `height` lines are shown.
  public mutating func lastTop(height: Int) -> Position {
    var block = lastBlock
    var missing = max(1, height)
    while block >= -1 {
      let count = lines(ofBlock: block).count
      if count >= missing { return Position(block: block, line: count - missing) }
      missing -= count
      block -= 1
    }
    return .start
  }

  /// The line that holds a character of a block.
  public mutating func position(block: Int, offset: Int) -> Position {
    let block = max(-1, min(block, lastBlock))
    let line = lines(ofBlock: block).lastIndex { $0.offset <= offset && !$0.isBlank } ?? 0
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
    Position(block: block, line: lines(ofBlock: block).firstIndex { !$0.isBlank } ?? 0)
  }

  // MARK: Hits

  /// Where the hit with this number begins, from 0, with its number among those of its line. Sets no more
  /// than the blocks before it.
  public mutating func hit(_ number: Int) -> (position: Position, ofLine: Int)? {
    guard !options.patterns.isEmpty, number >= 0 else { return nil }
    var before = 0
    for block in -1..<entry.blocks.count {
      for (line, own) in lines(ofBlock: block).enumerated() {
        let count = own.hitCount
        if number < before + count { return (Position(block: block, line: line), number - before) }
        before += count
      }
    }
    return nil
  }

  /// All hits of the entry. Sets the whole of it.
  public mutating func hitCount() -> Int {
    guard !options.patterns.isEmpty else { return 0 }
    return (-1..<entry.blocks.count).reduce(0) { sum, block in
      sum + lines(ofBlock: block).reduce(0) { $0 + $1.hitCount }
    }
  }

  /// How much of the text lies before the end of a line: 0 to 1, told without setting what is between.
  public mutating func fraction(upTo position: Position) -> Double {
    let count = max(1, lines(ofBlock: position.block).count)
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
