/// What stands at the end of a file for the links and notes in it: `[label]: address` and `[^label]: note`.
///
/// Source: CommonMark 0.31 §4.7, and GitHub's footnotes.
public struct LinkDefinitions: Sendable {
  public struct Definition: Equatable, Sendable {
    /// As references are matched: without case, runs of white space as one space.
    public var label: String
    /// As it stands in the file, all its lines.
    public var text: String
  }

  private var definitions: [Definition] = []

  /// Of the text of a file; of two for one label the first holds.
  public init(in text: String) {
    var isCode = false
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indent = line.prefix { $0 == " " }.count
      let words = line.dropFirst(indent)
      if indent < 4, words.hasPrefix("```") || words.hasPrefix("~~~") {
        isCode.toggle()
        isOpen = false
      } else if isCode {
        continue
      } else if indent < 4, let label = Self.label(definedBy: words) {
        isOpen = !definitions.contains { $0.label == label }
        if isOpen { definitions.append(Definition(label: label, text: String(line))) }
      } else if isOpen, indent > 0, !words.isEmpty {
        // A title, or more of a note, on lines of its own.
        definitions[definitions.count - 1].text += "\n" + line
      } else {
        isOpen = false
      }
    }
  }

  /// Those that a part of the file refers to and doesn't bring along, in the order of the file.
  public func missing(in source: String) -> [Definition] {
    let own = LinkDefinitions(in: source).definitions.map(\.label)
    let labels = Self.labels(in: source)
    return definitions.filter { labels.contains($0.label) && !own.contains($0.label) }
  }

  /// False if nothing in a part of a file can be a reference: most links have their addresses behind them.
  public static func areNeeded(by source: String) -> Bool { !labels(in: source).isEmpty }

  /// What stands in brackets without an address in parentheses behind them.
  private static func labels(in source: String) -> Set<String> {
    var labels: Set<String> = []
    var rest = source[...]
    while let open = rest.firstIndex(of: "[") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(where: { "[]".contains($0) }), rest[close] == "]" else { continue }
      if !rest[close...].hasPrefix("](") { labels.insert(folded(rest[..<close])) }
    }
    return labels
  }

  private static func label(definedBy line: Substring) -> String? {
    guard line.hasPrefix("["), let close = line.dropFirst().firstIndex(where: { "[]".contains($0) }) else {
      return nil
    }
    let rest = line[close...]
    guard rest.hasPrefix("]:"), rest.dropFirst(2).contains(where: { !$0.isWhitespace }) else { return nil }
    let label = folded(line[line.index(after: line.startIndex)..<close])
    return label.isEmpty ? nil : label
  }

  private static func folded(_ label: Substring) -> String {
    label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
