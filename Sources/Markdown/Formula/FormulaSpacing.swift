/// From pieces to text: which class each atom has where it stands, and the spaces between them.
///
/// The rules are TeX's ("The TeXbook", chapter 18 and appendix G) with one width of space, and with what
/// plain text needs besides: parting words that TeX would tell apart by their fonts.
enum FormulaSpacing {
  /// Spaces of the source between two atoms.
  private enum Gap { case none, afterCommand, plain }

  /// The pieces with the classes that hang on their neighbours settled: signs, bars, colons.
  static func resolved(_ pieces: [FormulaPiece]) -> [FormulaPiece] {
    var result = pieces
    var previous: FormulaClass?
    var openBars: [String] = []
    for index in result.indices {
      guard let kind = result[index].atomClass else {
        if result[index].kind == .lineBreak { (previous, openBars) = (nil, []) }
        continue
      }
      let settled: FormulaClass
      switch kind {
      case .bar: settled = bar(at: index, in: result, after: previous, open: &openBars)
      case .colon: settled = colon(at: index, in: result)
      case .binary: settled = binary(at: index, in: result, after: previous)
      default: settled = kind
      }
      result[index].kind = .atom(settled)
      previous = settled
    }
    return result
  }

  /// The text of pieces; in a compact one only words are parted.
  static func joined(_ pieces: [FormulaPiece], isCompact: Bool) -> String {
    var text = ""
    var previous: FormulaPiece?
    var gap = Gap.none
    var columns = 0
    for piece in pieces {
      switch piece.kind {
      case .gap(let endsCommand): if gap != .plain { gap = endsCommand ? .afterCommand : .plain }
      case .space(let count, let isText): if isText || !isCompact { columns += count }
      case .lineBreak:
        if previous != nil { text += "\n" }
        (previous, gap, columns) = (nil, .none, 0)
      case .atom:
        if let previous {
          let between = isCompact ? compact(previous, piece, gap) : full(previous, piece, gap)
          text += String(repeating: " ", count: max(columns, between))
        }
        text += piece.shown
        previous = piece
        (gap, columns) = (.none, 0)
      }
    }
    return text
  }

  private static func full(_ left: FormulaPiece, _ right: FormulaPiece, _ gap: Gap) -> Int {
    guard let before = left.atomClass, let after = right.atomClass else { return 0 }
    switch (before, after) {
    case (.opening, _), (.prefix, _), (_, .closing), (_, .punctuation), (.relation, .relation): return 0
    case (.relation, _), (_, .relation), (.binary, _), (_, .binary), (.punctuation, _): return 1
    case (.tight, .large), (.tight, .function), (.function, .tight), (.large, .tight): return 0
    case (.function, .opening): return 0
    case (.large, .opening): return left.traits.contains(.scripted) ? 1 : 0
    case (.function, _), (.large, _), (_, .function), (_, .large), (_, .prefix): return 1
    default: break
    }
    if before != .tight, after != .tight, !left.text.isEmpty, !right.text.isEmpty {
      if left.traits.contains(.fraction) || right.traits.contains(.fraction) { return 1 }
    }
    return compact(left, right, gap)
  }

  private static func compact(_ left: FormulaPiece, _ right: FormulaPiece, _ gap: Gap) -> Int {
    guard let before = left.atomClass, let after = right.atomClass else { return 0 }
    switch (before, after) {
    case (.function, .function): return 1
    case (.function, .ordinary): return right.startsWord ? 1 : 0
    case (.ordinary, .function), (.closing, .function): return left.endsWord ? 1 : 0
    case (.ordinary, .ordinary), (.closing, .ordinary): break
    case (.tight, .ordinary) where gap == .plain: return left.endsSentence ? 1 : 0
    case (.ordinary, .opening): return left.traits.contains(.text) && gap == .plain ? 1 : 0
    default: return 0
    }
    if right.startsWord {
      if left.traits.contains(.openEnded) { return 1 }
      if left.endsWord, left.traits.union(right.traits).contains(.word) { return 1 }
    }
    // Differences and derivatives read as pairs: `Δr Δθ`.
    if gap != .none, ["Δ", "∂", "∇"].contains(right.text.unicodeScalars.first) { return 1 }
    if gap != .none, !left.traits.union(right.traits).isDisjoint(with: [.text, .word]) { return 1 }
    guard gap == .plain else { return 0 }
    return before == .closing || left.traits.union(right.traits).contains(.wide) ? 1 : 0
  }
}

extension FormulaSpacing {
  private static func isStart(_ previous: FormulaClass?) -> Bool {
    switch previous {
    case nil, .binary, .relation, .opening, .punctuation, .function, .large, .prefix: true
    default: false
    }
  }

  /// The next atom, and whether spaces part it from the one at `index`.
  private static func next(after index: Int, in pieces: [FormulaPiece]) -> (
    piece: FormulaPiece?, hasGap: Bool
  ) {
    let following = pieces[(index + 1)...].prefix(3)
    let hasGap = following.first?.atomClass == nil
    for piece in following {
      if piece.kind == .lineBreak { break }
      if piece.atomClass != nil { return (piece, hasGap) }
    }
    return (nil, hasGap)
  }

  private static func hasGap(before index: Int, in pieces: [FormulaPiece]) -> Bool {
    index == 0 || pieces[index - 1].atomClass == nil
  }

  /// A sign with nothing to its left belongs to what follows it; one with nothing to its right, to what is
  /// before it.
  private static func binary(
    at index: Int, in pieces: [FormulaPiece], after previous: FormulaClass?
  ) -> FormulaClass {
    if isStart(previous) { return .prefix }
    switch next(after: index, in: pieces).piece?.atomClass {
    case nil, .relation, .closing, .punctuation: return .tight
    default: return .binary
    }
  }

  private static func colon(at index: Int, in pieces: [FormulaPiece]) -> FormulaClass {
    let next = next(after: index, in: pieces)
    if next.piece?.text == "=", !next.hasGap { return .relation }
    guard next.hasGap, next.piece != nil else { return .tight }
    return hasGap(before: index, in: pieces) ? .relation : .punctuation
  }

  /// A bar opens where an operand may start, closes one that is open, and else parts two sides.
  private static func bar(
    at index: Int, in pieces: [FormulaPiece], after previous: FormulaClass?, open: inout [String]
  ) -> FormulaClass {
    let text = pieces[index].text
    let mark = String(text.unicodeScalars.prefix(1))
    let next = next(after: index, in: pieces)
    let hasGapBefore = hasGap(before: index, in: pieces)
    if open.last == mark, !(isStart(previous) && previous != .tight) {
      open.removeLast()
      return .closing
    }
    let opens = isStart(previous) || (hasGapBefore && !next.hasGap && next.piece != nil)
    if opens, !pieces[index].traits.contains(.scripted) {
      open.append(mark)
      return .opening
    }
    if pieces[index].traits.contains(.scripted) { return .closing }
    return hasGapBefore && next.hasGap && next.piece != nil ? .relation : .tight
  }
}
