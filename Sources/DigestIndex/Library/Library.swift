import DigestKit
import Foundation
import ReadingState
import Synchronization

/// The opened libraries: their indexes, their files, and what was read of them. Everything a program asks for
/// comes from here; nothing of it may be asked on the interface's thread.
public final class Library: Sendable {
  let indexes: [RootIndex]
  /// Numbers of the libraries that were refreshed and of which what is kept wasn't brought along since.
  let unsettled = Mutex<Set<Int>>([])
  let stateWasAskedFor = Mutex(false)
  private let files = FileCache()
  public let reading: ReadingStore

  /// `roots`: folders or single files. `cache`: where indexes are kept, nil for in memory. `state`: the file of
  /// the reading state, nil for in memory. `settings` tells how each of the roots is to be read.
  /// `onTrouble` is told if something is wrong with the reading state.
  public init(
    roots: [String], cache: String?, state: String?, settings: (String) -> LibrarySettings = { _ in .init() },
    onTrouble: (@Sendable (ReadingStore.Trouble) -> Void)? = nil
  ) {
    indexes = roots.enumerated().map { number, root in
      RootIndex(
        root: FileRead.realPath(root) ?? root, number: number, cache: cache, settings: settings(root))
    }
    givenRoots = roots
    reading = ReadingStore(path: state, onTrouble: onTrouble)
  }

  /// As they were given.
  public let givenRoots: [String]

  /// Absolute paths, in the order given.
  public var roots: [String] { indexes.map(\.root) }

  /// True if an index can't be kept on the disk, and is made anew every time.
  public var isTemporary: Bool { indexes.contains(where: \.isTemporary) }

  /// The name of a library: that of its folder.
  public func name(_ number: Int) -> String { (indexes[number].root as NSString).lastPathComponent }

  func index(_ number: Int) -> RootIndex? {
    indexes.indices.contains(number) ? indexes[number] : nil
  }

  // MARK: Index

  /// Brings all indexes up to date; the reports added up.
  public func refresh(progress: @Sendable (RefreshProgress) -> Void = { _ in }) async throws -> RefreshReport
  {
    var sum = RefreshReport()
    for index in indexes {
      let report = try await refresh(index, progress: progress)
      sum.files += report.files
      sum.digests += report.digests
      sum.entries += report.entries
      sum.bytes += report.bytes
      sum.added += report.added
      sum.updated += report.updated
      sum.removed += report.removed
      sum.isSettled = sum.isSettled || report.isSettled
      sum.isHeldUp = sum.isHeldUp || report.isHeldUp
      sum.wasChangedMeanwhile = sum.wasChangedMeanwhile || report.wasChangedMeanwhile
      sum.seconds += report.seconds
    }
    return sum
  }

  /// Brings one of the indexes up to date.
  @discardableResult
  public func refresh(_ number: Int) async throws -> RefreshReport {
    guard let index = index(number) else { return RefreshReport() }
    return try await refresh(index) { _ in }
  }

  private func refresh(
    _ index: RootIndex, progress: @Sendable (RefreshProgress) -> Void
  ) async throws -> RefreshReport {
    let report = try await index.refresh(progress: progress)
    // An index in the making says neither what is gone nor what is still to come.
    if !report.isHeldUp { unsettled.withLock { _ = $0.insert(index.number) } }
    return report
  }

  /// All folders in which digests were looked for, by their absolute paths; of a library that is one file, the one
  /// that it is in.
  public func folders() throws -> [String] { try indexes.flatMap { try $0.folders() } }

  /// Faults found while reading, of these kinds; of all if none are named.
  public func diagnostics(of codes: [Diagnostic.Code] = Diagnostic.Code.allCases) throws
    -> [(library: Int, path: String, diagnostic: Diagnostic)]
  {
    try indexes.flatMap { index in
      try index.diagnostics(of: codes).map { (index.number, $0.path, $0.diagnostic) }
    }
  }

  // MARK: Lists

