import DigestKit
import TestSupport

/// One side of a pair of editions, changed on purpose, with where each of its entries came from.
public struct Damaged {
  public var entries: [AlignmentEntry]
  /// For each entry the entries of the whole edition that it is made of.
  public var origins: [Set<Int>]

  public init(_ entries: [AlignmentEntry]) {
    self.entries = entries
    origins = entries.indices.map { [$0] }
  }

  public mutating func remove(_ count: Int, using generator: inout SeededRandom) {
    for _ in 0..<count where entries.count > 1 {
      let index = Int.random(in: 0..<entries.count, using: &generator)
      entries.remove(at: index)
      origins.remove(at: index)
    }
  }

  /// Moves entries without children to another place among their neighbours in the section.
  public mutating func moveWithinSection(_ count: Int, using generator: inout SeededRandom) {
    for _ in 0..<count {
      let index = Int.random(in: 0..<entries.count, using: &generator)
      var start = index
      var end = index + 1
      while start > 0, entries[start - 1].sections == entries[index].sections { start -= 1 }
      while end < entries.count, entries[end].sections == entries[index].sections { end += 1 }
      let target = Int.random(in: start..<end, using: &generator)
      let entry = entries.remove(at: index)
      let origin = origins.remove(at: index)
      entries.insert(entry, at: target)
      origins.insert(origin, at: target)
    }
  }

  /// Swaps two outermost sections with all that is in them.
  public mutating func swapSections(using generator: inout SeededRandom) {
    var groups: [Range<Int>] = []
    for (index, entry) in entries.enumerated() {
      let name = entry.sections.first ?? entry.title
      let last = groups.last.map { entries[$0.lowerBound].sections.first ?? entries[$0.lowerBound].title }
      if let group = groups.last, last == name {
        groups[groups.count - 1] = group.lowerBound..<(index + 1)
      } else {
        groups.append(index..<(index + 1))
      }
    }
    guard groups.count > 1 else { return }
    let first = Int.random(in: 0..<groups.count, using: &generator)
    let second = Int.random(in: 0..<groups.count, using: &generator)
    groups.swapAt(first, second)
    entries = groups.flatMap { entries[$0] }
    // The groups are ranges of the old order, which `origins` still has.
    origins = groups.flatMap { origins[$0] }
  }

  /// Makes one entry of three that follow each other in a section.
  public mutating func mergeThree(using generator: inout SeededRandom) {
    let places = entries.indices.dropLast(2).filter { index in
      (index...(index + 2)).allSatisfy { entries[$0].sections == entries[index].sections }
    }
    guard let start = places.randomElement(using: &generator) else { return }
    let parts = entries[start..<(start + 3)]
    var whole = entries[start]
    whole.sources = parts.flatMap(\.sources)
    whole.text = parts.map(\.text).joined(separator: "\n")
    origins[start] = origins[start..<(start + 3)].reduce([]) { $0.union($1) }
    entries[start] = whole
    entries.removeSubrange((start + 1)...(start + 2))
    origins.removeSubrange((start + 1)...(start + 2))
  }
}

/// How well an alignment of a damaged side found what it was made from.
public struct Outcome {
  /// Entries of the damaged side that have a twin.
  public var expected = 0
  public var found = 0
  public var wrong = 0
  public var certain = 0
  public var wrongAndCertain: [String] = []
  public var missed: [String] = []

  public init() {}

  /// `truth` are for each entry of the whole left edition its twins in the whole right one.
  public mutating func judge(
    _ damaged: Damaged, _ right: [AlignmentEntry], truth: [Set<Int>], note: String
  ) {
    let pairs = Alignment.entries(damaged.entries, right)
    var twins = [Set<Int>](repeating: [], count: damaged.entries.count)
    for pair in pairs where !pair.left.isEmpty && !pair.right.isEmpty {
      let wanted = pair.left.reduce(into: Set<Int>()) { sum, index in
        for origin in damaged.origins[index] { sum.formUnion(truth[origin]) }
      }
      for index in pair.left { twins[index] = Set(pair.right) }
      // Of a merged entry, one of its parts is right, if not all there is.
      let isRight = !wanted.isDisjoint(with: pair.right) && Set(pair.right).isSubset(of: wanted)
      if !isRight { wrong += 1 }
      if !pair.isDoubtful { certain += 1 }
      if !isRight && !pair.isDoubtful {
        wrongAndCertain.append(
          note + ": " + pair.left.map { damaged.entries[$0].title }.joined(separator: " + ") + " | "
            + pair.right.map { right[$0].title }.joined(separator: " + "))
      }
    }
    for (index, origins) in damaged.origins.enumerated() {
      let wanted = origins.reduce(into: Set<Int>()) { $0.formUnion(truth[$1]) }
      guard !wanted.isEmpty else { continue }
      expected += 1
      if !wanted.isDisjoint(with: twins[index]) {
        found += 1
      } else {
        missed.append(note + ": " + damaged.entries[index].title)
      }
    }
  }
}

/// What is done to one side of a pair of editions.
public enum Damage: String, CaseIterable, Sendable {
  case removed, moved, swapped, merged, all

  /// `some` entries are removed, or moved.
  public func done(to entries: [AlignmentEntry], some: Int, seed: UInt64) -> Damaged {
    var generator = SeededRandom(seed: seed)
    var damaged = Damaged(entries)
    if self == .swapped || self == .all { damaged.swapSections(using: &generator) }
    if self == .moved || self == .all { damaged.moveWithinSection(some, using: &generator) }
    if self == .removed || self == .all { damaged.remove(some, using: &generator) }
    if self == .merged || self == .all { damaged.mergeThree(using: &generator) }
    return damaged
  }
}
