/// Characters for names. Larger texts have rarer ones too, or the pairs of characters would be used up.
struct Alphabet {
  private(set) var characters: [[UInt8]]
  /// How many of the characters are in use up to each step.
  let steps: [Int]

  init(usual: [[UInt8]], further: [[UInt8]] = []) {
    characters = usual + further
    let known = Set(characters)
    steps = [1, 2, 4, 8].map { $0 * usual.count }
    for value in 0x4E00...0x9FFF where characters.count < usual.count * 8 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      if !known.contains(bytes) { characters.append(bytes) }
    }
  }
}
