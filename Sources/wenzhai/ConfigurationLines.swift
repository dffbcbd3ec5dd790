/// Where settings stand in a file of TOML: the parser tells only where it failed.
struct ConfigurationLines {
  /// The full name of what each line sets, or of the table that it opens; quotes and spaces are out.
  private let names: [String?]

  init(_ lines: [String]) {
    var table = ""
    names = lines.map { line in
      let line = line.trimmingSpaces()
      if line.hasPrefix("[") {
        table = Self.name(line.prefix { $0 != "]" }.dropFirst())
        return table
      }
      guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { return nil }
      let key = Self.name(line[..<equals])
      return table.isEmpty ? key : table + "." + key
    }
  }

  /// The line of a setting, from 1; of what it is part of, where it has none of its own.
  func line(of key: String) -> Int {
    var name = Self.name(key[...])
    while true {
      if let index = names.firstIndex(of: name) { return index + 1 }
      guard let dot = name.lastIndex(of: ".") else { return 1 }
      name = String(name[..<dot])
    }
  }

  private static func name(_ text: Substring) -> String { text.filter { !" \t\"'".contains($0) } }
}
