import DigestIndex
import DigestKit
import Foundation
import Pictures
import Reader
import Screen
import Synchronization
import Writing

/// Joins the reader to the library: runs its effects on detached tasks.
final class LibraryRunner: EffectRunner {
  private let library: Library
  /// The user's programs; nil if none is to be started.
  private let programs: Programs?
  /// Work under way, counted so that a test, or `wenzhai screen`, can wait for all of it.
  private let pending = Mutex(0)
  private let lanes = Mutex<[EffectLane: Task<Void, Never>]>([:])
  private let refreshing = SingleJob()
  /// What is kept is written in the order in which it was asked for.
  private let keeping = DispatchQueue(label: "wenzhai.keeping")
  /// The newest place that isn't written yet.
  private let unkeptPlace = Mutex<Place?>(nil)
  /// What must not be cut off by the end of the program: writes, and programs that are being started.
  private let deeds = DispatchGroup()
  private let lastCopy = Mutex<Task<Void, Never>?>(nil)
  /// True once the reader knows whether what is read is kept.
  private let hasToldOfState = Mutex(false)

  /// Programs of the user's that the reader starts.
  struct Programs: Sendable {
    var opener: Opener
    var clipboard: Clipboard
  }

  init(library: Library, programs: Programs? = nil) {
    self.library = library
    self.programs = programs
  }

  func run(_ effect: Effect, mailbox: Mailbox) {
    switch effect {
    case .refresh: startRefresh(mailbox)
    case .cancelRefresh: refreshing.cancel()
    case .savePlace(let place): keep(place, mailbox)
    case .saveParallelLanguages(let languages):
      keep(mailbox) { [self] _ in try library.reading.setParallelLanguages(languages) }
    case .saveQuery(let text): keep(mailbox) { [self] _ in try library.reading.remember(query: text) }
    case .setRead(let isRead, let entry):
      keep(mailbox) { [self] post in
        try library.setRead(isRead, entry)
        post(.readKept(entry, isRead, read: try library.readCounts(of: entry.id.digestID)))
      }
    case .toggleRead(let entry):
      keep(mailbox) { [self] post in
        let isRead = try library.toggleRead(entry).isRead
        post(.readKept(entry, isRead, read: try library.readCounts(of: entry.id.digestID)))
        post(.done(isRead ? .markedRead : .markedUnread))
      }
    case .toggleStarred(let entry):
      keep(mailbox) { [self] post in post(.starKept(entry, try library.toggleStarred(entry).isStarred)) }
    case .terminal: break
    default: start(effect, mailbox)
    }
  }

  private func start(_ effect: Effect, _ mailbox: Mailbox) {
    begin()
    let isDeed = effect.isDeed
    if isDeed { deeds.enter() }
    // A copy waits for the one before it, so that the later one is what stays in the clipboard.
    let isCopy = if case .copy = effect { true } else { false }
    let earlierCopy = isCopy ? lastCopy.withLock { $0 } : nil
    let task = Task.detached { [self] in
      await earlierCopy?.value
      if !Task.isCancelled { await perform(effect, mailbox) { mailbox.post($0) } }
      if isDeed { deeds.leave() }
      end()
    }
    if isCopy { lastCopy.withLock { $0 = task } }
    guard let lane = EffectLane(effect) else { return }
    lanes.withLock { lanes in
      lanes[lane]?.cancel()
      lanes[lane] = task
    }
  }

  private func begin() { pending.withLock { $0 += 1 } }
  private func end() { pending.withLock { $0 -= 1 } }

  /// True if nothing is under way.
  var isIdle: Bool { pending.withLock { $0 == 0 } && refreshing.isIdle }

  func finish() {
    keeping.async(group: deeds) { [self] in try? keepNewestPlace() }
    _ = deeds.wait(timeout: .now() + .milliseconds(500))
  }

  // MARK: Keeping

  private func keep(
    _ mailbox: Mailbox, _ work: @escaping @Sendable (_ post: (Message) -> Void) throws -> Void
  ) {
    begin()
    keeping.async(group: deeds) { [self] in
      do {
        try work { mailbox.post($0) }
      } catch {
        mailbox.post(.failed(.notKept("\(error)")))
      }
      end()
    }
  }

