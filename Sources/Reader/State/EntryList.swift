import DigestKit
import Writing

/// Entries in the middle pane, and where the cursor is.
public struct EntryList: Equatable, Sendable {
  public enum Origin: Equatable, Hashable, Sendable {
    case digest(DigestID, language: String)
    /// One category through all digests.
    case category(String, language: String?)
    case search(Query)
    /// In this language where an entry has several.
    case shelf(Shelf, language: String?)
    /// What can be read in so many minutes: these.
    case suggested([EntryID], minutes: Int)
  }

  enum Arrival: Equatable { case firstUnread, lastUnread, introduction, last }

  /// A row as it is shown.
  enum Row: Equatable {
    /// Sections, with the number that jumps there.
    case category([String], number: Int?)
    /// In results of a search or a lens: which digest, and how many entries match in it; 0 where that isn't told.
    case digest(DigestID, entries: Int)
    case entry(Int)
    /// A line of what stands around the hits of the entry above.
    case extract(Int, line: Int)
    /// What the twin of the entry above says there.
    case twinExtract(Int)
    /// Why the entry above is suggested.
    case reason(Int)
    /// What follows matches in this way, and in no surer one.
    case tier(SearchResults.Tier)
  }

  public var origin: Origin
  public var entries: [EntrySummary] = []
  /// Results that aren't all here.
  public var total = 0
  /// False while results beyond a first page are still being looked for.
  var isComplete = true
  /// How many match in each digest, newest first.
  public var counts: [SearchResults.DigestCount] = [] {
    didSet { hits = Dictionary(counts.map { ($0.id, $0.entries) }, uniquingKeysWith: +) }
  }
  /// The same, to be looked up.
  private(set) var hits: [DigestID: Int] = [:]
  /// The same over time: it goes through all digests, and is drawn with every frame.
  var trend: Trend?
  /// In which ways a search's results match, the surest first.
  var tiers: [SearchResults.Tier] = []
  /// What may have been meant by a search that found nothing.
  var correction: String?
  /// Set until the order that was just asked for is there: then the cursor goes to the first.
  var awaitsOrder = false
  /// Whether the best stands first; each row then names its digest.
  var isRanked = false
  /// Results by language and by category, most first.
  var languages: [SearchResults.Count] = []
  var categoryCounts: [SearchResults.Count] = []
  /// What stands around hits, where the text has no place beside the list.
  var extracts: [EntryID: Extract] = [:]
  /// Lines that each of them takes, two at most.
  var extractLines: [EntryID: Int] = [:]
  /// What their twins say there, in a line.
  var twinExtracts: [EntryID: String] = [:]
  /// Why entries are suggested.
  var reasons: [EntryID: Suggestion.Reason] = [:]
  /// What to mark in titles and texts.
  var patterns: [SearchPattern] = []
  public var isLoaded = false
  /// Where the cursor is to be once the entries are there.
  var arrival: Arrival?
  /// Index into `entries`.
  public var cursor = 0
  /// The first row shown.
  public var top = 0
  /// What `arrange` made of all this.
  private(set) var rows: [Row] = []
  /// How many outer headings all groups have in common.
  private(set) var sharedDepth = 0
  /// Whether minutes tell entries apart.
  private(set) var showsMinutes = false

  public init(_ origin: Origin) { self.origin = origin }

  public var current: EntrySummary? { entries.indices.contains(cursor) ? entries[cursor] : nil }

  /// How many introductions stand before the entries: that of the digest, if it has one.
  var introductions: Int { !isGroupedByDigest && entries.first?.kind == .introduction ? 1 : 0 }

  var isGroupedByDigest: Bool {
    if case .digest = origin { false } else { true }
  }

  /// Makes the rows anew, when entries or what is told of them have changed.
  mutating func arrange() {
    rows = makeRows()
    sharedDepth = isGroupedByDigest ? 0 : Self.sharedDepth(of: categories.map(\.sections))
    let shown = entries.dropFirst(introductions)
    showsMinutes = shown.contains { $0.minutes != shown.first?.minutes }
  }

  /// A single group has nothing in common with others.
  private static func sharedDepth(of groups: [[String]]) -> Int {
    guard let first = groups.first, groups.count > 1 else { return 0 }
    return groups.reduce(first.count) { depth, group in
      min(depth, zip(first, group).prefix { $0 == $1 }.count)
    }
  }

  /// What tells a heading from the others: its own name always.
  func shownSections(_ sections: [String]) -> [String] {
    Array(sections.dropFirst(min(sharedDepth, max(0, sections.count - 1))))
  }

