/// A file read: the editions that it holds, one as a rule.
public struct DigestFile: Equatable, Sendable {
  /// The first is the file itself; the others are sections of it that are issues of their own.
  public var editions: [Edition]
  /// What it has to say on how its neighbours are read.
  public var outline: FileOutline
  /// What headings, labels and items were taken for: see `explanation`.
  var notes: [ReadingNote] = []
}

extension DigestFile {
  /// Reads a file of digests. Never fails: what is odd becomes a diagnostic, and the rest is there.
  ///
  /// `name` is the title of a file that has neither front matter nor a leading H1.
  public init(bytes: [UInt8], name: String = "", rule: ReadingRule = ReadingRule()) {
    var parser = EditionParser(bytes: bytes, rule: rule)
    self = parser.parse(name: name)
  }
}

extension DigestFile {
  /// What stands in a file, as UTF-8: places of entries count in it.
  public static func text(of bytes: [UInt8]) -> [UInt8] { SourceText(bytes).bytes }
}

extension Edition {
  /// Reads a file as one edition: issues of their own that it holds are left out.
  public init(bytes: [UInt8], name: String = "") {
    self = DigestFile(bytes: bytes, name: name).editions[0]
  }
}
