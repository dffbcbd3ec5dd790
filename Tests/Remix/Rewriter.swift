import Foundation

/// Writes entries of the source anew.
struct Rewriter {
  let source: Source
  var random: SplitMix
  var addresses = Addresses()
  private var han: Stock
  private var latin: Stock

  // Chosen so that new words have places enough; about one Chinese word in twelve is another one then.
  private static let changingSentences = 70
  private static let changingHan = 12
  private static let changingLatin = 20

  init(source: Source, seed: UInt64) {
    self.source = source
    random = SplitMix(seed: seed)
    let alphabet = source.alphabet
    // A new name brings about this many new pairs of characters: within it, and with its neighbours.
    han = Stock(base: Double(source.survey.hanPairs) / 3) { number, text in
      Spelling.han(number, of: alphabet, seed: seed, to: &text)
    }
    latin = Stock(base: Double(source.survey.latinWords)) { number, text in
      Spelling.latin(number, seed: seed, to: &text)
    }
  }

  /// A title that no other serial number has: two words, of which √n give n pairs (after Cantor), and what the
  /// source says of its own subject.
  func subject(_ serial: Int) -> (latin: Int, han: Int) {
    let diagonal = Int((Double(8 * serial + 1).squareRoot() - 1) / 2)
    let first = serial - diagonal * (diagonal + 1) / 2
    return (first, diagonal - first)
  }

  func title(of entry: SourceEntry, serial: Int, seed: UInt64) -> (text: String, slug: String) {
    let numbers = subject(serial)
    var word: [UInt8] = []
    Spelling.latin(numbers.latin, seed: seed, to: &word)
    var name: [UInt8] = []
    Spelling.han(numbers.han, of: source.alphabet, seed: seed, to: &name)
    let subject = String(decoding: word, as: UTF8.self) + " " + String(decoding: name, as: UTF8.self)
    let colon = entry.isChinese ? "：" : ": "
    let space = entry.isChinese ? "" : "-"
    return (
      subject.prefix(1).uppercased() + subject.dropFirst() + colon + entry.rest,
      subject.replacing(" ", with: "-") + space + entry.slug
    )
  }

  mutating func append(
    _ entry: SourceEntry, serial: Int, after growth: Double, to text: inout [UInt8]
  ) {
    let subject = subject(serial)
    han.begin(at: growth, subject: subject.han, &random)
    latin.begin(at: growth, subject: subject.latin, &random)
    var hasSource = false
    var changes = random.chance(Self.changingSentences)
    for piece in source.pieces[entry.pieces] {
      let range = Int(piece.start)..<Int(piece.start + piece.count)
      switch piece.kind {
      case .literal: text += source.text[range]
      case .sentenceEnd:
        text += source.text[range]
        changes = random.chance(Self.changingSentences)
      case .han where changes: appendHan(range, to: &text)
      case .latin where changes && random.chance(Self.changingLatin):
        appendLatin(range, to: &text)
      case .number where random.chance(50): appendNumber(range, to: &text)
      case .han, .latin, .number: text += source.text[range]
      case .address:
        let address = source.text[range]
        text +=
          hasSource
          ? Addresses.own(address, serial: serial) : addresses.source(address, serial: serial, &random)
        hasSource = true
      }
    }
  }

  /// Cuts the run into words of two to four characters anywhere, and takes coined ones for some.
  private mutating func appendHan(_ run: Range<Int>, to text: inout [UInt8]) {
    var kept = run.lowerBound
    var at = run.lowerBound
    while run.upperBound - at >= 6 {
      let dice = random.below(300)
      let end = min(at + 6 + dice % 3 * 3, run.upperBound)
      if dice < Self.changingHan * 3 {
        text += source.text[kept..<at]
        han.append(to: &text, &random)
        kept = end
      }
      at = end
    }
    text += source.text[kept..<run.upperBound]
  }

  private mutating func appendLatin(_ word: Range<Int>, to text: inout [UInt8]) {
    let start = text.count
    latin.append(to: &text, &random)
    // As capital as the word whose place it takes.
    let isCapital = source.text[word.lowerBound] < 0x60
    let isAllCapital = isCapital && source.text[word.lowerBound + 1] < 0x60
    let end = isAllCapital ? text.count : isCapital ? start + 1 : start
    for at in start..<end { text[at] &= 0xDF }
  }

  /// Keeps the first digit, or there would be a zero before others, and the century of what may be a year.
  private mutating func appendNumber(_ number: Range<Int>, to text: inout [UInt8]) {
    let digits = source.text[number]
    let isYear = number.count == 4 && (digits.starts(with: "20".utf8) || digits.starts(with: "19".utf8))
    let kept = isYear ? 3 : 1
    text += digits.prefix(kept)
    for _ in digits.dropFirst(kept) { text.append(0x30 + UInt8(random.below(10))) }
  }
}
