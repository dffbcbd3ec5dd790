import Writing

/// Fields before the text: YAML between `---` lines, or leading `Key: value` lines.
///
/// Only top-level scalars are read, which is all that a digest's title, number and date need.
struct FrontMatter {
  /// Lower-case keys.
  var fields: [String: String] = [:]
  /// How many lines of the file it takes.
  var lineCount = 0
  var isUnclosed = false

  /// What other tools write there; other leading lines with a colon are text.
  private static let knownKeys: Set<String> = [
    "title", "date", "number", "issue", "week", "author", "authors", "tags", "categories", "category", "lang",
    "language", "slug", "layout", "draft", "description", "summary", "permalink", "subtitle", "published",
    "created", "updated", "weight", "cover", "id", "vol", "volume", "no", "pubdate", "editor", "keywords",
  ]

  init(lines: [Substring]) {
    guard let first = lines.first else { return }
    let opening = first.trimmingSpaces()
    if opening == "---" {
      readYAML(lines)
    } else {
      readPairs(lines)
    }
  }

  private mutating func readYAML(_ lines: [Substring]) {
    guard let end = lines.dropFirst().firstIndex(where: { ["---", "..."].contains($0.trimmingSpaces()) })
    else {
      // `---` alone is a thematic break; only what looks like fields is an unclosed front matter.
      isUnclosed = lines.dropFirst().first.flatMap { Self.pair($0) } != nil
      return
    }
    for line in lines[1..<end] {
      guard line.first?.isWhitespace != true, let (key, value) = Self.pair(line) else { continue }
      fields[key] = value
    }
    lineCount = end + 1
  }

  private mutating func readPairs(_ lines: [Substring]) {
    var found: [String: String] = [:]
    var count = 0
    for line in lines {
      if line.trimmingSpaces().isEmpty { break }
      guard let (key, value) = Self.pair(line), Self.knownKeys.contains(key) else { return }
      found[key] = value
      count += 1
    }
    guard count > 0 else { return }
    fields = found
    lineCount = count
  }

  private static func pair(_ line: Substring) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard let initial = key.first, initial.isLetter,
      key.allSatisfy({ $0.isLetter || $0 == "_" || $0 == "-" || $0 == " " })
    else { return nil }
    let after = line[line.index(after: colon)...]
    guard after.isEmpty || after.first?.isWhitespace == true else { return nil }
    return (key.trimmingSpaces().lowercased(), unquoted(after.trimmingSpaces()))
  }

  private static func unquoted(_ value: String) -> String {
    guard value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
      return value
    }
    return String(value.dropFirst().dropLast())
  }
}