  /// Places come faster than disks like to write: of those of a moment the newest is enough.
  private func keep(_ place: Place, _ mailbox: Mailbox) {
    let isFirst = unkeptPlace.withLock { waiting in
      defer { waiting = place }
      return waiting == nil
    }
    guard isFirst else { return }
    keeping.asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
      do { try keepNewestPlace() } catch { mailbox.post(.failed(.notKept("\(error)"))) }
    }
  }

  private func keepNewestPlace() throws {
    let newest = unkeptPlace.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    if let newest { try library.setPlace(newest) }
  }

  // MARK: Performing

  private func perform(_ effect: Effect, _ mailbox: Mailbox, post: @Sendable (Message) -> Void) async {
    do {
      switch effect {
      case .loadDigests:
        post(.digestsLoaded(try library.digests()))
        post(.fileFaultsLoaded(FileFaults(try library.diagnostics(of: Diagnostic.losses).map(\.diagnostic))))
      case .loadPlace: post(.placeLoaded(try library.lastPlace()))
      case .loadQueries: post(.queriesLoaded(try library.reading.queries()))
      case .loadTitles: post(.titlesLoaded(try titles()))
      case .loadCompletions:
        post(
          .completionsLoaded(Completions(sections: try library.sectionNames(), sites: try library.sites())))
      case .loadEntries(let origin): post(.entriesLoaded(origin, try entries(of: origin)))
      case .search(let query, let limit, let order, let extractLength):
        try Task.checkCancellation()
        // The first page at once, by date; a ranking takes its place.
        let isRanked = order == .relevance
        var results = try library.search(
          query, limit: isRanked ? 100 : limit, spells: true, countsOnce: true, extractLength: extractLength,
          batch: 100
        ) { post(.searchFinished($0)) }
        post(.searchFinished(results))
        guard isRanked else { return }
        results.order = .relevance
        let hits = try library.rankedSearch(
          query, limit: limit, extractLength: extractLength ?? Extract.usualLength)
        results.entries = try library.marked(hits.map(\.entry))
        if extractLength != nil {
          results.extracts = Dictionary(
            hits.map { ($0.entry.id, $0.extract) }, uniquingKeysWith: { first, _ in first })
        }
        post(.searchFinished(results))
      case .loadContent(let entry): await loadContent(entry, post: post)
      case .loadTwin(let entry, let language):
        post(.twinLoaded(entry.id, try await twin(of: entry, language: language)))
      case .loadParallelLanguages: post(.parallelLanguagesLoaded(try library.reading.parallelLanguages()))
      case .resolveLink(let number, let path, let anchor):
        post(.linkResolved(try await library.destination(library: number, path: path, anchor: anchor)))
      case .resolveWikilink(let target, let entry):
        post(.linkResolved(try await library.destination(ofWikilink: target, in: entry)))
      case .loadCategories(let language):
        post(.categoriesLoaded(try library.categories(language: language)))
      case .openExternally(let url):
        guard let programs else { return post(.failed(.notDoneHere)) }
        await programs.opener.open(url, post: post)
      case .copy(let text, let thing):
        guard let programs else { return post(.failed(.notDoneHere)) }
        post(.copied(text, thing, by: await programs.clipboard.copy(text)))
      case .drawPicture(let request, let colors, let asciiOnly):
        post(.pictureDrawn(request, draw(request, colors, asciiOnly: asciiOnly)))
      case .viewPicture(let number, let path): await view(path, library: number, post: post)
      case .refresh, .cancelRefresh, .savePlace, .saveQuery, .saveParallelLanguages, .setRead, .toggleRead,
        .toggleStarred, .terminal:
        break
      }
    } catch is CancellationError {
      // Whoever cancelled it does not wait for an answer.
    } catch is IndexDamaged {
      startRefresh(mailbox)
    } catch {
      post(.failed(.failed("\(error)")))
    }
  }

  private func entries(of origin: EntryList.Origin) throws -> [EntrySummary] {
    switch origin {
    case .digest(let id, let language): try library.entries(digest: id, language: language)
    case .category(let name, let language): try library.lens(category: name, language: language)
    case .search(let query): try library.search(query, limit: .max).entries
    }
  }

  /// The palette offers at most this many titles: they are looked through between two keys.
  private static let mostTitles = 20_000

  private func titles() throws -> [Picker.Item] {
    let categories = try library.categories(language: nil)
    let entries = try library.newestEntries(Self.mostTitles)
    return categories.map { Picker.Item($0, detail: "\($0.entries)") }
      + entries.map {
        Picker.Item(title: $0.title, detail: $0.id.digest, choice: .entry($0))
      }
  }

  private func loadContent(_ entry: EntrySummary, post: @Sendable (Message) -> Void) async {
    do {
      let full = try full(entry)
      let content = try await library.content(of: full)
      post(.contentLoaded(entry.id, content, library.resources(of: content, in: full)))
    } catch FileRead.Failure.missing {
      post(.contentFailed(entry.id, .fileGone(PathText.shown(entry.path))))
    } catch {
      post(.contentFailed(entry.id, .fileUnreadable(PathText.shown(entry.path))))
    }
  }

  /// A place from last time knows the id alone; a list from before the editions were aligned knows no twins.
  private func full(_ entry: EntrySummary) throws -> EntrySummary {
    entry.path.isEmpty || entry.twin == nil ? try library.entry(entry.id) ?? entry : entry
  }

  private func twin(of entry: EntrySummary, language: String?) async throws -> Page.Twin? {
    let full = try full(entry)
    guard let twin = try library.twin(of: full, language: language),
      let content = try? await library.content(of: full), let other = try? await library.content(of: twin)
    else { return nil }
    return Page.Twin(
      entry: twin, content: other, resources: library.resources(of: other, in: twin),
      pairs: Alignment.blocks(content.blocks, other.blocks))
  }

  private func draw(_ request: PictureRequest, _ colors: ColorDepth, asciiOnly: Bool) -> DrawnPicture? {
    guard let bytes = try? library.bytes(library: request.library, path: request.path) else { return nil }
    if let pixels = request.pixels {
      return try? .pixels(
        PictureDrawing.pixels(
          bytes, columns: request.columns, rows: request.rows, cell: pixels.cell, for: pixels.terminal))
    }
    return try? .cells(
      PictureDrawing.draw(
        bytes, columns: request.columns, rows: request.rows, colors: colors, asciiOnly: asciiOnly
      ).picture)
  }

  private func view(_ path: String, library number: Int, post: @Sendable (Message) -> Void) async {
    guard let programs else { return post(.failed(.notDoneHere)) }
    do {
      await programs.opener.view(try library.location(library: number, path: path), post: post)
    } catch {
      post(.failed(.linkNotFound))
    }
  }

  // MARK: Refreshing

  private func startRefresh(_ mailbox: Mailbox) {
    refreshing.start { [self] in await refresh { mailbox.post($0) } }
  }

  private func refresh(post: @Sendable (Message) -> Void) async {
    let isTold = hasToldOfState.withLock { told in
      defer { told = true }
      return told
    }
    if !isTold {
      if let path = library.reading.newer {
        post(.done(.stateNewer(path)))
      } else if let path = library.reading.setAside {
        post(.done(.stateSetAside(path)))
      } else if library.reading.isTemporary {
        post(.done(.stateTemporary))
      }
    }
    do {
      let report = try await library.refresh { progress in
        post(.indexing(.init(done: progress.done, of: progress.of), hasNews: progress.hasNews))
      }
      let isBroughtAlong = library.settle()
      post(.indexed(changed: report.changed || isBroughtAlong))
      let missing = try library.missing().count
      if !isTold && missing > 0 { post(.done(.stateMissing(missing))) }
    } catch is CancellationError {
      post(.indexingStopped)
    } catch {
      post(.indexed(changed: false))
      post(.failed(.indexFailed("\(error)")))
    }
  }
}

extension Effect {
  /// True for what a program of the user's does: it is begun, whatever the reader does next.
  fileprivate var isDeed: Bool {
    switch self {
    case .copy, .openExternally, .viewPicture: true
    default: false
    }
  }
}
