import CICU

/// Text as search sees it: NFKC, case folded, Latin diacritics dropped, traditional characters simplified, `’` and `−` as
/// ASCII has them, and without characters that are not seen or the single space that may stand between Han or kana and a
/// Latin word.
///
/// Each folded scalar knows where in the source it came from, so that a match can be marked there.
public struct FoldedText: Sendable {
  /// What a folded scalar is to search and to the tokenizer.
  public enum Kind: UInt8, Sendable {
    /// Letters of the Latin script and digits: words, matched from their start.
    case latin
    /// Other letters and ideographs: matched anywhere.
    case letter
    /// Spaces, punctuation, symbols.
    case other
  }

  public private(set) var scalars: [UInt32] = []
  public private(set) var kinds: [Kind] = []

  /// Letters and digits alone: what names are compared by.
  public var letters: [UInt32] { zip(scalars, kinds).filter { $1 != .other }.map(\.0) }
  /// True where a match that begins with a Latin letter or digit may begin.
  public private(set) var startsWord: [Bool] = []
  /// UTF-8 offset in the source of the character that each scalar came from.
  public private(set) var offsets: [Int32] = []
  /// UTF-8 length of the source.
  public private(set) var sourceLength = 0

  public init(_ text: some StringProtocol) {
    var copy = String(text)
    copy.withUTF8 { fold($0) }
  }

  /// Folds valid UTF-8; what isn't valid is folded as U+FFFD.
  public init(utf8 bytes: UnsafeBufferPointer<UInt8>) { fold(bytes) }

  private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) {
    sourceLength = bytes.count
    scalars.reserveCapacity(bytes.count / 2)
    kinds.reserveCapacity(bytes.count / 2)
    startsWord.reserveCapacity(bytes.count / 2)
    offsets.reserveCapacity(bytes.count / 2)
    var folder = Folder(bytes)
    folder.run(into: &self)
  }

  public var count: Int { scalars.count }

  /// The folded text itself.
  public var string: String { String(scalars: scalars) }

  /// True if a Latin letter or digit stands at a position, which may be past the end.
  func isLatin(_ position: Int) -> Bool { position < count && kinds[position] == .latin }

  /// The UTF-8 range of the source that folded positions `range` stand for, whole characters.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    guard range.lowerBound < count else { return sourceLength..<sourceLength }
    let start = Int(offsets[range.lowerBound])
    var end = range.upperBound
    // A match may end inside an expansion (㎏ is k and g); the whole character is marked then.
    while end < count && end > 0 && offsets[end] == offsets[end - 1] { end += 1 }
    return start..<(end < count ? sourceEnd(before: end) : sourceLength)
  }

  /// Where in the source the character before folded position `index` ends.
  private func sourceEnd(before index: Int) -> Int { Int(droppedSpaces[index] ?? offsets[index]) }

  /// Folded positions before which a space was dropped, with the offset of that space.
  private var droppedSpaces: [Int: Int32] = [:]

  mutating func append(_ scalar: UInt32, kind: Kind, startsWord start: Bool, offset: Int) {
    dropSpace(before: kind, scalar)
    scalars.append(scalar)
    kinds.append(kind)
    startsWord.append(start)
    offsets.append(Int32(truncatingIfNeeded: offset))
  }

  /// Takes back a single space between Han or kana and Latin once its right side is known.
  private mutating func dropSpace(before kind: Kind, _ scalar: UInt32) {
    let last = scalars.count - 1
    guard last >= 1, scalars[last] == 0x20, kind != .other else { return }
    let before = kinds[last - 1]
    let crosses =
      (kind == .latin && before == .letter && isHanOrKana(scalars[last - 1]))
      || (kind == .letter && before == .latin && isHanOrKana(scalar))
    guard crosses else { return }
    scalars.removeLast()
    kinds.removeLast()
    startsWord.removeLast()
    droppedSpaces[last] = offsets.removeLast()
  }

  private func isHanOrKana(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || Unicode.Scalar(value).map(\.isHanOrKana) == true
  }
}

/// One pass over UTF-8: segments of a base and its marks, each folded by itself.
private struct Folder {
  private var cursor: UTF8Cursor
  /// What the character before was, for the start of words.
  private var previousWasLatin = false
  private var previousWasLower = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { cursor = UTF8Cursor(bytes) }

  mutating func run(into text: inout FoldedText) {
    while true {
      let start = cursor.at
      guard let scalar = cursor.next() else { break }
      if isAtMark {
        foldSegment(base: scalar, from: start, into: &text)
      } else {
        fold(scalar, from: start, into: &text)
      }
    }
  }

  private var isAtMark: Bool {
    guard cursor.at < cursor.bytes.count && cursor.bytes[cursor.at] >= 0xCC else { return false }
    var ahead = cursor
    guard let value = ahead.next(), value >= 0x300, !(0x3400...0x9FFF).contains(value),
      !(0xFF00...0xFF65).contains(value)
    else { return false }
    return Unicode.Scalar(value).map(\.isMark) == true || (0x1160...0x11FF).contains(value)
  }

