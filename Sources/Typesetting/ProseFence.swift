import Writing

/// Prose that its writer put into a fence: a line is a paragraph there, wider than any page.
enum ProseFence {
  /// True if lines wider than the page are prose, all of them, and the fence names no language.
  static func isOne(_ text: String, language: String, width: Int, ambiguous: AmbiguousWidth) -> Bool {
    guard namesOfNone.contains(language) else { return false }
    let lines = text.split(whereSeparator: \.isNewline)
    let wide = lines.filter {
      $0.utf8.count > width - 2 && SafeText($0).cells(ambiguous: ambiguous) > width - 2
    }
    return !wide.isEmpty && wide.allSatisfy(isProse)
      && !lines.contains { $0.unicodeScalars.contains(where: isOfDrawing) }
  }

  private static let namesOfNone: Set<String> = [
    "", "text", "txt", "plaintext", "plain", "markdown", "md", "quote",
  ]

  /// Frames and arrows of a drawing in characters.
  private static func isOfDrawing(_ scalar: Unicode.Scalar) -> Bool {
    (0x2500...0x25FF).contains(scalar.value)
  }

  /// Han with their stops, or many words with single spaces between them; few of the signs that code has.
  private static func isProse(_ line: Substring) -> Bool {
    var han = 0
    var letters = 0
    var signs = 0
    for scalar in line.unicodeScalars {
      if scalar.isHanOrKana || scalar.isHangul {
        han += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      } else if "{}[]<>=|\\;#$_/&*+~^`@".unicodeScalars.contains(scalar) {
        signs += 1
      }
    }
    guard signs * 25 <= han * 2 + letters else { return false }
    if han * 2 >= letters { return han >= 8 && line.contains { "，。；：、！？".contains($0) } }
    let words = line.trimmingSpaces().split(separator: " ", omittingEmptySubsequences: false)
    return words.count >= 8 && !words.contains("") && letters >= words.count * 3
  }
}
