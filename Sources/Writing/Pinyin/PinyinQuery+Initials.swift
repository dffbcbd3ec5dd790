extension PinyinQuery {
  /// At most this many strings are given.
  static let mostInitialsPrefixes = 32

  /// What the initials of a text may start with if it is to match, for looking candidates up in an index.
  ///
  /// Guaranteed: each text that `match(_:)` finds has, under one of its readings, initials (as by
  /// `Pinyin.initials(of:)`, were it not for the limit on their number) that start with one of these strings. The
  /// reverse doesn't hold: candidates have to be matched.
  ///
  /// Between 1 and 32 different strings, none empty, none the beginning of another; shorter ones first. If the
  /// letters can be taken in more ways than that, the strings are shorter, and so tell less.
  public var initialsPrefixes: [String] {
    var finished: [[UInt8]] = []
    var unfinished = [Prefix(initials: [], places: .start)]
    while !unfinished.isEmpty {
      var next: [Prefix] = []
      var done: [[UInt8]] = []
      for prefix in unfinished {
        for (longer, isFinished) in continuations(of: prefix) {
          // What goes on from a finished string begins with it.
          if isFinished { done.append(longer.initials) } else { next.append(longer) }
        }
      }
      guard finished.count + done.count + next.count <= Self.mostInitialsPrefixes else { break }
      finished += done
      unfinished = next
    }
    return (finished + unfinished.map(\.initials)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Initials, with how many letters may be used up by the units that have them.
  private struct Prefix {
    let initials: [UInt8]
    let places: PinyinPlaces
  }

  /// A prefix and one more unit, whatever it be; with each, whether all letters can be used up by then.
  private func continuations(of prefix: Prefix) -> [(prefix: Prefix, isFinished: Bool)] {
    let open = prefix.places.union
    let initials = Set(letters.indices.lazy.filter { open & 1 << UInt64($0) != 0 }.map { letters[$0] })
    return initials.sorted().map { initial in
      var step = step(from: prefix.places, over: .latin(initial))
      for syllable in PinyinTable.shared.syllables where syllable.initial == initial {
        follow(syllable, from: prefix.places, into: &step)
      }
      // How a place was reached tells nothing here.
      let places = PinyinPlaces(sets: [step.places.union, 0, 0, 0])
      return (Prefix(initials: prefix.initials + [initial], places: places), step.finished != nil)
    }
  }
}