  /// Digests of all libraries, newest first within each, with what was read of them.
  public func digests() throws -> [DigestSummary] {
    try indexes.flatMap { index in
      settle(index)
      let counts = try reading.readCounts(library: index.root)
      let starred = try reading.starredDigests(library: index.root)
      return try index.digests().map { digest in
        var digest = digest
        digest.isStarred = starred.contains(digest.key)
        for position in digest.editions.indices {
          digest.editions[position].read = counts["\(digest.key)/\(digest.editions[position].language)"] ?? 0
        }
        return digest
      }
    }
  }

  /// Entries in reading order: of a digest, of a category, or all; in one language or in all.
  public func entries(
    digest: DigestID? = nil, category: String? = nil, language: String? = nil
  ) throws -> [EntrySummary] {
    try indexes.flatMap { index -> [EntrySummary] in
      if let digest {
        guard digest.library == index.number else { return [] }
        let found = try index.entries(.digest(digest.key, language: language))
        return try marked(
          category.map { name in found.filter { $0.category == name } } ?? found, index, digest.key)
      }
      if let category { return try marked(index.entries(.category(category, language: language)), index) }
      if let language { return try marked(index.entries(.language(language)), index) }
      return try marked(index.entries(.everything), index)
    }
  }

  /// The newest entries of each library, `limit` of them at most.
  public func newestEntries(_ limit: Int) throws -> [EntrySummary] {
    try indexes.flatMap { try marked($0.newest(limit), $0) }
  }

  /// The entries, in their order, with what was read and starred of them.
  public func marked(_ entries: [EntrySummary]) throws -> [EntrySummary] {
    var marked = entries
    for index in indexes {
      let own = entries.indices.filter { entries[$0].id.library == index.number }
      for (place, entry) in zip(own, try self.marked(own.map { entries[$0] }, index)) {
        marked[place] = entry
      }
    }
    return marked
  }

  /// The entries with what was read and starred of them.
  func marked(_ entries: [EntrySummary], _ index: RootIndex, _ digest: String? = nil) throws
    -> [EntrySummary]
  {
    guard !entries.isEmpty else { return [] }
    settle(index)
    let flags = try reading.flags(of: entries.map(\.id), library: index.root, digest: digest)
    guard !flags.isEmpty else { return entries }
    return entries.map { entry in
      guard let flags = flags[entry.id.written] else { return entry }
      var entry = entry
      entry.isRead = flags.isRead
      entry.isStarred = flags.isStarred
      entry.isNoted = flags.isNoted
      entry.isMarked = flags.isMarked
      return entry
    }
  }

  /// Entries of a category through all digests, whatever a language calls it: in `language` where they have
  /// it, in their own otherwise.
  public func lens(category: String, language: String?) throws -> [EntrySummary] {
    try indexes.flatMap { index -> [EntrySummary] in
      let names = try index.sectionTwins(of: category).union([category])
      let found = try index.entries(.categories(names.sorted()))
      guard let language else { return try marked(found, index) }
      return try marked(
        found.filter { entry in entry.id.language == language || entry.twin?.language != language }, index)
    }
  }

  /// What a section is called in the library's other languages, as its aligned editions tell.
  public func sectionTwins(of name: String) throws -> Set<String> {
    try indexes.reduce(into: []) { $0.formUnion(try $1.sectionTwins(of: name)) }
  }

  /// One entry, or the introduction of an edition; nil if it isn't there any more.
  public func entry(_ id: EntryID) throws -> EntrySummary? {
    guard let index = index(id.library), let entry = try index.entry(id) else { return nil }
    return try marked([entry], index, id.digest).first
  }

  /// An entry by its written id, in the first library that has it.
  public func entry(named text: String) throws -> EntrySummary? {
    for index in indexes {
      if let id = EntryID(text, library: index.number), let found = try entry(id) { return found }
    }
    return nil
  }

