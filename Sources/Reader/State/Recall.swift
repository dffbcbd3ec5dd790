/// How far back the arrows have gone through lines of earlier.
public struct Recall: Equatable, Sendable {
  /// Counted from the newest; nil while a line of one's own is typed.
  private(set) var index: Int?

  /// The line a step further back, or forward for -1; behind the newest it is empty again. Nil beyond the oldest.
  mutating func step(_ step: Int, through past: [String]) -> InputLine? {
    let next = (index ?? -1) + step
    guard next < past.count else { return nil }
    index = next < 0 ? nil : next
    return InputLine(next < 0 ? "" : past[past.count - 1 - next])
  }
}
