/// Something that aligned blocks of twin entries don't share: a figure, a date, a name, a link.
public struct Mismatch: Equatable, Sendable {
  /// What differs. The raw value is the beginning of the `code` of `wenzhai check --twins --json`.
  public enum Kind: String, Sendable, CaseIterable { case figure, date, name, link }

  /// One side of it.
  public struct Side: Equatable, Sendable {
    /// What stands here, as written; nil where the other side alone has it.
    public var text: String?
    /// The block of the entry, from 0; -1 for the title. Where there is no text, the one that should have it.
    public var block: Int
    /// The line of the file, from 1.
    public var line: Int

    public init(text: String?, block: Int, line: Int) {
      self.text = text
      self.block = block
      self.line = line
    }
  }

  public var kind: Kind
  public var left: Side
  public var right: Side

  public init(_ kind: Kind, left: Side, right: Side) {
    self.kind = kind
    self.left = left
    self.right = right
  }

  /// True for the languages that figures and names are read in: Chinese, in either form, beside English.
  public static func areRead(_ one: String, _ other: String) -> Bool {
    Set([one, other].map { $0.prefix(2) }) == ["zh", "en"]
  }

  /// True if both sides say something, and it isn't the same; otherwise one side lacks it.
  public var isConflict: Bool { left.text != nil && right.text != nil }

  /// Seen from the other side.
  public var flipped: Mismatch { Mismatch(kind, left: right, right: left) }
}

extension Alignment {
  /// What two twin entries don't share, in the order of the left one: a Chinese text and an English one, or two of
  /// one script.
  ///
  /// Reported is what the whole other entry lacks, and where two blocks surely stand for each other, what each says
  /// instead of the other's. Nothing is said of blocks that are doubtful, have no counterpart, or are much shorter
  /// than it.
  public static func mismatches(_ left: Entry, _ right: Entry) -> [Mismatch] {
    MismatchFinder(left, right).run()
  }
}
