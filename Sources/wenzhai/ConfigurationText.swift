import Reader

/// A configuration with every setting in it as it is anyway, in comments that say what it is for.
struct ConfigurationText {
  let language: InterfaceLanguage

  /// Tables that the table of settings doesn't hold, with an example of each.
  private static let others: [(table: String, rows: [(help: Phrase.Setting, line: String)])] = [
    (
      "keys",
      [
        (.keyPreset, "preset = \"none\""), (.keyCounts, "count = false"),
        (.keys, "next-entry = [\"J\", \"gj\"]"),
      ]
    ),
    ("searches", [(.searches, "\"论文\" = \"in:论文 is:unread\"")]),
    ("state", [(.stateDirectory, "directory = \"~/Sync/wenzhai\"")]),
    ("sync", [(.syncFile, "file = false")]),
    ("library.reading", [(.reading, "pieces = \"auto\"")]),
  ]

  var text: String {
    var lines = ["# \(words(.about))", "", "# \(words(.libraries))", "# libraries = [\"~/digests\"]"]
    var tables: [(name: String, settings: [Setting])] = []
    for setting in Setting.table {
      let table = setting.name.contains(".") ? String(setting.name.prefix { $0 != "." }) : ""
      if let index = tables.firstIndex(where: { $0.name == table }) {
        tables[index].settings.append(setting)
      } else {
        tables.append((table, [setting]))
      }
    }
    // Settings without a table come first: TOML would take them for the table above them.
    for (name, settings) in tables.filter({ $0.name.isEmpty }) + tables.filter({ !$0.name.isEmpty }) {
      if !name.isEmpty { lines += ["", "[\(name)]"] }
      for setting in settings {
        let key = name.isEmpty ? setting.name : String(setting.name.dropFirst(name.count + 1))
        lines += [
          "", "# \(words(setting.help)): \(setting.values)", "# \(key) = \(setting.standard.written)",
        ]
      }
    }
    for (name, rows) in Self.others {
      lines += ["", "[\(name)]"]
      for row in rows { lines += ["", "# \(words(row.help))", "# \(row.line)"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(_ setting: Phrase.Setting) -> String { Phrase.setting(setting).text(language) }
}
