/// The tokens of a formula, with the partner of every brace and of every `\begin`.
///
/// Partners are found once, before any parsing: a group's end is then known without a search, and braces that
/// have no partner can be told from those that do.
struct FormulaTokens {
  enum Kind: Equatable {
    case scalar(Unicode.Scalar)
    /// A control word or a control symbol, without its backslash.
    case command(String)
    case open, close, superscript, `subscript`, cell, prime
    /// Spaces in the source; those right after a control word only end its name.
    case space(endsCommand: Bool)
  }

  private(set) var kinds: [Kind] = []
  /// The closing token for `{` and `\begin`; nil for all others.
  private(set) var partners: [Int?] = []
  private let scalars: [Unicode.Scalar]
  /// Where each token starts in the source, and at last the source's end.
  private var starts: [Int] = []

  var count: Int { kinds.count }

  init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    var position = 0
    while position < scalars.count {
      starts.append(position)
      kinds.append(token(at: &position))
    }
    starts.append(position)
    partners = matched()
  }

  /// The source of a range of tokens, with a space for each run of spaces.
  func source(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for index in range {
      if case .space = kinds[index] {
        view.append(" ")
      } else {
        view.append(
          contentsOf: scalars[starts[index]..<starts[index + 1]].map { $0.isFormulaBlank ? " " : $0 })
      }
    }
    return String(view)
  }

  private func token(at position: inout Int) -> Kind {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "\\": return command(at: &position)
    case "{": return .open
    case "}": return .close
    case "^": return .superscript
    case "_": return .subscript
    case "&": return .cell
    case "'", "\u{2019}": return .prime
    default: break
    }
    guard scalar.isFormulaBlank else { return .scalar(scalar) }
    while position < scalars.count, scalars[position].isFormulaBlank { position += 1 }
    var endsCommand = false
    if case .command(let name) = kinds.last { endsCommand = name.unicodeScalars.first?.isASCIILetter == true }
    return .space(endsCommand: endsCommand)
  }

  private func command(at position: inout Int) -> Kind {
    guard position < scalars.count else { return .scalar("\\") }
    var name = String.UnicodeScalarView()
    while position < scalars.count, scalars[position].isASCIILetter {
      name.append(scalars[position])
      position += 1
    }
    if name.isEmpty {
      name.append(scalars[position].isFormulaBlank ? " " : scalars[position])
      position += 1
    }
    return .command(String(name))
  }

  private func matched() -> [Int?] {
    var result = [Int?](repeating: nil, count: kinds.count)
    var waiting: [Int] = []
    var openBraces = 0
    for (index, kind) in kinds.enumerated() {
      switch kind {
      case .open:
        waiting.append(index)
        openBraces += 1
      case .command("begin"):
        waiting.append(index)
      case .close where openBraces > 0:
        // An environment left open inside braces ends, without a partner, where they do.
        while let last = waiting.popLast() {
          guard kinds[last] == .open else { continue }
          result[last] = index
          break
        }
        openBraces -= 1
      case .command("end"):
        guard let last = waiting.last, kinds[last] != .open else { continue }
        result[last] = index
        waiting.removeLast()
      default: break
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// White space, and control characters, which have no business in a formula.
  var isFormulaBlank: Bool {
    value <= 0x20 || (value > 0x7E && (value <= 0xA0 || properties.isWhitespace))
  }

  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  var isASCIIDigit: Bool { ("0"..."9").contains(self) }

  /// Letters and digits of any script.
  var isFormulaWord: Bool { isASCIIDigit || properties.isAlphabetic }
}
