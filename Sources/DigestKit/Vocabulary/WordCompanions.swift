/// Words that stand beside one word of a linked pair nearly always, and say nothing of their own there: 链 beside 区块,
/// when that is linked with "blockchain". With it they are what the other side says in one word.
struct WordCompanions {
  /// Of all links of a pair, how many must have the companion.
  private static let share: Float = 0.6
  /// How often it must stand there at least.
  private static let least: Float = 3
  /// A word that is linked with one and the same other word so often there, of the times it stands there, has a counterpart.
  private static let ownShare: Float = 0.5
  /// How far away it may stand, in words: `field` in "depth of field".
  private static let offsets = [-2, -1, 1, 2]

  /// A word beside a linked one.
  private struct Sighting {
    var key: Int32
    var at: Int32
    var offset: Int32
    /// What the companion itself is linked with there: a form, or -1.
    var own: Int32
  }

  private let side: ParallelText.Side
  private let partners: [Int32]
  private let isCommon: (Int32) -> Bool
  private var sightings: [Sighting] = []
  /// Of each key how often it was seen, and how often its pair is linked.
  private var counts: [(together: Float, links: Int32)] = []

  /// Companions and what stands between them and their word, each with the token of the other side that it belongs to.
  private(set) var places: [(at: Int, other: Int)] = []

  /// Of `side`, whose tokens are linked with `partners` of the other. `isCommon` tells of a form of this side whether it
  /// stands beside any other, and `score` what a form of this side and one of the other score as candidates, 0 if they
  /// are none.
  init(
    of side: ParallelText.Side, _ partners: [Int32], in otherSide: ParallelText.Side,
    isCommon: @escaping (Int32) -> Bool, score: (_ companion: Int32, _ other: Int32) -> Float
  ) {
    self.side = side
    self.partners = partners
    self.isCommon = isCommon
    var pairs = Numbers()
    var keys = Numbers()
    var links: [Float] = []
    for segment in 0..<side.count {
      let range = side.range(of: segment)
      for at in range where partners[at] >= 0 {
        let other = otherSide.tokens[Int(partners[at])].form
        let pair = pairs.number(of: side.tokens[at].form, other)
        if pair == links.count { links.append(0) }
        links[pair] += 1
        for (place, offset) in Self.offsets.enumerated() where range.contains(at + offset) {
          let companion = side.tokens[at + offset].form
          let belonging = score(companion, other)
          guard isJoined(at, at + offset), !isCommon(companion), belonging > 0 else { continue }
          let key = keys.number(of: Int32(truncatingIfNeeded: pair), companion &* 4 &+ Int32(place))
          if key == counts.count { counts.append((0, Int32(truncatingIfNeeded: pair))) }
          counts[key].together += 1
          // What scores less than the other word is what was left over for it: 机器 beside 人 and "a robot".
          var own = partners[at + offset] < 0 ? -1 : otherSide.tokens[Int(partners[at + offset])].form
          if own >= 0, score(companion, own) < belonging { own = -1 }
          sightings.append(
            Sighting(
              key: Int32(truncatingIfNeeded: key), at: Int32(truncatingIfNeeded: at), offset: Int32(offset),
              own: own))
        }
      }
    }
    settle(links)
  }

  private mutating func settle(_ links: [Float]) {
    let isFrequent = counts.map {
      $0.together >= Self.least && $0.together >= Self.share * links[Int($0.links)]
    }
    var own: [SIMD2<Int32>: Float] = [:]
    var mostOwn = [Float](repeating: 0, count: counts.count)
    for sighting in sightings where isFrequent[Int(sighting.key)] && sighting.own >= 0 {
      own[SIMD2(sighting.key, sighting.own), default: 0] += 1
    }
    for (pair, count) in own { mostOwn[Int(pair[0])] = max(mostOwn[Int(pair[0])], count) }
    for sighting in sightings where isFrequent[Int(sighting.key)] {
      let key = Int(sighting.key)
      guard mostOwn[key] < Self.ownShare * counts[key].together else { continue }
      let at = Int(sighting.at)
      let beside = at + Int(sighting.offset)
      for place in min(at, beside)...max(at, beside) where place != at {
        places.append((place, Int(partners[at])))
      }
    }
  }

  private func isJoined(_ one: Int, _ other: Int) -> Bool {
    let (first, last) = (min(one, other), max(one, other))
    for at in (first + 1)...last where side.tokens[at].joint == .end { return false }
    // What stands between them must have nothing of its own to say.
    return last == first + 1 || partners[first + 1] < 0 || isCommon(side.tokens[first + 1].form)
  }
}

/// Numbers for pairs of numbers, in the order in which they came.
private struct Numbers {
  private var numbers: [UInt64: Int32] = [:]

  mutating func number(of one: Int32, _ other: Int32) -> Int {
    let key = UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
    if let number = numbers[key] { return Int(number) }
    let number = numbers.count
    numbers[key] = Int32(truncatingIfNeeded: number)
    return number
  }
}
