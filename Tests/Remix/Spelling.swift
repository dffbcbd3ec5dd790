/// Spells numbers as words, no two alike.
enum Spelling {
  /// Prime and larger than the number of characters, so that multiplying by it permutes the words of a length.
  private static let scatter: UInt64 = 2_654_435_761

  /// How many words begin with the characters of each step.
  private static let wordsOfSteps = [150_000, 600_000, 2_400_000]

  /// Names of two to four characters. Each step's words begin with characters that no earlier word has.
  static func han(_ number: Int, of alphabet: Alphabet, seed: UInt64, to text: inout [UInt8]) {
    let step = wordsOfSteps.firstIndex { number < $0 } ?? wordsOfSteps.count
    let before = step == 0 ? 0 : alphabet.steps[step - 1]
    let known = alphabet.steps[step]
    var length = [2, 2, 3, 4][number & 3]
    var words = known - before
    for _ in 1..<length { words *= known }
    while words <= number, length < 8 {
      words *= known
      length += 1
    }
    var digits = Int((UInt64(number) * scatter + (seed & 0xFFFF_FFFF)) % UInt64(words))
    text += alphabet.characters[before + digits % (known - before)]
    digits /= known - before
    for _ in 1..<length {
      text += alphabet.characters[digits % known]
      digits /= known
    }
  }

  // No syllable begins with a vowel and no ending makes another beginning, so that words read one way only.
  private static let beginnings = [
    "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "dr",
    "gr",
    "kr", "tr", "pl",
  ].map { Array($0.utf8) }
  private static let vowels = ["a", "e", "i", "o", "u", "ai", "ou"].map { Array($0.utf8) }
  private static let endings = ["", "n", "r", "l", "s"].map { Array($0.utf8) }

  /// Words of three syllables, and of two as long as there are any, as in “trailon”.
  static func latin(_ number: Int, seed: UInt64, to text: inout [UInt8]) {
    let syllables = beginnings.count * vowels.count * endings.count
    let isShort = number % 3 == 0 && number < syllables * syllables
    let words = syllables * syllables * (isShort ? 1 : syllables)
    // The prime isn't among the factors 2, 3, 5 and 7 of the number of words.
    var digits = Int((UInt64(number) * scatter + (seed & 0xFFFF_FFFF)) % UInt64(words))
    for _ in 0..<(isShort ? 2 : 3) {
      text += beginnings[digits % beginnings.count]
      digits /= beginnings.count
      text += vowels[digits % vowels.count]
      digits /= vowels.count
      text += endings[digits % endings.count]
      digits /= endings.count
    }
  }
}
