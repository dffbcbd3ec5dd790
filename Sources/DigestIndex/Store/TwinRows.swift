import DigestKit
import GRDB

/// Which rows are the same entry in another language: what counts entries, not editions, counts these once.
struct TwinRows: Sendable {
  let generation: Int64
  /// Rows that have a twin in an edition before their own, and that twin, by rows.
  private let followers: [Follower]
  private let followersByLeader: [Follower]
  private let entries: RowSet

  private typealias Follower = (row: Int64, leader: Int64)

  init(_ db: Database, order: ReadingOrder) throws {
    generation = order.generation
    entries = order.entries
    let ranks = LanguageRanks(order)
    // By rows, which are numbered from 1; a dictionary takes longer than all else where there are many.
    var twins = Array(repeating: Int64(0), count: Int(order.end) + 1)
    try RawStatement(db, "SELECT id, twin FROM entry WHERE twin IS NOT NULL").forEach { columns in
      let (row, twin) = (columns.integer(0), columns.integer(1))
      if twins.indices.contains(row), twins.indices.contains(twin) { twins[row] = Int64(twin) }
    }
    followers = twins.indices.compactMap { row in
      guard twins[row] > 0 else { return nil }
      let leader = Self.leader(of: Int64(row), twins, ranks)
      return leader == row ? nil : (Int64(row), leader)
    }
    followersByLeader = followers.sorted { ($0.leader, $0.row) < ($1.leader, $1.row) }
  }

  /// More languages than this no digest has; what has merged with another entry never comes round.
  private static let mostLanguages = 32

  /// The twin in the first language that has one. Each twin's own is in the language after it, until it comes round.
  private static func leader(of row: Int64, _ twins: [Int64], _ ranks: LanguageRanks) -> Int64 {
    var leader = (row: row, rank: ranks[row])
    var twin = twins[Int(row)]
    for _ in 0..<mostLanguages where twin > 0 && twin != row {
      let rank = ranks[twin]
      if rank < leader.rank { leader = (twin, rank) }
      twin = twins[Int(twin)]
    }
    return leader.row
  }

  /// These rows, and those that are the same entries in other languages.
  func withTwins(_ rows: RowSet) -> RowSet {
    let leaders = once(rows)
    var all = rows
    all.formUnion(leaders)
    for (row, leader) in followers where leaders.contains(leader) { all.insert(row) }
    return all
  }

  /// The same for a few rows.
  func withTwins(_ rows: Set<Int64>) -> Set<Int64> {
    var found = rows
    for row in rows {
      let leader = Self.part(of: followers, at: row) { $0.row }.first?.leader ?? row
      found.insert(leader)
      found.formUnion(Self.part(of: followersByLeader, at: leader) { $0.leader }.map(\.row))
    }
    return found
  }

  /// Those of a list in the order of a key that have this one.
  private static func part(
    of list: [Follower], at key: Int64, by keyOf: (Follower) -> Int64
  ) -> ArraySlice<Follower> {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if keyOf(list[middle]) < key { low = middle + 1 } else { high = middle }
    }
    return list[low...].prefix { keyOf($0) == key }
  }

  /// The entries among these rows, each by its first edition, whichever of them is there; introductions are out.
  func once(_ rows: RowSet) -> RowSet {
    var once = rows
    for (row, leader) in followers where rows.contains(row) {
      once.remove(row)
      once.insert(leader)
    }
    once.formIntersection(entries)
    return once
  }
}

/// Which of its digest's languages a row is in, from 0.
private struct LanguageRanks {
  private let parts: [(start: Int64, rank: Int)]

  init(_ order: ReadingOrder) {
    var parts: [(start: Int64, rank: Int)] = []
    var last: (digest: String, language: String, rank: Int)?
    for part in order.parts {
      var rank = 0
      if let last, last.digest == part.digest { rank = last.rank + (last.language == part.language ? 0 : 1) }
      last = (part.digest, part.language, rank)
      parts.append((part.rows.lowerBound, rank))
    }
    self.parts = parts.sorted { $0.start < $1.start }
  }

  subscript(row: Int64) -> Int {
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].start <= row { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : parts[low - 1].rank
  }
}
