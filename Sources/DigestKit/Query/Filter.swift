import Writing

/// A condition on something else than the words of an entry.
public enum Filter: Hashable, Sendable {
  /// Any enclosing section whose title holds this.
  case section(TextPattern)
  case weeks(ClosedRange<Week>)
  case numbers(ClosedRange<Int>)
  case after(Day)
  case before(Day)
  case language(String)
  /// A host or one of its subdomains.
  case site(String)
  case title(TextPattern)
  /// Folded: what `Entry.tags` and the front matter have, or what stands before a slash in one of them.
  case tag(String)
  case has(Entry.Features)
  /// It is there in another language, too.
  case twin
  case status(Status)
  /// Words are looked for in what the reader wrote and kept, not in the text.
  case notes

  /// What the reader did with an entry.
  public enum Status: String, CaseIterable, Sendable { case unread, read, starred, marked }
}
