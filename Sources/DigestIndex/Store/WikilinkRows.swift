import DigestKit
import GRDB
import Writing

/// Which entries link to which names.
enum WikilinkRows {
  /// What a wikilink names, folded, without the heading behind `#`; nil for one that leads nowhere else.
  static func name(of target: some StringProtocol) -> String? {
    let name = FoldedText(target.prefix { $0 != "#" }).string.trimmingSpaces()
    return name.isEmpty ? nil : name
  }

  static func write(_ targets: [String], of entry: Int64, in db: Database) throws {
    guard !targets.isEmpty else { return }
    let insertion = try db.cachedStatement(sql: "INSERT INTO wikilink (name, entry) VALUES (?, ?)")
    for name in Set(targets.compactMap { name(of: $0) }) { try insertion.execute(arguments: [name, entry]) }
  }

  /// Entries that link to a name.
  static func rows(linkingTo name: String, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT entry FROM wikilink WHERE name = ?", arguments: [name])
  }
}
