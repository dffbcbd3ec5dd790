import Markdown
import Writing

/// A twin entry as its mismatches are looked for: what it claims, text by text, and what may be heard in it.
struct MismatchSide {
  /// A paragraph, an item, a row.
  struct Piece {
    /// Index of the block; -1 for the title.
    var block: Int
    var line: Int
    var claims: [Claim] = []
    /// What each claim is called in a report, and its line.
    var shown: [(text: String, line: Int)] = []
    /// Which claims stand where English has a capital anyway: at the beginning of a sentence, and beside others.
    var ordinaryCapitals: Set<Int> = []
    var heard: Set<SharedFact> = []

    /// Where a claim stands, and how it is called.
    func place(_ index: Int) -> Mismatch.Side {
      Mismatch.Side(text: shown[index].text, block: block, line: shown[index].line)
    }
  }

  /// By block, that of the title first.
  private(set) var pieces: [[Piece]] = []
  /// By block, that of the title first.
  private(set) var heard: [Set<SharedFact>] = []
  private(set) var lengths: [Double] = []
  /// In all of the entry.
  private(set) var allHeard: Set<SharedFact> = []
  private(set) var isHan = false
  private(set) var firstLines: [Int] = []
  private let hearing: MismatchHearing
  let titleHearing: MismatchHearing
  /// How often each name is claimed.
  private(set) var nameCounts: [SharedFact: Int] = [:]

  init(_ entry: Entry) {
    var han = 0.0
    var latin = 0.0
    func count(_ text: String) -> Double {
      for scalar in text.unicodeScalars {
        if scalar.isHan { han += 1 } else if scalar.isLatinLetter { latin += 1 }
      }
      return TextLength.letters(in: text)
    }
    let bodies = entry.blocks.map(MismatchText.texts)
    // The link that an item begins with is a source of it, and in none of its blocks.
    let inBodies = Set(bodies.joined().flatMap(\.links).compactMap(LinkIdentity.of))
    let sources = entry.sources.compactMap(\.url).filter { url in
      LinkIdentity.of(url).map { !inBodies.contains($0) } ?? false
    }
    let texts = [[MismatchText(text: entry.title, links: sources, line: entry.line)]] + bodies
    for (index, group) in texts.enumerated() {
      let pieces = group.map { Self.piece($0, block: index - 1) }
      // What a single text heard isn't copied.
      var heard = pieces.first?.heard ?? []
      for piece in pieces.dropFirst() { heard.formUnion(piece.heard) }
      self.pieces.append(pieces)
      self.heard.append(heard)
      lengths.append(group.reduce(0) { $0 + count($1.text) })
      firstLines.append(index == 0 ? entry.line : entry.blocks[index - 1].lines.lowerBound)
      // The smaller set goes into the larger one.
      if allHeard.count < heard.count { swap(&allHeard, &heard) }
      allHeard.formUnion(heard)
    }
    for piece in pieces.joined() {
      for claim in piece.claims where claim.family == .name { nameCounts[claim.facts[0], default: 0] += 1 }
    }
    isHan = han * 3 > latin
    hearing = MismatchHearing(allHeard)
    titleHearing = MismatchHearing(heard[0])
  }

  private static func piece(_ text: MismatchText, block: Int) -> Piece {
    var piece = Piece(block: block, line: text.line)
    let facts = FigureReader.facts(of: text.text)
    piece.heard = facts.heard
    for aside in text.asides { piece.heard.formUnion(FigureReader.facts(of: aside).heard) }
    let scalars = Array(text.text.unicodeScalars)
    var place = 0
    var line = text.line
    for claim in facts.claims.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      while place < claim.range.lowerBound {
        if scalars[place] == "\n" { line += 1 }
        place += 1
      }
      if beginsSentence(place, in: scalars) || isAmongCapitals(claim.range, in: scalars) {
        piece.ordinaryCapitals.insert(piece.claims.count)
      }
      piece.claims.append(claim)
      var shown = String.UnicodeScalarView()
      for scalar in scalars[claim.range] { shown.append(scalar == "\n" ? " " : scalar) }
      piece.shown.append((String(shown), line))
    }
    var seen: Set<String> = []
    for link in text.links {
      // What an address holds may be what the other side has in words.
      piece.heard.formUnion(FigureReader.facts(of: link).heard)
      guard let identity = LinkIdentity.of(link) else { continue }
      piece.heard.insert(.link(identity))
      guard seen.insert(identity).inserted else { continue }
      piece.claims.append(Claim(family: .link, weight: .strong, facts: [.link(identity)], range: 0..<0))
      piece.shown.append((link, text.line))
    }
    return piece
  }

  private static func beginsSentence(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
    var place = place - 1
    while place >= 0, " \t\"“‘'([*".unicodeScalars.contains(text[place]) { place -= 1 }
    return place < 0 || ".!?:;\n。！？：；".unicodeScalars.contains(text[place])
  }

  /// True beside another word with a capital, as in titles and offices: `Vice President`.
  private static func isAmongCapitals(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    if range.upperBound + 1 < text.count, text[range.upperBound] == " ", text[range.upperBound + 1].isUpper {
      return true
    }
    var place = range.lowerBound - 1
    guard place > 0, text[place] == " " else { return false }
    place -= 1
    while place > 0, text[place - 1] != " ", text[place - 1] != "\n",
      range.lowerBound - place < NameTrail.mostLetters
    {
      place -= 1
    }
    return text[place].isUpper
  }

  /// True if a claim of the other side is answered in some of the blocks, which are counted with the title as 0.
  func answers(_ claim: Claim, in blocks: Range<Int>) -> Bool {
    blocks.contains { block in claim.facts.contains { heard[block].contains($0) } }
  }

  /// True if it is answered anywhere, if only in parts or as another form of the word.
  func answers(_ claim: Claim) -> Bool { hearing.answers(claim) }
}
