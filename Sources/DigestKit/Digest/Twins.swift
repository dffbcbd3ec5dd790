/// Pairs entries of two editions of a digest.
public enum Twins {
  /// What pairing looks at.
  public struct Candidate: Sendable {
    public var level: Int?
    /// How deep its section stands.
    public var depth: Int
    /// The sections around it.
    public var sections: [String]
    public var sources: [String]

    public init(level: Int?, sections: [String], sources: [String]) {
      self.level = level
      depth = sections.count
      self.sections = sections
      self.sources = sources
    }
  }

  /// For each entry of `left`, the index of its twin in `right`.
  ///
  /// By the same source, where one entry alone on either side has it; then by position in the section at the
  /// same place, if both sections have as many entries.
  public static func pair(_ left: [Candidate], _ right: [Candidate]) -> [Int?] {
    var twins = [Int?](repeating: nil, count: left.count)
    let leftSections = runs(left)
    let rightSections = runs(right)
    if leftSections.count == rightSections.count {
      for (mine, theirs) in zip(leftSections, rightSections) where mine.count == theirs.count {
        for (index, other) in zip(mine, theirs) where left[index].level == right[other].level {
          twins[index] = other
        }
      }
    }
    pairBySource(left, right, &twins)
    return twins
  }

  /// Index ranges of entries that follow each other in one section.
  private static func runs(_ entries: [Candidate]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for index in entries.indices {
      if let last = runs.last, entries[last.lowerBound].sections == entries[index].sections {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  private static func pairBySource(_ left: [Candidate], _ right: [Candidate], _ twins: inout [Int?]) {
    func owners(_ entries: [Candidate]) -> [String: Int] {
      var owners: [String: Int] = [:]
      for (index, entry) in entries.enumerated() {
        for source in Set(entry.sources) { owners[source] = owners[source] == nil ? index : -1 }
      }
      return owners.filter { $0.value >= 0 }
    }
    let theirs = owners(right)
    for (source, index) in owners(left) {
      guard let other = theirs[source], twins[index] != other else { continue }
      // What the source says outweighs the position.
      for position in twins.indices where twins[position] == other { twins[position] = nil }
      twins[index] = other
    }
  }
}
