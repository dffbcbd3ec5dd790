/// How many letters of a query may be used up at some point of a text: sets of places, one for each way the Han
/// characters before were typed.
///
/// All ways of reading a text are followed at once, as bits.
struct PinyinPlaces {
  /// Which kinds of typing have been seen; indexes `sets`.
  struct Seen: OptionSet {
    let rawValue: Int
    static let syllables = Seen(rawValue: 1)
    static let initials = Seen(rawValue: 2)
  }

  /// Bit i of a set: i letters are used up, and more are left.
  fileprivate(set) var sets: SIMD4<UInt64>

  static let start = PinyinPlaces(sets: [1, 0, 0, 0])

  init(sets: SIMD4<UInt64>) { self.sets = sets }

  var isEmpty: Bool { sets == .zero }

  /// The places, in whichever way they were reached.
  var union: UInt64 { sets[0] | sets[1] | sets[2] | sets[3] }
}

/// What became of `PinyinPlaces` after one unit of a text.
struct PinyinStep {
  fileprivate(set) var places = PinyinPlaces(sets: .zero)
  /// Set if all letters can be used up by this unit: how.
  fileprivate(set) var finished: PinyinQuery.Kind?

  /// What some letters at the end of a step stand for.
  fileprivate enum Part {
    case syllable, initial
    /// A syllable of one letter, which is its initial too.
    case either
    /// An initial at the end of what was typed, after which the rest of its syllable may yet come.
    case unfinishedInitial

    var seen: PinyinPlaces.Seen {
      switch self {
      case .syllable: .syllables
      case .initial: .initials
      case .either, .unfinishedInitial: []
      }
    }
  }

  fileprivate mutating func finish(_ seen: PinyinPlaces.Seen, with part: Part) {
    let kind: PinyinQuery.Kind
    switch (seen.union(part.seen), part) {
    case ([.syllables, .initials], _): kind = .mixed
    case (.syllables, _): kind = .full
    case (.initials, _), (_, .unfinishedInitial): kind = .initials
    default: kind = .full
    }
    finished = max(finished ?? kind, kind)
  }

  /// Adds places after a part of the given kind.
  fileprivate mutating func add(_ sets: SIMD4<UInt64>, after part: Part) {
    switch part {
    case .syllable: places.sets |= [0, sets[0] | sets[1], 0, sets[2] | sets[3]]
    case .initial: places.sets |= [0, 0, sets[0] | sets[2], sets[1] | sets[3]]
    case .either, .unfinishedInitial: places.sets |= sets
    }
  }
}

extension PinyinQuery {
  /// Goes on from every place over one unit of a text.
  func step(from places: PinyinPlaces, over unit: PinyinUnits.Unit) -> PinyinStep {
    var step = PinyinStep()
    switch unit {
    case .latin(let letter):
      follow(1, of: places.sets & SIMD4(repeating: self.places[Int(letter)]), as: .either, into: &step)
    case .han(let scalar):
      let table = PinyinTable.shared
      for reading in table.readings(of: scalar) { follow(table.readings[reading], from: places, into: &step) }
    }
    return step
  }

  /// Takes a syllable, or as much of it as may stand for it, at every place where its letters are typed.
  func follow(_ syllable: Pinyin.Syllable, from places: PinyinPlaces, into step: inout PinyinStep) {
    var matching = places.sets & SIMD4(repeating: self.places[Int(syllable.initial)])
    guard matching != .zero else { return }
    let length = syllable.count
    let initialLength = syllable.hasTwoLetterInitial ? 2 : 1
    for count in 1...length {
      if count > 1 {
        let letter = UInt8(truncatingIfNeeded: syllable.packed >> UInt64((count - 1) * 8))
        let next = (placesOf(letter, after: syllable.initial) & ~borders) >> UInt64(count - 1)
        matching &= SIMD4(repeating: next)
        guard matching != .zero else { return }
      }
      if count == length {
        follow(count, of: matching, as: count == 1 ? .either : .syllable, into: &step)
      } else if count <= initialLength {
        follow(count, of: matching, as: .initial, into: &step)
      } else if !endsAtBorder {
        finish(matching, after: count, with: .syllable, into: &step)
      }
    }
  }

  /// Where a letter of a syllable is typed: ü, which is written u after j, q, x and y, as either u or v.
  private func placesOf(_ letter: UInt8, after initial: UInt8) -> UInt64 {
    let exact = places[Int(letter)]
    switch letter {
    case Letter.v: return exact | places[Int(Letter.u)]
    case Letter.u where Letter.beforeUmlaut.contains(initial): return exact | places[Int(Letter.v)]
    default: return exact
    }
  }

  /// Takes `count` letters from each of `places` on.
  private func follow(
    _ count: Int, of places: SIMD4<UInt64>, as part: PinyinStep.Part, into step: inout PinyinStep
  ) {
    finish(
      places, after: count, with: part == .initial && !endsAtBorder ? .unfinishedInitial : part, into: &step)
    step.add((places &<< UInt64(count)) & SIMD4(repeating: placesBeforeEnd), after: part)
  }

  /// Finishes from those places after which just `count` letters are left.
  private func finish(
    _ places: SIMD4<UInt64>, after count: Int, with part: PinyinStep.Part, into step: inout PinyinStep
  ) {
    guard count <= letters.count else { return }
    let last: UInt64 = 1 << UInt64(letters.count - count)
    for seen in 0..<4 where places[seen] & last != 0 {
      step.finish(PinyinPlaces.Seen(rawValue: seen), with: part)
    }
  }

  private var placesBeforeEnd: UInt64 { .max >> UInt64(Pinyin.longest - letters.count) }
}
