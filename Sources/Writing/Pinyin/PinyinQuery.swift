/// Latin letters typed to find Han text by how it's read: `jiqiren`, `jqr` or `jqren` for 机器人.
///
/// Every typed letter is used up, from the start of a text on. A Han character takes a syllable (any of its
/// readings; ü typed as `v` or `u`), or its initial: one letter, or two for `zh`, `ch` and `sh`; the last may
/// take the beginning of a syllable, as the rest is still to be typed. A Latin letter or digit takes itself.
/// Everything else in the text is passed over.
public struct PinyinQuery: Hashable, Sendable {
  /// How the Han characters were typed. Ordered: a later kind is a better match.
  public enum Kind: Int, Comparable, Hashable, Sendable {
    /// Every character is typed by its initial only.
    case initials
    /// Some characters are typed by whole syllables, others by initials.
    case mixed
    /// Every character is typed by a whole syllable, the last one perhaps by its beginning. A text without Han counts as
    /// this too.
    ///
    /// A mere initial at the very end goes with what comes before it: `jiqir` is full for 机器人, `jqr` is
    /// initials, and so is `j` alone.
    case full

    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  /// What of a text a query found.
  public struct Match: Hashable, Sendable {
    public let kind: Kind
    /// How many characters are covered, with those passed over before and between, but not after.
    public let characters: Int
    /// How many bytes of UTF-8 these are.
    public let utf8Count: Int
    /// True if nothing is left after them that letters could be typed for.
    public let isWhole: Bool
  }

  /// The letters and digits that were typed, in lower case, with `v` for `ü`.
  let letters: [UInt8]
  /// Bit i: an apostrophe or a space was typed before letter i. No syllable crosses it.
  let borders: UInt64
  /// True if one was typed after the last letter: no syllable is left unfinished there.
  let endsAtBorder: Bool
  /// For each ASCII code the letters of the query that it stands for: bit i is set where letter i is that one.
  let places: [UInt64]

  /// Nil unless `typed` is made of letters (a–z in either case, ü) and digits, one letter at least and 64 of
  /// both at most, with at most one apostrophe or space between two of them and after the last.
  public init?(_ typed: String) {
    var letters: [UInt8] = []
    var places = [UInt64](repeating: 0, count: 128)
    var borders: UInt64 = 0
    var isAfterBorder = false
    for character in typed {
      if let letter = Self.letter(character) {
        guard letters.count < Pinyin.longest else { return nil }
        let place: UInt64 = 1 << UInt64(letters.count)
        if isAfterBorder { borders |= place }
        places[Int(letter)] |= place
        letters.append(letter)
        isAfterBorder = false
      } else {
        guard [" ", "'", "’"].contains(character), !letters.isEmpty, !isAfterBorder else { return nil }
        isAfterBorder = true
      }
    }
    guard letters.contains(where: { $0 >= UInt8(ascii: "a") }) else { return nil }
    self.letters = letters
    self.borders = borders
    self.places = places
    endsAtBorder = isAfterBorder
  }

  private static func letter(_ character: Character) -> UInt8? {
    switch character {
    case "ü", "Ü": Letter.v
    default: character.utf8.count == 1 ? character.asciiValue.flatMap(Letter.folded) : nil
    }
  }

  /// The best match with the beginning of a text: the best kind, and of that the one that covers most.
  public func match(_ text: String) -> Match? {
    var text = text
    guard let cover = text.withUTF8({ cover(of: $0, from: 0) }) else { return nil }
    return measured(cover, from: text.startIndex, in: text)
  }

  /// The match that starts furthest left in a text, at any of its characters; the best of those that start
  /// there. The range is of UTF-8 offsets in `text`, whole characters.
  public func matchAnywhere(in text: String) -> (range: Range<Int>, match: Match)? {
    var text = text
    let found = text.withUTF8 { bytes -> (start: Int, cover: Cover)? in
      var units = PinyinUnits(bytes)
      while let unit = units.next() {
        if mayStart(unit), let cover = cover(of: bytes, from: units.start) { return (units.start, cover) }
      }
      return nil
    }
    guard let (offset, cover) = found else { return nil }
    let scalar = text.utf8.index(text.startIndex, offsetBy: offset)
    // A character may begin before its letter, with a mark that is prepended to it.
    let start = text.index(before: text.index(after: scalar))
    let match = measured(cover, from: start, in: text)
    let lower = text.utf8.distance(from: text.startIndex, to: start)
    return (lower..<(lower + match.utf8Count), match)
  }

  /// True if the first letter is one that the unit may begin with: this spares most units a closer look.
  private func mayStart(_ unit: PinyinUnits.Unit) -> Bool {
    switch unit {
    case .latin(let letter): return letter == letters[0]
    case .han(let scalar):
      let table = PinyinTable.shared
      return table.readings(of: scalar).contains { table.readings[$0].initial == letters[0] }
    }
  }

  /// A match in bytes.
  private struct Cover {
    let kind: Kind
    /// UTF-8 offset of the end of the last unit.
    let end: Int
    let isWhole: Bool
  }

  private func cover(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Cover? {
    var units = PinyinUnits(bytes, from: start)
    var places = PinyinPlaces.start
    var found: (kind: Kind, end: Int)?
    while !places.isEmpty, let unit = units.next() {
      let step = step(from: places, over: unit)
      if let kind = step.finished, found.map({ kind >= $0.kind }) ?? true { found = (kind, units.end) }
      places = step.places
    }
    return found.map { found in
      var rest = PinyinUnits(bytes, from: found.end)
      return Cover(kind: found.kind, end: found.end, isWhole: rest.next() == nil)
    }
  }

  /// Rounds a match up to whole characters, which marks may follow its last letter to.
  private func measured(_ cover: Cover, from start: String.Index, in text: String) -> Match {
    let end = text.utf8.index(text.startIndex, offsetBy: cover.end)
    var index = start
    var characters = 0
    while index < end {
      text.formIndex(after: &index)
      characters += 1
    }
    return Match(
      kind: cover.kind, characters: characters, utf8Count: text.utf8.distance(from: start, to: index),
      isWhole: cover.isWhole)
  }
}
