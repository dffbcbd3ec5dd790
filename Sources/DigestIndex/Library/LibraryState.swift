import DigestKit
import Foundation
import ReadingState
import Synchronization

/// What is kept of the reader's, and how it follows the entries.
extension Library {
  /// Marks an entry and its twin: what was read in one language was read. `day`: today, as `2026-11-26`.
  @discardableResult
  public func setRead(_ isRead: Bool, _ entry: EntrySummary, day: String = "") throws -> ReplacedValues {
    guard let index = index(entry.id.library) else { return ReplacedValues() }
    return try reading.keep(
      [KeptValue(.read, isRead ? day : nil)], of: identified(entry, index), library: index.root)
  }

  /// Marks an entry and its twin read if the entry was unread, and the other way round. Gives what it is now.
  public func toggleRead(
    _ entry: EntrySummary, day: String = ""
  ) throws -> (isRead: Bool, replaced: ReplacedValues) {
    try toggle(KeptValue(.read, day), entry)
  }

  /// Likewise the star.
  public func toggleStarred(_ entry: EntrySummary) throws -> (isStarred: Bool, replaced: ReplacedValues) {
    try toggle(KeptValue(.starred, ""), entry)
  }

  private func toggle(_ value: KeptValue, _ entry: EntrySummary) throws -> (Bool, ReplacedValues) {
    guard let index = index(entry.id.library) else { return (false, ReplacedValues()) }
    let (isSet, replaced) = try reading.toggle(
      value, of: identified(entry, index), library: index.root)
    return (isSet, replaced)
  }

  private func identified(_ entry: EntrySummary, _ index: RootIndex) throws -> [ReadingStore.Identified] {
    try ([entry.id] + [entry.twin].compactMap(\.self)).map { id in
      (id.written, try index.identity(of: id) ?? entry.identity)
    }
  }

  /// Keeps or takes away notes, passages and the like, of this entry alone.
  public func keep(_ values: [KeptValue], of entry: EntrySummary) throws -> ReplacedValues {
    guard let index = index(entry.id.library) else { return ReplacedValues() }
    let identity = try index.identity(of: entry.id) ?? entry.identity
    return try reading.keep(values, of: [(entry.id.written, identity)], library: index.root)
  }

  /// Gives all of the entries a flag, or takes it from them, with their twins.
  public func setAll(_ flag: KeptValue, _ entries: [EntrySummary]) throws -> ReplacedValues {
    var replaced = ReplacedValues()
    for index in indexes {
      let own = entries.filter { $0.id.library == index.number }
      if own.isEmpty { continue }
      let identities = try index.identities()
      var seen: Set<EntryID> = []
      let identified = own.flatMap { [$0.id] + [$0.twin].compactMap(\.self) }.map(\.written)
        .filter { seen.insert($0).inserted }
        .compactMap { id in identities[id].map { (id: id, identity: $0) } }
      replaced += try reading.keep([flag], of: identified, library: index.root)
    }
    return replaced
  }

  /// Stars an introduction, which stands for its digest, or takes the star away.
  public func toggleStarred(_ digest: DigestSummary, language: String) throws -> (
    isStarred: Bool, replaced: ReplacedValues
  ) {
    guard let index = index(digest.id.library), let edition = digest.edition(language) else {
      return (false, ReplacedValues())
    }
    let id = EntryID(digest: digest.key, language: edition.language, slug: "")
    let identity =
      try index.identity(of: id)
      ?? EntryIdentity(title: edition.title, line: 1, source: nil, text: nil, excerpt: "")
    let (isSet, replaced) = try reading.toggle(
      KeptValue(.starred, ""), of: [(id, identity)], library: index.root)
    return (isSet, replaced)
  }

  // MARK: History

  public func visits() throws -> (behind: [Place], ahead: [Place]) {
    try reading.visits(roots: indexes.map(\.root))
  }

  public func setVisits(behind: [Place], ahead: [Place]) throws {
    try reading.setVisits(behind: behind, ahead: ahead, roots: indexes.map(\.root))
  }

