import GRDB
import GRDBSQLite

/// A statement run through SQLite's own calls. A search asks for thousands of rows, and making a `Row` of each
/// costs more than reading it.
struct RawStatement {
  private let db: Database
  private let statement: Statement

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  private var handle: OpaquePointer? { statement.sqliteStatement }

  /// Parameters are counted from 1.
  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

  /// The bytes must stay where they are while the statement runs.
  func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
    // Without a destructor SQLite copies nothing. No bytes are none all the same, and not null.
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(handle, index, 0)
    } else {
      sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
    }
  }

  /// The columns of a row, as long as the call that gives them lasts.
  struct Columns {
    fileprivate let statement: OpaquePointer?

    func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    /// UTF-8.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
      // The length is only right once the text was asked for.
      let start = sqlite3_column_text(statement, column)
      return UnsafeBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }

    /// UTF-8 up to a NUL.
    func name(_ column: Int32) -> UnsafePointer<CChar>? {
      sqlite3_column_text(statement, column).map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
    }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }
    func optionalInteger(_ column: Int32) -> Int? { isNull(column) ? nil : integer(column) }
    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
      let start = sqlite3_column_blob(statement, column)?.assumingMemoryBound(to: UInt8.self)
      return UnsafeBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(statement, column)))
    }
  }

  func forEach(_ body: (Columns) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while try step() { try body(Columns(statement: handle)) }
  }

  /// The rows for these parameters.
  func forEach(with arguments: StatementArguments, _ body: (Columns) throws -> Void) throws {
    try statement.setArguments(arguments)
    try forEach(body)
  }

  /// False at the first row for which `passes` is.
  func allSatisfy(_ passes: (Columns) throws -> Bool) throws -> Bool {
    defer { sqlite3_reset(handle) }
    while try step() { if try !passes(Columns(statement: handle)) { return false } }
    return true
  }

  /// Runs a statement that gives no rows.
  func run() throws { try forEach { _ in } }

  /// What `body` makes of the row with the id that is the only parameter; nil if it is gone.
  func with<Value>(_ row: Int64, _ body: (Columns) throws -> Value) throws -> Value? {
    bind(row, at: 1)
    defer { sqlite3_reset(handle) }
    return try step() ? body(Columns(statement: handle)) : nil
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }
}
