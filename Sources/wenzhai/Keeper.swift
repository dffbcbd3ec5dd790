import DigestIndex
import DigestKit
import Foundation
import Reader
import ReadingState
import Synchronization

/// Writes what the reader keeps, in the order in which it was asked for, and takes it back.
final class Keeper: Sendable {
  private let library: Library
  private let queue = DispatchQueue(label: "wenzhai.keeping")
  /// The newest place of each entry that isn't written yet, the latest at the end.
  private let unkeptPlaces = Mutex<[Place]>([])
  /// What can be taken back, the last at the end.
  private let done = Mutex<[(thing: KeptThing, replaced: ReplacedValues)]>([])
  private let now: @Sendable () -> String
  /// Where other machines find what is kept here.
  private let shared: SharedFolder?
  /// True while something is kept that isn't shared yet.
  private let isShareWaiting = Mutex(false)
  private let lastBackup = Mutex("")
  let clock: ReadingClock

  /// Changes that can be taken back.
  private static let mostDone = 10

  /// `now`: the time as `2026-11-26 10:30`.
  init(library: Library, shared: SharedFolder?, now: @escaping @Sendable () -> String) {
    self.library = library
    self.shared = shared
    self.now = now
    // What can't be kept of the time is no news to a reader.
    clock = ReadingClock { [queue] entry, seconds in
      queue.async { try? library.add(seconds: seconds, on: String(now().prefix(10)), of: entry) }
    }
  }

  func today() -> String { String(now().prefix(10)) }

  /// True for what this does; `end` is called once it is written.
  func run(
    _ effect: Effect, group: DispatchGroup, post: @escaping @Sendable (Message) -> Void,
    begin: () -> Void, end: @escaping @Sendable () -> Void
  ) -> Bool {
    if case .savePlace(let place) = effect {
      keep(place, post)
      return true
    }
    guard effect.isKept else { return false }
    begin()
    queue.async(group: group) { [self] in
      do {
        backUp()
        try write(effect, post)
        // Nothing is said to be kept that isn't.
        if library.reading.isTemporary, effect.isAsked { post(.done(.stateTemporary)) }
        share(post)
      } catch {
        post(.failed(.notKept("\(error)")))
      }
      end()
    }
    return true
  }

  /// Writes the place that is still to be written.
  func finish(group: DispatchGroup) {
    queue.async(group: group) { [self] in
      try? keepNewestPlaces()
      if isShareWaiting.withLock({ $0 }) { try? shared?.give(from: library.reading) }
    }
  }

  /// Takes over what other machines have kept.
  func takeShared() throws -> Int { try shared?.take(into: library.reading) ?? 0 }

  /// Gives what is kept to other machines, a moment later: more may come.
  private func share(_ post: @escaping @Sendable (Message) -> Void) {
    guard let shared,
      !isShareWaiting.withLock({ waiting in
        defer { waiting = true }
        return waiting
      })
    else { return }
    queue.asyncAfter(deadline: .now() + .seconds(2)) { [self] in
      isShareWaiting.withLock { $0 = false }
      do { try shared.give(from: library.reading) } catch { post(.failed(.notKept("\(error)"))) }
    }
  }

  /// A copy of what was kept until yesterday. Without one, what comes is kept all the same.
  private func backUp() {
    let day = today()
    let isDone = lastBackup.withLock { last in
      defer { last = day }
      return last == day
    }
    if !isDone { try? library.reading.backUp(day: day) }
  }

