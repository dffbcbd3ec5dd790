import DigestIndex
import Foundation
import Synchronization

/// What search sees of every entry, folded the slow way: written straight from the contract, it shares no code with
/// the search.
struct PlainScan {
  /// A block of an entry: UTF-8, and at which of its bytes a word starts.
  struct Text {
    var id: String
    var source: String
    var folded: [Scalar]
    var bytes: [UInt8] = []
    var wordStarts: Set<Int> = []
    /// At which of them a Latin letter or digit begins.
    var latinStarts: Set<Int> = []
  }

  struct Scalar {
    var value: UInt32
    var startsWord: Bool
  }

  private(set) var texts: [Text] = []

  init() {}

  init(_ library: Library) throws {
    for entry in try library.entries() {
      guard let text = try library.plainText(of: entry.id) else { continue }
      for line in text.split(separator: "\n") {
        for cell in line.split(separator: "\t") { add(String(cell), id: entry.id.description) }
      }
    }
  }

  mutating func add(_ text: String, id: String) {
    var item = Text(id: id, source: text, folded: Self.fold(text))
    for scalar in item.folded {
      if scalar.startsWord { item.wordStarts.insert(item.bytes.count) }
      if Self.isLatin(scalar.value) { item.latinStarts.insert(item.bytes.count) }
      if let scalar = Unicode.Scalar(scalar.value) { item.bytes += Array(String(scalar).utf8) }
    }
    // For strstr(3).
    item.bytes.append(0)
    texts.append(item)
  }

  /// `isWhole`: no Latin letter or digit stands behind the pattern, if it ends in one.
  func ids(_ pattern: String, isWhole: Bool = false) -> Set<String> {
    let folded = Self.fold(pattern)
    let mustEndWord = isWhole && folded.last.map { Self.isLatin($0.value) } == true
    let mustStartWord = Self.isLatin(folded[0].value)
    var needle: [UInt8] = []
    for scalar in folded {
      if let scalar = Unicode.Scalar(scalar.value) { needle += Array(String(scalar).utf8) }
    }
    return Set(
      texts.filter {
        Self.holds(
          $0, needle.map(CChar.init(bitPattern:)) + [0], mustStartWord: mustStartWord,
          mustEndWord: mustEndWord)
      }.map(\.id))
  }

  private static func holds(
    _ text: Text, _ needle: [CChar], mustStartWord: Bool, mustEndWord: Bool
  ) -> Bool {
    text.bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return false }
        var from = base
        while let found = strstr(from, needle) {
          let start = UnsafePointer(found) - base
          if !mustStartWord || text.wordStarts.contains(start),
            !mustEndWord || !text.latinStarts.contains(start + needle.count - 1)
          {
            return true
          }
          from = UnsafePointer(found) + 1
        }
        return false
      }
    }
  }

  static func isLatin(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    return (0x30...0x39).contains(value) || (scalar.properties.isAlphabetic && value < 0x250)
      || (0x1E00...0x1EFF).contains(value)
  }

  private static func isHanOrKana(_ value: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
      || (0x3041...0x30FE).contains(value)
        && value != 0x30FB
      || value == 0x3005 || value == 0x3007
  }

  /// What nobody sees or types: soft hyphen, zero-width space, joiners, variation selectors, byte order mark.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalar.value)
      || (0xFE00...0xFE0F).contains(scalar.value)
      || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// Foundation's NFKC, lower case, no marks, simplified characters, and signs as they are typed.
  static func fold(_ text: String) -> [Scalar] {
    var result: [Scalar] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars where !isUnseen(scalar) {
      let isStep = previous?.properties.isLowercase == true && scalar.properties.isUppercase
      let composed = String(scalar).precomposedStringWithCompatibilityMapping.lowercased()
      for (index, folded) in composed.decomposedStringWithCanonicalMapping.unicodeScalars.enumerated() {
        let isMark = folded.properties.canonicalCombiningClass != .notReordered
        if isMark, let last = result.last, isLatin(last.value) { continue }
        let isFree = result.last.map { !isLatin($0.value) } ?? true
        result.append(
          Scalar(
            value: folded == "’" ? 0x27 : folded == "−" ? 0x2D : simplified(folded).value,
            startsWord: isLatin(folded.value) && (isFree || (index == 0 && isStep))))
      }
      previous = scalar
    }
    return withoutLooseSpaces(result)
  }

  /// ICU's transliteration, character by character: another source than the table under test.
  private static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0x4E00...0x9FFF).contains(scalar.value) else { return scalar }
    return simplifications.withLock { known in
      if let found = known[scalar] { return found }
      let text = String(scalar).applyingTransform(StringTransform("Hant-Hans"), reverse: false)
      let found = text?.unicodeScalars.first ?? scalar
      known[scalar] = found
      return found
    }
  }

  private static let simplifications = Mutex<[Unicode.Scalar: Unicode.Scalar]>([:])

  private static func withoutLooseSpaces(_ scalars: [Scalar]) -> [Scalar] {
    scalars.enumerated().filter { index, scalar in
      guard scalar.value == 0x20, index > 0, index + 1 < scalars.count else { return true }
      let (before, after) = (scalars[index - 1].value, scalars[index + 1].value)
      return !(isHanOrKana(before) && isLatin(after) || isLatin(before) && isHanOrKana(after))
    }.map(\.element)
  }
}

/// Scans take a while to make; one for each library serves all tests.
actor Scans {
  static let shared = Scans()
  private var scans: [String: Task<PlainScan, any Error>] = [:]

  func scan(_ root: String) async throws -> PlainScan {
    let task = scans[root] ?? Task { try PlainScan(try await Indexed.shared.library(root)) }
    scans[root] = task
    return try await task.value
  }
}
