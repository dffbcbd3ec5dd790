import ArgumentParser
import Reader

/// What `--help` says of a command.
func words(_ manual: Phrase.Manual) -> String { Environment.current.text(.manual(manual)) }

/// What `--help` says of an option.
func help(_ manual: Phrase.Manual) -> ArgumentHelp { ArgumentHelp(words(manual)) }

/// Text of the library that takes the command line apart, in the language of the program.
enum ParserWords {
  static func translated(_ text: String, into language: InterfaceLanguage) -> String {
    guard language == .chinese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (english, chinese) in Phrase.parserWords {
        if let parts = parts(of: line, english) { return filled(chinese, parts) }
      }
      return String(line)
    }.joined(separator: "\n")
  }

  /// What stands for each `%` of the pattern; nil if the line isn't of it.
  static func parts(of line: Substring, _ pattern: String) -> [Substring]? {
    let pieces = pattern.split(separator: "%", omittingEmptySubsequences: false)
    guard line.hasPrefix(pieces[0]) else { return nil }
    guard pieces.count > 1 else { return line == pieces[0] ? [] : nil }
    var rest = line.dropFirst(pieces[0].count)
    var parts: [Substring] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: piece) else { return nil }
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    let last = pieces[pieces.count - 1]
    guard rest.hasSuffix(last) else { return nil }
    return parts + [rest.dropLast(last.count)]
  }

  private static func filled(_ text: String, _ parts: [Substring]) -> String {
    parts.enumerated().reduce(text) { $0.replacing("%\($1.offset + 1)", with: $1.element) }
  }
}
