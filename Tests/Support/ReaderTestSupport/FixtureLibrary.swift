import DigestKit
import Reader
import Screen
import Synchronization
import Writing

/// A library of texts in memory: answers effects from Markdown given by the test.
public final class FixtureLibrary: EffectRunner {
  private let editions: [(digest: DigestID, language: String, path: String, edition: Edition)]
  private let log = Mutex<[Effect]>([])
  private let marks = Mutex<(read: Set<EntryID>, starred: Set<EntryID>)>(([], []))

  /// `texts`: Markdown by digest key and language, newest digest first.
  public init(_ texts: [(key: String, language: String, markdown: String)]) {
    editions = texts.map { text in
      (
        DigestID(key: text.key), text.language, "\(text.key)/\(text.language).md",
        Edition(bytes: Array(text.markdown.utf8), name: text.key)
      )
    }
  }

  /// Effects that were run, in order.
  public var effects: [Effect] { log.withLock { $0 } }

  public var isIdle: Bool { true }
  public func finish() {}

  public func run(_ effect: Effect, mailbox: Mailbox) {
    log.withLock { $0.append(effect) }
    switch effect {
    case .loadDigests: mailbox.post(.digestsLoaded(digests))
    case .loadPlace: mailbox.post(.placeLoaded(nil))
    case .loadTitles:
      mailbox.post(
        .titlesLoaded(
          all.map { Picker.Item(title: $0.title, detail: $0.id.digest, choice: .entry($0)) }))
    case .loadQueries: mailbox.post(.queriesLoaded(["旧词"]))
    case .loadCompletions:
      let sections = Set(all.flatMap(\.sections)).sorted()
      let sites = Set(all.flatMap(\.sources).compactMap { $0.url.flatMap(LinkTarget.host(of:)) }).sorted()
      mailbox.post(.completionsLoaded(Completions(sections: sections, sites: sites)))
    case .loadEntries(let origin): mailbox.post(.entriesLoaded(origin, entries(of: origin)))
    case .search(let query, let limit, let order, let extractLength, let twinLength):
      var results = search(query, limit: limit)
      for entry in extractLength == nil ? [] : results.entries {
        guard let text = content(of: entry.id)?.plainText else { continue }
        results.extracts[entry.id] = Extract(of: text, patterns: query.patterns, length: extractLength ?? 0)
      }
      for entry in results.entries {
        guard let length = twinLength, let twin = entry.twin, let own = content(of: entry.id)?.plainText,
          let other = content(of: twin)?.plainText
        else { continue }
        results.twinExtracts[entry.id] = TwinExtract.text(
          of: other, for: own, patterns: query.patterns.map(PreparedPattern.init), length: length)
      }
      results.order = order
      if order == .relevance { results.entries.sort { $0.title.count < $1.title.count } }
      mailbox.post(.searchFinished(results))
    case .loadContent(let entry):
      guard let content = content(of: entry.id) else {
        return mailbox.post(.contentFailed(entry.id, .fileGone(entry.path)))
      }
      mailbox.post(.contentLoaded(entry.id, content, resources(of: content)))
    case .loadTwin(let entry, _): mailbox.post(.twinLoaded(entry.id, twin(of: entry)))
    case .loadCategories:
      var counts: [String: Int] = [:]
      for entry in all { counts[entry.category ?? "", default: 0] += 1 }
      let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      mailbox.post(
        .categoriesLoaded(
          zip(sorted, "abcdefghijklmnopqrst").map { pair, letter in
            var category = CategorySummary(name: pair.key, entries: pair.value)
            category.letter = letter
            return category
          }))
    case .resolveLink(_, let path, let anchor):
      let found = all.first { $0.path == path && (anchor == nil || $0.id.slug == anchor) }
      let first = found ?? all.first { $0.path == path }
      mailbox.post(
        .linkResolved(first.map { LinkDestination($0, missingAnchor: found == nil ? anchor : nil) }))
    case .resolveWikilink(let title, _):
      mailbox.post(.linkResolved(all.first { $0.title == title }.map { LinkDestination($0) }))
    case .refresh: mailbox.post(.indexed(changed: false))
    case .drawPicture(let request, _, _): mailbox.post(.pictureDrawn(request, Self.drawn(request)))
    case .setRead(let isRead, let entry): keep(isRead: isRead, entry, mailbox)
    case .toggleRead(let entry): keep(isRead: !marks.withLock { $0.read.contains(entry.id) }, entry, mailbox)
    case .toggleStarred(let entry):
      let isStarred = marks.withLock { marks in
        if marks.starred.remove(entry.id) == nil { marks.starred.insert(entry.id) }
        return marks.starred.contains(entry.id)
      }
      mailbox.post(.starKept(entry, isStarred))
    case .copy(let text, let thing): mailbox.post(.copied(text, thing, by: []))
    case .loadParallelLanguages: mailbox.post(.parallelLanguagesLoaded([]))
    case .loadHistory: mailbox.post(.historyLoaded(behind: [], ahead: []))
    default: break
    }
  }

  /// A drawing, of pixels where they are asked for: what these are no reader sees.
  private static func drawn(_ request: PictureRequest) -> DrawnPicture {
    guard let pixels = request.pixels else { return .cells(drawing(of: request)) }
    return .pixels(
      PixelPicture(columns: request.columns, rows: request.rows, cell: pixels.cell, png: [1, 2, 3]))
  }

