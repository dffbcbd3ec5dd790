import DigestIndex
import DigestKit
import Foundation
import Pictures
import Reader
import Screen
import Subprocess
import Synchronization

/// Joins the reader to the library: runs its effects on detached tasks.
final class LibraryRunner: EffectRunner {
  private let library: Library
  /// Work under way, counted so that a test, or the end of the program, can wait for all of it.
  private let pending = Mutex(0)
  private let idle = DispatchSemaphore(value: 0)
  private let searching = Mutex<Task<Void, Never>?>(nil)
  private let opensLinks: Bool
  /// True once the reader knows whether what is read is kept.
  private let hasToldOfState = Mutex(false)

  init(library: Library, opensLinks: Bool = true) {
    self.library = library
    self.opensLinks = opensLinks
  }

  func run(_ effect: Effect, mailbox: Mailbox) {
    pending.withLock { $0 += 1 }
    let task = Task.detached { [self] in
      await perform(effect) { mailbox.post($0) }
      pending.withLock { $0 -= 1 }
    }
    // Another letter came: nobody waits for what the last one would find.
    if case .search = effect {
      searching.withLock {
        $0?.cancel()
        $0 = task
      }
    }
  }

  /// True if nothing is under way.
  var isIdle: Bool { pending.withLock { $0 == 0 } }

  func finish() {
    // Writes of the reading state are short; anything else isn't worth waiting for.
    let end = ContinuousClock.now + .milliseconds(500)
    while !isIdle && ContinuousClock.now < end { usleep(2_000) }
  }

  private func perform(_ effect: Effect, post: @Sendable (Message) -> Void) async {
    do {
      switch effect {
      case .loadDigests: post(.digestsLoaded(try library.digests()))
      case .loadPlace: post(.placeLoaded(try library.lastPlace()))
      case .savePlace(let place): try library.setPlace(place)
      case .loadQueries: post(.queriesLoaded(try library.reading.queries()))
      case .saveQuery(let text): try library.reading.remember(query: text)
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
          query, limit: isRanked ? 100 : limit, spells: true, extractLength: extractLength, page: 100
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
      case .loadTwin(let entry): post(.twinLoaded(entry.id, try await twin(of: entry)))
      case .resolveLink(let number, let path, let anchor):
        post(.linkResolved(try library.entry(library: number, path: path, anchor: anchor)))
      case .resolveWikilink(let target):
        post(.linkResolved(try library.entry(titled: target) ?? library.entry(named: target)))
      case .loadCategories(let language):
        post(.categoriesLoaded(try library.categories(language: language)))
      case .setRead(let isRead, let entry): try library.setRead(isRead, entry)
      case .setStarred(let isStarred, let entry): try library.setStarred(isStarred, entry)
      case .openExternally(let url): if opensLinks { await LinkOpener.open(url, post: post) }
      case .drawPicture(let request, let colors, let asciiOnly):
        post(.pictureDrawn(request, draw(request, colors, asciiOnly: asciiOnly)))
      case .viewPicture(let number, let path): await view(path, library: number, post: post)
      case .refresh: await refresh(post: post)
      case .terminal: break
      }
    } catch is CancellationError {
      // Said to nobody: who cancelled knows.
    } catch is IndexDamaged {
      await refresh(post: post)
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

  /// As many titles as can be looked through between two keys.
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
      post(.contentFailed(entry.id, .fileGone(entry.path)))
    } catch {
      post(.contentFailed(entry.id, .fileUnreadable(entry.path)))
    }
  }

  /// A place from last time knows the id alone; a list from before the editions were aligned knows no twins.
  private func full(_ entry: EntrySummary) throws -> EntrySummary {
    entry.path.isEmpty || entry.twin == nil ? try library.entry(entry.id) ?? entry : entry
  }

  private func twin(of entry: EntrySummary) async throws -> Page.Twin? {
    let full = try full(entry)
    guard let id = full.twin, let twin = try library.entry(id),
      let content = try? await library.content(of: full), let other = try? await library.content(of: twin)
    else { return nil }
    return Page.Twin(
      entry: twin, content: other, resources: library.resources(of: other, in: twin),
      pairs: Alignment.blocks(content.blocks, other.blocks))
  }

  private func draw(_ request: PictureRequest, _ colors: ColorDepth, asciiOnly: Bool) -> Picture? {
    guard let bytes = try? library.bytes(library: request.library, path: request.path) else { return nil }
    return try? PictureDrawing.draw(
      bytes, columns: request.columns, rows: request.rows, colors: colors, asciiOnly: asciiOnly
    ).picture
  }

  private func view(_ path: String, library number: Int, post: @Sendable (Message) -> Void) async {
    guard opensLinks else { return }
    do {
      await LinkOpener.view(try library.location(library: number, path: path), post: post)
    } catch {
      post(.failed(.linkNotFound))
    }
  }

  private func refresh(post: @Sendable (Message) -> Void) async {
    let isTold = hasToldOfState.withLock { told in
      defer { told = true }
      return told
    }
    if !isTold {
      if let path = library.reading.setAside {
        post(.done(.stateSetAside(path)))
      } else if library.reading.isTemporary {
        post(.done(.stateTemporary))
      }
    }
    do {
      let report = try await library.refresh { progress in
        post(.indexing(.init(done: progress.done, of: progress.of), hasNews: progress.hasNews))
      }
      post(.indexed(changed: report.changed))
    } catch {
      post(.indexed(changed: false))
      post(.failed(.indexFailed("\(error)")))
    }
  }
}
