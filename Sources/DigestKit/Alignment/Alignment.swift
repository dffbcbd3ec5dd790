import Markdown

/// What alignment looks at of an entry.
public struct AlignmentEntry: Sendable {
  /// The level of its heading, 1 to 6; nil for an item.
  public var level: Int?
  /// Titles of the headings around it, outermost first.
  public var sections: [String]
  /// URLs as written, and numbers of notes.
  public var sources: [String]
  /// As displayed.
  public var title: String
  /// Its plain text, with or without the title.
  public var text: String

  public init(level: Int?, sections: [String], sources: [String], title: String, text: String) {
    self.level = level
    self.sections = sections
    self.sources = sources
    self.title = title
    self.text = text
  }

  public init(_ entry: Entry) {
    self.init(
      level: entry.level, sections: entry.sections, sources: entry.sources.compactMap(\.address),
      title: entry.title, text: entry.plainText)
  }
}

/// Pieces of two sequences that say the same.
public struct AlignedPair: Equatable, Sendable {
  /// Empty where the left side has nothing to it; longer than one where several stand for one.
  public var left: Range<Int>
  public var right: Range<Int>
  /// How sure it is, 0 to 1; 0 where one side is empty.
  public var score: Double
  /// True if a reader should be told that this may be wrong.
  public var isDoubtful: Bool

  public init(left: Range<Int>, right: Range<Int>, score: Double, isDoubtful: Bool) {
    self.left = left
    self.right = right
    self.score = score
    self.isDoubtful = isDoubtful
  }

  /// Seen from the other side.
  public var flipped: AlignedPair {
    AlignedPair(left: right, right: left, score: score, isDoubtful: isDoubtful)
  }
}

/// Finds what says the same in two editions of one digest.
public enum Alignment {
  /// Pairs of the entries of two editions: each entry stands in exactly one, with an empty other side if it
  /// has no twin.
  ///
  /// In the order of the left side; what has no left stands behind the pair of the entry before it on the
  /// right. Entries may have been moved, merged or left out, and sections swapped.
  public static func entries(_ left: [AlignmentEntry], _ right: [AlignmentEntry]) -> [AlignedPair] {
    var alignment = EntryAlignment(left, right)
    return alignment.run()
  }

  /// Pairs of the blocks of two entries that are twins, in order, covering all of both.
  public static func blocks(_ left: [Block], _ right: [Block]) -> [AlignedPair] {
    BlockAlignment(left, right).run()
  }

  /// What the right edition calls the sections of the left, learnt from pairs that are not doubtful.
  ///
  /// A name is in it if most of the entries under it have their twins under one name at the same depth, and
  /// the other way round.
  public static func sectionNames(
    _ left: [AlignmentEntry], _ right: [AlignmentEntry], _ pairs: [AlignedPair]
  ) -> [String: String] {
    var votes: [String: [String: Int]] = [:]
    var votesBack: [String: [String: Int]] = [:]
    for pair in pairs where !pair.isDoubtful && pair.left.count == 1 && pair.right.count == 1 {
      let mine = left[pair.left.lowerBound]
      let theirs = right[pair.right.lowerBound]
      guard mine.sections.count == theirs.sections.count else { continue }
      var names = Array(zip(mine.sections, theirs.sections))
      // A heading with children is an entry and a section; where both are, their titles are two names of one.
      if left.contains(where: { $0.sections == mine.sections + [mine.title] }),
        right.contains(where: { $0.sections == theirs.sections + [theirs.title] })
      {
        names.append((mine.title, theirs.title))
      }
      for (name, other) in names {
        votes[name, default: [:]][other, default: 0] += 1
        votesBack[other, default: [:]][name, default: 0] += 1
      }
    }
    func clear(_ votes: [String: Int]?) -> String? {
      guard let votes, let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
      else { return nil }
      return best.value * 3 >= votes.values.reduce(0, +) * 2 ? best.key : nil
    }
    var names: [String: String] = [:]
    for name in votes.keys {
      if let other = clear(votes[name]), clear(votesBack[other]) == name { names[name] = other }
    }
    return names
  }
}
