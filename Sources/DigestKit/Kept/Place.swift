/// Where a reader is in an entry.
public struct Place: Equatable, Hashable, Sendable {
  public var entry: EntryID
  /// The block at the top of the page, and how many characters of it have gone by.
  public var block: Int
  public var offset: Int
  /// True if the text was being read, false if it was seen from a list.
  public var isReading: Bool
  /// True if the end of the text is in sight.
  public var isFinished: Bool

  public init(
    entry: EntryID, block: Int = 0, offset: Int = 0, isReading: Bool = true, isFinished: Bool = false
  ) {
    self.entry = entry
    self.block = block
    self.offset = offset
    self.isReading = isReading
    self.isFinished = isFinished
  }
}