  /// Places come faster than disks like to write: of those of a moment in one entry the newest is enough.
  private func keep(_ place: Place, _ post: @escaping @Sendable (Message) -> Void) {
    let isFirst = unkeptPlaces.withLock { waiting in
      defer {
        waiting.removeAll { $0.entry == place.entry && $0.isReading == place.isReading }
        waiting.append(place)
      }
      return waiting.isEmpty
    }
    guard isFirst else { return }
    queue.asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
      do { try keepNewestPlaces() } catch { post(.failed(.notKept("\(error)"))) }
    }
  }

  private func keepNewestPlaces() throws {
    let newest = unkeptPlaces.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    for place in newest { try library.setPlace(place) }
  }

  // MARK: Writing

  private func write(_ effect: Effect, _ post: (Message) -> Void) throws {
    switch effect {
    case .saveParallelLanguages(let languages): try library.reading.setParallelLanguages(languages)
    case .saveQuery(let text): try library.reading.remember(query: text)
    case .saveHistory(let behind, let ahead): try library.setVisits(behind: behind, ahead: ahead)
    case .setRead(let isRead, let entry):
      // By opening it: nothing that anybody would take back.
      try library.setRead(isRead, entry, day: today())
      post(.readKept(entry, isRead, read: try library.readCounts(of: entry.id.digestID)))
    case .toggleRead(let entry):
      let (isRead, replaced) = try library.toggleRead(entry, day: today())
      did(.read, replaced)
      post(.readKept(entry, isRead, read: try library.readCounts(of: entry.id.digestID)))
      post(.done(isRead ? .markedRead : .markedUnread))
    case .toggleStarred(let entry):
      let (isStarred, replaced) = try library.toggleStarred(entry)
      did(.star, replaced)
      post(.starKept(entry, isStarred))
    case .toggleStarredDigest(let digest, let language):
      let (isStarred, replaced) = try library.toggleStarred(digest, language: language)
      did(.star, replaced)
      post(.digestStarKept(digest.id, isStarred))
    case .toggleReadDigest(let id, let language):
      let entries = try library.entries(digest: id, language: language)
      let unread = entries.filter { !$0.isRead }
      try setAll(unread.isEmpty ? entries : unread, isRead: !unread.isEmpty, post)
    case .readAll(let scope): try setAll(unread(in: scope), isRead: true, post)
    case .takeBack: try takeBack(post)
    case .saveSearch(let name, let text):
      did(.search(name), try library.reading.save(search: text, as: name))
      post(.keptChanged(.kept(text == nil ? .searchRemoved(name) : .searchSaved(name))))
    case .setBookmark(let letter, let place, let text):
      did(.bookmark(letter), try library.setBookmark(letter, place, text: text))
      post(.keptChanged(.kept(.marked(letter))))
    case .removeBookmark(let letter, let number):
      did(.bookmark(letter), try library.removeBookmark(letter, library: number))
      post(.keptChanged(.kept(.unmarked(letter))))
      post(.bookmarksLoaded(try library.bookmarks()))
    case .keepPassage(let passage, let old, let entry): try keep(passage, replacing: old, entry, post)
    case .keepNote(let text, let old, let entry): try keep(text, replacing: old, entry, post)
    default: break
    }
  }

  private func setAll(_ entries: [EntrySummary], isRead: Bool, _ post: (Message) -> Void) throws {
    let replaced = try library.setAll(KeptValue(.read, isRead ? today() : nil), entries)
    did(.allRead(entries.count), replaced)
    post(.keptChanged(.kept(isRead ? .readAll(entries.count) : .unreadAll(entries.count))))
  }

  /// An edited note is another one, so that of two edits made apart none is lost.
  private func keep(
    _ text: String, replacing old: Note?, _ entry: EntrySummary, _ post: (Message) -> Void
  ) throws {
    var values = old.map { [KeptValue(.note, name: $0.id, nil)] } ?? []
    if !text.isEmpty { values.append(KeptValue(Note(id: Self.newID(), text: text, written: now()))) }
    did(.note, try library.keep(values, of: entry))
    post(.annotationsLoaded(entry.id, try library.annotations(of: entry)))
    post(.done(.kept(text.isEmpty ? .noteRemoved : .noteKept)))
  }

  private func keep(
    _ passage: Passage?, replacing old: Passage?, _ entry: EntrySummary, _ post: (Message) -> Void
  ) throws {
    var values = old.map { [KeptValue(.passage, name: $0.id, nil)] } ?? []
    var new = passage
    new?.id = Self.newID()
    if old == nil { new?.written = now() }
    if let new { values.append(KeptValue(new)) }
    did(.passage, try library.keep(values, of: entry))
    post(.annotationsLoaded(entry.id, try library.annotations(of: entry)))
    post(.done(.kept(passage == nil ? .passageRemoved : .passageKept)))
    if let new, old == nil { post(.passageKept(new, entry)) }
  }

  private static func newID() -> String {
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    return String((0..<12).map { _ in digits.randomElement() ?? "0" })
  }

  private func did(_ thing: KeptThing, _ replaced: ReplacedValues) {
    guard !replaced.isEmpty else { return }
    done.withLock { done in
      done.append((thing, replaced))
      if done.count > Self.mostDone { done.removeFirst() }
    }
  }

  private func takeBack(_ post: (Message) -> Void) throws {
    guard let last = done.withLock({ $0.popLast() }) else {
      return post(.done(.kept(.nothingToTakeBack)))
    }
    do {
      try library.reading.restore(last.replaced)
    } catch {
      done.withLock { $0.append(last) }
      throw error
    }
    post(.keptChanged(.kept(.takenBack(last.thing))))
  }

  // MARK: Counting

  /// Entries of a scope that are unread, of those in several languages one.
  func unread(in scope: ReadScope) throws -> [EntrySummary] {
    let entries: [EntrySummary] =
      switch scope {
      case .list(let origin): try library.entries(of: origin)
      case .older(let id): try older(than: id)
      }
    var seen: Set<EntryID> = []
    return entries.filter { entry in
      guard !entry.isRead, entry.kind != .introduction else { return false }
      let isNew = seen.insert(entry.id).inserted && !(entry.twin.map(seen.contains) ?? false)
      return isNew
    }
  }

  private func older(than id: DigestID) throws -> [EntrySummary] {
    let digests = try library.digests()
    guard let here = digests.firstIndex(where: { $0.id == id }) else { return [] }
    let older = Set(digests[(here + 1)...].map(\.id))
    return try library.entries().filter { older.contains($0.id.digestID) }
  }
}

