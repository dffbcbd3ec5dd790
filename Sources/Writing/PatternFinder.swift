import CBytes

/// Looks for a pattern in UTF-8 as it stands, folding only where it may be: what search does thousands of
/// times a query.
///
/// Finds exactly what `TextPattern` finds in the `FoldedText` of the same text, as long as the text is
/// *simple* enough (`needs`) and the pattern holds no full stop, which an ellipsis folds to three of.
public struct PatternFinder: Sendable {
  private let pattern: [UInt32]
  private let mustStartWord: Bool
  private let mustEndWord: Bool
  /// What a text must be for the answer to be right.
  public let needs: Simplicity
  /// Where a match may begin: encodings that fold to the first scalar of the pattern.
  private let starts: cbytes_starts

  /// Nil for patterns that need the whole text folded.
  public init?(_ pattern: TextPattern) {
    guard let first = pattern.scalars.first, !pattern.scalars.contains(0x2E),
      pattern.scalars.allSatisfy({ SimpleFold.isStable($0) })
    else { return nil }
    self.pattern = pattern.scalars
    mustStartWord = pattern.mustStartWord
    mustEndWord = pattern.mustEndWord
    needs = pattern.scalars.allSatisfy(SimpleFold.isHan) ? .han : .all
    let second = pattern.scalars.dropFirst().first
    guard let starts = Self.starts(first: first, second: second) else { return nil }
    self.starts = starts
  }

  /// Nil if a character is written in more ways than can be looked for at once.
  private static func starts(first: UInt32, second: UInt32?) -> cbytes_starts? {
    var starts = cbytes_starts()
    let isLetter = (0x61...0x7A).contains(first)
    // Letters with diacritics are told by their first byte.
    var encodings = SimpleFold.encodings(foldingTo: first, withDiacritics: !isLetter)
    if isLetter {
      starts.letter = UInt8(first)
      // Between two Latin letters nothing is dropped.
      if let second, (0x61...0x7A).contains(second) { starts.next_letter = UInt8(second) }
      starts.accented = true
      encodings.removeAll { $0.count < 3 }
    } else if let second, SimpleFold.isHan(first), SimpleFold.isHan(second) {
      // Nothing is dropped between two Han characters.
      let next = SimpleFold.encodings(foldingTo: second)
      if next.count <= 2, (encodings + next).allSatisfy({ $0.count == 3 }) {
        starts.has_next = true
        starts.next_tails = (next[0][2], next[next.count - 1][2])
      }
    }
    guard encodings.count <= 8 else { return nil }
    starts.encoding_count = CInt(encodings.count)
    withUnsafeMutableBytes(of: &starts.encodings) { raw in
      let places = raw.bindMemory(to: cbytes_encoding.self)
      for (index, encoding) in encodings.enumerated() {
        places[index] = cbytes_encoding(
          lead: encoding[0], tail: encoding[encoding.count - 1], distance: UInt8(encoding.count - 1))
      }
    }
    return starts
  }

