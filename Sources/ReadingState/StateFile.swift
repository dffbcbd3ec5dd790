import DigestKit
import Foundation
import GRDB
import Writing

/// One value as it stands in a file that is taken along: a line of JSON.
public struct KeptLine: Codable, Equatable, Sendable {
  public var kind: String
  public var library: String
  public var digest: String
  public var language: String
  public var slug: String
  public var name: String
  /// Left out for what was taken away: that, too, is news to another machine.
  public var value: String?
  public var change: Int64
  public var machine: String
  public var title: String?
  public var line: Int?
  public var source: String?
  public var text: Int64?
  public var excerpt: String?
  /// For the reader of the file: true if the entry was not in its library any more.
  public var missing: Bool?

  var stamp: Stamp { Stamp(change, machine) }
  var id: EntryID { EntryID(digest: digest, language: language, slug: slug) }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    kind = try values.decode(String.self, forKey: .kind)
    library = try values.decode(String.self, forKey: .library)
    digest = try values.decode(String.self, forKey: .digest)
    language = try values.decode(String.self, forKey: .language)
    slug = try values.decode(String.self, forKey: .slug)
    name = try values.decode(String.self, forKey: .name)
    value = try values.decodeIfPresent(String.self, forKey: .value)
    change = try values.decode(Int64.self, forKey: .change)
    machine = try values.decode(String.self, forKey: .machine)
    title = try values.decodeIfPresent(String.self, forKey: .title)
    line = try values.decodeIfPresent(Int.self, forKey: .line)
    source = try values.decodeIfPresent(String.self, forKey: .source)
    text = try values.decodeIfPresent(Int64.self, forKey: .text)
    excerpt = try values.decodeIfPresent(String.self, forKey: .excerpt)
    missing = try values.decodeIfPresent(Bool.self, forKey: .missing)
    guard (0..<Stamp.latest).contains(change) else {
      throw DecodingError.dataCorruptedError(forKey: .change, in: values, debugDescription: "out of range")
    }
  }

  init(_ row: Row, kind: String, name: String, value: String?, stamp: Stamp) {
    self.kind = kind
    (library, digest, language, slug) = (row["library"], row["digest"], row["language"], row["slug"])
    (self.name, self.value) = (name, value)
    (change, machine) = (stamp.change, stamp.machine)
    (title, line, source) = (row["title"], row["line"], row["source"])
    (text, excerpt, missing) = (row["text"], row["excerpt"], row["is_missing"])
  }

  var identity: EntryIdentity? {
    title.map {
      EntryIdentity(title: $0, line: line ?? 1, source: source, text: text, excerpt: excerpt ?? "")
    }
  }
}

/// The reading state as JSON Lines: a first line with the version, then a line for each value.
public enum StateFile {
  /// The form of the lines.
  public static let version = 1

  struct Header: Codable {
    var wenzhaiState: Int
    var machine: String
  }

  /// Why a file can't be read, with the line.
  public enum Fault: Error, Equatable {
    /// The first line isn't that of such a file.
    case noHeader
    case newer(Int)
    case line(Int)
  }