  /// Marks the entry and its twin.
  private func keep(isRead: Bool, _ entry: EntrySummary, _ mailbox: Mailbox) {
    let counts = marks.withLock { marks in
      for id in [entry.id, entry.twin].compactMap(\.self) {
        if isRead { marks.read.insert(id) } else { marks.read.remove(id) }
      }
      return Dictionary(grouping: marks.read.filter { $0.digestID == entry.id.digestID }, by: \.language)
        .mapValues(\.count)
    }
    mailbox.post(.readKept(entry, isRead, read: counts))
  }

  private func twin(of entry: EntrySummary) -> Page.Twin? {
    guard let id = entry.twin, let twin = all.first(where: { $0.id == id }), let own = content(of: entry.id),
      let other = content(of: id)
    else { return nil }
    return Page.Twin(
      entry: twin, content: other, resources: resources(of: other),
      pairs: Alignment.blocks(own.blocks, other.blocks),
      mismatches: Alignment.mismatches(own, other))
  }

  /// Pictures called `WIDTHxHEIGHT.png` have that size.
  private func resources(of content: Entry) -> EntryResources {
    var resources = EntryResources(wikilinks: Set(all.map(\.title)).intersection(content.wikilinks))
    content.blocks.visitInlines { inline in
      guard case .image(let source, _) = inline else { return }
      let numbers = source.split { !$0.isNumber }.compactMap { Int($0) }
      if numbers.count == 2 {
        resources.pictures[source] = PixelSize(width: numbers[0], height: numbers[1])
      }
    }
    return resources
  }

  /// A red square in a blue frame.
  private static func drawing(of request: PictureRequest) -> Picture {
    Picture(
      rows: (0..<request.rows).map { row in
        let isEdge = row == 0 || row == request.rows - 1
        let edge = Picture.Piece("▀", Style(.palette(21), on: .palette(21)))
        let inside = Style(.palette(isEdge ? 21 : 196), on: .palette(isEdge ? 21 : 196))
        let middle = Picture.Piece(SafeText("▀").repeated(request.columns - 2), inside)
        return [edge, middle, edge]
      })
  }

  private var digests: [DigestSummary] {
    var found: [DigestSummary] = []
    for item in editions {
      let edition = EditionSummary(
        language: item.language, path: item.path, title: item.edition.title ?? item.digest.key,
        entries: item.edition.entries.count, isStub: item.edition.entries.isEmpty)
      if let index = found.firstIndex(where: { $0.id == item.digest }) {
        found[index].editions.append(edition)
      } else {
        found.append(DigestSummary(id: item.digest, issue: item.edition.issue, editions: [edition]))
      }
    }
    return found
  }

  private var all: [EntrySummary] {
    editions.flatMap { item in
      item.edition.entries.enumerated().map { position, entry in
        let twin = editions.first { $0.digest == item.digest && $0.language != item.language }
          .flatMap { other -> EntryID? in
            guard other.edition.entries.indices.contains(position) else { return nil }
            return EntryID(
              digest: item.digest.key, language: other.language, slug: other.edition.entries[position].slug)
          }
        return EntrySummary(
          id: EntryID(digest: item.digest.key, language: item.language, slug: entry.slug), kind: entry.kind,
          title: entry.title, level: entry.level, line: entry.line, path: item.path, sections: entry.sections,
          sources: entry.sources, wikilinks: entry.wikilinks, images: entry.images, features: entry.features,
          minutes: ReadingTime.minutes(for: entry.plainText), opening: entry.opening, twin: twin)
      }
    }
  }

  private func entries(of origin: EntryList.Origin) -> [EntrySummary] {
    switch origin {
    case .digest(let id, let language):
      introduction(of: id, language) + all.filter { $0.id.digestID == id && $0.id.language == language }
    case .category(let name, let language):
      all.filter { $0.category == name && (language == nil || $0.id.language == language) }
    case .shelf(let shelf, _): search(Query(shelf.query), limit: .max).entries
    case .suggested(let ids, _): ids.compactMap { id in all.first { $0.id == id } }
    case .search(let query): search(query, limit: .max).entries
    }
  }

  private func introduction(of id: DigestID, _ language: String?) -> [EntrySummary] {
    editions.filter { $0.digest == id && $0.language == language }.compactMap { item in
      item.edition.introduction.map { introduction in
        EntrySummary(
          id: EntryID(digest: id.key, language: item.language, slug: ""), kind: .introduction,
          title: introduction.title, level: nil, line: 1, path: item.path, sections: [])
      }
    }
  }

  private func content(of id: EntryID) -> Entry? {
    editions.first { $0.digest.key == id.digest && $0.language == id.language }?.edition.entry(slug: id.slug)
  }

  private func search(_ query: Query, limit: Int) -> SearchResults {
    let found = all.filter { entry in
      guard let text = content(of: entry.id)?.plainText else { return false }
      return query.patterns.allSatisfy { ![$0].matches(in: text).isEmpty }
    }
    var counts: [SearchResults.DigestCount] = []
    var seen: Set<EntryID> = []
    for entry in found {
      if counts.last?.id != entry.id.digestID { counts.append(.init(id: entry.id.digestID, entries: 0)) }
      counts[counts.count - 1].entries += 1
      let isTwin = entry.twin.map { twin in seen.contains(twin) } ?? false
      if entry.kind != .introduction, !isTwin { counts[counts.count - 1].distinct += 1 }
      seen.insert(entry.id)
    }
    return SearchResults(
      query: query, total: found.count, counts: counts, entries: Array(found.prefix(limit)))
  }
}
