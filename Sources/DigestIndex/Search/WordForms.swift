import DigestKit
import Writing

/// English words of the library with another ending than the one that was typed.
enum WordForms {
  /// The other words with the stem of `pattern`, as whole words, those that most entries have first; none if it isn't one
  /// Latin word.
  ///
  /// They are looked for among the tokens of the index, where words with one stem stand near each other.
  static func forms(of pattern: TextPattern, in postings: PostingReader) throws -> [TextPattern] {
    let count = pattern.scalars.count
    guard (fewestLetters...mostLetters).contains(count), pattern.scalars.allSatisfy(isLetter),
      let stemmer = Stemmer()
    else { return [] }
    let word = pattern.scalars.map { UInt8($0) }
    let stem = stemmer.stem(of: word)
    // The last letter of a stem may be another than that of its words: `studi` and `fli`, `hope`.
    let mayDiffer = stem.last == UInt8(ascii: "i") || stem.count > fewestLetters
    let shared = stem.dropLast(mayDiffer ? 1 : 0)
    guard word.starts(with: shared) else { return [] }
    var found: [[UInt8]: Int] = [:]
    try postings.forEachWord(from: String(decoding: shared, as: UTF8.self)) { other, rows in
      guard other.count <= stem.count + longestEnding, other != word,
        other.allSatisfy({ isLetter(UInt32($0)) }),
        stemmer.stem(of: other) == stem
      else { return }
      found[other, default: 0] += rows()
    }
    // What begins with the word that was typed is found as it stands.
    let forms = found.filter { !$0.key.starts(with: word) }
    return forms.sorted {
      ($1.value, String(decoding: $0.key, as: UTF8.self)) < (
        $0.value, String(decoding: $1.key, as: UTF8.self)
      )
    }
    .prefix(mostForms).compactMap { TextPattern(String(decoding: $0.key, as: UTF8.self), isWhole: true) }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  /// Shorter words have no stem to speak of.
  private static let fewestLetters = 3
  private static let mostLetters = 32
  /// Letters behind a stem at most: `-fulness`, `-ational`.
  private static let longestEnding = 8
  private static let mostForms = 12
}
