import Writing

/// What a filter is called before the colon.
public enum FilterName: String, CaseIterable, Sendable {
  case section = "in"
  case title, word, tag, week, number, after, before, language, site, has
  case status = "is"
  case block, near
  case expression = "re"
}

/// What stands behind the colon of a filter.
public enum FilterValues: Equatable, Sendable {
  /// Names of sections; any part of one.
  case sections
  /// Words as they stand.
  case words
  case tags
  /// Words in parentheses.
  case together
  case expression
  /// `2026W05` or `2026`, or two of them with `..` between, of which one may be left out.
  case weeks
  /// `12`, or two of them with `..` between, of which one may be left out.
  case numbers
  /// `2026-02-01`, `2026-02`, `2026`.
  case days
  /// A BCP 47 tag, or its first part.
  case languages
  /// Hosts.
  case sites
  /// One of these.
  case choices([String])
}

/// A row of the filter table: what queries, completion, help and the manual read.
public struct FilterEntry: Sendable {
  public let name: FilterName
  /// Other names that it answers to.
  let aliases: [String]
  public let values: FilterValues
  /// Reads a value in lower case or as typed; nil if it is none.
  let read: @Sendable (String) -> Query.Condition.Test?
  /// True for a value that may stand while it is being typed.
  let isWhole: @Sendable (String) -> Bool

  init(
    _ name: FilterName, aliases: [String] = [], _ values: FilterValues,
    isWhole: (@Sendable (String) -> Bool)? = nil, read: @escaping @Sendable (String) -> Query.Condition.Test?
  ) {
    self.name = name
    self.aliases = aliases
    self.values = values
    self.read = read
    self.isWhole = isWhole ?? { read($0) != nil }
  }

  /// The one of a name, in any case.
  public static func named(_ name: some StringProtocol) -> FilterEntry? {
    let name = name.lowercased()
    return table.first { $0.name.rawValue == name || $0.aliases.contains(name) }
  }
}

extension FilterEntry {
  /// Reads `name:value`; nil if it is no filter, or one that is only half typed.
  static func test(_ word: String) -> Query.Condition.Test? {
    guard let (entry, value) = parts(of: word[...]), !value.isEmpty else { return nil }
    return entry.read(String(value))
  }

  /// The filter that a word looks like, if its value is none of those that it takes: such a word is text.
  static func misread(_ word: String) -> FilterEntry? {
    guard let (entry, value) = parts(of: word[...]), !value.isEmpty, entry.read(String(value)) == nil else {
      return nil
    }
    return entry
  }

  /// True for a word that is becoming a filter, or a negation: `in:`, `-week:`, `has:ta`, `week:2026W05..`, `-`.
  static func isBegun(_ word: Substring) -> Bool {
    let rest = word.hasPrefix("-") ? word.dropFirst() : word
    guard !rest.isEmpty else { return !word.isEmpty }
    guard let (entry, value) = parts(of: rest) else { return false }
    return !entry.isWhole(String(value))
  }

  /// A filter's row in the table, and what stands behind the colon.
  private static func parts(of word: Substring) -> (FilterEntry, value: Substring)? {
    // Chinese input methods type a wide colon.
    guard let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }), let entry = named(word[..<colon])
    else { return nil }
    return (entry, word[word.index(after: colon)...])
  }
}

extension FilterEntry {
  /// The one table. A filter that isn't in it is text.
  public static let table: [FilterEntry] = [
    FilterEntry(.section, .sections) { value in
      notes.contains(value.lowercased()) ? .filter(.notes) : TextPattern(value).map { .filter(.section($0)) }
    },
    FilterEntry(.title, .words) { TextPattern($0).map { .filter(.title($0)) } },
    FilterEntry(.word, .words) { TextPattern($0, isWhole: true).map { .text($0) } },
    FilterEntry(.tag, .tags) { value in
      let tag = Entry.foldedTag(value)
      return tag.isEmpty ? nil : .filter(.tag(tag))
    },
    FilterEntry(.week, .weeks) { weeks($0).map { .filter(.weeks($0)) } },
    FilterEntry(.number, .numbers) { numbers($0).map { .filter(.numbers($0)) } },
    FilterEntry(.after, .days) { Day.days(of: $0).map { .filter(.after($0.lowerBound)) } },
    FilterEntry(.before, .days) { Day.days(of: $0).map { .filter(.before($0.upperBound)) } },
    FilterEntry(.language, aliases: ["lang"], .languages, isWhole: { $0.count >= 2 }) {
      .filter(.language($0.lowercased()))
    },
    // A host has a dot in it.
    FilterEntry(.site, .sites, isWhole: { $0.contains(".") }) { .filter(.site($0.lowercased())) },
    FilterEntry(.has, .choices(features.map(\.name) + [twin])) { value in
      let filter: Filter? =
        value.lowercased() == twin
        ? .twin : features.first { $0.name == value.lowercased() }.map { .has($0.feature) }
      return filter.map { .filter($0) }
    },
    FilterEntry(.status, .choices(Filter.Status.allCases.map(\.rawValue))) {
      Filter.Status(rawValue: $0.lowercased()).map { .filter(.status($0)) }
    },
    FilterEntry(.block, .together) { WordsTogether($0, reach: nil).map { .together($0) } },
    FilterEntry(.near, .together) { WordsTogether($0, reach: WordsTogether.near).map { .together($0) } },
    FilterEntry(.expression, .expression) { RegularExpression($0).map { .expression($0) } },
  ]

  /// What the reader wrote, where a section could stand.
  private static let notes: Set<String> = ["notes", "注记"]

  /// What entries have besides their features.
  private static let twin = "twin"

  private static let features: [(name: String, feature: Entry.Features)] = [
    ("image", .image), ("table", .table), ("code", .code), ("math", .math), ("note", .note),
  ]

  private static func numbers(_ value: String) -> ClosedRange<Int>? {
    func number(_ text: Substring) -> Int? {
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
    guard let dots = value.firstRange(of: "..") else { return number(value[...]).map { $0...$0 } }
    let (first, last) = (value[..<dots.lowerBound], value[dots.upperBound...])
    guard !(first.isEmpty && last.isEmpty), let low = first.isEmpty ? 0 : number(first),
      let high = last.isEmpty ? .max : number(last), low <= high
    else { return nil }
    return low...high
  }

  private static func weeks(_ value: String) -> ClosedRange<Week>? {
    // A year stands for all of its weeks.
    func weeks(_ text: Substring) -> ClosedRange<Week>? {
      if let week = Week(text) { return week...week }
      guard text.utf8.count == 4, let year = Int(text), let first = Week(year: year, week: 1),
        let last = Week(year: year, week: 53)
      else { return nil }
      return first...last
    }
    guard let dots = value.firstRange(of: "..") else { return weeks(value[...]) }
    let (before, behind) = (value[..<dots.lowerBound], value[dots.upperBound...])
    guard !(before.isEmpty && behind.isEmpty),
      let first = before.isEmpty ? Week(year: 1900, week: 1) : weeks(before)?.lowerBound,
      let last = behind.isEmpty ? Week(year: 2999, week: 53) : weeks(behind)?.upperBound, first <= last
    else { return nil }
    return first...last
  }
}
