import Reader
import Screen
import TOMLKit
import Writing

/// The table `[theme]`: styles of the reader's own, by the names of a theme's parts, and what they are laid over.
struct ThemeConfiguration {
  /// Nil if the terminal is to be asked.
  var base: Theme.Base?
  var styles: [Theme.Part: Style] = [:]

  init(_ table: TOMLTable, fault: (String, Phrase.CommandLine) -> Void) {
    for key in table.keys {
      let name = "theme.\(key)"
      if key == "base" {
        base = Self.base(table[key], name, fault)
      } else if let part = Theme.Part(rawValue: key) {
        styles[part] = Self.style(table[key], name, fault)
      } else {
        fault(name, .noSuchPart(Self.nearest(to: key)))
      }
    }
  }

  private static func base(
    _ value: TOMLValueConvertible?, _ name: String, _ fault: (String, Phrase.CommandLine) -> Void
  ) -> Theme.Base? {
    if value?.string == "auto" { return nil }
    if let base = value?.string.flatMap(Theme.Base.init) { return base }
    let choices = ["auto"] + Theme.Base.allCases.map(\.rawValue)
    fault(name, .expected(choices.map { "\"\($0)\"" }.joined(separator: " / ")))
    return nil
  }

  /// A bare number is a colour, too.
  private static func style(
    _ value: TOMLValueConvertible?, _ name: String, _ fault: (String, Phrase.CommandLine) -> Void
  ) -> Style? {
    guard let text = value?.string ?? value?.int.map(String.init), text.contains(where: { $0 != " " }) else {
      fault(name, .expected("\"75 underline\" / \"black on 179\" / …"))
      return nil
    }
    do {
      return try Style(notation: text)
    } catch {
      guard case .unexpected(let word) = error else { return nil }
      fault(name, .noStyle(word))
      return nil
    }
  }

  /// The part that was meant, if one is near.
  private static func nearest(to key: String) -> String? {
    Spelling.nearest(to: key, among: Theme.Part.allCases.map(\.rawValue))
  }
}
