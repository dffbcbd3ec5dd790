/// How an entry matches, the surest first: those that match in one way stand before those that match in the next.
public enum SearchMatch: String, CaseIterable, Comparable, Sendable {
  /// It holds what was typed.
  case literal
  /// It holds an English word with another ending.
  case form
  /// It holds what Latin letters spell in pinyin.
  case pinyin
  /// It holds what the library's editions translate it by.
  case translation

  public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
