import DigestKit

/// Entries that are to be marked read together.
public enum ReadScope: Equatable, Sendable {
  /// All that a list holds, also what of it isn't fetched yet.
  case list(EntryList.Origin)
  /// All digests behind this one, in the order of the first pane.
  case older(DigestID)
}

/// What is asked before many entries are marked read.
public struct ReadQuestion: Equatable, Sendable {
  public var scope: ReadScope
  /// Unread entries that are meant.
  public var count: Int
  /// And in the digests behind.
  public var older: Int
  /// Where those begin.
  public var digest: DigestID?
}

/// A note that is being written.
public struct NotePrompt: Equatable, Sendable {
  public var entry: EntrySummary
  /// The note that it takes the place of.
  public var replaced: Note?
  /// The passage that it is a remark on.
  public var passage: Passage?
  public var line: InputLine
  /// True behind `^X`, which `^E` follows.
  var awaitsEditor = false

  init(_ entry: EntrySummary, replacing note: Note? = nil) {
    self.entry = entry
    replaced = note
    line = InputLine(note?.text ?? "")
  }

  init(_ entry: EntrySummary, on passage: Passage) {
    self.entry = entry
    self.passage = passage
    line = InputLine(passage.remark)
  }
}

/// What the reader did to what is kept: named when it is taken back.
public enum KeptThing: Equatable, Sendable {
  case read, allRead(Int), star, note, passage, bookmark(String), search(String)
}

/// When an entry that is opened counts as read.
public enum ReadRule: Equatable, Sendable {
  case opened
  /// Once its last line was in sight.
  case end
  /// After so many seconds.
  case seconds(Int)
}
