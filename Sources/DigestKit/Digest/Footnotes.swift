import Markdown

/// Footnotes stand below the entry that refers to them, wherever in the file they were written.
enum Footnotes {
  static func settle(_ editions: inout [Edition]) {
    let texts = editions.flatMap { $0.entries + [$0.introduction, $0.wholeText].compactMap(\.self) }
    var notes: [String: Block] = [:]
    for block in texts.flatMap(\.blocks) { if let label = label(of: block) { notes[label] = block } }
    guard !notes.isEmpty else { return }
    // One that only a heading refers to stays where it is.
    let moving = Set(texts.flatMap(references))
    for number in editions.indices {
      for index in editions[number].entries.indices {
        settle(&editions[number].entries[index], notes, moving)
      }
      if var introduction = editions[number].introduction {
        settle(&introduction, notes, moving)
        editions[number].introduction = introduction
      }
      if var whole = editions[number].wholeText {
        settle(&whole, notes, moving)
        editions[number].wholeText = whole
      }
    }
  }

  private static func settle(_ entry: inout Entry, _ notes: [String: Block], _ moving: Set<String>) {
    let wanted = references(in: entry)
    entry.blocks.removeAll { block in
      label(of: block).map { moving.contains($0) && !wanted.contains($0) } ?? false
    }
    let own = Set(entry.blocks.compactMap(label))
    entry.blocks += wanted.filter { !own.contains($0) }.compactMap { notes[$0] }
  }

  /// Labels of the notes that an entry refers to, in order.
  private static func references(in entry: Entry) -> [String] {
    var found: [String] = []
    entry.blocks.visitInlines { inline in
      if case .footnoteReference(let label) = inline, !found.contains(label) { found.append(label) }
    }
    return found
  }

  private static func label(of block: Block) -> String? {
    if case .footnote(let label, _) = block.content { label } else { nil }
  }
}
