/// A piece of a formula's text, with what spacing needs to know of it.
struct FormulaPiece {
  enum Kind: Equatable {
    case atom(FormulaClass)
    /// Spaces in the source.
    case gap(endsCommand: Bool)
    /// Spaces the author asked for; those of text stay even in scripts.
    case space(Int, isText: Bool)
    case lineBreak
  }

  struct Traits: OptionSet {
    let rawValue: Int

    /// More than one character: spaces of the source beside it stay.
    static let wide = Traits(rawValue: 1)
    /// A run of plain letters, which more letters may join.
    static let letters = Traits(rawValue: 2)
    /// An upright word, parted from letters beside it.
    static let word = Traits(rawValue: 4)
    /// `a/b`, parted from all beside it.
    static let fraction = Traits(rawValue: 8)
    /// Ends so that a letter right behind it would be taken for a part of it: `x_max`.
    static let openEnded = Traits(rawValue: 16)
    /// Text from `\text`.
    static let text = Traits(rawValue: 32)
    /// Under or over a brace, where a script is a remark.
    static let brace = Traits(rawValue: 128)
    /// Has scripts.
    static let scripted = Traits(rawValue: 64)
  }

  var text: String
  var kind: Kind
  var traits: Traits = []

  init(_ text: String, _ kind: FormulaClass, _ traits: Traits = []) {
    self.text = text
    self.kind = .atom(kind)
    self.traits = traits
  }

  init(_ kind: Kind) {
    text = ""
    self.kind = kind
  }

  var atomClass: FormulaClass? {
    if case .atom(let kind) = kind { kind } else { nil }
  }

  /// A minus is as wide as a plus, and no hyphen.
  var shown: String {
    text == "-" && (atomClass == .binary || atomClass == .prefix) ? "−" : text
  }

  var startsWord: Bool { text.unicodeScalars.first?.isFormulaWord == true }
  var endsSentence: Bool { text == "." || text == "!" || text == "?" }
  var endsWord: Bool { text.unicodeScalars.last?.isFormulaWord == true }
}

extension Array<FormulaPiece> {
  /// Whether a slash beside these would take in only a part of them.
  func isCompound(asDenominator: Bool) -> Bool {
    let atoms = filter { $0.atomClass != nil && !$0.text.isEmpty }
    guard let first = atoms.first else { return false }
    if contains(where: { if case .space = $0.kind { true } else { false } }) { return true }
    guard atoms.count > 1 else {
      if first.traits.contains(.fraction) || (first.traits.contains(.text) && first.text.contains(" ")) {
        return true
      }
      return asDenominator && first.isProductOfTwoLetters
    }
    if atoms.isEnclosed { return false }
    for (index, atom) in atoms.enumerated() {
      switch atom.atomClass {
      case .binary, .relation, .punctuation, .large, .colon, .function: if !atoms.isCall { return true }
      case .prefix where index > 0 || asDenominator: return true
      default: break
      }
      if atom.traits.contains(.fraction) || atom.text == "/" { return true }
    }
    return asDenominator && !atoms.isCall && !atoms.isDifferential
  }

  /// `(…)`, `[…]`, `|…|`, as a whole.
  private var isEnclosed: Bool { first?.atomClass == .opening && closesAtEnd(from: startIndex) }

  /// `f(x)`: a name, then brackets up to the end.
  private var isCall: Bool {
    guard count > 2, let name = first, name.atomClass == .ordinary || name.atomClass == .function,
      self[1].atomClass == .opening, self[1].text == "("
    else { return false }
    return closesAtEnd(from: 1)
  }

  /// `∂x`, `dx`.
  private var isDifferential: Bool { count == 2 && ["∂", "d"].contains(self[0].text) && self[1].endsWord }

  private func closesAtEnd(from start: Int) -> Bool {
    var depth = 0
    for index in start..<count {
      if self[index].atomClass == .opening { depth += 1 }
      if self[index].atomClass == .closing { depth -= 1 }
      if depth == 0 { return index == count - 1 }
    }
    return false
  }
}

extension FormulaPiece {
  /// `ab`, but neither `dx` nor an abbreviation such as `FP`.
  fileprivate var isProductOfTwoLetters: Bool {
    let scalars = Array(text.unicodeScalars)
    return traits.contains(.letters) && scalars.count == 2 && scalars[0] != "d"
      && !scalars.allSatisfy { ("A"..."Z").contains($0) }
  }
}
