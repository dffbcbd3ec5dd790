import Writing

/// A condition on something else than the words of an entry.
public enum Filter: Hashable, Sendable {
  /// Any enclosing section whose title holds this.
  case section(TextPattern)
  case weeks(ClosedRange<Week>)
  case after(Day)
  case before(Day)
  case language(String)
  /// A host or one of its subdomains.
  case site(String)
  case title(TextPattern)
  case has(Entry.Features)
  case reading(Reading)

  public enum Reading: String, Sendable { case unread, read, starred }

  /// True for a word that is becoming a filter, or a negation: `in:`, `-week:`, `has:ta`, `week:2026W05..`, `-`.
  static func isBegun(_ word: Substring) -> Bool {
    let rest = word.hasPrefix("-") ? word.dropFirst() : word
    guard !rest.isEmpty else { return !word.isEmpty }
    guard let colon = rest.firstIndex(where: isColon) else { return false }
    let name = rest[..<colon].lowercased()
    guard names.contains(name) else { return false }
    let value = rest[rest.index(after: colon)...]
    switch name {
    case "language", "lang": return value.count < 2
    // A host has a dot in it.
    case "site": return !value.contains(".")
    default: return Filter(String(rest)) == nil
    }
  }

  /// Chinese input methods type a wide one.
  private static func isColon(_ character: Character) -> Bool { character == ":" || character == "：" }

  private static let names: Set = [
    "in", "title", "week", "after", "before", "language", "lang", "site", "has", "is",
  ]

  /// Reads `name:value`; nil if it is no filter, or one that is only half typed.
  init?(_ word: String) {
    guard let colon = word.firstIndex(where: Self.isColon) else { return nil }
    let value = String(word[word.index(after: colon)...])
    guard !value.isEmpty else { return nil }
    switch word[..<colon].lowercased() {
    case "in":
      guard let pattern = TextPattern(value) else { return nil }
      self = .section(pattern)
    case "title":
      guard let pattern = TextPattern(value) else { return nil }
      self = .title(pattern)
    case "week":
      guard let range = Self.weeks(value) else { return nil }
      self = .weeks(range)
    case "after":
      guard let day = Day(value) else { return nil }
      self = .after(day)
    case "before":
      guard let day = Day(value) else { return nil }
      self = .before(day)
    case "language", "lang": self = .language(value.lowercased())
    case "site": self = .site(value.lowercased())
    case "has":
      guard let feature = Self.feature(value.lowercased()) else { return nil }
      self = .has(feature)
    case "is":
      guard let reading = Reading(rawValue: value.lowercased()) else { return nil }
      self = .reading(reading)
    default: return nil
    }
  }

  private static func weeks(_ value: String) -> ClosedRange<Week>? {
    guard let dots = value.firstRange(of: "..") else { return Week(value).map { $0...$0 } }
    guard let first = Week(value[..<dots.lowerBound]), let last = Week(value[dots.upperBound...]),
      first <= last
    else { return nil }
    return first...last
  }

  private static func feature(_ value: String) -> Entry.Features? {
    switch value {
    case "image": .image
    case "table": .table
    case "code": .code
    case "math": .math
    case "note": .note
    default: nil
    }
  }
}
