import Reader
import Screen
import TOMLKit

/// `theme = "dark"`, or a table `[theme]` of the reader's own styles, by the names of a theme's parts.
struct ThemeConfiguration {
  /// Nil if the terminal is to be asked.
  var base: Theme.Base?
  var styles: [Theme.Part: Style] = [:]

  init() {}

  init(_ value: TOMLValueConvertible?, fault: (String, Phrase.CommandLine) -> Void) {
    guard let table = value?.table else {
      base = Self.base(value, "theme", fault)
      return
    }
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
    let names = Theme.Part.allCases.map { (name: $0.rawValue, distance: Spelling.distance($0.rawValue, key)) }
    guard let best = names.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
    return best.name
  }
}
