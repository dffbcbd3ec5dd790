import DigestIndex
import DigestKit
import Foundation
import Pictures
import Reader
import ReadingState
import Screen
import Synchronization
import Writing

/// Joins the reader to the library: runs its effects on detached tasks.
final class LibraryRunner: EffectRunner {
  private let library: Library
  /// The user's programs; nil if none is to be started.
  private let programs: Programs?
  /// Whether changes of the library's files are followed, and the watch that hears of them.
  private let follows: Bool
  private let watch = Mutex<FolderWatch?>(nil)
  private let repositories: OpenRepositories?
  /// Reads the configuration again, if it is another one now.
  private let configuration: ConfigurationWatch?
  /// Work under way, counted so that a test, or `wenzhai screen`, can wait for all of it.
  private let pending = Mutex(0)
  private let lanes = Mutex<[EffectLane: Task<Void, Never>]>([:])
  private let refreshing = SingleJob()
  private let keeper: Keeper
  /// What must not be cut off by the end of the program: writes, and programs that are being started.
  private let deeds = DispatchGroup()
  private let exports = DispatchGroup()
  private let lastCopy = Mutex<Task<Void, Never>?>(nil)
  /// True once the reader knows whether what is read is kept.
  private let hasToldOfState = Mutex(false)
  /// How often another program has held the index up since it was whole, and who waits to try again.
  private let heldUp = Mutex((tries: 0, next: Task<Void, any Error>?.none))

  /// Programs of the user's that the reader starts.
  struct Programs: Sendable {
    var opener: Opener
    var clipboard: Clipboard
    var editor: Editor
    var speaker: Speaker
    var environment: [String: String]
  }

  /// `now`: the time as `2026-11-26 10:30`.
  init(
    library: Library, programs: Programs? = nil, shared: SharedFolder? = nil,
    configuration: ConfigurationWatch? = nil, repositories: OpenRepositories? = nil, follows: Bool = false,
    now: @escaping @Sendable () -> String = { LocalTime.minute(.now) }
  ) {
    self.library = library
    self.programs = programs
    self.configuration = configuration
    self.repositories = repositories
    self.follows = follows
    keeper = Keeper(library: library, shared: shared, now: now)
  }

  func keyPressed(reading entry: EntrySummary?) { keeper.clock.keyPressed(reading: entry) }

