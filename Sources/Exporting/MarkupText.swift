import Writing

/// Text as it may stand in HTML and XML: nothing of it is markup, and nothing of it steers a screen.
enum MarkupText {
  /// `text` with line ends and tabs kept.
  static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(escapedPart).joined(separator: "\t")
    }
    return lines.joined(separator: "\n")
  }

  private static func escapedPart(_ part: Substring) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in SafeText(part).string.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;".unicodeScalars
      case "<": escaped += "&lt;".unicodeScalars
      case ">": escaped += "&gt;".unicodeScalars
      case "\"": escaped += "&quot;".unicodeScalars
      case "'": escaped += "&#39;".unicodeScalars
      // XML has no place for these, however they are written.
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
