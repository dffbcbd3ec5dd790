import DigestKit
import Foundation
import GRDB

extension KeptValue {
  /// A note as it is kept: JSON.
  public init(_ note: Note) { self.init(.note, name: note.id, Self.json(note)) }

  public init(_ passage: Passage) { self.init(.passage, name: passage.id, Self.json(passage)) }

  private static func json(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func decoded<Value: Decodable>(_ json: String?, as type: Value.Type = Value.self) -> Value? {
    json.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}

/// Block and character, as `3 120`.
struct TextPlace: Equatable {
  var block: Int
  var offset: Int

  init(_ place: Place) { (block, offset) = (place.block, place.offset) }

  init?(_ written: String) {
    let numbers = written.split(separator: " ").prefix(2).compactMap { Int($0) }
    guard numbers.count == 2 else { return nil }
    (block, offset) = (numbers[0], numbers[1])
    guard Self.isOne(block: block, offset: offset) else { return nil }
  }

  /// False for numbers that no text has, as of a file that somebody else wrote.
  static func isOne(block: Int, offset: Int) -> Bool {
    (-1...1 << 30).contains(block) && (-1...1 << 30).contains(offset)
  }

  var written: String { "\(block) \(offset)" }
}

extension ReadingStore {
  /// What stands with the first of these entries, which are one in different languages: notes on any of them.
  public func annotations(of entries: [EntryID], library: String) throws -> Annotations {
    try read { db in
      var found = Annotations()
      // A passage is of one text, a note of what all of them say.
      for (number, id) in entries.enumerated() {
        for row in try Self.rows(
          of: number == 0 ? ["note", "passage"] : ["note"], " AND digest = ? AND language = ? AND slug = ?",
          library: library,
          [id.digest, id.language, id.slug], db)
        {
          found.take(row)
        }
      }
      found.sort()
      return found
    }
  }

  /// Where reading of an entry stopped; nil if it was read to its end, or never begun.
  public func place(of id: EntryID, library: String) throws -> (block: Int, offset: Int)? {
    try read { db in
      let rows = try Self.rows(
        of: ["place"], " AND digest = ? AND language = ? AND slug = ?", library: library,
        [id.digest, id.language, id.slug], db)
      return (rows.first?["value"] as String?).flatMap(TextPlace.init).map { ($0.block, $0.offset) }
    }
  }

  /// All notes and passages of a library, by entry.
  public func annotations(library: String) throws -> [EntryID: Annotations] {
    try read { db in
      var found: [EntryID: Annotations] = [:]
      for row in try Self.rows(of: ["note", "passage"], library: library, [], db) {
        found[EntryID(digest: row[1], language: row[2], slug: row[3]), default: Annotations()].take(row)
      }
      return found.mapValues { annotations in
        var annotations = annotations
        annotations.sort()
        return annotations
      }
    }
  }

  /// Letters and their places: those of a library, and capitals of any. Of two that came together from
  /// different machines the newer one counts.
  public func bookmarks(library: String) throws -> [(library: String, bookmark: Bookmark)] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT v.library, v.digest, v.language, v.slug, v.name, v.value, e.title, e.is_missing
          FROM kept_value AS v JOIN kept_entry AS e USING (library, digest, language, slug)
          WHERE kind = 'bookmark' AND value IS NOT NULL AND (library = ? OR name BETWEEN 'A' AND 'Z')
          ORDER BY v.change, v.machine, library = ?
          """, arguments: [library, library])
      var found: [String: (library: String, bookmark: Bookmark)] = [:]
      for row in rows {
        guard let kept = KeptValue.decoded(row[5], as: KeptBookmark.self),
          TextPlace.isOne(block: kept.block, offset: kept.offset)
        else { continue }
        let id = EntryID(digest: row[1], language: row[2], slug: row[3])
        let letter: String = row[4]
        found[letter] = (
          row[0],
          Bookmark(
            letter: letter, place: Place(entry: id, block: kept.block, offset: kept.offset),
            title: row[6] ?? "", text: kept.text, isThere: !(row[7] as Bool))
        )
      }
      return found.values.sorted { $0.bookmark.letter < $1.bookmark.letter }
    }
  }

  /// In the order in which they were kept.
  private static func rows(
    of kinds: [String], _ condition: String = "", library: String, _ arguments: StatementArguments = [],
    _ db: Database
  ) throws -> [Row] {
    let list = kinds.map { "'\($0)'" }.joined(separator: ", ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT library, digest, language, slug, kind, name, value FROM kept_value
        WHERE library = ? AND kind IN (\(list)) AND value IS NOT NULL\(condition)
        ORDER BY change, machine, name
        """, arguments: [library] + arguments)
  }
}

/// What a letter leads to besides its entry.
struct KeptBookmark: Codable {
  var block: Int
  var offset: Int
  var text: String
}

extension KeptValue {
  /// The value of a letter: where in its entry it leads, and what stands there.
  public static func bookmark(_ place: Place, text: String) -> String {
    json(KeptBookmark(block: place.block, offset: place.offset, text: text)) ?? ""
  }
}

extension Annotations {
  fileprivate mutating func take(_ row: Row) {
    switch row["kind"] as String {
    case "note": if let note = KeptValue.decoded(row["value"], as: Note.self) { notes.append(note) }
    default:
      if let passage = KeptValue.decoded(row["value"], as: Passage.self),
        TextPlace.isOne(block: passage.block, offset: passage.offset)
      {
        passages.append(passage)
      }
    }
  }

  /// Notes by when they were written, passages by where they stand; of equals the one that was kept first.
  fileprivate mutating func sort() {
    notes = notes.enumerated().sorted { ($0.element.written, $0.offset) < ($1.element.written, $1.offset) }
      .map(\.element)
    passages = passages.enumerated().sorted {
      ($0.element.block, $0.element.offset, $0.offset) < ($1.element.block, $1.element.offset, $1.offset)
    }.map(\.element)
  }
}
