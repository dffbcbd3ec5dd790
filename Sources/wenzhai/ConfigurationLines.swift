/// Where settings stand in a file of TOML: the parser tells only where it failed.
struct ConfigurationLines {
  /// The first line that sets something, or opens a table, by its full name; quotes and spaces are out.
  private let firstLines: [String: Int]

  init(_ lines: [String]) {
    var table = ""
    var firstLines: [String: Int] = [:]
    for (index, line) in lines.enumerated() {
      let line = line.trimmingSpaces()
      var name: String
      if line.hasPrefix("[") {
        table = Self.name(line.prefix { $0 != "]" }.dropFirst())
        name = table
      } else {
        guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { continue }
        name = Self.name(line[..<equals])
        if !table.isEmpty { name = table + "." + name }
      }
      if firstLines[name] == nil { firstLines[name] = index + 1 }
    }
    self.firstLines = firstLines
  }

  /// The line of a setting, from 1; of what it is part of, where it has none of its own.
  func line(of key: String) -> Int {
    var name = Self.name(key[...])
    while true {
      if let line = firstLines[name] { return line }
      guard let dot = name.lastIndex(of: ".") else { return 1 }
      name = String(name[..<dot])
    }
  }

  private static func name(_ text: Substring) -> String { text.filter { !" \t\"'".contains($0) } }
}
