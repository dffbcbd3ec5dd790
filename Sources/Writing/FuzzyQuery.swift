/// What was typed to pick one of many: found in order, not necessarily together, in Chinese, Latin or pinyin.
public struct FuzzyQuery: Sendable {
  private let scalars: [UInt32]
  private let pinyin: PinyinQuery?

  /// Nil if nothing was typed.
  public init?(_ typed: String) {
    scalars = FoldedText(typed).scalars.filter { $0 != 0x20 }
    guard !scalars.isEmpty else { return nil }
    pinyin = PinyinQuery(typed)
  }

  /// A text that is picked from, folded once.
  public struct Candidate: Hashable, Sendable {
    public let text: String
    fileprivate let scalars: [UInt32]
    fileprivate let startsWord: [Bool]

    public init(_ text: String) {
      self.text = text
      let folded = FoldedText(text)
      scalars = folded.scalars
      // A word starts after anything that is neither letter nor digit, at a step of the case, and with each
      // Han behind what is none.
      startsWord = folded.scalars.indices.map { index in
        index == 0 || folded.startsWord[index]
          || (folded.kinds[index] != .other && folded.kinds[index - 1] != folded.kinds[index])
      }
    }
  }

  /// How well it fits, more being better; nil if it doesn't.
  public func score(_ candidate: Candidate) -> Int? {
    if let start = together(candidate.scalars) {
      return Points.together
        + (start == 0 ? Points.atStart : candidate.startsWord[start] ? Points.atWord : 0)
        - min(start, Points.mostBefore)
    }
    if let pinyin, let found = pinyin.matchAnywhere(in: candidate.text) {
      let start = found.range.lowerBound == 0 ? Points.pinyinAtStart : 0
      switch found.match.kind {
      case .full: return Points.pinyin + start
      case .mixed where scalars.count >= 3: return Points.mixedPinyin + start
      case .initials where scalars.count >= 2: return Points.initials + start
      default: break
      }
    }
    return scattered(candidate)
  }

  private func together(_ text: [UInt32]) -> Int? {
    guard text.count >= scalars.count else { return nil }
    let first = scalars[0]
    for start in 0...(text.count - scalars.count) where text[start] == first {
      if text[start..<(start + scalars.count)].elementsEqual(scalars) { return start }
    }
    return nil
  }

  /// In order, with gaps: word starts and runs count for it, gaps against it.
  private func scattered(_ candidate: Candidate) -> Int? {
    var score = Points.scattered
    var at = 0
    var last = -1
    for scalar in scalars {
      guard let found = next(scalar, in: candidate, from: at, isRun: last >= 0) else { return nil }
      if found == last + 1 && last >= 0 {
        score += Points.inRun
      } else {
        score -= min(Points.mostGap, found - last)
      }
      if candidate.startsWord[found] { score += Points.wordStart }
      last = found
      at = found + 1
    }
    return max(1, min(score, Points.initials - 1))
  }

  /// The next place of a scalar: right here, else the next start of a word, else anywhere.
  private func next(_ scalar: UInt32, in candidate: Candidate, from: Int, isRun: Bool) -> Int? {
    let text = candidate.scalars
    guard from < text.count else { return nil }
    if isRun && text[from] == scalar { return from }
    let rest = from..<text.count
    return rest.first { text[$0] == scalar && candidate.startsWord[$0] } ?? rest.first { text[$0] == scalar }
  }

  /// What kinds of finding are worth: each kind more than the best of the next, whatever is added or taken away.
  private enum Points {
    /// All of it in one piece: best at the start, then at the start of a word, then early.
    static let together = 2000
    static let atStart = 500
    static let atWord = 250
    static let mostBefore = 200
    /// By pinyin in full, in full and initials mixed, by initials.
    static let pinyin = 1500
    static let mixedPinyin = 1200
    static let initials = 1000
    static let pinyinAtStart = 199
    /// In order, with gaps.
    static let scattered = 500
    static let inRun = 25
    static let wordStart = 30
    static let mostGap = 10
  }
}
