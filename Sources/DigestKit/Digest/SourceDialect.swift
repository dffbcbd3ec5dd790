import Writing

/// What other tools than a Markdown reader write between the lines: tags of templates, imports, components,
/// containers, headings without a space. Gone, or written as Markdown, before the text is parsed.
///
/// Lines stay lines, so that their numbers hold; code stays as it is.
struct SourceDialect {
  /// The source as Markdown; the same bytes where there is nothing of the kind.
  static func markdown(of source: [UInt8]) -> [UInt8] {
    guard mayHold(source) else { return source }
    var dialect = SourceDialect(levels: levelsWithoutSpace(source))
    var result: [UInt8] = []
    result.reserveCapacity(source.count + source.count / 32)
    forEachTextLine(of: source) { line, isCode in
      if isCode || (dialect.container == nil && !dialect.mayHoldInLine(line)) {
        result += line
      } else {
        result += dialect.rewritten(Substring(decoding: line, as: UTF8.self)).utf8
      }
    }
    return result
  }

  /// Levels at which headings have no space.
  private let levels: Set<Int>
  /// The alert that is open.
  private var container: Substring?

  private init(levels: Set<Int>) { self.levels = levels }

  /// Told from a few bytes, since hardly any file has any of it.
  private static func mayHold(_ source: [UInt8]) -> Bool {
    source.withUnsafeBufferPointer { bytes in
      var isLineStart = true
      for index in bytes.indices.dropLast() {
        let (byte, next) = (bytes[index], bytes[index + 1])
        switch byte {
        case UInt8(ascii: "{"):
          if next == UInt8(ascii: "%") || next == UInt8(ascii: "{") || next == UInt8(ascii: ":") {
            return true
          }
        case UInt8(ascii: "<"):
          if (0x41...0x5A).contains(next)
            || next == UInt8(ascii: "/") && index + 2 < bytes.count
              && (0x41...0x5A).contains(bytes[index + 2])
          {
            return true
          }
        case UInt8(ascii: "#") where isLineStart:
          var end = index
          while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
          if end - index >= 2, end < bytes.count, bytes[end] > 0x20 { return true }
        case UInt8(ascii: ":") where isLineStart: if next == UInt8(ascii: ":") { return true }
        case UInt8(ascii: "i") where isLineStart: if starts(bytes, index, "import ") { return true }
        case UInt8(ascii: "e") where isLineStart: if starts(bytes, index, "export ") { return true }
        case UInt8(ascii: "[") where isLineStart:
          if starts(bytes, index, "[TOC]") || starts(bytes, index, "[[toc") || starts(bytes, index, "[[TOC") {
            return true
          }
        default: break
        }
        isLineStart = byte == 0x0A || (isLineStart && (byte == 0x20 || byte == 0x09))
      }
      return false
    }
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ word: StaticString) -> Bool
  {
    index + word.utf8CodeUnitCount <= bytes.count
      && word.withUTF8Buffer { $0.elementsEqual(bytes[index..<(index + $0.count)]) }
  }

  /// The same for one line, which most are spared by.
  private func mayHoldInLine(_ line: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in line {
      if last == UInt8(ascii: "{"), "%{:".utf8.contains(byte) { return true }
      if last == UInt8(ascii: "<"), (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "/") { return true }
      last = byte
    }
    guard let first = line.first(where: { $0 > 0x20 }) else { return false }
    // `[TOC]` is all of its line.
    return ":ie".utf8.contains(first) || (first == UInt8(ascii: "#") && !levels.isEmpty)
      || (first == UInt8(ascii: "[") && line.count <= Self.longestContents)
  }

  /// Bytes of the longest line that stands for a contents list.
  private static let longestContents = 40

  private mutating func rewritten(_ line: Substring) -> Substring {
    let trimmed = line.trimmingSpaces()
    if let mark = Self.containerMark(trimmed) {
      if container != nil, mark.name.isEmpty {
        container = nil
        return ""
      }
      guard container == nil else { return line }
      container = Self.alerts[mark.name.lowercased()]
      guard let container else { return mark.title }
      return "> [!\(container)] \(mark.title)"
    }
    // One that nobody closes ends at the next heading.
    if trimmed.hasPrefix("#") { container = nil }
    if Self.isImport(trimmed) || trimmed == "[TOC]" || trimmed.lowercased() == "[[toc]]" { return "" }
    var text = line
    if line.contains("{") { text = Self.withoutTemplateTags(text)[...] }
    if line.contains("<") { text = Self.withoutComponents(text)[...] }
    let marks = text.prefix { $0 == "#" }.count
    if levels.contains(marks), let next = text.dropFirst(marks).first, !next.isWhitespace {
      text = (text.prefix(marks) + " " + text.dropFirst(marks))[...]
    }
    return container == nil ? text : ("> " + text)[...]
  }

