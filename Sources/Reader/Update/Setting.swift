import DigestKit
import Screen
import Writing

/// Settings that change while the program runs: `:set`, and the configuration when it is read again.
extension State {
  /// `:set NAME VALUE`, `NAME=VALUE`, `NAME` and `noNAME` for what is on or off, `NAME!` for the other, `NAME?` to see.
  mutating func set(_ text: String) -> [Effect] {
    let words = text.split(maxSplits: 1, omittingEmptySubsequences: true) { $0 == " " || $0 == "=" }
    guard let first = words.first.map(String.init) else {
      message = .setWhat
      return []
    }
    let name = "?!".contains(first.last ?? " ") ? first.dropLast() : first[...]
    let isNegated = name.hasPrefix("no") && Self.setting(String(name)) == nil
    guard let setting = Self.setting(isNegated ? String(name.dropFirst(2)) : String(name)) else {
      message =
        Self.isOfFile(String(name))
        ? .settingOfFile(String(name)) : .noSuchSetting(String(name), Self.nearestSetting(to: String(name)))
      return []
    }
    let current = setting.read(settings)
    let value: SettingValue? =
      if words.count > 1 {
        SettingValue(typed: words[1].trimmingSpaces())
      } else if case .flag(let isOn) = current, !first.hasSuffix("?") {
        .flag(first.hasSuffix("!") ? !isOn : !isNegated)
      } else {
        nil
      }
    guard let value else {
      message = .settingIs(setting.name, current.written)
      return []
    }
    var new = settings
    guard setting.apply(value, to: &new) else {
      message = .badSetting(setting.name, setting.values)
      return []
    }
    message = .settingIs(setting.name, setting.read(new).written)
    return take(new)
  }

  /// A line to set something: the palette, with the beginning of it.
  mutating func beginSet(_ name: String = "") -> [Effect] {
    let effects = openPalette()
    if case .picker(var picker) = overlay {
      _ = picker.paste("set " + (name.isEmpty ? "" : name + " "))
      overlay = .picker(picker)
    }
    settleTyped()
    return effects
  }

  /// The settings are others now.
  mutating func take(_ new: Settings) -> [Effect] {
    let old = settings
    settings = new
    var effects: [Effect] = []
    if new.contentLanguage != old.contentLanguage { language = new.contentLanguage }
    if new.searchOrder != old.searchOrder { searchOrder = new.searchOrder }
    if new.searches != old.searches { effects.append(loadShelves) }
    if new.ambiguousWidth != old.ambiguousWidth { effects.append(.terminal(.redraw)) }
    return effects
  }

  /// By its whole name, or by the last word of it, if that is of one setting alone.
  private static func setting(_ name: String) -> Setting? {
    if let setting = Setting.named(name) { return setting }
    let found = Setting.table.filter { $0.name.hasSuffix("." + name) }
    return found.count == 1 ? found[0] : nil
  }

  /// True for what only the configuration can say.
  private static func isOfFile(_ name: String) -> Bool {
    let tables = [
      "libraries", "state", "keys", "searches", "library", "sync", "directory", "preset", "count",
    ]
    return tables.contains { name == $0 || name.hasPrefix($0 + ".") }
  }

  private static func nearestSetting(to name: String) -> String? {
    Spelling.nearest(to: name, among: Setting.table.map(\.name))
  }
}

extension SettingValue {
  /// As it is typed, where quotes would be a burden: words are themselves.
  init(typed text: String) {
    let plain =
      text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
      ? String(text.dropFirst().dropLast()) : text
    switch plain {
    case "true", "on", "yes": self = .flag(true)
    case "false", "off", "no": self = .flag(false)
    default: self = Int(plain).map { .number($0) } ?? .text(plain)
    }
  }
}
