import Writing

/// What two editions of a digest tell of which words translate each other: the words of the sentences that stand beside
/// each other in them, of titles and of names of sections; and what names itself in brackets, in an edition without another
/// one too.
///
/// It is made once, kept as `bytes`, and merged with others by `Vocabulary`, which needs no text then.
public struct VocabularyEvidence: Equatable, Sendable {
  /// What kind of text words stood in.
  enum Kind: UInt8, Sendable, CaseIterable { case body, title, section }

  /// Words that stand beside each other, in the order in which they were written.
  struct Segment: Equatable, Sendable {
    var kind: Kind
    var left: [RunWord]
    var right: [RunWord]
  }

  /// BCP 47 primary tags, such as `zh` and `en`; the right one is empty where there is one edition alone.
  public var left: String
  public let right: String
  var table: WordTable
  var segments: [Segment]
  /// What names itself in brackets, on the left and on the right.
  var namings: (left: [BracketNames.Naming], right: [BracketNames.Naming])

  public init(left: String, right: String = "") {
    self.init(left: left, right: right, table: WordTable(), segments: [], namings: ([], []))
  }

  init(
    left: String, right: String, table: WordTable, segments: [Segment],
    namings: (left: [BracketNames.Naming], right: [BracketNames.Naming])
  ) {
    self.left = left
    self.right = right
    self.table = table
    self.segments = segments
    self.namings = namings
  }

  public static func == (left: VocabularyEvidence, right: VocabularyEvidence) -> Bool {
    left.left == right.left && left.right == right.right && left.table == right.table
      && left.segments == right.segments && left.namings == right.namings
  }

  /// True where nothing was found.
  public var isEmpty: Bool { segments.isEmpty && namings.left.isEmpty && namings.right.isEmpty }

  /// Adds an entry that has no twin.
  public mutating func add(_ entry: Entry) { add(entry.lines) }

  /// Adds the text of an entry that has no twin.
  public mutating func add(_ lines: EntryLines) { namings.left += names(in: lines, home: left) }

  /// Adds entries that are twins. `pairs` are what `Alignment.blocks` says of their blocks.
  public mutating func add(_ mine: Entry, _ theirs: Entry, blocks pairs: [AlignedPair]) {
    let lines = (left: mine.lines, right: theirs.lines)
    add(lines.left, lines.right, pairs)
    namings.left += names(in: lines.left, home: left)
    namings.right += names(in: lines.right, home: right)
  }

  /// The same, but for what names itself in brackets: that is left to whoever adds the entries by themselves.
  public mutating func add(sentencesOf mine: Entry, _ theirs: Entry) {
    let lines = (left: mine.lines, right: theirs.lines)
    let known = (left: lines.left.blocks, right: lines.right.blocks)
    add(lines.left, lines.right, BlockAlignment(mine.blocks, theirs.blocks, lines: known).run())
  }

  private mutating func add(_ mine: EntryLines, _ theirs: EntryLines, _ pairs: [AlignedPair]) {
    add(.title, mine.title, theirs.title)
    // Taken out, so that it isn't copied.
    var sentences = SentencePairs(table: table)
    table = WordTable()
    for pair in pairs where !pair.isDoubtful && !pair.left.isEmpty && !pair.right.isEmpty {
      sentences.add(mine.prose(in: pair.left), saying: theirs.prose(in: pair.right))
    }
    table = sentences.table
    segments += sentences.pairs.map { Segment(kind: .body, left: $0.left, right: $0.right) }
  }

  /// Adds what a section is called in both.
  public mutating func add(section name: String, _ other: String) { add(.section, name, other) }

  private mutating func add(_ kind: Kind, _ left: String, _ right: String) {
    let mine = table.run(of: left)
    let theirs = table.run(of: right)
    if !mine.isEmpty, !theirs.isEmpty { segments.append(Segment(kind: kind, left: mine, right: theirs)) }
  }

  private mutating func names(in lines: EntryLines, home: String) -> [BracketNames.Naming] {
    var names = BracketNames(table: table, home: home)
    // Taken out, so that it isn't copied.
    table = WordTable()
    names.add(lines.title)
    for line in lines.prose { names.add(line) }
    table = names.table
    return names.found
  }
}
