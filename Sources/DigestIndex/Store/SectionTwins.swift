import GRDB

/// Sections that are one in two languages, learnt from aligned editions: 机器人 and Robotics.
enum SectionTwins {
  /// What the sections whose names pass are called in other languages.
  static func names(for passes: (String) -> Bool, in db: Database) throws -> Set<String> {
    var names: Set<String> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT DISTINCT name, twin FROM section_twin")
    while let row = try rows.next() { if passes(row[0]) { names.insert(row[1]) } }
    return names
  }
}

extension RootIndex {
  /// What a section is called in other languages.
  func sectionTwins(of name: String) throws -> Set<String> {
    try read { try SectionTwins.names(for: { $0 == name }, in: $0) }
  }
}