  func run(_ effect: Effect, mailbox: Mailbox) {
    let isKept = keeper.run(
      effect, group: deeds, post: { mailbox.post($0) }, begin: begin, end: { [self] in end() })
    if isKept { return }
    switch effect {
    case .refresh: startRefresh(mailbox)
    case .cancelRefresh:
      refreshing.cancel()
      heldUp.withLock { $0.next?.cancel() }
      cancelPrograms()
    case .dwell(let entry, let seconds):
      // Nobody waits for it: it is no work.
      Task.detached {
        try? await Task.sleep(for: .seconds(seconds))
        mailbox.post(.dwelt(entry))
      }
    case .watchConfiguration:
      // No work either, and none that ends.
      if let configuration { Task.detached { await configuration.watch { mailbox.post($0) } } }
    case .watchLibrary:
      guard follows else { break }
      // The index is asked for the folders: not on the thread of the loop.
      Task.detached { [self] in
        watch.withLock { $0 = FolderWatch { [weak self] in self?.startRefresh(mailbox) } }
        followFolders()
      }
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

  /// Ends the command that an entry was given to, and git.
  private func cancelPrograms() {
    lanes.withLock { lanes in
      for lane in [EffectLane.pipe, .sync] { lanes[lane]?.cancel() }
    }
  }

  func finish() {
    cancelPrograms()
    keeper.finish(group: deeds)
    _ = deeds.wait(timeout: .now() + .milliseconds(500))
    // It was said that a file is being saved.
    _ = exports.wait(timeout: .now() + .seconds(20))
  }

  // MARK: Performing

  private func perform(_ effect: Effect, _ mailbox: Mailbox, post: @Sendable (Message) -> Void) async {
    do {
      switch effect {
      case .loadDigests:
        post(.digestsLoaded(try library.digests()))
        post(.fileFaultsLoaded(FileFaults(try library.diagnostics(of: Diagnostic.losses).map(\.diagnostic))))
      case .loadPlace:
        post(.placeLoaded(try library.lastPlace(), isFirstRun: try library.reading.isUnused()))
      case .loadQueries: post(.queriesLoaded(try library.reading.queries()))
      case .loadTitles: post(.titlesLoaded(try titles()))
      case .loadCompletions:
        post(
          .completionsLoaded(
            Completions(
              sections: try library.sectionNames(), sites: try library.sites(), tags: try library.tags())))
      case .loadEntries(let origin): post(.entriesLoaded(origin, try library.entries(of: origin)))
      case .search(let query, let limit, let order, let extractLength, let twinLength):
        try Task.checkCancellation()
        // The first page at once, by date; a ranking takes its place.
        let isRanked = order == .relevance
        var results = try library.search(
          query, limit: isRanked ? 100 : limit, widens: true, countsOnce: true, listsTwins: false,
          extractLength: extractLength, batch: 100
        ) { post(.searchFinished(library.withTwins($0, length: twinLength))) }
        results = library.withTwins(results, length: twinLength)
        post(.searchFinished(results))
        if results.total == 0, let meant = try library.correction(of: query) {
          results.correction = meant
          post(.searchFinished(results))
        }
        guard isRanked else { return }
        results.order = .relevance
        let hits = try library.rankedSearch(
          query, limit: limit, listsTwins: false, extractLength: extractLength ?? Extract.usualLength)
        results.entries = try library.marked(hits.map(\.entry))
        if extractLength != nil {
          results.extracts = Dictionary(
            hits.map { ($0.entry.id, $0.extract) }, uniquingKeysWith: { first, _ in first })
        }
        results = library.withTwins(results, length: twinLength)
        try Task.checkCancellation()
        post(.searchFinished(results))
      case .loadContent(let entry): await loadContent(entry, post: post)
      case .loadTwin(let entry, let language):
        post(.twinLoaded(entry.id, try await library.twinPage(of: full(entry), language: language)))
      case .loadParallelLanguages: post(.parallelLanguagesLoaded(try library.reading.parallelLanguages()))
      case .resolveLink(let number, let path, let anchor):
        post(.linkResolved(try await library.destination(library: number, path: path, anchor: anchor)))
      case .resolveWikilink(let target, let entry):
        post(.linkResolved(try await library.destination(ofWikilink: target, in: entry)))
      case .loadCategories(let language):
        let categories = try library.categories(language: language)
        // Where nothing can be kept, the letters are those of the moment.
        post(.categoriesLoaded((try? library.lettered(categories)) ?? categories))
      case .openExternally(let url, let opener, let needsTerminal):
        guard let programs else { return post(.failed(.notDoneHere)) }
        await programs.opener.open(url, with: opener, needsTerminal: needsTerminal, post: post)
      case .copy(let text, let thing):
        guard let programs else { return post(.failed(.notDoneHere)) }
        post(.copied(text, thing, by: await programs.clipboard.copy(text)))
      case .drawPicture(let request, let colors, let asciiOnly):
        post(.pictureDrawn(request, draw(request, colors, asciiOnly: asciiOnly)))
      case .viewPicture(let number, let path): await view(path, library: number, post: post)
      case .loadHistory:
        let visits = try library.visits()
        post(.historyLoaded(behind: visits.behind, ahead: visits.ahead))
      case .loadStatistics: post(.statisticsLoaded(try library.statistics()))
      case .loadShelves(let searches): post(.shelvesLoaded(try library.shelves(besides: searches)))
      case .loadBookmarks: post(.bookmarksLoaded(try library.bookmarks()))
      case .loadAnnotations(let entry):
        post(.annotationsLoaded(entry.id, try library.annotations(of: full(entry))))
      case .countUnread(let scope, let digest):
        let count = try keeper.unread(in: scope).count
        let older = try digest.map { try keeper.unread(in: .older($0)).count } ?? 0
        post(.unreadCounted(scope, count, older: older, behind: digest))
      case .editNote(let prompt):
        guard let programs else { return post(.failed(.notDoneHere)) }
        programs.editor.begin(prompt, post: post)
      case .loadRelated(let entry):
        post(.relatedLoaded(entry.id, try library.related(to: entry, limit: Self.mostRelated)))
      case .loadRising(let digest):
        post(.risingLoaded(digest.id, try library.rising(in: digest, limit: Self.mostRising)))
      case .suggest(let minutes, let language):
        post(.suggested(try library.suggestions(minutes: minutes, language: language), minutes: minutes))
      case .lookUp(let word, let dictionary):
        let lookUp = WordLookUp(library: library, dictionary: dictionary, environment: programs?.environment)
        let report = try await lookUp.report(of: word)
        post(.lookedUp(report))
        if report.isKnown { try library.reading.keep(word: word, day: keeper.today()) }
      case .loadPipes: post(.pipesLoaded(try library.reading.commands()))
      case .export(let scope, let path):
        guard let programs else { return post(.failed(.notDoneHere)) }
        exports.enter()
        defer { exports.leave() }
        await ExportWriter(library: library, environment: programs.environment).write(
          scope, to: path, post: post)
      case .pipe(let entry, let command): await pipe(entry, to: command, post: post)
      case .editFile(let number, let path, let line): edit(path, library: number, line: line, post: post)
      case .speak(let text, let language):
        guard let programs else { return post(.speakingEnded(.notDoneHere)) }
        await programs.speaker.speak(text, language: language, post: post)
      case .sync: await sync(post: post)
      case .stopSpeaking: await programs?.speaker.stop()
      case .readNote(let file, let prompt): programs?.editor.end(prompt, file: file, post: post)
      default: break
      }
    } catch is CancellationError {
      // Whoever cancelled it does not wait for an answer.
    } catch is IndexDamaged {
      startRefresh(mailbox)
    } catch {
      post(.failed(.failed("\(error)")))
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
      post(
        .contentLoaded(
          entry.id, content, library.resources(of: content, in: full),
          (try? library.annotations(of: full)) ?? Annotations()))
    } catch FileRead.Failure.missing {
      let isThere = library.exists(library: entry.id.library, path: entry.path)
      let path = PathText.shown(entry.path)
      post(.contentFailed(entry.id, isThere ? .entryGone(path) : .fileGone(path)))
    } catch {
      post(.contentFailed(entry.id, .fileUnreadable(PathText.shown(entry.path))))
    }
  }

  /// A place from last time knows the id alone; a list from before the editions were aligned knows no twins.
  private func full(_ entry: EntrySummary) throws -> EntrySummary {
    entry.path.isEmpty || entry.twin == nil ? try library.entry(entry.id) ?? entry : entry
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

  /// Entries that are listed beside one.
  private static let mostRelated = 20
  /// Words that have risen in an issue.
  private static let mostRising = 40

  /// A command that takes longer than this is ended.
  private static let longestPipe = Duration.seconds(60)

  private func pipe(_ entry: EntrySummary, to line: String, post: @Sendable (Message) -> Void) async {
    guard let programs else { return post(.failed(.notDoneHere)) }
    guard let words = Program.words(of: line) else { return post(.failed(.badWords(line))) }
    guard let program = Program(words, environment: programs.environment) else {
      return post(.failed(.programNotStarted(words.first ?? line)))
    }
    do {
      let source = try await library.wholeSource(of: full(entry))
      let written = await program.written(for: source, limit: Self.longestPipe)
      if Task.isCancelled { return post(.done(.programStopped(line))) }
      let failure: Phrase? = written.isCut ? .outputCut(line) : written.failure?.phrase(program.name)
      post(.outputCame(written.text, of: line, failure: failure))
      if written.failure == nil { try? library.reading.remember(command: line) }
    } catch {
      post(.failed(.fileUnreadable(PathText.shown(entry.path))))
    }
  }

  private func edit(_ path: String, library number: Int, line: Int, post: (Message) -> Void) {
    guard let programs else { return post(.failed(.notDoneHere)) }
    guard let file = try? library.location(library: number, path: path) else {
      return post(.failed(.fileGone(PathText.shown(path))))
    }
    guard let command = programs.editor.command(opening: file, line: line) else {
      return post(.failed(programs.editor.missing))
    }
    post(.editorReady(command))
  }

  private func view(_ path: String, library number: Int, post: @Sendable (Message) -> Void) async {
    guard let programs else { return post(.failed(.notDoneHere)) }
    do {
      await programs.opener.view(try library.location(library: number, path: path), post: post)
    } catch {
      post(.failed(.linkNotFound))
    }
  }

  private func sync(post: @Sendable (Message) -> Void) async {
    guard let repositories else { return post(.synced([.library(.nothingToSync)])) }
    let said = await repositories.sync(in: library)
    post(.indexed(changed: true))
    post(.synced(said))
  }

  // MARK: Refreshing

  /// Listens to the folders that there are now. True if any of them is new.
  @discardableResult
  private func followFolders() -> Bool {
    guard let watch = watch.withLock({ $0 }), let folders = try? library.folders() else { return false }
    return watch.follow(folders)
  }

  private func startRefresh(_ mailbox: Mailbox) {
    refreshing.start { [self] in
      if await refresh(post: { mailbox.post($0) }) { tryAgain(mailbox) }
      // Into a folder that has come something may have been written before it was listened to.
      if followFolders() { startRefresh(mailbox) }
    }
  }

  /// What another program holds up goes on when that has ended, which nobody tells.
  private func tryAgain(_ mailbox: Mailbox) {
    heldUp.withLock { heldUp in
      // What was stopped may stay so for hours.
      let seconds = min(3 << min(heldUp.tries, 5), 60)
      heldUp.next?.cancel()
      heldUp.next = Task.detached { [weak self] in
        try await Task.sleep(for: .seconds(seconds))
        self?.startRefresh(mailbox)
      }
    }
  }

  /// True if another program holds the index up.
  private func refresh(post: @Sendable (Message) -> Void) async -> Bool {
    let isTold = hasToldOfState.withLock { told in
      defer { told = true }
      return told
    }
    if !isTold, let trouble = library.reading.trouble { post(.done(Phrase(trouble))) }
    do {
      let report = try await library.refresh { progress in
        post(.indexing(.init(done: progress.done, of: progress.of), hasNews: progress.hasNews))
      }
      var isNew = false
      do {
        isNew = try keeper.takeShared() > 0
      } catch {
        post(.failed(.kept(.notShared("\(error)"))))
      }
      if isNew && !report.isHeldUp { library.unsettle() }
      let isBroughtAlong = library.settle() || isNew
      post(.indexed(changed: report.changed || isBroughtAlong))
      let missing = try library.missing().count
      if !isTold && missing > 0 && !report.isHeldUp { post(.done(.stateMissing(missing))) }
      let tries = heldUp.withLock { heldUp in
        heldUp.tries = report.isHeldUp ? heldUp.tries + 1 : 0
        return heldUp.tries
      }
      if tries == 1 { post(.done(.indexHeldUp)) }
      return report.isHeldUp
    } catch is CancellationError {
      post(.indexingStopped)
    } catch {
      post(.indexed(changed: false))
      post(.failed(.indexFailed("\(error)")))
    }
    return false
  }
}

extension Effect {
  /// True for what a program of the user's does: it is begun, whatever the reader does next.
  fileprivate var isDeed: Bool {
    switch self {
    case .copy, .openExternally, .viewPicture, .editNote, .readNote, .pipe, .export, .sync: true
    default: false
    }
  }
}
