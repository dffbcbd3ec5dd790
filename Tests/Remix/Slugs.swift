/// The anchors that GitHub gives to the headings of a page.
struct Slugs {
  private var used: [String: Int] = [:]

  mutating func unique(_ slug: String) -> String {
    let count = used[slug, default: 0]
    used[slug] = count + 1
    return count == 0 ? slug : "\(slug)-\(count)"
  }

  static func slug(_ title: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in title.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .decimalNumber, .letterNumber, .lowercaseLetter, .modifierLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .otherLetter, .titlecaseLetter, .uppercaseLetter:
        result.append(scalar)
      // Other spaces than this one go as punctuation does.
      default: if scalar == "-" || scalar == " " { result.append("-") }
      }
    }
    return String(result)
  }
}
