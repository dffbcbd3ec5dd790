import Writing

/// The characters (grapheme clusters) of a text with their places and cells.
struct GlyphRow {
  enum Kind: UInt8 {
    case ordinary, space
    /// Closing punctuation that may stand beyond the edge.
    case hanging
    /// Closing punctuation that keeps its place on the line.
    case ellipsis
    /// ASCII behind which a long word is best broken.
    case joint
  }

  struct Glyph {
    /// UTF-8 offset of its end.
    var end: Int32
    var cells: UInt8
    var kind: Kind
  }

  private var glyphs: [Glyph] = []
  /// All of them.
  private(set) var cells = 0
  private let text: String

  var count: Int { glyphs.count }
  var isEmpty: Bool { glyphs.isEmpty }
  subscript(index: Int) -> Glyph { glyphs[index] }
  /// The UTF-8 offset at which a character begins; for `count`, the end of the text.
  func start(of index: Int) -> Int { index == 0 ? 0 : Int(glyphs[index - 1].end) }

  init(_ text: String, ambiguous: AmbiguousWidth) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    glyphs.reserveCapacity(text.utf8.count)
    var scalars = text.unicodeScalars.makeIterator()
    var offset = 0
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if scalar.standsAlone && next?.standsAlone != false {
        offset += UTF8.width(scalar)
        append(end: offset, cells: scalar.cells(ambiguous: ambiguous), kind: Self.kind(of: scalar))
        continue
      }
      // A mark, joiner or selector may follow: let the string say how far the character goes.
      let character = text[text.utf8.index(text.startIndex, offsetBy: offset)]
      offset += character.utf8.count
      for _ in character.unicodeScalars.dropFirst(2) { _ = scalars.next() }
      if character.unicodeScalars.count > 1 { next = scalars.next() }
      append(end: offset, cells: character.cells(ambiguous: ambiguous), kind: .ordinary)
    }
  }

  private mutating func append(end: Int, cells: Int, kind: Kind) {
    glyphs.append(Glyph(end: Int32(truncatingIfNeeded: end), cells: UInt8(cells), kind: kind))
    self.cells += cells
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case " ": .space
    case "，", "。", "、", "；", "：", "！", "？", "”", "’", "）", "》", "」", "』", "】": .hanging
    case "…": .ellipsis
    case "/", "?", "&", "=", "#", "-", "_", ".", ",": .joint
    default: .ordinary
    }
  }

  /// Where a word must be broken anywhere, it isn't before closing or behind opening punctuation.
  func maySplit(at index: Int) -> Bool {
    guard index > 0, index < count else { return true }
    return !isOne(of: Self.closing, index) && !isOne(of: Self.scripts, index)
      && !isOne(of: Self.opening, index - 1)
      && !(isOne(of: Self.pairs, index) && isOne(of: Self.pairs, index - 1))
  }

  private func isOne(of set: Set<Unicode.Scalar>, _ index: Int) -> Bool {
    let at = text.utf8.index(text.startIndex, offsetBy: start(of: index))
    return set.contains(text.unicodeScalars[at])
  }

  static let closing = Set("，。、；：！？）》”’…〉」』】〕]),.;:!?".unicodeScalars)
  /// Indices, which stay at their base.
  private static let scripts = Set(
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ".unicodeScalars)
  private static let opening = Set("（《“‘〈「『【〔([".unicodeScalars)
  /// Dashes and ellipses come in twos.
  private static let pairs = Set("—…".unicodeScalars)
}

extension Unicode.Scalar {
  /// True if it is a character of its own beside another such scalar: told from the block, without looking
  /// up how clusters break (UAX #29).
  fileprivate var standsAlone: Bool {
    switch value {
    case 0x20...0x7E, 0xA1...0xA8, 0xAB, 0xB0...0x2FF, 0x391...0x3C9, 0x410...0x44F: value != 0xAD
    case 0x2010...0x2027, 0x2190...0x21FF, 0x2200...0x22FF, 0x2500...0x257F: true
    case 0x3000...0x3029, 0x3041...0x3096, 0x309D...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xAC00...0xD7A3, 0xFF01...0xFF9D: true
    default: false
    }
  }
}
