/// Anchors of headings as GitHub makes them: lower case, letters, marks, digits, `_` and `-` kept, spaces as
/// `-`, and `-1`, `-2` behind those that came before.
public struct HeadingSlugs: Sendable {
  private var counts: [String: Int] = [:]

  public init() {}

  /// The next anchor for a heading of this text; never the same twice.
  public mutating func slug(for title: String) -> String {
    let base = Self.base(of: title)
    var slug = base
    while counts[slug] != nil {
      counts[base, default: 0] += 1
      slug = "\(base)-\(counts[base] ?? 0)"
    }
    counts[slug] = 0
    return slug
  }

  /// The anchor before any number.
  public static func base(of title: String) -> String {
    var result = ""
    for scalar in title.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
        result.unicodeScalars.append(scalar)
      default:
        if scalar == "-" { result.append("-") }
        if scalar == " " { result.append("-") }
      }
    }
    return result
  }
}
