import Reader
import Testing

@testable import wenzhai

@Suite struct ConfigurationTests {
  @Test func aFaultIsToldWithItsLineAndTheRestApplies() {
    let configuration = Configuration(
      text: """
        libraries = ["/digests"]
        theme = "neon"
        language = "zh"
        no equals sign
        [text]
        ambiguous-width = 2
        size = 1
        """, path: "c.toml")
    #expect(configuration.libraries == ["/digests"])
    #expect(configuration.interfaceLanguage == .chinese)
    #expect(configuration.ambiguousWidth == .wide)
    #expect(configuration.theme == nil)
    let faults = configuration.faults.map { $0.text(.english) }
    #expect(faults.count == 3)
    #expect(faults[0].hasPrefix("c.toml:4: not TOML"))
    #expect(
      faults[1]
        == "c.toml:2: theme: expected \"auto\" / \"dark\" / \"light\" / \"plain\"; the other settings apply")
    #expect(faults[2] == "c.toml:7: text.size: no such setting; the other settings apply")
  }

  @Test func anAbsentFileIsAnEmptyOne() {
    #expect(Configuration(path: "/nowhere/config.toml").faults.isEmpty)
    #expect(Configuration(path: nil).faults.isEmpty)
  }

  @Test func foldersComeFromTheEnvironment() {
    let given = Locations(environment: [
      "XDG_CACHE_HOME": "/c", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/k",
    ])
    #expect(
      [given.cache, given.state, given.configuration] == [
        "/c/wenzhai", "/s/wenzhai/reading.sqlite", "/k/wenzhai/config.toml",
      ])
    let home = Locations(environment: ["HOME": "/h", "XDG_CACHE_HOME": "relative"])
    #expect([home.cache, home.state] == ["/h/.cache/wenzhai", "/h/.local/state/wenzhai/reading.sqlite"])
    #expect(Locations(environment: [:]).cache == nil)
  }

  @Test func jsonHoldsNothingThatSteersATerminal() {
    let line = JSON.object([
      ("a", .string("x\u{1B}[0m\u{9B}\u{202E}\u{E0041}\"\\\n")), ("b", .null), ("c", .double(2)),
    ]).line
    #expect(line == #"{"a":"x\u001b[0m\u009b\u202e\udb40\udc41\"\\\n","b":null,"c":2}"#)
  }

  @Test func likeWordsAreNear() {
    #expect(Spelling.distance("search", "serach") == 2)
    #expect(Spelling.distance("list", "list") == 0)
    #expect(Spelling.distance("", "abc") == 3)
  }
}