  /// Calls `body` for every line and every line end, and says which are fenced code.
  private static func forEachTextLine(of source: [UInt8], _ body: (ArraySlice<UInt8>, _ isCode: Bool) -> Void)
  {
    let newline = UInt8(ascii: "\n")
    var fence: ArraySlice<UInt8>?
    var start = 0
    while start < source.count {
      var end = start
      while end < source.count, source[end] != newline, source[end] != 0x0D { end += 1 }
      let line = source[start..<end]
      let own = line.drop { $0 == 0x20 }
      var isCode = true
      if let open = fence {
        if own.starts(with: open), own.allSatisfy({ $0 == open.first || $0 <= 0x20 }) { fence = nil }
      } else if let mark = own.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"),
        own.prefix(while: { $0 == mark }).count >= 3
      {
        fence = own.prefix { $0 == mark }
      } else {
        isCode = false
      }
      body(line, isCode)
      if end < source.count { body(source[end..<(end + 1)], true) }
      start = end + 1
    }
  }

  /// Levels from 2 on at which no heading of the file has a space, and two or more have none; or one, where the file
  /// does so at another level.
  private static func levelsWithoutSpace(_ source: [UInt8]) -> Set<Int> {
    var without: [Int: Int] = [:]
    var with: Set<Int> = []
    forEachTextLine(of: source) { line, isCode in
      guard !isCode, line.first == UInt8(ascii: "#") else { return }
      let count = line.prefix { $0 == UInt8(ascii: "#") }.count
      guard (2...6).contains(count), let next = line.dropFirst(count).first else { return }
      if next <= 0x20 { with.insert(count) } else { without[count, default: 0] += 1 }
    }
    let levels = without.filter { !with.contains($0.key) }
    return levels.values.contains { $0 >= 2 } ? Set(levels.keys) : []
  }

  // MARK: - Containers

  private static let alerts = [
    "tip": "TIP", "note": "NOTE", "info": "NOTE", "details": "NOTE", "warning": "WARNING",
    "danger": "CAUTION",
    "caution": "CAUTION", "important": "IMPORTANT",
  ].mapValues { Substring($0) }

  /// `::: tip Title`, `:::`.
  private static func containerMark(_ line: String) -> (name: Substring, title: Substring)? {
    guard line.hasPrefix(":::"), let found = line.wholeMatch(of: /:{3,}\s*([A-Za-z][\w-]*)?\s*(.*)/) else {
      return nil
    }
    return (found.1 ?? "", found.2)
  }

  // MARK: - Tags

  /// `import X from "…"` and what is exported, of MDX.
  private static func isImport(_ line: String) -> Bool {
    guard line.hasPrefix("import ") || line.hasPrefix("export ") else { return false }
    return line.wholeMatch(of: /import\s+(?:.+\s+from\s+)?["'][^"']+["'];?/) != nil
      || line.wholeMatch(of: /export\s+(?:default|const|let|var|function)\b.*[;{}()\]]/) != nil
  }

  /// Without `{% … %}`, `{{ … }}` and `{: … }` outside inline code.
  private static func withoutTemplateTags(_ line: Substring) -> String {
    outsideCode(line) { text in
      text.replacing(/\{%.*?%\}/, with: "")
        .replacing(/(?<before>^|[^_^\\}$A-Za-z0-9])\{\{[<%]?\s*(?<inner>[^{}]*?)\s*[>%]?\}\}/) { match in
          // Two braces are grouping in a formula: {{i}}.
          match.inner.count < 3 ? String(match.0) : String(match.before)
        }
        // Attributes, but no tuple of atoms such as {:ok, x}.
        .replacing(/\{:\s*(?:[.#][\w\-]|[\w\-]+=|toc\b|:)[^{}]*\}/, with: "")
    }
  }

  /// Without tags of components, whose names begin with a capital letter: `<Support />`, `<Tabs>`.
  private static func withoutComponents(_ line: Substring) -> String {
    outsideCode(line) { text in
      text.replacing(/<\/?[A-Z][A-Za-z0-9.]*(?:\s[^<>]*)?\/?>/) { match in
        // `<T>` and the like are words of a text; a component closes itself or stands alone.
        let isAlone = text.trimmingSpaces() == match.0
        return isAlone || match.0.hasSuffix("/>") ? "" : String(match.0)
      }
    }
  }

  /// Changes a line between its spans of inline code.
  private static func outsideCode(_ line: Substring, _ change: (String) -> String) -> String {
    guard line.contains("`") else { return change(String(line)) }
    var result = ""
    for (number, part) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      result += (number > 0 ? "`" : "") + (number % 2 == 0 ? change(String(part)) : String(part))
    }
    return result
  }
}
