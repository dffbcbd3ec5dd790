/// The table as a list for people: consecutive numbers in one row.
public enum KeyTable {
  /// Keys and help of each row, as `keys` has them; only of commands that `includes` lets pass.
  public static func rows(
    _ language: InterfaceLanguage, keys: KeyBindings = .standard, includes: (Command) -> Bool = { _ in true }
  ) -> [(keys: String, help: String)] {
    var rows: [(keys: String, help: String)] = []
    for entry in Command.table where includes(entry.command) {
      let own = keys.keys(of: entry.command)
      if let number = entry.command.categoryNumber, own == [[.character(Character("\(number)"))]] {
        if number == 1 { rows.append(("1–9", Phrase.help(.category).text(language))) }
        continue
      }
      // Nine names for what counts have taken the keys of would tell nobody anything.
      if entry.command.categoryNumber != nil && own.isEmpty { continue }
      let labels = own.isEmpty ? ":" + entry.command.name : keys.labels(of: entry.command)
      rows.append((labels, entry.help.text(language, keys)))
    }
    return rows
  }

  /// `Docs/keys.md`, in both languages.
  public static var markdown: String {
    let english = rows(.english)
    let chinese = rows(.chinese)
    var lines = [
      "# Keys · 按键", "",
      "Made by `wenzhai keys --format markdown` from the command table; a test fails when this page is stale.",
      "", "| key | does | 作用 |", "|---|---|---|",
    ]
    for (row, translated) in zip(english, chinese) {
      let keys = row.keys.split(separator: " ").map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(row.help) | \(translated.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