  /// By index of their first entry the tiers that are told: all but the first, if that is what was typed.
  private var tierStarts: [Int: SearchResults.Tier] {
    var starts: [Int: SearchResults.Tier] = [:]
    var start = 0
    for tier in tiers {
      if tier.match != .literal { starts[start] = tier }
      start += tier.entries
    }
    return starts
  }

  private func makeRows() -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(entries.count * 5 / 4)
    var number = 0
    let categories = categories
    let tierStarts = tierStarts
    var nextCategory = 0
    for (index, entry) in entries.enumerated() {
      let previous = index > introductions ? entries[index - 1] : nil
      if index < introductions {
        // It stands above all headings.
      } else if isGroupedByDigest {
        let tier = tierStarts[index]
        if let tier { rows.append(.tier(tier)) }
        if !isRanked, previous?.id.digestID != entry.id.digestID || tier != nil {
          // How many of it match in each of several ways isn't known.
          let count = tiers.count > 1 ? 0 : hits[entry.id.digestID] ?? 0
          rows.append(.digest(entry.id.digestID, entries: count))
        }
      } else if previous?.group != entry.group {
        let category = nextCategory < categories.count ? categories[nextCategory] : nil
        nextCategory += 1
        // An entry outside all sections stands apart from those before it, under an empty row.
        let isNumbered = category?.isNumbered == true
        if isNumbered { number += 1 }
        if !entry.group.isEmpty || previous != nil {
          rows.append(.category(entry.group, number: isNumbered && number <= 9 ? number : nil))
        }
      }
      rows.append(.entry(index))
      for line in 0..<(extractLines[entry.id] ?? 0) { rows.append(.extract(index, line: line)) }
      if twinExtracts[entry.id] != nil { rows.append(.twinExtract(index)) }
      if reasons[entry.id] != nil { rows.append(.reason(index)) }
    }
    return rows
  }

  /// Lines that belong to an entry, below its title.
  private func linesBelow(_ id: EntryID) -> Int {
    (extractLines[id] ?? 0) + (twinExtracts[id] == nil ? 0 : 1) + (reasons[id] == nil ? 0 : 1)
  }

  /// The row in which the entry at `index` stands.
  func row(of index: Int) -> Int { rows.firstIndex(of: .entry(index)) ?? 0 }

  /// Entries below one heading.
  struct Category: Equatable {
    var sections: [String]
    /// How many there are besides an overview.
    var entries: Int
    /// The first of them, the overview included.
    var first: Int

    /// True for what a number key jumps to: a heading over nothing but its overview, with more headings below, is
    /// none.
    var isNumbered: Bool { !sections.isEmpty && entries > 0 }
  }

  /// Categories in order.
  var categories: [Category] {
    var found: [Category] = []
    for (index, entry) in entries.enumerated().dropFirst(introductions) {
      if found.last?.sections != entry.group {
        found.append(Category(sections: entry.group, entries: 0, first: index))
      }
      if entry.kind != .overview { found[found.count - 1].entries += 1 }
    }
    return found
  }

  /// The first entry of the next group after the cursor, or of the one before; a group is a category, or a
  /// digest in lists through several.
  func startOfGroup(after step: Int) -> Int? {
    func group(_ entry: EntrySummary) -> [String] { isGroupedByDigest ? [entry.id.digest] : entry.group }
    guard let current else { return nil }
    if step > 0 {
      return entries.indices.dropFirst(cursor + 1).first { group(entries[$0]) != group(current) }
    }
    var start = cursor
    while start > 0 && group(entries[start - 1]) == group(current) { start -= 1 }
    if start < cursor || start == 0 { return start }
    let previous = group(entries[start - 1])
    var first = start - 1
    while first > 0 && group(entries[first - 1]) == previous { first -= 1 }
    return first
  }

  /// Keeps the row of the cursor, and the heading above it, among `height` rows.
  mutating func keepCursorVisible(height: Int) {
    guard height > 0 else { return }
    let row = row(of: cursor)
    let hasHeading = row > 0 && rows.indices.contains(row - 1) && !rows[row - 1].isEntry
    let first = hasHeading && height > 2 ? row - 1 : row
    if first < top { top = first }
    let below = current.map { linesBelow($0.id) } ?? 0
    let last = min(row + below, rows.count - 1)
    if last >= top + height { top = min(row, last - height + 1) }
    top = max(0, min(top, rows.count - height))
  }
}

extension EntrySummary {
  /// False for introductions, which are never read to an end.
  var isUnread: Bool { !isRead && kind != .introduction }

  /// The headings below which it stands in a list. An overview is a heading's own text, and stands below it.
  var group: [String] { kind == .overview ? sections + [title] : sections }
}

extension EntryList.Row {
  var isEntry: Bool { if case .entry = self { true } else { false } }
}
