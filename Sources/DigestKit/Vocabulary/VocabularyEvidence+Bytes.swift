extension VocabularyEvidence {
  /// Told before all else; evidence of another version isn't read.
  private static let version: UInt8 = 1

  /// What an index keeps of it: about two thirds of the text that it was made of.
  public var bytes: [UInt8] {
    var writer = EvidenceWriter()
    writer.write(Int(Self.version))
    writer.write(left)
    writer.write(right)
    writer.write(table.words.count)
    for word in table.words { writer.write(word) }
    writer.write(segments.count)
    for segment in segments {
      writer.write(Int(segment.kind.rawValue))
      writer.write(segment.left)
      writer.write(segment.right)
    }
    for side in [namings.left, namings.right] {
      writer.write(side.count)
      for naming in side {
        writer.write(naming.before)
        writer.write(naming.names.count)
        for name in naming.names { writer.write(name) }
      }
    }
    return writer.bytes
  }

  /// Nil for bytes that `bytes` didn't write.
  public init?(bytes: [UInt8]) {
    var reader = EvidenceReader(bytes)
    guard reader.number() == Int(Self.version), let left = reader.string(), let right = reader.string(),
      let table = reader.table(), let count = reader.count()
    else { return nil }
    var segments: [Segment] = []
    for _ in 0..<count {
      guard let kind = reader.number().flatMap({ UInt8(exactly: $0) }).flatMap(Kind.init),
        let mine = reader.run(of: table), let theirs = reader.run(of: table)
      else { return nil }
      segments.append(Segment(kind: kind, left: mine, right: theirs))
    }
    guard let mine = reader.namings(of: table), let theirs = reader.namings(of: table), reader.isAtEnd else {
      return nil
    }
    self.init(left: left, right: right, table: table, segments: segments, namings: (mine, theirs))
  }
}

/// Numbers in groups of seven bits, the lowest first (LEB128); everything else is made of them.
private struct EvidenceWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ run: [RunWord]) {
    write(run.count)
    for word in run { write(Int(word.word) << 3 | Int(word.joint.rawValue)) }
  }
}

private struct EvidenceReader {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func number() -> Int? {
    var value = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      guard at < bytes.count else { return nil }
      let byte = bytes[at]
      at += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }

  /// A number of things that follow, each of a byte or more: no more than there are bytes.
  mutating func count() -> Int? { number().flatMap { $0 <= bytes.count - at ? $0 : nil } }

  mutating func string() -> String? {
    guard let length = count() else { return nil }
    defer { at += length }
    return String(validating: bytes[at..<(at + length)], as: UTF8.self)
  }

  mutating func table() -> WordTable? {
    guard let count = count() else { return nil }
    var words: [String] = []
    for _ in 0..<count {
      guard let word = string() else { return nil }
      words.append(word)
    }
    return WordTable(words: words)
  }

  mutating func run(of table: WordTable) -> [RunWord]? {
    guard let count = count() else { return nil }
    var run: [RunWord] = []
    for _ in 0..<count {
      guard let value = number(), value >> 3 < table.words.count,
        let joint = RunWord.Joint(rawValue: UInt8(value & 7))
      else { return nil }
      run.append(RunWord(word: Int32(truncatingIfNeeded: value >> 3), joint: joint))
    }
    return run
  }

  mutating func namings(of table: WordTable) -> [BracketNames.Naming]? {
    guard let count = count() else { return nil }
    var namings: [BracketNames.Naming] = []
    for _ in 0..<count {
      guard let before = run(of: table), let nameCount = self.count() else { return nil }
      var names: [[RunWord]] = []
      for _ in 0..<nameCount {
        guard let name = run(of: table) else { return nil }
        names.append(name)
      }
      namings.append(BracketNames.Naming(before: before, names: names))
    }
    return namings
  }
}
