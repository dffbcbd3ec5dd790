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

  /// A digest in all its languages, introductions first.
  func digest(_ digest: DigestSummary) async throws -> Anthology {
    var chapters: [Anthology.Chapter] = []
    for edition in digest.editions where !edition.isStub {
      let introduction = EntryID(
        library: digest.id.library, digest: digest.key, language: edition.language, slug: "")
      let entries =
        try [library.entry(introduction)].compactMap(\.self)
        + library.entries(digest: digest.id, language: edition.language)
      if !entries.isEmpty { chapters.append(try await chapter(of: entries, edition)) }
    }
    return gathered(Anthology(title: digest.title, identifier: digest.key, date: date, chapters: chapters))
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
      items.append(.init(summary: entry, content: content, source: try await library.source(of: entry)))
    }
    return Anthology.Chapter(title: edition.title, language: edition.language, items: items)
  }

  private func gathered(_ anthology: Anthology) -> Anthology {
    guard takesPictures else { return anthology }
    var anthology = anthology
    for item in anthology.items where item.summary.images > 0 {
      item.content.blocks.visitInlines { inline in
        guard case .image(let source, _) = inline,
          case .library(let path, _) = LinkTarget(source, from: item.summary.path)
        else { return }
        let name = Anthology.PictureName(source, of: item.summary)
        guard anthology.pictures[name] == nil,
          let bytes = try? library.bytes(library: name.library, path: path),
          bytes.count <= Self.largestPicture
        else { return }
        anthology.pictures[name] = Anthology.Picture(bytes)
      }
    }
    return anthology
  }
}
