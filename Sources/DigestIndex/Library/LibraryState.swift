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

  /// What the reader wrote on an entry and kept of it, in this language and the other, and where it was left.
  public func annotations(of entry: EntrySummary) throws -> Annotations {
    guard let index = index(entry.id.library) else { return Annotations() }
    settle(index)
    let ids = [entry.id.written] + [entry.twin?.written].compactMap(\.self)
    var found = try reading.annotations(of: ids, library: index.root)
    found.left = try reading.place(of: entry.id.written, library: index.root).map {
      Place(entry: entry.id, block: $0.block, offset: $0.offset)
    }
    return found
  }

  /// An entry with what the reader wrote on it and kept of it.
  public struct Annotated: Sendable {
    public var library: String
    public var digest: DigestSummary
    public var id: EntryID
    public var title: String
    /// Nil if it isn't in its library any more.
    public var entry: EntrySummary?
    public var annotations: Annotations
  }

  /// All notes and passages: of the entries that are there in reading order, then of those that aren't.
  public func annotated() throws -> (found: [Annotated], lost: [Annotated]) {
    _ = settle()
    var found: [Annotated] = []
    var lost: [Annotated] = []
    for index in indexes {
      let kept = try reading.annotations(library: index.root)
      if kept.isEmpty { continue }
      let root = givenRoots[index.number]
      let missing = try reading.kept(library: index.root).filter(\.isMissing)
      for old in missing.sorted(by: { $0.id.description < $1.id.description }) {
        guard let annotations = kept[old.id] else { continue }
        let digest = DigestSummary(
          id: DigestID(library: index.number, key: old.id.digest), issue: Issue(), editions: [])
        lost.append(
          Annotated(
            library: root, digest: digest, id: old.id, title: old.identity?.title ?? old.id.slug, entry: nil,
            annotations: annotations))
      }
      for digest in try digests() where digest.id.library == index.number {
        let ids = kept.keys.filter { $0.digest == digest.key }
        if ids.isEmpty { continue }
        let missingIDs = Set(missing.map(\.id))
        var entries = try entries(digest: digest.id)
        let introductions = try ids.filter { $0.slug.isEmpty }.compactMap { try entry(with(index, $0)) }
        entries = introductions + entries
        for entry in entries {
          guard let annotations = kept[entry.id.written], !missingIDs.contains(entry.id.written) else {
            continue
          }
          found.append(
            Annotated(
              library: root, digest: digest, id: entry.id.written, title: entry.title, entry: entry,
              annotations: annotations))
        }
      }
    }
    return (found, lost)
  }

  private func with(_ index: RootIndex, _ id: EntryID) -> EntryID {
    var id = id
    id.library = index.number
    return id
  }

  // MARK: Letters

  /// Puts a letter to a place. `text`: what stands there.
  public func setBookmark(_ letter: String, _ place: Place, text: String) throws -> ReplacedValues {
    guard let index = index(place.entry.library), let identity = try index.identity(of: place.entry) else {
      return ReplacedValues()
    }
    return try reading.keep(
      bookmark: letter, KeptValue.bookmark(place, text: text), of: (place.entry.written, identity),
      library: index.root)
  }

  public func removeBookmark(_ letter: String, library number: Int) throws -> ReplacedValues {
    guard let index = index(number) else { return ReplacedValues() }
    return try reading.remove(bookmark: letter, library: index.root)
  }

  /// The letters of all libraries that are open, and the capitals of those that aren't.
  public func bookmarks() throws -> [Bookmark] {
    _ = settle()
    let roots = indexes.map(\.root)
    var found: [String: Bookmark] = [:]
    for index in indexes {
      for (root, bookmark) in try reading.bookmarks(library: index.root) {
        var bookmark = bookmark
        if let number = roots.firstIndex(of: root) {
          bookmark.place.entry.library = number
        } else {
          bookmark.isThere = false
        }
        if found[bookmark.letter]?.isThere != true { found[bookmark.letter] = bookmark }
      }
    }
    return found.values.sorted { $0.letter < $1.letter }
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

/// Where what is kept belongs, among the entries that there are now. Pure.
struct Following {
  private let entries: [EntryID: EntryIdentity]
  private let matcher: IdentityMatcher

  init(_ entries: [EntryID: EntryIdentity]) {
    self.entries = entries
    matcher = IdentityMatcher(entries)
  }

  /// `own`: what is to be looked at of this library; `all`: all that is kept of it; `news`: what is kept of others.
  func changes(of own: [KeptEntry], all: [KeptEntry], news: [KeptEntry]) -> [ReadingStore.Change] {
    var kept = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [ReadingStore.Change] = []
    for old in own {
      let place = place(of: old)
      var new = old
      new.isMissing = place == nil
      if let place {
        new.id = place
        new.identity = entries[place]
      }
      if new == old { continue }
      // Where something is kept already, either flag counts.
      if new.id != old.id, let there = kept[new.id] {
        new.read = Self.joined(new.read, there.read)
        new.starred = Self.joined(new.starred, there.starred)
      }
      kept[old.id] = nil
      kept[new.id] = new
      changes.append(.init(from: (old.library, old.id), isCopy: false, to: new))
    }
    for old in news {
      guard let place = place(of: old) else { continue }
      let there = kept[place]
      var new = there ?? old
      new.library = there?.library ?? ""
      new.id = place
      new.takeNewer(of: old)
      new.identity = entries[place]
      new.isMissing = false
      guard new != there || old.values > 0 else { continue }
      kept[place] = new
      changes.append(.init(from: (old.library, old.id), isCopy: true, to: new))
    }
    return changes
  }

  /// Of two flags the one that is set, of two alike the newer.
  private static func joined(_ one: KeptEntry.Flag, _ other: KeptEntry.Flag) -> KeptEntry.Flag {
    if one.isSet != other.isSet { return one.isSet ? one : other }
    return one.stamp < other.stamp ? other : one
  }

  /// Where an entry is now. Under its old id another one may stand: its text tells.
  private func place(of old: KeptEntry) -> EntryID? {
    guard let identity = old.identity else { return entries[old.id] == nil ? nil : old.id }
    if let there = entries[old.id], there.text == identity.text, there.title == identity.title {
      return old.id
    }
    let found = matcher.find(old.id, identity)
    // What was edited beyond recognition, but stands where it stood, is the same.
    return found ?? (entries[old.id]?.title == identity.title ? old.id : nil)
  }
}

extension KeptEntry {
  /// False where everything was taken back.
  public var holdsAnything: Bool { read.isSet || starred.isSet || values > 0 }
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
