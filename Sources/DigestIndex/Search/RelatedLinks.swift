import DigestKit
import GRDB

extension RelatedRows {
  /// Rows that share a source or wikilink with an entry, or that link to it or are linked to by it, each with what links
  /// them.
  func linked(with entry: EntrySummary) throws -> [Int64: [String]] {
    var linked: [Int64: [String]] = [:]
    func add(_ name: String, _ rows: [Int64]) {
      guard isRareLink(rows.count) else { return }
      for row in rows { linked[row, default: []].append(name) }
    }
    for url in Set(entry.sources.compactMap { $0.url.flatMap(SourceURL.normalized) }).sorted() {
      add(url, try Int64.fetchAll(db, sql: "SELECT entry FROM source WHERE url = ?", arguments: [url]))
    }
    var seen: Set<String> = []
    for target in entry.wikilinks {
      guard let name = WikilinkRows.name(of: target), seen.insert(name).inserted else { continue }
      let title = target.prefix { $0 != "#" }.trimmingSpaces()
      let titled = try Int64.fetchAll(db, sql: "SELECT id FROM entry WHERE title = ?", arguments: [title])
      add(title, Set(try WikilinkRows.rows(linkingTo: name, in: db) + titled).sorted())
    }
    if let name = WikilinkRows.name(of: entry.title), !seen.contains(name) {
      add(entry.title, try WikilinkRows.rows(linkingTo: name, in: db))
    }
    return linked
  }
}
