import GRDB

/// Versions of the store. One that was released is never changed: a new one follows it.
enum StoreMigrations {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    // The first two were made before there was a record of versions: a store may have their tables already.
    migrator.registerMigration("marks and place") { db in
      try db.execute(
        sql: """
          CREATE TABLE IF NOT EXISTS mark (
            library TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
            is_read INTEGER NOT NULL DEFAULT 0, is_starred INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (library, digest, language, slug)) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS place (
            library TEXT PRIMARY KEY, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
            block INTEGER NOT NULL, character INTEGER NOT NULL, is_reading INTEGER NOT NULL) WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("searches") { db in
      try db.execute(
        sql:
          "CREATE TABLE IF NOT EXISTS query (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE)"
      )
    }
    migrator.registerMigration("state follows the entry") { db in
      for table in ["mark", "place"] {
        try db.execute(
          sql: """
            ALTER TABLE \(table) ADD COLUMN title TEXT;
            ALTER TABLE \(table) ADD COLUMN line INTEGER;
            ALTER TABLE \(table) ADD COLUMN source TEXT;
            ALTER TABLE \(table) ADD COLUMN text INTEGER;
            ALTER TABLE \(table) ADD COLUMN excerpt TEXT;
            ALTER TABLE \(table) ADD COLUMN change INTEGER NOT NULL DEFAULT 0;
            """)
      }
      try db.execute(
        sql: """
          ALTER TABLE mark ADD COLUMN is_missing INTEGER NOT NULL DEFAULT 0;
          -- What was seen of each library: the state of its index, and the last change of the store.
          CREATE TABLE library (root TEXT PRIMARY KEY, index_state TEXT NOT NULL, change INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE clock (change INTEGER NOT NULL);
          INSERT INTO clock VALUES (0);
          """)
    }
    migrator.registerMigration("languages beside each other") { db in
      try db.execute(
        sql: "CREATE TABLE parallel_language (position INTEGER PRIMARY KEY, language TEXT NOT NULL)")
    }
    migrator.registerMigration("what a reader keeps") { db in
      // Each value knows when and where it was kept, so that what two machines keep can be put together.
      try db.execute(
        sql: """
          ALTER TABLE mark RENAME TO kept_entry;
          ALTER TABLE kept_entry ADD COLUMN read TEXT;
          ALTER TABLE kept_entry ADD COLUMN read_change INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE kept_entry ADD COLUMN read_machine TEXT NOT NULL DEFAULT '';
          ALTER TABLE kept_entry ADD COLUMN starred TEXT;
          ALTER TABLE kept_entry ADD COLUMN starred_change INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE kept_entry ADD COLUMN starred_machine TEXT NOT NULL DEFAULT '';
          UPDATE kept_entry SET read = '', read_change = change WHERE is_read;
          UPDATE kept_entry SET starred = '', starred_change = change WHERE is_starred;
          ALTER TABLE kept_entry DROP COLUMN is_read;
          ALTER TABLE kept_entry DROP COLUMN is_starred;
          CREATE TABLE kept_value (
            library TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL, slug TEXT NOT NULL,
            kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT, change INTEGER NOT NULL, machine TEXT NOT NULL,
            PRIMARY KEY (library, digest, language, slug, kind, name)) WITHOUT ROWID;
          CREATE INDEX kept_value_of_kind ON kept_value (library, kind) WHERE value IS NOT NULL;
          CREATE TABLE machine (id TEXT NOT NULL);
          INSERT INTO machine VALUES (lower(hex(randomblob(6))));
          -- Where a reader was, for going back and forward again.
          CREATE TABLE visit (
            position INTEGER PRIMARY KEY, library TEXT NOT NULL, digest TEXT NOT NULL, language TEXT NOT NULL,
            slug TEXT NOT NULL, block INTEGER NOT NULL, character INTEGER NOT NULL, is_ahead INTEGER NOT NULL);
          """)
    }
    migrator.registerMigration("what lists show") { db in
      // Lists and counts need a few short columns of rows that are long.
      try db.execute(
        sql: """
          CREATE INDEX kept_entry_shown ON kept_entry (library, is_missing, digest, language, slug, read, starred)
          """)
    }
    migrator.registerMigration("commands") { db in
      try db.execute(
        sql: "CREATE TABLE command (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE)")
    }
    migrator.registerMigration("letters of categories") { db in
      try db.execute(
        sql: """
          CREATE TABLE category_letter (
            library TEXT NOT NULL, name TEXT NOT NULL, letter TEXT NOT NULL,
            PRIMARY KEY (library, name)) WITHOUT ROWID
          """)
    }
    return migrator
  }

  /// The greatest number that versions without a record gave to `user_version`.
  static let lastNumbered = 2
}