  /// True if every pattern can be looked for in valid UTF-8 as it stands, told by ranges alone: less than what
  /// `Simplicity` knows, and sooner.
  public static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = UTF8Cursor(bytes)
    while cursor.at < bytes.count {
      switch bytes[cursor.at] {
      case ..<0x80: cursor.at += 1
      // U+5000–9FFF.
      case 0xE5...0xE9: cursor.at += 3
      default: if let scalar = cursor.next(), !SimpleFold.isKnown(scalar) { return false }
      }
    }
    return true
  }

  /// UTF-8 ranges of at most `limit` matches, in order, none overlapping another.
  public func matches(in bytes: UnsafeBufferPointer<UInt8>, limit: Int = .max) -> [Range<Int>] {
    var finding = Finding(self, bytes)
    var found: [Range<Int>] = []
    while found.count < limit, let match = finding.next() { found.append(match) }
    return found
  }

  /// One pass through a text.
  private struct Finding {
    let finder: PatternFinder
    let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ finder: PatternFinder, _ bytes: UnsafeBufferPointer<UInt8>) {
      self.finder = finder
      self.bytes = bytes
    }

    mutating func next() -> Range<Int>? {
      while at < bytes.count {
        let place = withUnsafePointer(to: finder.starts) {
          cbytes_find_start(bytes.baseAddress, bytes.count, at, $0)
        }
        guard place >= 0 else { return nil }
        if let end = finder.end(ofMatchAt: place, in: bytes) {
          at = end
          return place..<end
        }
        at = place + 1
      }
      return nil
    }
  }

  /// Where a match that begins at `start` ends; nil if there is none.
  private func end(ofMatchAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var cursor = UTF8Cursor(bytes, at: start)
    var previous: UInt32 = 0
    var matched = 0
    if mustStartWord && !startsWord(at: start, in: bytes) { return nil }
    while matched < pattern.count {
      let before = cursor.at
      guard let scalar = cursor.next() else { return nil }
      if SimpleFold.fold(scalar) == 0x20, before > start, cursor.dropsSpace(after: previous) { continue }
      guard SimpleFold.fold(scalar) == pattern[matched] else { return nil }
      previous = scalar
      matched += 1
    }
    // Marks belong to the last character, and to the hit.
    var end = cursor.at
    while end < bytes.count, bytes[end] >= 0xCC, let mark = cursor.next(), SimpleFold.isMark(mark) {
      end = cursor.at
    }
    if mustEndWord {
      var behind = UTF8Cursor(bytes, at: end)
      if let next = behind.next(), SimpleFold.isLatin(next) { return nil }
    }
    return end
  }

  private func startsWord(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var cursor = UTF8Cursor(bytes, at: start)
    guard let before = cursor.previous, SimpleFold.isLatin(before) else { return true }
    guard let first = cursor.next() else { return false }
    return SimpleFold.isLower(before) && SimpleFold.isUpper(first)
  }
}

/// How much of search can look through a text as it stands.
public enum Simplicity: Int, Comparable, Sendable {
  /// The text has to be folded before anything is looked for in it.
  case none = 0
  /// Patterns of Han alone: nothing else in it folds to Han.
  case han = 1
  /// Any pattern can be looked for: each scalar folds by itself into one, whatever stands beside it.
  case all = 2

  public static func < (left: Simplicity, right: Simplicity) -> Bool { left.rawValue < right.rawValue }

  public init(of text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      var cursor = UTF8Cursor(bytes)
      var simplicity = Simplicity.all
      var previous: UInt32 = 0
      while let scalar = cursor.next() {
        if SimpleFold.isKnown(scalar) || SimpleFold.isItself(scalar) {
          previous = scalar
          continue
        }
        // What is dropped, such as a place where a line may end, would part two Han. A mark belongs to the one before.
        let mayPart = SimpleFold.isHanOrKana(previous) && SimpleFold.isDropped(scalar)
        if mayPart || SimpleFold.foldsToHan(scalar) { return .none }
        simplicity = .han
        if !SimpleFold.isMark(scalar) { previous = scalar }
      }
      return simplicity
    }
  }
}

extension UTF8Cursor {
  /// A single space between Han or kana and Latin, with the cursor behind the space.
  fileprivate func dropsSpace(after previous: UInt32) -> Bool {
    var ahead = self
    guard let next = ahead.next() else { return false }
    return (SimpleFold.isLatin(previous) && SimpleFold.isHanOrKana(next))
      || (SimpleFold.isHanOrKana(previous) && SimpleFold.isLatin(next))
  }
}

