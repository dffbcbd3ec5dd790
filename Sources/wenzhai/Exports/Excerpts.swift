import ArgumentParser
import DigestIndex
import DigestKit
import Exporting
import Foundation
import Reader
import Writing

/// Gathers entries of a library, with their texts and pictures, into a document.
struct Excerpts {
  let library: Library
  /// Whether pictures of the library are put into the document.
  let takesPictures: Bool
  let date: String

  /// Larger pictures, in bytes, stay out: a document is to be sent and opened.
  private static let largestPicture = 20 << 20
  /// And so do those for which there is no room among the others.
  private static let roomForPictures = 200 << 20

  /// All entries of a digest, in all its languages, introductions first.
  func all(of digest: DigestSummary) throws -> [EntrySummary] {
    try digest.editions.filter { !$0.isStub }.flatMap {
      try library.entries(of: .digest(digest.id, language: $0.language))
    }
  }

  /// The document for a command, which ends with what a command says where there is none.
  func gathered(
    _ entries: [EntrySummary], title: String?, identifier: String, _ environment: Environment
  ) throws -> Anthology {
    if entries.isEmpty { throw ExitCode(1) }
    do {
      return try blocking { try await self.entries(entries, title: title, identifier: identifier) }
    } catch is FileRead.Failure {
      throw CommandFailure(environment.text(.exported(.unreadable)))
    }
  }

  /// Entries as they come, those of one digest and language together.
  func entries(_ entries: [EntrySummary], title: String?, identifier: String) async throws -> Anthology {
    var order: [[String]] = []
    var groups: [[String]: [EntrySummary]] = [:]
    for entry in entries {
      let place = ["\(entry.id.library)", entry.id.digest, entry.id.language]
      if groups[place] == nil { order.append(place) }
      if groups[place]?.contains(where: { $0.id == entry.id }) != true {
        groups[place, default: []].append(entry)
      }
    }
    let digests = Dictionary(
      try library.digests().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var chapters: [Anthology.Chapter] = []
    for place in order {
      guard let group = groups[place], let first = group.first,
        let edition = digests[first.id.digestID]?.edition(first.id.language)
      else { continue }
      chapters.append(try await chapter(of: group, edition))
    }
    return gathered(
      Anthology(
        title: title ?? entries.first?.title ?? "", identifier: identifier, date: date, chapters: chapters))
  }

  private func chapter(of entries: [EntrySummary], _ edition: EditionSummary) async throws
    -> Anthology.Chapter
  {
    var items: [Anthology.Item] = []
    for entry in entries {
      let content = try await library.content(of: entry)
      let (source, definitions) = try await library.source(of: entry)
      items.append(.init(summary: entry, content: content, source: source, definitions: definitions))
    }
    return Anthology.Chapter(title: edition.title, language: edition.language, items: items)
  }

  private func gathered(_ anthology: Anthology) -> Anthology {
    guard takesPictures else { return anthology }
    var anthology = anthology
    var room = Self.roomForPictures
    for item in anthology.items where item.summary.images > 0 {
      item.content.blocks.visitInlines { inline in
        guard case .image(let source, _) = inline,
          case .library(let path, _) = LinkTarget(source, from: item.summary.path)
        else { return }
        let name = Anthology.PictureName(source, of: item.summary)
        guard anthology.pictures[name] == nil,
          let bytes = try? library.bytes(library: name.library, path: path, prefix: Self.largestPicture + 1),
          bytes.count <= min(room, Self.largestPicture)
        else { return }
        room -= bytes.count
        anthology.pictures[name] = Anthology.Picture(bytes)
      }
    }
    return anthology
  }

  /// `2026-11-26T10:30:00Z`: now, or what `SOURCE_DATE_EPOCH` says, by which programs make the same file twice.
  static func date(by variables: [String: String]) -> String {
    // From 1970 to 9999: other years have no form that readers of books take.
    let named = variables["SOURCE_DATE_EPOCH"].flatMap(time_t.init).flatMap {
      0...253_402_300_799 ~= $0 ? $0 : nil
    }
    return LocalTime.universal(named ?? time(nil))
  }
}