  /// Entries that a beginning of an id may mean: one if it is a whole id, `limit` at most.
  public func entries(beginning text: String, limit: Int) throws -> [EntrySummary] {
    if let exact = try entry(named: text) { return [exact] }
    return try entries(withPrefix: text, limit: limit)
  }

  /// Entries whose ids begin so, introductions left out, `limit` at most.
  public func entries(withPrefix text: String, limit: Int) throws -> [EntrySummary] {
    var found: [EntrySummary] = []
    for index in indexes { found += try index.entries(beginning: text, limit: limit - found.count) }
    return found
  }

  /// What a wikilink means: an entry of this title, or a digest of this key.
  public func entry(titled title: String) throws -> EntrySummary? {
    for index in indexes {
      if let found = try index.entry(titled: title) {
        return try marked([found], index, found.id.digest).first
      }
    }
    return nil
  }

  /// Where a wikilink leads that is written in `entry`: to an entry by its title or id, to a digest by its key, or, behind
  /// `#`, to a heading in the file of one of these.
  public func destination(ofWikilink target: String, in entry: EntrySummary) async throws -> LinkDestination?
  {
    if let found = try self.entry(titled: target) ?? self.entry(named: target) {
      return LinkDestination(found)
    }
    guard let sign = target.firstIndex(of: "#") else { return nil }
    let note = target[..<sign].trimmingSpaces()
    // Of several headings behind each other the last is meant; `^` is before a paragraph's name.
    let heading = target[sign...].split(separator: "#").last.map { $0.trimmingSpaces() } ?? ""
    guard let file = note.isEmpty ? entry : try self.entry(titled: note) else { return nil }
    return try await destination(
      library: file.id.library, path: file.path, anchor: HeadingSlugs.base(of: heading))
  }

  /// Where a link inside a library leads.
  public func destination(library: Int, path: String, anchor: String?) async throws -> LinkDestination? {
    guard let index = index(library), let found = try index.destination(path: path, anchor: anchor) else {
      return nil
    }
    guard let missing = found.missingAnchor, let place = try? await place(of: missing, in: found.entry),
      let entry = try index.entry(path: found.entry.path, line: place.line)
    else { return found }
    return LinkDestination(entry, block: place.block)
  }

  /// The line of the entry and the block at which a file has an anchor that no heading makes.
  private func place(of anchor: String, in entry: EntrySummary) async throws -> (line: Int, block: Int)? {
    guard let index = index(entry.id.library) else { return nil }
    let source = try FileRead.bytes(at: FileRead.resolved(entry.path, below: index.root))
    return try await file(library: entry.id.library, path: entry.path)
      .place(ofAnchor: anchor, in: DigestFile.text(of: source))
  }

