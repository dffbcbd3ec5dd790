import DigestKit
import GRDB
import Writing

/// The sections around each row, as numbers: search counts by category, and looks for names of sections, at
/// every key.
struct RowSections: Sendable {
  let generation: Int64
  /// Every title of a section, folded, once.
  private let titles: [(name: String, folded: FoldedText)]
  /// Numbers of titles from the outermost in, for each way in which entries are placed.
  private let paths: [[Int]]
  /// Which of `paths` a row is at.
  private let ofRow: [UInt32]

  init(_ db: Database, order: ReadingOrder) throws {
    generation = order.generation
    var numbers: [String: Int] = [:]
    var titles: [(name: String, folded: FoldedText)] = []
    // The first stands for rows outside all sections.
    var paths: [[Int]] = [[]]
    var ofRow = Array(repeating: UInt32(0), count: Int(order.end))
    var last: [UInt8] = []
    // By the index on sections, so that equal ones follow each other.
    try RawStatement(db, "SELECT sections, id FROM entry ORDER BY sections").forEach { columns in
      let packed = columns.bytes(0)
      guard !packed.isEmpty else { return }
      if !last.elementsEqual(packed) {
        last = Array(packed)
        paths.append(
          PackedList.unpack(String(decoding: packed, as: UTF8.self)).map { name in
            if let known = numbers[name] { return known }
            numbers[name] = titles.count
            titles.append((name, FoldedText(name)))
            return titles.count - 1
          })
      }
      let id = columns.integer(1)
      if ofRow.indices.contains(id) { ofRow[id] = UInt32(paths.count - 1) }
    }
    self.titles = titles
    self.paths = paths
    self.ofRow = ofRow
  }

  /// At most this many categories are listed: nobody looks through more.
  private static let mostCategories = 100

  /// How many of these rows are of each category; only those with most.
  func categories(of rows: RowSet) -> [String: Int] {
    var ofPath = Array(repeating: 0, count: paths.count)
    // Half a million rows at every key: neither is looked at for who else may hold it.
    ofPath.withUnsafeMutableBufferPointer { counts in
      ofRow.withUnsafeBufferPointer { pathOfRow in
        rows.forEach(in: 0..<Int64(pathOfRow.count)) { counts[Int(pathOfRow[Int($0)])] += 1 }
      }
    }
    var ofTitle = Array(repeating: 0, count: titles.count)
    for (path, count) in zip(paths, ofPath) where count > 0 {
      if let category = path.last { ofTitle[category] += count }
    }
    let counts = ofTitle.filter { $0 > 0 }.sorted(by: >)
    let least = counts.count > Self.mostCategories ? counts[Self.mostCategories - 1] : 1
    var categories: [String: Int] = [:]
    for (title, count) in zip(titles, ofTitle) where count >= least { categories[title.name] = count }
    return categories
  }

  /// Rows below a section that passes.
  func rows(where passes: (_ name: String, _ folded: FoldedText) -> Bool) -> RowSet {
    let wanted = titles.map { passes($0.name, $0.folded) }
    let isWanted = paths.map { $0.contains { wanted[$0] } }
    var rows = RowSet(end: Int64(ofRow.count))
    for (row, path) in ofRow.enumerated() where isWanted[Int(path)] { rows.insert(Int64(row)) }
    return rows
  }
}
