import GRDB

/// The category of each row, as numbers: search counts them at every key.
struct RowCategories: Sendable {
  let generation: Int64
  /// The first is that of rows without one.
  private(set) var names = [""]
  private(set) var ofRow: [UInt32]

  init(_ db: Database, order: ReadingOrder) throws {
    generation = order.generation
    ofRow = Array(repeating: 0, count: Int(order.end))
    // By the index on categories, so that equal ones follow each other.
    let rows = try Row.fetchCursor(
      db, sql: "SELECT category, id FROM entry WHERE role = 1 AND category IS NOT NULL ORDER BY category")
    while let row = try rows.next() {
      let name: String = row[0]
      if name != names.last { names.append(name) }
      let id: Int = row[1]
      if ofRow.indices.contains(id) { ofRow[id] = UInt32(names.count - 1) }
    }
  }
}
