/// What a reader wrote on an entry.
public struct Note: Codable, Equatable, Hashable, Sendable, Identifiable {
  /// Made at random; an edited note is another one, so that of two edits made apart both stay.
  public var id: String
  public var text: String
  /// When it was written: `2026-11-26 10:30`, in the reader's time zone.
  public var written: String

  public init(id: String, text: String, written: String) {
    self.id = id
    self.text = text
    self.written = written
  }
}

/// A part of a text that a reader kept.
public struct Passage: Codable, Equatable, Hashable, Sendable, Identifiable {
  /// Made at random.
  public var id: String
  /// The block of the entry in which it began, and the character of the block's text.
  public var block: Int
  public var offset: Int
  /// What was kept, block by block: where the blocks have changed, it is looked for.
  public var texts: [String]
  /// A line of the reader's own.
  public var remark: String
  public var written: String

  public init(id: String, block: Int, offset: Int, texts: [String], remark: String = "", written: String) {
    self.id = id
    self.block = block
    self.offset = offset
    self.texts = texts
    self.remark = remark
    self.written = written
  }
}

/// A place that a letter leads back to: `a` to `z` within a library, `A` to `Z` from any.
public struct Bookmark: Equatable, Hashable, Sendable {
  public var letter: String
  public var place: Place
  public var title: String
  /// The beginning of what stands there.
  public var text: String
  /// False if its entry isn't in the library any more.
  public var isThere: Bool

  public init(letter: String, place: Place, title: String, text: String, isThere: Bool = true) {
    self.letter = letter
    self.place = place
    self.title = title
    self.text = text
    self.isThere = isThere
  }
}

/// What of the reader's own stands with an entry.
public struct Annotations: Equatable, Sendable {
  /// Oldest first.
  public var notes: [Note]
  /// In the order of the text.
  public var passages: [Passage]
  /// Where reading stopped, if the text was begun and not read to its end.
  public var left: Place?

  public init(notes: [Note] = [], passages: [Passage] = [], left: Place? = nil) {
    self.notes = notes
    self.passages = passages
    self.left = left
  }

  public var isEmpty: Bool { notes.isEmpty && passages.isEmpty }
}