extension Library {
  /// What stands before the entries of an edition; nil if nothing does.
  private func introduction(of digest: DigestID, language: String?) throws -> EntrySummary? {
    guard let language else { return nil }
    let id = EntryID(library: digest.library, digest: digest.key, language: language, slug: "")
    return try entry(id).flatMap { $0.kind == .introduction ? $0 : nil }
  }

  /// All entries of a list.
  func entries(of origin: EntryList.Origin) throws -> [EntrySummary] {
    switch origin {
    case .digest(let id, let language):
      try [introduction(of: id, language: language)].compactMap(\.self)
        + entries(digest: id, language: language)
    case .category(let name, let language): try lens(category: name, language: language)
    case .search(let query): try search(query, limit: .max).entries
    case .shelf(let shelf, let language): try entries(on: shelf, language: language)
    case .suggested(let ids, _): try marked(ids.compactMap { try entry($0) })
    }
  }
}

extension Library {
  /// Entries that a shelf shows at most.
  private static let mostOnShelf = 5_000
  private static let mostCounted = 1_000

  /// Of an entry that is there in several languages the one in `language`.
  private func entries(on shelf: Shelf, language: String?) throws -> [EntrySummary] {
    let found = try search(Query(shelf.query), limit: Self.mostOnShelf * 2, countsCategories: false).entries
    let ids = Set(found.map(\.id))
    let shown = found.filter { entry in
      guard let twin = entry.twin, ids.contains(twin) else { return true }
      if entry.id.language == language { return true }
      return twin.language != language && entry.id.language < twin.language
    }
    return Array(shown.prefix(Self.mostOnShelf))
  }

  /// The reader's own lists that hold anything, and all saved searches. What is unread is told once something was
  /// read.
  func shelves(besides configured: [SavedSearch]) throws -> [Shelf] {
    var shelves: [Shelf] = []
    func count(_ query: String) throws -> Int {
      let count = try search(Query(query), limit: 0, countsOnce: true).counts.reduce(0) { $0 + $1.distinct }
      // Of a few it is told exactly how many will be listed.
      return count == 0 || count > Self.mostCounted
        ? count : try entries(on: Shelf(.starred, query: query), language: nil).count
    }
    let held = try reading.heldKinds()
    for (kind, query) in [(Shelf.Kind.starred, "is:starred"), (.noted, "in:notes")] {
      // Mostly nobody need look for what was never kept.
      let isHeld = kind == .starred ? held.contains(.starred) : !held.isDisjoint(with: [.note, .passage])
      let count = isHeld ? try count(query) : 0
      if count > 0 { shelves.append(Shelf(kind, query: query, entries: count)) }
    }
    let (all, unread) = try digests().reduce(into: (0, 0)) { sum, digest in
      let edition = digest.editions.max { $0.entries < $1.entries }
      sum.0 += edition?.entries ?? 0
      sum.1 += edition?.unread ?? 0
    }
    if unread > 0 && unread < all { shelves.append(Shelf(.unread, query: "is:unread", entries: unread)) }
    let saved = try reading.savedSearches().filter { saved in !configured.contains { $0.name == saved.name } }
    for (name, text) in configured.map({ ($0.name, $0.query) }) + saved {
      shelves.append(Shelf(.saved(name), query: text, entries: try count(text)))
    }
    return shelves
  }
}

extension Effect {
  /// True for what the reader asked to be kept, of which something is said.
  fileprivate var isAsked: Bool {
    switch self {
    case .saveParallelLanguages, .saveQuery, .saveHistory, .setRead: false
    default: isKept
    }
  }

  /// True for what changes what is kept.
  fileprivate var isKept: Bool {
    switch self {
    case .saveParallelLanguages, .saveQuery, .saveHistory, .setRead, .toggleRead, .toggleStarred,
      .toggleStarredDigest, .toggleReadDigest, .readAll, .takeBack, .setBookmark, .removeBookmark, .keepNote,
      .keepPassage,
      .saveSearch:
      true
    default: false
    }
  }
}
