/// The table as a list for people: consecutive numbers in one row.
public enum KeyTable {
  /// Keys and help of each row; only of commands that `includes` lets pass.
  public static func rows(
    _ language: InterfaceLanguage, includes: (Command) -> Bool = { _ in true }
  ) -> [(keys: String, help: String)] {
    var rows: [(keys: String, help: String)] = []
    for entry in Command.table where includes(entry.command) {
      if let number = entry.command.categoryNumber {
        if number == 1 { rows.append(("1–9", Phrase.help(.category).text(language))) }
        continue
      }
      rows.append(
        (
          entry.keys.isEmpty ? ":" + entry.command.rawValue : entry.keys.map(\.label).joined(separator: " "),
          entry.help.text(language)
        ))
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
