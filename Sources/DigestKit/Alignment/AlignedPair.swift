/// Pieces of two sequences that say the same.
public struct AlignedPair: Equatable, Sendable {
  public var left: Range<Int>
  public var right: Range<Int>
  public var score: Double
  public var isDoubtful: Bool
  public init(left: Range<Int>, right: Range<Int>, score: Double, isDoubtful: Bool) {
    self.left = left
    self.right = right
    self.score = score
    self.isDoubtful = isDoubtful
  }
}
public enum Alignment {
  public static func blocks(_ left: [Block], _ right: [Block]) -> [AlignedPair] {
    var pairs = (0..<min(left.count, right.count)).map {
      AlignedPair(left: $0..<($0 + 1), right: $0..<($0 + 1), score: 1, isDoubtful: false)
    }
    let n = pairs.count
    if left.count > n {
      pairs += (n..<left.count).map {
        AlignedPair(left: $0..<($0 + 1), right: n..<n, score: 0, isDoubtful: false)
      }
    }
    if right.count > n {
      pairs += (n..<right.count).map {
        AlignedPair(left: n..<n, right: $0..<($0 + 1), score: 0, isDoubtful: false)
      }
    }
    return pairs
  }
}

public struct AlignmentEntry: Sendable {
  public var level: Int?
  public var sections: [String]
  public var sources: [String]
  public var title: String
  public var text: String
  public init(level: Int?, sections: [String], sources: [String], title: String, text: String) {
    self.level = level; self.sections = sections; self.sources = sources; self.title = title; self.text = text
  }
}
extension Alignment {
  public static func entries(_ left: [AlignmentEntry], _ right: [AlignmentEntry]) -> [AlignedPair] { [] }
  public static func sectionNames(_ left: [AlignmentEntry], _ right: [AlignmentEntry], _ pairs: [AlignedPair])
    -> [String: String]
  { [:] }
}
