import Screen
import Writing

/// A line of text that is being typed, with a caret in it: what every prompt edits, with the keys of a shell.
public struct InputLine: Equatable, Sendable {
  /// The text on both sides of the caret, which stands between two characters as a reader sees them.
  public private(set) var before: String
  public private(set) var after = ""

  public init(_ text: String = "") { before = text }

  public var text: String { before + after }
  public var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Longer than this is no line that anybody types, in bytes.
  static let longest = 10_000

  /// What a key did.
  enum Outcome { case changed, moved, nothing }

  /// Inserts text at the caret, of a longer one as much as fits. Gives the bytes that didn't.
  @discardableResult
  mutating func insert(_ text: String, longest: Int = longest) -> Int {
    var room = longest - before.utf8.count - after.utf8.count
    guard text.utf8.count > room else {
      before += text
      return 0
    }
    let fitting = text.prefix { character in
      room -= character.utf8.count
      return room >= 0
    }
    before += fitting
    return text.utf8.count - fitting.utf8.count
  }

  /// Puts another text in front of the caret; what stands behind it stays.
  mutating func replaceBefore(with text: String) { before = text }

  /// Edits the line or moves the caret, if the key is one that does.
  mutating func edit(_ key: Key, longest: Int = longest) -> Outcome {
    switch key {
    case .character(let character): return change { $0.insert(String(character), longest: longest) }
    case .backspace, .control("h"): return change { _ = $0.before.popLast() }
    case .delete, .control("d"): return change { $0.dropAfter(1) }
    case .control("u"): return change { $0.before = "" }
    case .control("k"): return change { $0.after = "" }
    case .control("w"): return change { $0.before = Self.withoutLastRun($0.before) }
    case .modified(.alt, .backspace): return change { $0.before.removeSubrange($0.startOfWord...) }
    case .modified(.alt, .character("d")): return change { $0.after.removeSubrange(..<$0.endOfWord) }
    case .left, .control("b"):
      return move { if let last = $0.before.popLast() { $0.after = "\(last)" + $0.after } }
    case .right, .control("f"):
      return move { line in
        if let first = line.after.first {
          line.before.append(first)
          line.dropAfter(1)
        }
      }
    case .home, .control("a"): return move { $0.moveCaret(to: $0.before.startIndex) }
    case .end, .control("e"): return move { $0.moveCaret(behind: $0.after.endIndex) }
    case .modified(.alt, .character("b")), .modified(.control, .left), .modified(.alt, .left):
      return move { $0.moveCaret(to: $0.startOfWord) }
    case .modified(.alt, .character("f")), .modified(.control, .right), .modified(.alt, .right):
      return move { $0.moveCaret(behind: $0.endOfWord) }
    default: return .nothing
    }
  }

  private mutating func change(_ body: (inout InputLine) -> Void) -> Outcome {
    let old = self
    body(&self)
    return self == old ? .moved : .changed
  }

  private mutating func move(_ body: (inout InputLine) -> Void) -> Outcome {
    body(&self)
    return .moved
  }

  private mutating func dropAfter(_ count: Int) { after.removeFirst(min(count, after.count)) }

  private mutating func moveCaret(to index: String.Index) {
    after = before[index...] + after
    before.removeSubrange(index...)
  }

  private mutating func moveCaret(behind index: String.Index) {
    before += after[..<index]
    after.removeSubrange(..<index)
  }

  // MARK: Words

  /// Where the word before the caret begins; words of Han are ICU's.
  private var startOfWord: String.Index {
    WordSegments.words(in: before).last?.startIndex ?? before.startIndex
  }

  private var endOfWord: String.Index { WordSegments.words(in: after).first?.endIndex ?? after.endIndex }

  /// Without the last run of characters that are no spaces, and the spaces behind it.
  private static func withoutLastRun(_ text: String) -> String {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    while let last = text.last, !last.isWhitespace { text.removeLast() }
    return text
  }
}
