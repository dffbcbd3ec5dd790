import DigestKit
import Foundation
import GRDB

/// How the files of an index were read.
enum ReadingRules {
  static func rule(of path: String, in db: Database) throws -> ReadingRule? {
    let facts = try String.fetchOne(
      db,
      sql: """
        SELECT facts FROM facts JOIN part ON part.id = facts.part JOIN file ON file.id = part.file
        WHERE file.path = ? ORDER BY part.id LIMIT 1
        """, arguments: [path])
    return try facts.map { try JSONDecoder().decode(EditionFacts.self, from: Data($0.utf8)).rule }
  }

  /// What the configuration said when the index was made.
  static func settings(in db: Database) throws -> String {
    try String.fetchOne(db, sql: "SELECT settings FROM generation") ?? ""
  }

  static func write(_ settings: LibrarySettings, in db: Database) throws {
    try db.execute(sql: "UPDATE generation SET settings = ?", arguments: [settings.written])
  }
}
