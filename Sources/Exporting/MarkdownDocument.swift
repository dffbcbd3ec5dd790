/// A document as Markdown: entries as they stand in their files, below the headings that they stand under there.
public struct MarkdownDocument {
  private let anthology: Anthology

  public init(_ anthology: Anthology) { self.anthology = anthology }

  public var text: String {
    let definitions = definitions
    let end = definitions.isEmpty ? "\n" : "\n\n" + definitions.joined(separator: "\n") + "\n"
    if anthology.items.count == 1, let item = anthology.items.first { return Self.trimmed(item.source) + end }
    var blocks: [String] = []
    for chapter in anthology.chapters {
      // An introduction brings the title of its file along.
      if chapter.items.first?.source.hasPrefix("# ") != true {
        blocks.append("# " + Self.line(chapter.title))
      }
      var sections: [String] = []
      for item in chapter.items {
        let shared = zip(sections, item.summary.sections).prefix { $0 == $1 }.count
        for (depth, title) in item.summary.sections.enumerated().dropFirst(shared) {
          // An entry's own heading is one of these levels or below it.
          blocks.append(String(repeating: "#", count: min(6, depth + 2)) + " " + Self.line(title))
        }
        // An overview brings its heading along.
        sections = item.headings
        blocks.append(Self.trimmed(item.source))
      }
    }
    return blocks.joined(separator: "\n\n") + end
  }

  /// What the entries' files define for them. A label that means one thing here and another there is left out: it would
  /// lead to the wrong place in one of them.
  private var definitions: [String] {
    var texts: [String: String] = [:]
    var order: [String] = []
    var doubtful: Set<String> = []
    for definition in anthology.items.flatMap(\.definitions) {
      if let known = texts[definition.label] {
        if known != definition.text { doubtful.insert(definition.label) }
      } else {
        texts[definition.label] = definition.text
        order.append(definition.label)
      }
    }
    return order.filter { !doubtful.contains($0) }.compactMap { texts[$0] }
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func trimmed(_ source: String) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
