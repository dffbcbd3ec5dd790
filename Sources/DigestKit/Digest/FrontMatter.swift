import Foundation
import TOMLKit
import Writing
import Yams

/// Fields before the text: YAML between `---` lines, TOML between `+++` lines, or leading `Key: value` lines.
///
/// Scalars are read as text, so that `no`, `1.0` and dates stay as they are written.
struct FrontMatter {
  /// Values by key, in lower case and without `_`, `-` and spaces.
  private(set) var fields: [String: String] = [:]
  /// Values that are lists, by key as above.
  private var lists: [String: [String]] = [:]
  /// How many lines of the file it takes.
  private(set) var lineCount = 0
  private(set) var faults: [Diagnostic] = []

  /// More than this is no front matter.
  private static let mostBytes = 65_536

  init(_ bytes: [UInt8]) {
    // Hardly a text begins like that.
    guard let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") || first.isLetter
    else {
      return
    }
    let isFenced = !first.isLetter
    let text = String(decoding: bytes.prefix(isFenced ? Self.mostBytes : 8192), as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    switch lines[0].trimmingSpaces() {
    case "---": if let inner = fenced(lines, by: ["---", "..."]) { readYAML(inner) }
    case "+++": if let inner = fenced(lines, by: ["+++"]) { readTOML(inner) }
    default: readPairs(lines)
    }
  }

  /// True if it says that the text isn't finished, or isn't to be shown.
  var isDraft: Bool {
    let yes: Set<String> = ["true", "yes", "on", "1"]
    let no: Set<String> = ["false", "no", "off", "0"]
    return fields["draft"].map { yes.contains($0.lowercased()) } ?? false
      || fields["published"].map { no.contains($0.lowercased()) } ?? false
  }

  /// What the first of these keys holds, a list or words parted by commas; without quotes and `#`.
  func list(_ keys: String...) -> [String] {
    for key in keys {
      let values = lists[key] ?? fields[key].map { $0.split { ",，、;；".contains($0) }.map(String.init) }
      guard let values else { continue }
      let names = values.map { value in
        String(
          value.trimmingSpaces().drop { "[\"'#".contains($0) }.reversed().drop { "]\"'".contains($0) }
            .reversed())
      }
      return names.filter { !$0.isEmpty }
    }
    return []
  }

  /// The lines between the fences; nil if the closing one is missing.
  private mutating func fenced(_ lines: [Substring], by ends: [String]) -> [Substring]? {
    guard
      let end = lines.dropFirst().firstIndex(where: { line in
        // An indented one is a line of a block of text.
        line.first?.isWhitespace != true && ends.contains(line.trimmingSpaces())
      })
    else {
      // `---` alone is a thematic break; only what looks like fields is an unclosed front matter.
      if lines.dropFirst().first.flatMap({ Self.pair($0) }) != nil {
        faults.append(Diagnostic(.warning, .unclosedFrontMatter, line: 1, subject: ends[0]))
      }
      return nil
    }
    lineCount = end + 1
    return Array(lines[1..<end])
  }

  private mutating func set(_ key: String, _ value: String) {
    let key = key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    if fields[key] == nil { fields[key] = value.trimmingSpaces() }
  }

  private mutating func set(_ key: String, _ values: [String]) {
    lists[key.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }] = values
  }

  // MARK: - YAML

  private mutating func readYAML(_ lines: [Substring]) {
    let text = lines.joined(separator: "\n")
    guard !Self.isDeep(lines) else {
      return readLines(lines, fault: 1, "nested too deeply")
    }
    do {
      guard case .mapping(let mapping)? = try Yams.compose(yaml: text) else {
        return readLines(lines)
      }
      for (key, value) in mapping {
        guard let name = key.scalar?.string else { continue }
        if let scalar = value.scalar {
          set(name, scalar.string)
        } else if let sequence = value.sequence {
          set(name, sequence.compactMap { $0.scalar?.string ?? $0.mapping?["name"]?.scalar?.string })
        }
      }
    } catch let error as YamlError {
      let (line, problem) = Self.place(of: error)
      readLines(lines, fault: line, problem)
    } catch {
      readLines(lines, fault: 1, "\(error)")
    }
  }

  /// More levels than authors write: the parser goes down one call a level.
  private static func isDeep(_ lines: [Substring]) -> Bool {
    var open = 0
    for line in lines {
      for byte in line.utf8 {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { open += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { open = max(0, open - 1) }
        if open > deepest { return true }
      }
      let marks = line.prefix { $0 == "-" || $0 == "?" || $0 == " " || $0 == ":" }.count { $0 != " " }
      if marks > deepest { return true }
    }
    return false
  }

  private static let deepest = 60

  private static func place(of error: YamlError) -> (line: Int, problem: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (mark.line, problem)
    default: (1, "\(error)".split(separator: "\n").first.map(String.init) ?? "")
    }
  }

  /// Line by line, where the whole can't be read: what is right is taken.
  private mutating func readLines(_ lines: [Substring], fault line: Int? = nil, _ problem: String = "") {
    if let line {
      // The fence is the first line of the file.
      faults.append(
        Diagnostic(.warning, .badFrontMatter, line: min(max(1, line), lines.count) + 1, subject: problem))
    }
    for line in lines where line.first?.isWhitespace != true {
      if let (key, value) = Self.pair(line) { set(key, value) }
    }
  }

  // MARK: - TOML

  private mutating func readTOML(_ lines: [Substring]) {
    do {
      guard !Self.isDeep(lines) else {
        faults.append(Diagnostic(.warning, .badFrontMatter, line: 2, subject: "nested too deeply"))
        return
      }
      let table = try TOMLTable(string: lines.joined(separator: "\n"))
      for key in table.keys {
        guard let value = table[key] else { continue }
        if let text = value.string {
          set(key, text)
        } else if let array = value.array {
          set(key, array.compactMap(\.string))
        } else if value.table == nil {
          set(key, value.debugDescription)
        }
      }
    } catch let error as TOMLParseError {
      faults.append(
        Diagnostic(
          .warning, .badFrontMatter, line: error.source.begin.line + 1,
          subject: error.description.split(separator: "\n").first.map(String.init) ?? ""))
      // `key = value` lines that are right.
      for line in lines {
        let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingSpaces() }
        if parts.count == 2 { set(parts[0], Self.unquoted(parts[1])) }
      }
    } catch {
      faults.append(Diagnostic(.warning, .badFrontMatter, line: 2, subject: "\(error)"))
    }
  }

  // MARK: - Key: value

  /// What other tools write there; other leading lines with a colon are text.
  private static let knownKeys: Set<String> = [
    "title", "date", "number", "issue", "week", "author", "authors", "tags", "categories", "category", "lang",
    "language", "slug", "layout", "draft", "description", "summary", "permalink", "subtitle", "published",
    "created", "updated", "weight", "cover", "id", "vol", "volume", "no", "pubdate", "editor", "keywords",
  ]

  private mutating func readPairs(_ lines: [Substring]) {
    var found: [(key: String, value: String)] = []
    for line in lines {
      if line.trimmingSpaces().isEmpty { break }
      guard let (key, value) = Self.pair(line), Self.knownKeys.contains(key) else { return }
      found.append((key, value))
    }
    for (key, value) in found { set(key, value) }
    lineCount = found.count
  }

  private static func pair(_ line: Substring) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon]
    guard let initial = key.first, initial.isLetter,
      key.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == " " })
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

extension UInt8 {
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}
