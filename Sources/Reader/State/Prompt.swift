import DigestKit
import Screen

/// A line that is asked for on the last row.
public struct Prompt: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// The name of a search that is to be saved.
    case name
    /// The command that gets an entry.
    case pipe(EntrySummary)
    /// The file that something is saved as.
    case export(ExportScope)
    /// A word that is to be looked up.
    case word
  }

  public var kind: Kind
  public var line = InputLine()
  /// Lines of earlier, oldest first: ↑ brings them back, and Enter on an empty line the last of them.
  var past: [String] = []
  private var recall = Recall()

  init(_ kind: Kind, past: [String] = []) {
    self.kind = kind
    self.past = past
  }

  /// What Enter stands for.
  var text: String { line.isEmpty ? past.last ?? "" : line.text }

  var isExport: Bool { if case .export = kind { true } else { false } }

  mutating func edit(_ key: Key) {
    switch key {
    case .up, .control("p"): line = recall.step(1, through: past) ?? line
    case .down, .control("n"): line = recall.step(-1, through: past) ?? line
    default: if line.edit(key) == .changed { recall = Recall() }
    }
  }
}

extension Prompt.Kind {
  /// What stands before the line.
  var title: Phrase {
    switch self {
    case .name: .kept(.namePrompt)
    case .pipe: .pipePrompt
    case .word: .vocabulary(.prompt)
    case .export(.entry): .exported(.prompt(.entry))
    case .export(.digest): .exported(.prompt(.digest))
    case .export(.list): .exported(.prompt(.list))
    }
  }
}
