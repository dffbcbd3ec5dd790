import DigestKit
import GRDB

extension Library {
  /// Categories, those with most entries first; one that has names in several languages is one.
  ///
  /// `language`: that of the names and of the entries counted, as far as a category is there in it; nil for all.
  /// The order is the same whatever the language.
  public func categories(language: String?) throws -> [CategorySummary] {
    var all: [String: Int] = [:]
    var shown: [String: Int] = [:]
    var votes: [String: [String: Int]] = [:]
    for index in indexes {
      for (name, count) in try index.categories(language: nil) { all[name, default: 0] += count }
      if let language {
        for (name, count) in try index.categories(language: language) { shown[name, default: 0] += count }
      }
      for (name, twin, files) in try index.sectionTwinVotes() {
        votes[name, default: [:]][twin, default: 0] += files
      }
    }
    let groups = Self.groups(of: all.keys.sorted(), votes).map { names in
      let names = names.sorted { (shown[$1] ?? 0, all[$1] ?? 0, $0) < (shown[$0] ?? 0, all[$0] ?? 0, $1) }
      let own = names.reduce(0) { $0 + (shown[$1] ?? 0) }
      let total = names.reduce(0) { $0 + (all[$1] ?? 0) }
      return (
        total: total,
        category: CategorySummary(
          name: names[0], otherNames: Array(names.dropFirst()), entries: own > 0 ? own : total)
      )
    }
    return groups.sorted { left, right in
      let (first, second) = (left.category.names.min() ?? "", right.category.names.min() ?? "")
      return (right.total, first) < (left.total, second)
    }.map(\.category)
  }

  /// The categories with their letters: those that were given before, and the first free ones for the most frequent
  /// that have none yet. Who knows a letter keeps it for good: a letter whose category is gone goes to no other.
  public func lettered(_ categories: [CategorySummary]) throws -> [CategorySummary] {
    let library = indexes.map(\.root).joined(separator: "\n")
    let given = try reading.categoryLetters(library: library)
    var free = Self.letters.filter { !given.values.contains($0) }[...]
    var new: [(name: String, letter: Character)] = []
    let lettered = categories.enumerated().map { index, category in
      var category = category
      category.letter = category.names.lazy.compactMap { given[$0] }.first
      if category.letter == nil, index < Self.letters.count { category.letter = free.popFirst() }
      if let letter = category.letter {
        new += category.names.filter { given[$0] == nil }.map { ($0, letter) }
      }
      return category
    }
    if !new.isEmpty { try reading.giveLetters(new, library: library) }
    return lettered
  }

  /// Without q, with which hands leave a list.
  private static let letters = Array("abcdefghijklmnoprstu")

  /// Names that most of the files in which they were aligned take for one.
  private static func groups(of names: [String], _ votes: [String: [String: Int]]) -> [[String]] {
    var leader = Dictionary(names.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    func find(_ name: String) -> String {
      var name = name
      while let next = leader[name], next != name { name = next }
      return name
    }
    for name in names {
      let files = votes[name, default: [:]].values.reduce(0, +)
      for (twin, count) in votes[name, default: [:]] where count * 2 > files && leader[twin] != nil {
        leader[find(twin)] = find(name)
      }
    }
    return Dictionary(grouping: names, by: find).values.map { $0 }
  }
}

extension RootIndex {
  /// What sections are called in the other edition of their file, with the number of files that say so.
  fileprivate func sectionTwinVotes() throws -> [(name: String, twin: String, files: Int)] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT name, twin, count(*) FROM section_twin GROUP BY name, twin").map {
        ($0[0], $0[1], $0[2])
      }
    }
  }
}
