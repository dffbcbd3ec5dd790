import DigestKit
import Screen

/// A line that is asked for on the last row.
public struct Prompt: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// The name of a search that is to be saved.
    case name
    /// The command that gets an entry.
    case pipe(EntrySummary)
  }

  public var kind: Kind
  public var line = InputLine()
  /// Lines of earlier, oldest first: ↑ brings them back, and Enter on an empty line the last of them.
  var past: [String] = []
  private var recalled: Int?

  init(_ kind: Kind, past: [String] = []) {
    self.kind = kind
    self.past = past
  }

  /// What Enter stands for.
  var text: String { line.isEmpty ? past.last ?? "" : line.text }

  mutating func edit(_ key: Key) {
    switch key {
    case .up, .control("p"): recall(1)
    case .down, .control("n"): recall(-1)
    default:
      if line.edit(key) == .changed { recalled = nil }
    }
  }

  /// An earlier line, or a later one; behind the newest the line is empty again.
  private mutating func recall(_ step: Int) {
    let index = (recalled ?? -1) + step
    guard index < past.count else { return }
    recalled = index < 0 ? nil : index
    line = InputLine(index < 0 ? "" : past[past.count - 1 - index])
  }
}

extension Prompt.Kind {
  /// What stands before the line.
  var title: Phrase {
    switch self {
    case .name: .kept(.namePrompt)
    case .pipe: .pipePrompt
    }
  }
}
