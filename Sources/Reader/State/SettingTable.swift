import DigestKit
import Screen
import Writing

/// What a setting is set to, as TOML or a line behind `:set` writes it.
public enum SettingValue: Equatable, Sendable {
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([String])

  /// As it is written in TOML.
  public var written: String {
    switch self {
    case .flag(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): Self.quoted(value)
    case .list(let values): "[" + values.map(Self.quoted).joined(separator: ", ") + "]"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// A row of the table of settings: what the configuration, `config --default`, `:set` and the documents all read.
public struct Setting: Sendable {
  /// As in `config.toml`, with the table that it stands in: `text.width`.
  public let name: String
  public let help: Phrase.Setting
  /// What may stand there, for people.
  public let values: String
  /// What it is unless something is said.
  public let standard: SettingValue
  let read: @Sendable (Settings) -> SettingValue
  let write: @Sendable (SettingValue, inout Settings) -> Bool

  /// Sets it; false for a value that it can't have.
  public func apply(_ value: SettingValue, to settings: inout Settings) -> Bool { write(value, &settings) }

  public static let table: [Setting] = [
    .choice(
      "language", .language, \.language, standard: .text("auto"), besides: "auto"),
    .init(
      name: "content-language", help: .contentLanguage, values: "\"zh\" / \"en\" / …",
      standard: .text("auto"),
      read: { .text($0.contentLanguage ?? "auto") },
      write: { value, settings in
        guard case .text(let tag) = value, !tag.isEmpty else { return false }
        settings.contentLanguage = tag == "auto" ? nil : tag
        return true
      }),
    .init(
      name: "theme", help: .theme,
      values: (["auto"] + Theme.Base.allCases.map(\.rawValue)).map { "\"\($0)\"" }.joined(separator: " / "),
      standard: .text("auto"), read: { .text($0.theme.base.rawValue) },
      write: { value, settings in
        guard case .text(let name) = value else { return false }
        if name == "auto" { return true }
        guard let base = Theme.Base(rawValue: name) else { return false }
        // Where no colours are wanted, a theme brings none.
        if settings.colors != .none { settings.theme = settings.theme.laid(over: base) }
        return true
      }),
    .number("text.width", .textWidth, \.textWidth, 20...200),
    .number("text.margin", .textMargin, \.textMargin, 0...40),
    .flag("text.han-latin-space", .hanLatinSpace, \.spacesHanAndLatin),
    .init(
      name: "text.ambiguous-width", help: .ambiguousWidth, values: "\"auto\" / 1 / 2",
      standard: .text("auto"),
      read: { .number($0.ambiguousWidth.rawValue) },
      write: { value, settings in
        if value == .text("auto") { return true }
        guard case .number(let cells) = value, let width = AmbiguousWidth(rawValue: cells) else {
          return false
        }
        settings.ambiguousWidth = width
        return true
      }),
    .automatic("panes.count", .panes, \.panes, 1...3),
    .automatic("panes.digests", .digestsShare, \.digestsShare, 10...50),
    .automatic("panes.list", .listShare, \.listShare, 15...70),
    .choice("list.minutes", .minutes, \.minutes),
    .choice("search.order", .searchOrder, \.searchOrder),
    .init(
      name: "read-when", help: .readWhen, values: "\"opened\" / \"end\" / 1 … 3600",
      standard: .text("opened"),
      read: { $0.readRule.value },
      write: { value, settings in
        guard let rule = ReadRule(value) else { return false }
        settings.readRule = rule
        return true
      }),
    .choice("pictures", .pictures, \.pictures),
    .flag("mouse", .mouse, \.usesMouse),
    .flag("accessible", .accessible, \.isAccessible),
    .flag("title", .title, \.setsTitle),
    .program("opener", .opener, "[\"firefox\", \"--new-tab\"]", \.opener),
    .flag("opener-terminal", .openerTerminal, \.openerNeedsTerminal),
    .program("dictionary", .dictionary, "[\"dict\", \"%s\"]", \.dictionary),
    .number("escape-time", .escapeTime, \.escapeTime, 1...5_000),
  ]

  public static func named(_ name: String) -> Setting? { table.first { $0.name == name } }
}

extension Setting {
  private typealias Path<Value> = WritableKeyPath<Settings, Value> & Sendable

  private static func flag(_ name: String, _ help: Phrase.Setting, _ path: Path<Bool>) -> Setting {
    Setting(
      name: name, help: help, values: "true / false", standard: .flag(Settings()[keyPath: path]),
      read: { .flag($0[keyPath: path]) },
      write: { value, settings in
        guard case .flag(let isOn) = value else { return false }
        settings[keyPath: path] = isOn
        return true
      })
  }

  /// A program and its arguments.
  private static func program(
    _ name: String, _ help: Phrase.Setting, _ values: String, _ path: Path<[String]>
  ) -> Setting {
    Setting(
      name: name, help: help, values: values, standard: .list([]), read: { .list($0[keyPath: path]) },
      write: { value, settings in
        switch value {
        case .list(let words): settings[keyPath: path] = words
        case .text(let word): settings[keyPath: path] = word.split(separator: " ").map(String.init)
        default: return false
        }
        return true
      })
  }

  private static func number(
    _ name: String, _ help: Phrase.Setting, _ path: Path<Int>, _ range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      name: name, help: help, values: "\(range.lowerBound) … \(range.upperBound)",
      standard: .number(Settings()[keyPath: path]), read: { .number($0[keyPath: path]) },
      write: { value, settings in
        guard case .number(let number) = value, range.contains(number) else { return false }
        settings[keyPath: path] = number
        return true
      })
  }

  /// A number, or `"auto"` for nil.
  private static func automatic(
    _ name: String, _ help: Phrase.Setting, _ path: Path<Int?>, _ range: ClosedRange<Int>
  ) -> Setting {
    Setting(
      name: name, help: help, values: "\"auto\" / \(range.lowerBound) … \(range.upperBound)",
      standard: .text("auto"), read: { $0[keyPath: path].map { .number($0) } ?? .text("auto") },
      write: { value, settings in
        switch value {
        case .text("auto"): settings[keyPath: path] = nil
        case .number(let number) where range.contains(number): settings[keyPath: path] = number
        default: return false
        }
        return true
      })
  }

  /// One of some words. `besides`: a further one, which leaves it as it is.
  private static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: Phrase.Setting, _ path: Path<Choice>, standard: SettingValue? = nil,
    besides: String? = nil
  ) -> Setting {
    let words = [besides].compactMap(\.self) + Choice.allCases.map(\.rawValue)
    return Setting(
      name: name, help: help, values: words.map { "\"\($0)\"" }.joined(separator: " / "),
      standard: standard ?? .text(Settings()[keyPath: path].rawValue),
      read: { .text($0[keyPath: path].rawValue) },
      write: { value, settings in
        guard case .text(let word) = value else { return false }
        if word == besides { return true }
        guard let choice = Choice(rawValue: word) else { return false }
        settings[keyPath: path] = choice
        return true
      })
  }
}

extension ReadRule {
  init?(_ value: SettingValue) {
    switch value {
    case .text("opened"): self = .opened
    case .text("end"): self = .end
    case .number(let seconds) where (1...3_600).contains(seconds): self = .seconds(seconds)
    default: return nil
    }
  }

  var value: SettingValue {
    switch self {
    case .opened: .text("opened")
    case .end: .text("end")
    case .seconds(let seconds): .number(seconds)
    }
  }
}
