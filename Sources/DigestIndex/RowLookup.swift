import GRDB
import GRDBSQLite

/// Finds rows by their ids through SQLite's own calls. A search does it thousands of times, and making a
/// `Row` of each costs more than reading it.
struct RowLookup {
  private let db: Database
  private let statement: Statement

  /// `sql` has one parameter, the id.
  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  /// The columns of a row, as long as `with` lasts.
  struct Columns {
    fileprivate let statement: OpaquePointer

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// UTF-8.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
      // The length is only right once the text was asked for.
      let start = sqlite3_column_text(statement, column)
      return UnsafeBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
  }

  /// What `body` makes of the row; nil if it is gone.
  func with<Value>(_ row: Int64, _ body: (Columns) throws -> Value) throws -> Value? {
    let handle = statement.sqliteStatement
    sqlite3_bind_int64(handle, 1, row)
    defer { sqlite3_reset(handle) }
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return try body(Columns(statement: handle))
    case SQLITE_DONE: return nil
    case let code:
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }
}