  private mutating func fold(_ scalar: UInt32, from start: Int, into text: inout FoldedText) {
    switch scalar {
    case ..<0x80:
      let isUpper = scalar &- 0x41 < 26
      let isLower = scalar &- 0x61 < 26
      let isLatin = isUpper || isLower || scalar &- 0x30 < 10
      let begins = isLatin && (!previousWasLatin || (previousWasLower && isUpper))
      text.append(
        isUpper ? scalar + 32 : scalar, kind: isLatin ? .latin : .other, startsWord: begins, offset: start)
      previousWasLatin = isLatin
      previousWasLower = isLower
    case 0x4E00...0x9FFF, 0x3400...0x4DBF:
      emit(simplified(scalar), kind: .letter, from: start, into: &text)
    case 0xFF01...0xFF5E:
      // Full-width forms of ASCII; the commonest punctuation of Chinese is among them.
      fold(scalar - 0xFEE0, from: start, into: &text)
    case 0x2026:
      for _ in 0..<3 { emit(0x2E, kind: .other, from: start, into: &text) }
    // Typographers' apostrophe and minus are typed as ASCII has them.
    case 0x2019, 0x2212: emit(typed(scalar), kind: .other, from: start, into: &text)
    case 0x3001...0x3020, 0x2014, 0x2018...0x201D, 0x00B7:
      emit(scalar, kind: .other, from: start, into: &text)
    case 0x3041...0x3094, 0x30A1...0x30F4:
      emit(scalar, kind: .letter, from: start, into: &text)
    default:
      foldByICU(from: start, into: &text)
    }
  }

  private mutating func emit(
    _ scalar: UInt32, kind: FoldedText.Kind, from start: Int, into text: inout FoldedText
  ) {
    text.append(scalar, kind: kind, startsWord: false, offset: start)
    previousWasLatin = false
    previousWasLower = false
  }

  /// A base with marks. Marks on a Latin letter go; others are composed as NFKC says.
  private mutating func foldSegment(base: UInt32, from start: Int, into text: inout FoldedText) {
    let baseEnd = cursor.at
    while isAtMark { _ = cursor.next() }
    guard Unicode.Scalar(base).map(\.isLatinOrDigit) == true else {
      return foldByICU(from: start, into: &text)
    }
    let end = cursor.at
    cursor.at = baseEnd
    fold(base, from: start, into: &text)
    cursor.at = end
  }

  /// The general case: from `start` to the cursor through NFKC and case folding.
  private mutating func foldByICU(from start: Int, into text: inout FoldedText) {
    let source = UnsafeBufferPointer(rebasing: cursor.bytes[start..<cursor.at])
    var ahead = UTF8Cursor(source)
    let first = ahead.next().flatMap(Unicode.Scalar.init)?.properties
    // Where a word may be parted, or how a sign looks, is no part of the word.
    if first?.isDefaultIgnorableCodePoint == true { return }
    let isUpper = first?.isUppercase == true
    for (index, value) in folded(source).enumerated() {
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isDefaultIgnorableCodePoint else {
        continue
      }
      // The dot of İ goes as other marks on Latin letters do.
      if index > 0, previousWasLatin, scalar.isMark { continue }
      let isLatin = scalar.isLatinOrDigit
      let begins = isLatin && (!previousWasLatin || (index == 0 && previousWasLower && isUpper))
      let kind: FoldedText.Kind =
        isLatin ? .latin : scalar.properties.isAlphabetic || scalar.isMark ? .letter : .other
      // A raised minus is a minus.
      let base = isLatin ? cicu_canonical_base(value) : simplified(typed(value))
      text.append(base, kind: kind, startsWord: begins, offset: start)
      previousWasLatin = isLatin
    }
    previousWasLower = previousWasLatin && first?.isLowercase == true
  }

  private func folded(_ source: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    let capacity = source.count * 18 + 8
    return [UInt32](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let input = source.baseAddress, let output = buffer.baseAddress else { return }
      let written = input.withMemoryRebound(to: CChar.self, capacity: source.count) {
        cicu_nfkc_fold($0, Int32(source.count), output, Int32(capacity))
      }
      count = max(0, Int(written))
    }
  }
}

/// What is typed for a typographer's apostrophe or minus; any other character itself.
func typed(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x2019: 0x27
  case 0x2212: 0x2D
  default: scalar
  }
}

/// The simplified form of a character, or itself (Unihan and ICU).
func simplified(_ scalar: UInt32) -> UInt32 {
  hanBlocks.contains(scalar) ? UInt32(simplifiedForms[Int(scalar - hanBlocks.lowerBound)]) : scalar
}

/// Extension A and the unified ideographs: all of which the BMP has other forms.
private let hanBlocks: Range<UInt32> = 0x3400..<0xA000

/// Characters of the BMP whose simplified form this is, itself left out.
func traditional(of scalar: UInt32) -> [UInt32] {
  simplifiedPairs.filter { $0.simplified == scalar }.map { UInt32($0.traditional) }
}

/// Characters that have a simplified form, with it.
private let simplifiedPairs: [(traditional: UInt16, simplified: UInt16)] =
  traditionalToSimplifiedPairs.withUTF8Buffer { bytes in
    // Han of the BMP, three bytes each: the first search of a program waits for this.
    func scalar(_ at: Int) -> UInt16 {
      UInt16(bytes[at] & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F)
    }
    return stride(from: 0, to: bytes.count - 5, by: 6).map { (scalar($0), scalar($0 + 3)) }
  }

/// Every scalar of `hanBlocks` in its simplified form: 54 KB, made once.
private let simplifiedForms = [UInt16](unsafeUninitializedCapacity: hanBlocks.count) { forms, count in
  count = hanBlocks.count
  for place in 0..<count { forms[place] = UInt16(hanBlocks.lowerBound) + UInt16(place) }
  for pair in simplifiedPairs {
    forms[Int(pair.traditional) - Int(hanBlocks.lowerBound)] = pair.simplified
  }
}

extension String {
  /// The characters of these values; those that are none are left out.
  public init(scalars values: some Sequence<UInt32>) {
    var text = UnicodeScalarView()
    for value in values {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    self.init(text)
  }
}
