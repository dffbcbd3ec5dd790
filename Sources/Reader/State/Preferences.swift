import Screen

/// A search under a name, listed above the digests.
public struct SavedSearch: Equatable, Sendable {
  public var name: String
  public var query: String

  public init(name: String, query: String) {
    self.name = name
    self.query = query
  }
}

/// What the configuration says of the reader; it may be read again while the program runs.
public struct Preferences: Equatable, Sendable {
  /// Rows of the table of settings, by their names.
  public var values: [String: SettingValue] = [:]
  /// Styles of the reader's own.
  public var styles: [Theme.Part: Style] = [:]
  public var keys = KeyBindings.standard
  public var searches: [SavedSearch] = []

  public init() {}

  /// True unless a setting is left to be found out.
  public func says(_ name: String) -> Bool { values[name].map { $0 != .text("auto") } ?? false }

  /// The settings as they are said, over those that the reader has: what the terminal was asked stays.
  public func settings(over current: Settings) -> Settings {
    var settings = current
    for setting in Setting.table {
      _ = setting.apply(values[setting.name] ?? setting.standard, to: &settings)
    }
    settings.theme = Theme(settings.theme.base, own: styles)
    if settings.colors == .none { settings.theme = settings.theme.withoutColors }
    settings.keys = keys
    settings.searches = searches
    return settings
  }
}
