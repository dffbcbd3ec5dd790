import Writing

/// What other tools than a Markdown reader write between the lines: tags of templates, imports, components,
/// containers, headings without a space. Gone, or written as Markdown, before the text is parsed.
///
/// Lines stay lines, so that their numbers hold; code stays as it is.
struct SourceDialect {
  private var lines: [Substring]

  /// The source as Markdown; the same bytes where there is nothing of the kind.
  static func markdown(of source: [UInt8]) -> [UInt8] {
    guard mayHold(source) else { return source }
    let text = String(decoding: source, as: UTF8.self)
    var dialect = SourceDialect(
      lines: text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" })
    dialect.rewrite()
    let rewritten = Array(dialect.lines.joined(separator: "\n").utf8)
    return rewritten
  }

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
          if (0x41...0x5A).contains(next & 0xFF)
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

  private mutating func rewrite() {
    let levels = levelsWithoutSpace()
    var container: Substring?
    forEachTextLine { line in
      let trimmed = line.trimmingSpaces()
      if let mark = Self.containerMark(trimmed) {
        if container != nil, mark.name.isEmpty {
          container = nil
          return ""
        }
        guard container == nil else { return line }
        if let alert = Self.alerts[mark.name.lowercased()] {
          container = alert
          return "> [!\(alert)]"
        }
        return mark.name.isEmpty || trimmed.hasPrefix(":::") ? "" : line
      }
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
  }

  /// Calls `change` for every line outside fenced code, and keeps what it gives.
  private mutating func forEachTextLine(_ change: (Substring) -> Substring) {
    var fence: Substring?
    for index in lines.indices {
      let start = lines[index].drop { $0 == " " }
      if let open = fence {
        if start.hasPrefix(open), start.allSatisfy({ $0 == open.first || $0.isWhitespace }) { fence = nil }
      } else if start.hasPrefix("```") || start.hasPrefix("~~~"), let mark = start.first {
        fence = start.prefix { $0 == mark }
      } else {
        lines[index] = change(lines[index])
      }
    }
  }

  /// Levels from 2 on at which no heading of the file has a space, and two or more have none.
  private mutating func levelsWithoutSpace() -> Set<Int> {
    var without: [Int: Int] = [:]
    var with: Set<Int> = []
    forEachTextLine { line in
      let count = line.prefix { $0 == "#" }.count
      guard (2...6).contains(count), let next = line.dropFirst(count).first else { return line }
      if next.isWhitespace { with.insert(count) } else { without[count, default: 0] += 1 }
      return line
    }
    return Set(without.filter { $0.value >= 2 && !with.contains($0.key) }.keys)
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
        .replacing(/(?<before>^|[^_^\\}A-Za-z0-9])\{\{[<%]?\s*(?<inner>[^{}]*?)\s*[>%]?\}\}/) { match in
          // Two braces are grouping in a formula: {{i}}.
          match.inner.count < 3 ? String(match.0) : String(match.before)
        }
        .replacing(/\{:[^{}]*\}/, with: "")
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
