import DigestIndex
import DigestKit
import Foundation
import Reader
import TestSupport
import Testing
import Writing

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
    #expect(configuration.preferences.values["text.ambiguous-width"] == .number(2))
    #expect(!configuration.preferences.says("theme"))
    let faults = configuration.faults.map { $0.text(.english) }
    #expect(faults.count == 3)
    #expect(faults[0].hasPrefix("c.toml:4: not TOML"))
    #expect(
      faults[1]
        == "c.toml:2: theme: expected \"auto\" / \"dark\" / \"light\" / \"plain\"; the other settings apply")
    #expect(faults[2] == "c.toml:7: text.size: no such setting; the other settings apply")
  }

  @Test(.timeLimit(.minutes(10))) func manyFaultsAreCounted() {
    let tables = (1...20_000).map { "[table\($0)]\nkey = 1" }.joined(separator: "\n")
    let configuration = Configuration(text: "theme = \"dark\"\n" + tables, path: "c.toml")
    let faults = configuration.faults.map { $0.text(.english) }
    #expect(faults.count == 21)
    #expect(faults.first == "c.toml:2: table1: no such setting; the other settings apply")
    #expect(faults.last == "c.toml: 19980 more like these")
    #expect(configuration.preferences.says("theme"))
  }

  /// What isn't a file of some size is not waited for, or read for minutes.
  @Test(.timeLimit(.minutes(10))) func aPipeAndAnythingLongAreNotRead() throws {
    let folder = try TemporaryFolder.make()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appending(path: "pipe").path
    let long = folder.appending(path: "long").path
    #expect(mkfifo(pipe, 0o600) == 0)
    try Data(repeating: 0x0A, count: OwnFile.largest + 1).write(to: URL(filePath: long))
    for path in [pipe, long] {
      let faults = Configuration(path: path).faults.map { $0.text(.english) }
      #expect(faults == ["the configuration \(path) can't be read"])
      #expect(LibraryList(path: path).faults.count == 1)
    }
    let none = folder.appending(path: "none").path
    #expect(Configuration(path: none).faults.isEmpty && LibraryList(path: none).faults.isEmpty)
    #expect(Configuration(path: long + "/c.toml").faults.isEmpty)
  }

  @Test func withoutAHomeItIsSaidThatNothingIsKept() {
    let faults = Environment(variables: [:], interfaceLanguage: "en").faults.map { $0.text(.english) }
    #expect(
      faults == ["the home folder isn't known, and nothing will be kept: set HOME or XDG_STATE_HOME"])
    #expect(Environment(variables: ["HOME": "/home/nobody"], interfaceLanguage: nil).faults.isEmpty)
    #expect(Environment(variables: ["XDG_STATE_HOME": "/state"], interfaceLanguage: nil).faults.isEmpty)
  }

  /// A value of the wrong kind costs that setting and no other.
  @Test(arguments: [
    ("libraries", "1"), ("language", "\"fr\""), ("content-language", "9"), ("theme", "\"neon\""),
    ("escape-time", "0"), ("escape-time", "5001"), ("opener-terminal", "\"yes\""), ("pictures", "\"sixel\""),
    ("read-when", "\"never\""), ("read-when", "0"),
    ("ambiguous-width", "3"),
    ("han-latin-space", "1"), ("unknown", "1"),
  ])
  func everyOtherSettingApplies(_ key: String, _ value: String) {
    let good = [
      ("libraries", "[\"/d\"]"), ("language", "\"zh\""), ("content-language", "\"en\""),
      ("theme", "\"light\""),
      ("escape-time", "40"), ("opener-terminal", "true"), ("pictures", "\"none\""),
      ("read-when", "\"end\""),
    ]
    let text = [("ambiguous-width", "2"), ("han-latin-space", "true")]
    func lines(_ settings: [(String, String)]) -> [String] {
      settings.map { "\($0) = \($0 == key ? value : $1)" }
    }
    let isKnown = (good + text).contains { $0.0 == key }
    let file = lines(good) + (isKnown ? [] : ["\(key) = \(value)"]) + ["[text]"] + lines(text)
    let read = Configuration(text: file.joined(separator: "\n"), path: "c.toml")
    #expect(read.libraries == (key == "libraries" ? [] : ["/d"]))
    #expect(read.interfaceLanguage == (key == "language" ? nil : .chinese))
    let settings = read.preferences.settings(over: Settings())
    #expect(settings.contentLanguage == (key == "content-language" ? nil : "en"))
    #expect(settings.theme.base == (key == "theme" ? .dark : .light))
    #expect(settings.escapeTime == (key == "escape-time" ? 25 : 40))
    #expect(settings.openerNeedsTerminal == (key != "opener-terminal"))
    #expect(settings.readRule == (key == "read-when" ? .opened : .end))
    #expect(settings.pictures == (key == "pictures" ? .auto : .none))
    #expect(settings.ambiguousWidth == (key == "ambiguous-width" ? .narrow : .wide))
    #expect(settings.spacesHanAndLatin == (key != "han-latin-space"))
    #expect(read.faults.count == 1)
    let line = file.firstIndex { $0.hasPrefix(key) }.map { $0 + 1 } ?? 0
    #expect(read.faults.first?.text(.english).hasPrefix("c.toml:\(line): ") == true)
  }

  @Test(arguments: [
    ("directory = \"/sync/wenzhai\"", "/sync/wenzhai" as String?, nil as String?),
    ("directory = \"sync\"", nil, "state.directory"),
    ("folder = \"/sync\"", nil, "state.folder"),
  ])
  func whatIsKeptMayBeShared(_ line: String, _ path: String?, _ fault: String?) {
    let read = Configuration(text: "read-when = 20\n[state]\n" + line, path: "c.toml")
    #expect(read.stateDirectory == path && read.preferences.values["read-when"] == .number(20))
    #expect(read.faults.count == (fault == nil ? 0 : 1))
    if let fault { #expect(read.faults.first?.text(.english).hasPrefix("c.toml:3: \(fault)") == true) }
  }

  @Test func aLibraryMayBeReadInAnotherWay() {
    let read = Configuration(
      text: """
        [library.reading]
        pieces = "items"
        ignore = ["README.md", "drafts/**"]
        [library.reading."/digests/essays"]
        pieces = "headings"
        """, path: "c.toml")
    #expect(read.faults.isEmpty)
    #expect(
      read.reading["/digests"]
        == LibrarySettings(pieces: .items, ignored: ["README.md", "drafts/**"]))
    #expect(read.reading["/digests/essays"] == LibrarySettings(pieces: .headings))
    #expect(Configuration(text: "", path: "c.toml").reading["/digests"] == LibrarySettings())
  }

  @Test(arguments: [
    (
      "pieces = \"rows\"",
      "c.toml:2: library.reading.pieces: expected \"auto\" / \"headings\" / \"items\" / \"files\""
    ),
    ("pieces = 1", "c.toml:2: library.reading.pieces: expected"),
    ("ignore = \"a\"", "c.toml:2: library.reading.ignore: expected"),
    ("ignore = [1]", "c.toml:2: library.reading.ignore: expected"),
    ("order = 1", "c.toml:2: library.reading.order: expected \"newest\" / \"oldest\" / \"name\""),
    ("issue = \"year\"", "c.toml:2: library.reading.issue: expected \"auto\" / \"week\" / \"number\""),
    ("language = \"xx\"", "c.toml:2: library.reading.language: expected"),
    ("colour = 1", "c.toml:2: library.reading.colour: no such"),
    ("[library.reading.\"/a\"]\nsize = 1", "c.toml:3: library.reading./a.size: no such"),
    ("[library.other]", "c.toml:2: library.other: no such"),
  ])
  func faultsInItAreTold(_ line: String, _ message: String) {
    let read = Configuration(text: "[library.reading]\n\(line)\n", path: "c.toml")
    #expect(read.faults.count == 1)
    #expect(read.faults.first?.text(.english).hasPrefix(message) == true)
    #expect(read.reading["/a"] == LibrarySettings())
  }

  @Test func aHomeMayBeWrittenAsATilde() {
    let read = Configuration(
      text: "libraries = [\"~/digests\", \"/other\", \"~\", \"~someone/x\"]", path: "c.toml", home: "/at/home"
    )
    #expect(read.libraries == ["/at/home/digests", "/other", "/at/home", "~someone/x"])
  }

  @Test func anAbsentFileIsAnEmptyOne() {
    #expect(Configuration(path: "/nowhere/config.toml").faults.isEmpty)
    #expect(Configuration(path: nil).faults.isEmpty)
  }

  @Test func whatIsNoTextIsToldAndNothingOfItApplies() throws {
    let file = try TemporaryFolder.make().appending(path: "config.toml")
    try Data([0x74, 0x20, 0x3D, 0xFF, 0xFE]).write(to: file)
    let configuration = Configuration(path: file.path)
    #expect(configuration.faults == [.commandLine(.badConfiguration(file.path))])
    #expect(configuration.preferences == Preferences() && configuration.libraries.isEmpty)
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
    #expect(JSON.string("a\tb\r\nc\u{0}").line == #""a\tb\r\nc\u0000""#)
    #expect(line == #"{"a":"x\u001b[0m\u009b\u202e\udb40\udc41\"\\\n","b":null,"c":2}"#)
  }

  @Test(arguments: [(0.126, "0.13 s"), (2.0, "2.0 s"), (0.004, "0.0 s"), (61.995, "62.0 s")])
  func secondsAreRounded(_ seconds: Double, _ written: String) {
    let report = Phrase.commandLine(.indexReport(1, 2, 3, seconds)).text(.english)
    #expect(report == "1 digests, 2 entries in 3 files, \(written)")
  }

  @Test func likeWordsAreNear() {
    #expect(Spelling.nearest(to: "serach", among: ["show", "search"]) == "search")
    #expect(Spelling.nearest(to: "nothing", among: ["show", "search"]) == nil)
    #expect(Spelling.distance("search", "serach") == 1)
    #expect(Spelling.distance("list", "list") == 0)
    #expect(Spelling.distance("", "abc") == 3)
  }

  /// The first of the three that says something counts, as for every program.
  @Test(arguments: [
    ([:], InterfaceLanguage.english), (["LANG": "zh_CN.UTF-8"], .chinese),
    (["LANG": "de_DE.UTF-8"], .english),
    (["LC_MESSAGES": "ZH_TW", "LANG": "en_US.UTF-8"], .chinese),
    (["LC_ALL": "C", "LC_MESSAGES": "zh_CN"], .english),
    (["LC_ALL": "zh_CN", "LC_MESSAGES": "en_US"], .chinese), (["LC_ALL": "", "LANG": "zh_CN"], .chinese),
  ])
  func theProgramSpeaksTheLanguageOfItsSurroundings(
    _ environment: [String: String], _ language: InterfaceLanguage
  ) { #expect(InterfaceLanguage(environment: environment) == language) }
}