  /// Titles of sections at any depth, those with most entries first.
  public func sectionNames() throws -> [String] {
    var counts: [String: Int] = [:]
    for index in indexes {
      for (sections, entries) in try index.sections() {
        for section in sections { counts[section, default: 0] += entries }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// Hosts of sources, those of most entries first.
  public func sites() throws -> [String] {
    try mostFrequent { try $0.sites() }
  }

  /// Tags, folded, those of most entries first.
  public func tags() throws -> [String] { try mostFrequent { try $0.tags() } }

  private func mostFrequent(_ names: (RootIndex) throws -> [(name: String, entries: Int)]) throws -> [String]
  {
    var counts: [String: Int] = [:]
    for index in indexes {
      for (name, entries) in try names(index) { counts[name, default: 0] += entries }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// Entries of earlier digests of the library that have a source with this one in common, newest first.
  public func earlier(than entry: EntrySummary) throws -> [EntrySummary] {
    try index(entry.id.library)?.earlier(than: entry) ?? []
  }

  // MARK: Text

  /// The entry with its blocks, read from its file.
  public func content(of entry: EntrySummary) async throws(FileRead.Failure) -> Entry {
    let file = try await file(library: entry.id.library, path: entry.path)
    if let found = file.entry(entry) { return found }
    throw .missing
  }

  /// A file of a library, read as its index has it.
  func file(library: Int, path: String) async throws(FileRead.Failure) -> DigestFile {
    guard let index = index(library) else { throw .missing }
    return try await files.file(at: path, below: index.root, rule: index.rule(of: path))
  }

  /// The editions of a digest, each with the parts of files that it is made of.
  func parts(of digest: DigestSummary) async throws -> [(summary: EditionSummary, parts: [FilePart])] {
    guard let index = index(digest.id.library) else { return [] }
    let known = try index.parts(of: digest.key)
    var found: [(summary: EditionSummary, parts: [FilePart])] = []
    for summary in digest.editions {
      var parts: [FilePart] = []
      for part in known where part.language == summary.language {
        guard let file = try? await file(library: digest.id.library, path: part.path),
          file.editions.indices.contains(part.place)
        else { continue }
        parts.append(FilePart(path: part.path, edition: file.editions[part.place]))
      }
      found.append((summary, parts))
    }
    return found
  }

  /// A file, or a section of it that is an issue of its own.
  struct FilePart: Sendable {
    var path: String
    var edition: Edition
  }

  /// The source of an entry to be read by itself: as it stands in its file, with what that defines elsewhere for its
  /// links and notes.
  public func wholeSource(of entry: EntrySummary) async throws(FileRead.Failure) -> String {
    let (source, definitions) = try await source(of: entry)
    if definitions.isEmpty { return source }
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let end = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.startIndex
    return lines[...end].joined(separator: "\n") + "\n\n" + definitions.map(\.text).joined(separator: "\n")
      + "\n"
  }

  /// The source of an entry as it stands in its file, and what the file defines elsewhere for links and notes in it.
  public func source(
    of entry: EntrySummary
  ) async throws(FileRead.Failure) -> (String, [LinkDefinitions.Definition]) {
    guard let index = index(entry.id.library) else { throw .missing }
    let content = try await content(of: entry)
    let path = try FileRead.resolved(entry.path, below: index.root)
    let bytes = DigestFile.text(of: try FileRead.bytes(at: path))
    let start = min(content.bytes.lowerBound, bytes.count)
    let source = String(
      decoding: bytes[start..<max(start, min(content.bytes.upperBound, bytes.count))], as: UTF8.self)
    guard LinkDefinitions.areNeeded(by: source) else { return (source, []) }
    return (source, LinkDefinitions(in: String(decoding: bytes, as: UTF8.self)).missing(in: source))
  }

  /// What search sees of an entry.
  public func plainText(of id: EntryID) throws -> String? { try index(id.library)?.plainText(of: id) }

  /// The bytes of a file inside a library, such as a picture; the first `prefix` of them if that is given.
  public func bytes(library: Int, path: String, prefix: Int? = nil) throws(FileRead.Failure) -> [UInt8] {
    try FileRead.bytes(at: location(library: library, path: path), prefix: prefix)
  }

  /// Where a file inside a library is, symlinks resolved.
  public func location(library: Int, path: String) throws(FileRead.Failure) -> String {
    guard let index = index(library) else { throw .missing }
    return try FileRead.resolved(path, below: index.root)
  }

  /// What `path` of a library links to exists, inside the library.
  public func exists(library: Int, path: String) -> Bool {
    guard let index = index(library) else { return false }
    return (try? FileRead.resolved(path, below: index.root)) != nil
  }
}

extension DigestFile {
  /// The entry that a list shows so. Where files are pieces, the index may have numbered its slug.
  fileprivate func entry(_ summary: EntrySummary) -> Entry? {
    let all = editions.flatMap {
      [$0.introduction].compactMap(\.self) + $0.entries + [$0.wholeText].compactMap(\.self)
    }
    let same = all.filter { $0.slug == summary.id.slug }
    return same.first { $0.line == summary.line } ?? same.first
      ?? all.first { $0.line == summary.line && $0.title == summary.title }
  }
}
