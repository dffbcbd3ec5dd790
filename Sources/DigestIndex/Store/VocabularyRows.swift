import DigestKit
import Foundation
import GRDB

/// The vocabulary of a library as rows.
enum VocabularyRows {
  static let schema = """
    -- What a pair of editions tells of words that translate each other, and a part of what names itself in brackets in it:
    -- see VocabularyEvidence.
    CREATE TABLE evidence (part INTEGER NOT NULL, other INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (part, other));
    CREATE INDEX evidence_other ON evidence (other);
    CREATE TABLE naming (part INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
    -- What a word is translated by, the best first; `form` is what it is looked up by.
    CREATE TABLE translation (
      form TEXT NOT NULL, language TEXT NOT NULL, place INTEGER NOT NULL, word TEXT NOT NULL, other TEXT NOT NULL,
      other_language TEXT NOT NULL, times INTEGER NOT NULL, share REAL NOT NULL, PRIMARY KEY (form, language, place))
      WITHOUT ROWID;
    """

  /// Forgets what a part told. All of it is to be learnt anew then.
  static func remove(part: Int64, in db: Database) throws {
    try removeEvidence(of: part, in: db)
    try db.execute(sql: "DELETE FROM naming WHERE part = ?", arguments: [part])
    if db.changesCount > 0 { try mustLearn(in: db) }
  }

  /// Forgets what a part told together with others.
  static func removeEvidence(of part: Int64, in db: Database) throws {
    try db.execute(sql: "DELETE FROM evidence WHERE part = ? OR other = ?", arguments: [part, part])
    if db.changesCount > 0 { try mustLearn(in: db) }
  }

  static func write(naming bytes: [UInt8], part: Int64, in db: Database) throws {
    guard !bytes.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO naming (part, bytes) VALUES (?, ?)")
      .execute(arguments: [part, Data(bytes)])
    try mustLearn(in: db)
  }

  /// Something that is learnt from has changed.
  static func mustLearn(in db: Database) throws {
    try db.execute(sql: "UPDATE generation SET unlearnt = unlearnt + 1")
  }

  /// Changes since the vocabulary was learnt.
  static func unlearnt(in db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT unlearnt FROM generation") ?? 0
  }

  static func write(_ vocabulary: Vocabulary, in db: Database) throws {
    try db.execute(sql: "DELETE FROM translation")
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO translation (form, language, place, word, other, other_language, times, share)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for (form, word) in zip(vocabulary.forms, vocabulary.words) {
      for (place, translation) in word.translations.enumerated() {
        try insertion.execute(arguments: [
          form, word.language, place, word.word, translation.word, translation.language, translation.count,
          translation.share,
        ])
      }
    }
  }

  /// What a word of any language is translated by, the best first, with how it is mostly written.
  static func words(of word: String, in db: Database) throws -> [Vocabulary.Word] {
    // Endings are taken off in some languages, and not in others.
    let forms = Vocabulary.forms(of: word)
    return try words(
      db, "WHERE form IN (\(forms.map { _ in "?" }.joined(separator: ", ")))", StatementArguments(forms))
  }

  /// All words, by language and form.
  static func all(in db: Database) throws -> [Vocabulary.Word] { try words(db, "", []) }

  private static func words(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws
    -> [Vocabulary.Word]
  {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT language, place, word, other, other_language, times, share FROM translation \(condition)
        ORDER BY language, form, place
        """, arguments: arguments)
    var words: [Vocabulary.Word] = []
    while let row = try rows.next() {
      if row[1] == 0 { words.append(Vocabulary.Word(word: row[2], language: row[0], translations: [])) }
      words[words.count - 1].translations.append(
        Vocabulary.Translation(word: row[3], language: row[4], count: row[5], share: row[6]))
    }
    return words
  }
}