/// Folding of single scalars, by range: the part of `FoldedText` that needs no neighbours.
private enum SimpleFold {
  /// Folded forms of Latin letters with diacritics, U+00C0 to U+024F; 0 for what doesn't fold to one scalar.
  private static let latin: [UInt32] = (0xC0..<0x250).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)), scalar.isLatinOrDigit else { return 0 }
    let folded = FoldedText(String(Character(scalar)))
    return folded.count == 1 ? folded.scalars[0] : 0
  }

  /// True for scalars that fold in a known way, told by their range without asking ICU.
  static func isKnown(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x80, 0xA0, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF5E, 0x3001...0x3020: true
    case 0x2014, 0x2018...0x201D, 0x2026, 0xB7, 0x3041...0x3094, 0x30A1...0x30F4, 0xAC00...0xD7A3: true
    // ° ± × ÷ – • arrows, signs of mathematics and boxes, small Greek, and the commonest emoji.
    case 0xB0, 0xB1, 0xD7, 0xF7, 0x2013, 0x2022, 0x2190...0x222B, 0x2248, 0x2260...0x2265: true
    case 0x2500...0x25FF, 0x3B1...0x3C1, 0x3C3...0x3C9, 0x1F300...0x1F64F: true
    case 0xC0..<0x250: latin[Int(scalar) - 0xC0] != 0
    default: false
    }
  }

  /// True for a scalar that folds to itself, is no Latin letter or digit, and changes nothing beside it.
  static func isItself(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), !scalar.isLatinOrDigit, !scalar.isMark, !scalar.isHanOrKana,
      !(0x1100...0x11FF).contains(value)
    else { return false }
    let folded = FoldedText(String(Character(scalar)))
    return folded.count == 1 && folded.scalars[0] == value && folded.kinds[0] != .latin
  }

  static func foldsToHan(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return FoldedText(String(Character(scalar))).scalars.contains { Unicode.Scalar($0)?.isHan == true }
  }

  /// True for a scalar of which nothing is left.
  static func isDropped(_ value: UInt32) -> Bool {
    Unicode.Scalar(value).map { FoldedText(String(Character($0))).count == 0 } ?? true
  }

  static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2019, 0x2212: typed(scalar)
    case 0x41...0x5A: scalar + 32
    case ..<0x80: scalar
    // A space that keeps words together is one to NFKC.
    case 0xA0: 0x20
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: simplified(scalar)
    case 0xFF01...0xFF5E: fold(scalar - 0xFEE0)
    case 0xC0..<0x250: latin[Int(scalar) - 0xC0] == 0 ? scalar : latin[Int(scalar) - 0xC0]
    default: scalar
    }
  }

  /// True for a folded scalar that the encodings of `encodings(foldingTo:)` are all of.
  static func isStable(_ folded: UInt32) -> Bool { isKnown(folded) || isItself(folded) }

  static func encodings(foldingTo folded: UInt32, withDiacritics: Bool = true) -> [[UInt8]] {
    var scalars: Set<UInt32> = [folded]
    switch folded {
    case 0x20: scalars.insert(0xA0)
    case 0x27: scalars.formUnion([0x2019, folded + 0xFEE0])
    case 0x2D: scalars.formUnion([0x2212, folded + 0xFEE0])
    case 0x21..<0x7F:
      scalars.insert(folded + 0xFEE0)
      if folded >= 0x61 && folded <= 0x7A { scalars.formUnion([folded - 32, folded - 32 + 0xFEE0]) }
      if withDiacritics {
        for (index, base) in latin.enumerated() where base == folded { scalars.insert(UInt32(index + 0xC0)) }
      }
    case 0x80..<0x250:
      for (index, base) in latin.enumerated() where base == folded { scalars.insert(UInt32(index + 0xC0)) }
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: scalars.formUnion(traditional(of: folded))
    default: break
    }
    return scalars.compactMap(Unicode.Scalar.init).map { Array(String(Character($0)).utf8) }
  }

  static func isLatin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
    case 0xC0..<0x250: latin[Int(scalar) - 0xC0] != 0
    default: false
    }
  }

  /// One of the unified ideographs.
  static func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

  static func isHanOrKana(_ value: UInt32) -> Bool {
    isHan(value) || (value >= 0x2E80 && Unicode.Scalar(value)?.isHanOrKana == true)
  }

  static func isMark(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || Unicode.Scalar(value)?.isMark == true
  }

  static func isUpper(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0xFF21...0xFF3A: true
    case ..<0xC0: false
    default: Unicode.Scalar(scalar)?.properties.isUppercase == true
    }
  }

  static func isLower(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x61...0x7A, 0xFF41...0xFF5A: true
    case ..<0xC0: false
    default: Unicode.Scalar(scalar)?.properties.isLowercase == true
    }
  }
}