  /// The lines of a file that was read as a whole.
  public static func lines(_ text: String) throws(Fault) -> [KeptLine] {
    let decoder = JSONDecoder()
    var found: [KeptLine] = []
    var isFirst = true
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy(\.isWhitespace) { continue }
      let data = Data(line.utf8)
      if isFirst {
        guard let header = try? decoder.decode(Header.self, from: data) else { throw .noHeader }
        guard header.wenzhaiState <= version else { throw .newer(header.wenzhaiState) }
        isFirst = false
        continue
      }
      guard let kept = try? decoder.decode(KeptLine.self, from: data) else { throw .line(index + 1) }
      found.append(kept)
    }
    if isFirst { throw .noHeader }
    return found
  }

  /// The lines that can be read of a file that may be half there.
  static func readableLines(_ text: String) -> [KeptLine] {
    let decoder = JSONDecoder()
    let lines = text.split(separator: "\n")
    guard let first = lines.first, let header = try? decoder.decode(Header.self, from: Data(first.utf8)),
      header.wenzhaiState <= version
    else { return [] }
    return lines.dropFirst().compactMap { try? decoder.decode(KeptLine.self, from: Data($0.utf8)) }
  }

  static func line(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard line.unicodeScalars.contains(where: SafeText.isSteering) else { return line }
    // All of these stand within strings.
    return line.unicodeScalars.reduce(into: "") { safe, scalar in
      if SafeText.isSteering(scalar) {
        safe += JSONEscape.escaped(scalar)
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
  }
}

extension ReadingStore {
  /// All that is kept, in an order that depends on nothing else; empty if nothing is.
  public func exported() throws -> [KeptLine] {
    try read { db in
      var lines: [KeptLine] = []
      let entries = try Row.fetchCursor(
        db, sql: "SELECT * FROM kept_entry ORDER BY library, digest, language, slug")
      while let row = try entries.next() {
        for kind in KeptValue.Kind.allCases {
          guard let column = kind.column, row["\(column)_change"] as Int64 > 0 else { continue }
          let stamp = Stamp(row["\(column)_change"], row["\(column)_machine"])
          lines.append(KeptLine(row, kind: kind.rawValue, name: "", value: row[column], stamp: stamp))
        }
      }
      let values = try Row.fetchCursor(
        db,
        sql: """
          SELECT v.*, title, line, source, text, excerpt, is_missing FROM kept_value AS v
          LEFT JOIN kept_entry USING (library, digest, language, slug)
          ORDER BY library, digest, language, slug, kind, name
          """)
      while let row = try values.next() {
        let stamp = Stamp(row["change"], row["machine"])
        lines.append(
          KeptLine(row, kind: row["kind"], name: row["name"], value: row["value"], stamp: stamp))
      }
      return lines
    }
  }

  /// The text of a file that holds all that is kept.
  public func exportedFile() throws -> String {
    let machine = try machine()
    let lines = try exported().map(StateFile.line)
    let header = StateFile.line(StateFile.Header(wenzhaiState: StateFile.version, machine: machine))
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// Puts what was kept elsewhere to what is kept here: of two values under one name the newer one stays, so that
  /// the order of files makes no difference, and one that comes twice changes nothing. Gives how many values are
  /// new here.
  public func merge(_ lines: [KeptLine]) throws -> Int {
    try write { db, stamp in
      var count = 0
      for line in lines {
        // What a later version keeps, this one can't show.
        guard let kind = KeptValue.Kind(rawValue: line.kind) else { continue }
        let key: StatementArguments = [line.library, line.digest, line.language, line.slug]
        let newest = try Self.newestStamp(key, db)
        try db.cachedStatement(
          sql: "INSERT OR IGNORE INTO kept_entry (library, digest, language, slug) VALUES (?, ?, ?, ?)"
        ).execute(arguments: key)
        guard
          try Self.putNewer(
            KeptValue(kind, name: line.name, line.value), of: line.id, library: line.library, db, line.stamp)
        else { continue }
        count += 1
        // What the entry is known by is told by whoever kept something of it last.
        if newest.map({ $0 < line.stamp }) ?? true, let identity = line.identity {
          try db.cachedStatement(
            sql: """
              UPDATE kept_entry SET title = ?, line = ?, source = ?, text = ?, excerpt = ?
              WHERE library = ? AND digest = ? AND language = ? AND slug = ?
              """
          ).execute(arguments: EntryIdentity.arguments(identity) + key)
        }
        // Every library is to look whether it has the entry.
        try db.cachedStatement(
          sql:
            "UPDATE kept_entry SET change = ? WHERE library = ? AND digest = ? AND language = ? AND slug = ?"
        ).execute(arguments: [stamp.change] + key)
      }
      // The clock goes on behind everything that was seen.
      let latest = max(stamp.change, lines.map(\.change).max() ?? 0)
      try db.execute(sql: "UPDATE clock SET change = ?", arguments: [latest])
      if count > 0 { try db.execute(sql: "UPDATE library SET index_state = ''") }
      return count
    }
  }

  private static func newestStamp(_ key: StatementArguments, _ db: Database) throws -> Stamp? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT change, machine FROM (
            SELECT change, machine FROM kept_value WHERE library = ? AND digest = ? AND language = ? AND slug = ?
            UNION ALL SELECT read_change, read_machine FROM kept_entry
              WHERE library = ? AND digest = ? AND language = ? AND slug = ?
            UNION ALL SELECT starred_change, starred_machine FROM kept_entry
              WHERE library = ? AND digest = ? AND language = ? AND slug = ?)
          ORDER BY change DESC, machine DESC LIMIT 1
          """), arguments: key + key + key)
    return row.map { Stamp($0[0], $0[1]) }.flatMap { $0.change > 0 ? $0 : nil }
  }
}
