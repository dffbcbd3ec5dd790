import Foundation

/// A stock of coined words that grows as the text does. Words are made from their numbers and not kept.
///
/// Heaps' law: a text of n bytes has about k·nᵝ distinct words. The first n₀ bytes are the source once over and
/// bring its V₀ words; from there on the stock supplies what the source can't, V₀·((n/n₀)ᵝ − 1).
struct Stock {
  static let exponent = 0.55

  /// Words that n₀ bytes of text have.
  private let base: Double
  private let spell: @Sendable (Int, inout [UInt8]) -> Void
  private(set) var minted = 16
  private var target = 16
  /// What the present entry is about: texts repeat their words.
  private var favourites = [Int](repeating: 0, count: 8)

  init(base: Double, spell: @escaping @Sendable (Int, inout [UInt8]) -> Void) {
    (self.base, self.spell) = (base, spell)
  }

  /// Begins an entry after that many times the source's bytes.
  mutating func begin(at growth: Double, subject: Int, _ random: inout SplitMix) {
    let law = pow(growth, Self.exponent)
    // Some are new even in the first pass, or its every coined word would be one of few.
    target = max(16, Int(base * max(law / 10, law - 1)))
    favourites[0] = subject
    for slot in 1..<favourites.count { favourites[slot] = known(&random) }
  }

  mutating func append(to text: inout [UInt8], _ random: inout SplitMix) {
    var word = favourites[random.below(favourites.count)]
    if minted < target {
      word = minted
      minted += 1
      favourites[1 + random.below(favourites.count - 1)] = word
    } else if random.below(6) == 0 {
      word = known(&random)
      favourites[1 + random.below(favourites.count - 1)] = word
    }
    spell(word, &text)
  }

  /// A word of the stock by Zipf's law with the exponent that belongs to the growth, 1/β, and shifted (after
  /// Mandelbrot), or a few words would be most of the text.
  private func known(_ random: inout SplitMix) -> Int {
    let shift = 100.0
    let power = 1 - 1 / Self.exponent
    let low = pow(shift, power)
    let high = pow(Double(minted) + shift, power)
    return min(minted - 1, Int(pow(low + random.fraction() * (high - low), 1 / power) - shift))
  }
}
