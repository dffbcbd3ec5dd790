import Foundation
import Reader
import Screen
import TestSupport
import Testing

@testable import wenzhai

/// Themes of the reader's own in the configuration.
@Suite struct ThemeConfigurationTests {
  private func environment(_ text: String, _ variables: [String: String] = [:]) throws -> Environment {
    let folder = try TemporaryFolder.make()
    let home = folder.appending(path: "wenzhai")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: home.appending(path: "config.toml"))
    return Environment(variables: variables.merging(["XDG_CONFIG_HOME": folder.path]) { $1 })
  }

  @Test func everyPartCanBeNamed() {
    let lines = Theme.Part.allCases.enumerated().map { "\($1.rawValue) = \"\($0) on \(255 - $0) underline\"" }
    let read = Configuration(
      text: "[theme]\nbase = \"light\"\n" + lines.joined(separator: "\n"), path: "c.toml")
    #expect(read.faults.isEmpty)
    #expect(read.preferences.values["theme"] == .text("light"))
    #expect(Theme.Part.allCases.count > 45)
    for (number, part) in Theme.Part.allCases.enumerated() {
      let style = Style(.palette(UInt8(number)), on: .palette(UInt8(255 - number)), .underline)
      #expect(read.preferences.styles[part] == style, "\(part.rawValue)")
    }
  }

  @Test func aNumberAloneIsAColour() {
    let read = Configuration(text: "theme = { link = 33, divider = \"240\" }", path: "c.toml")
    #expect(read.faults.isEmpty && !read.preferences.says("theme"))
    #expect(read.preferences.styles == [.link: Style(.palette(33)), .rule: Style(.palette(240))])
  }

  @Test(arguments: [
    ("code = \"blau\"", 4, "theme.code: “blau” is no colour (black … bright-white, 0–255, default)"),
    ("code = \"red green\"", 4, "theme.code: “green” is no colour"),
    ("code = \"red blink\"", 4, "theme.code: “blink” is no colour"),
    ("code = \"\"", 4, "theme.code: expected \"75 underline\""),
    ("code = 256", 4, "theme.code: “256” is no colour"),
    ("code = [1]", 4, "theme.code: expected \"75 underline\""),
    ("linkk = \"red\"", 4, "theme.linkk: no such part of a theme; did you mean link?"),
    ("something-else = \"red\"", 4, "theme.something-else: no such part of a theme; the other"),
    ("base = \"neon\"", 4, "theme.base: expected \"auto\" / \"dark\" / \"light\" / \"plain\"; the other"),
    ("", 0, ""),
  ])
  func aFaultIsToldWithItsLineAndTheRestApplies(_ line: String, _ number: Int, _ message: String) {
    // A name that begins like another, in the same table and before it, is not taken for it.
    let text = "[theme]\nlink = \"33 underline\"\ncode-string = \"green\"\n\(line)\nmath = 5\n[text]\n"
    let read = Configuration(text: text + "ambiguous-width = 2\ncode = 1", path: "c.toml")
    var faults = read.faults.map { $0.text(.english) }
    #expect(faults.popLast()?.hasPrefix("c.toml:8: text.code: no such setting") == true)
    #expect(faults.count == (line.isEmpty ? 0 : 1))
    #expect(line.isEmpty || faults.first?.hasPrefix("c.toml:\(number): \(message)") == true, "\(faults)")
    #expect(
      read.preferences.styles == [
        .link: Style(.palette(33), on: .standard, .underline), .codeString: Style(.palette(2)),
        .math: Style(.palette(5)),
      ])
    #expect(read.preferences.values["text.ambiguous-width"] == .number(2))
  }

  @Test(arguments: [
    ("theme.link", 3), ("theme.code-name", 5), ("theme", 2), ("text.size", 1),
    ("library.reading./a b.order", 8),
    ("theme.inline.x", 6), ("nothing", 1),
  ])
  func settingsAreFoundInTheirTables(_ key: String, _ line: Int) {
    let lines = [
      "text.size = 1", "[ theme ]", "link = 1", "# code-name = 2", "\"code-name\" = 3", "inline = { x = 1 }",
      "[library . reading.\"/a b\"]", "  order = 1",
    ]
    #expect(ConfigurationLines(lines).line(of: key) == line)
  }

  @Test func itLiesOverWhatTheTerminalSays() throws {
    let own = try environment("[theme]\nlink = \"33\"\n")
    #expect(own.questions.contains(.background))
    #expect(own.settings.theme == Theme(.dark, own: [.link: Style(.palette(33))]))
    var state = State(size: Size(columns: 80, rows: 24), libraryName: "library", settings: own.settings)
    _ = state.update(.input(.answer(.background(isLight: true))))
    #expect(state.settings.theme == Theme(.light, own: [.link: Style(.palette(33))]))
    let light = try environment("[theme]\nbase = \"light\"\nlink = \"33\"\n")
    #expect(!light.questions.contains(.background) && light.settings.theme.base == .light)
  }

  /// Colours go; what is told by weight alone stays.
  @Test func noColourWins() throws {
    let text = "[theme]\nbase = \"dark\"\nlink = \"33 bold\"\ncode = \"on 3\"\ntitle = \"bold underline\"\n"
    let settings = try environment(text, ["NO_COLOR": "1"]).settings
    let underlined = Style(.standard, on: .standard, [.bold, .underline])
    #expect(settings.theme == Theme(.plain, own: [.title: underlined]))
    #expect(settings.colors == .none)
    var state = State(size: Size(columns: 80, rows: 24), libraryName: "library", settings: settings)
    _ = state.update(.input(.answer(.background(isLight: true))))
    #expect(state.settings.theme.base == .plain)
  }
}