  /// How many entries of a digest were read, by language.
  public func readCounts(of digest: DigestID) throws -> [String: Int] {
    guard let index = index(digest.library) else { return [:] }
    return try reading.readCounts(library: index.root, digest: digest.key)
  }

  // MARK: Places

  /// Where reading stopped: in the first library that knows, or else where it stopped last in another one that has
  /// the same entry, such as this one before it was moved.
  public func lastPlace() throws -> Place? {
    for index in indexes {
      guard let (place, identity) = try reading.place(library: index.root, number: index.number) else {
        continue
      }
      // Without an index yet, the entry may still come.
      guard let identity, try index.entry(place.entry) == nil, try !index.isEmpty() else { return place }
      return try find(place, identity, in: index) ?? place
    }
    for index in indexes where try !index.isEmpty() {
      for (place, identity) in try reading.places(besides: index.root).prefix(Self.fewPlaces) {
        if let found = try find(place, identity, in: index) { return found }
      }
    }
    return nil
  }

  /// The last place is looked for in at most this many other libraries.
  private static let fewPlaces = 8

  private func find(_ place: Place, _ identity: EntryIdentity, in index: RootIndex) throws -> Place? {
    guard var id = try IdentityMatcher(index.identities()).find(place.entry.written, identity) else {
      return nil
    }
    id.library = index.number
    return Place(entry: id, block: place.block, offset: place.offset, isReading: place.isReading)
  }

  /// Keeps where reading has come to.
  public func setPlace(_ place: Place) throws {
    guard let index = index(place.entry.library) else { return }
    try reading.setPlace(place, index.identity(of: place.entry), library: index.root)
  }

  // MARK: Following

  /// What is kept of entries that aren't in their libraries any more.
  public func missing() throws -> [KeptEntry] {
    _ = settle()
    return try indexes.flatMap { index in
      try reading.kept(library: index.root).filter { $0.isMissing && $0.holdsAnything }
    }
  }

  /// True once anything of what is kept was asked for.
  public var hasShownState: Bool { stateWasAskedFor.withLock { $0 } }

  /// What was kept elsewhere has come: every library is to be looked through again.
  public func unsettle() { unsettled.withLock { $0.formUnion(indexes.map(\.number)) } }

  /// Brings along what is kept of all libraries. True if anything changed by that.
  public func settle() -> Bool {
    // Every index is settled, also behind one that changed: `contains` would stop there.
    indexes.map { settle($0) }.contains(true)
  }

  /// The same of one library, once for each refresh: who asks for nothing that is kept need not open their store.
  @discardableResult
  func settle(_ index: RootIndex) -> Bool {
    stateWasAskedFor.withLock { $0 = true }
    guard unsettled.withLock({ $0.remove(index.number) }) != nil else { return false }
    // Where nothing can be written, what is kept stays where it was.
    return (try? bringAlong(index)) == true
  }

  /// Brings along what is kept of a library: entries that were moved, renamed or
  /// edited since, and what was kept of the same entries elsewhere, should the library have been moved or copied.
  ///
  /// Only when a refresh has come to its end: an index in the making knows neither what is gone nor what is
  /// still to come, and a week that isn't there yet would give its marks to another one. True if anything changed.
  private func bringAlong(_ index: RootIndex) throws -> Bool {
    let state = try index.state()
    let (isKnown, hasNews) = try reading.isSettled(library: index.root, indexState: state)
    guard !isKnown || hasNews, try !index.isEmpty() else { return false }
    let news = try reading.news(for: index.root)
    let kept = try reading.kept(library: index.root)
    let following = Following(kept.isEmpty && news.isEmpty ? [:] : try index.identities())
    let changes = following.changes(of: isKnown ? [] : kept, all: kept, news: news)
    try reading.settle(library: index.root, indexState: state, changes: changes)
    return !changes.isEmpty
  }
}

extension EntrySummary {
  /// The identity as far as a list entry tells it, without the text.
  fileprivate var identity: EntryIdentity {
    EntryIdentity(
      title: title, line: line,
      source: sources.lazy.compactMap { $0.url.flatMap(SourceURL.normalized) }.first,
      text: nil, excerpt: "")
  }
}
