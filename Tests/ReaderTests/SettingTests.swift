import DigestKit
import ReaderTestSupport
import Screen
import Testing

@testable import Reader
@testable import wenzhai

/// Each setting is seen to have an effect, and a fault in it to be told.
@Suite struct SettingTests {
  /// The screen after some keys, with the configuration read as from a file.
  private func state(_ text: String, _ keys: String, columns: Int = 130, rows: Int = 24) async -> State {
    let read = Configuration(text: text, path: "c.toml")
    #expect(read.faults.isEmpty, "\(read.faults.map { $0.text(.english) })")
    return await SampleLibrary.shared(
      keys, columns: columns, rows: rows, settings: read.preferences.settings(over: Settings())
    ).state
  }

  private func screen(_ text: String, _ keys: String, columns: Int = 130, rows: Int = 24) async -> String {
    await state(text, keys, columns: columns, rows: rows).render().text
  }

  /// Settings, keys, and what is seen with the one and not with the other.
  private static let seen: [(setting: String, keys: String, with: String, without: String)] = [
    ("language = \"zh\"", "?", "按键", "Keys"),
    ("content-language = \"en\"", "", "A Correction", "更正  A"),
    ("list.minutes = \"always\"", "l", "1m", "9m"),
    ("panes.count = 1", "l", "卷首", " │ "),
    ("accessible = true", "l", "unread", "▌"),
  ]

  @Test(arguments: seen.indices) func aSettingIsSeen(index: Int) async {
    let (setting, keys, with, without) = Self.seen[index]
    let before = await screen("", keys)
    let after = await screen(setting, keys)
    #expect(after.contains(with) && (without.isEmpty || !after.contains(without)), "\(after)")
    if !with.isEmpty { #expect(before != after) }
  }

  @Test func theTextIsAsWideAsItIsToBe() async {
    for width in [30, 60, 88] {
      let state = await state("text.width = \(width)", "ljjj<Enter>z", columns: 140)
      #expect(state.textColumns?.own.count == width)
      let widest = state.browse.page?.visible.map {
        $0.line.runs.reduce(0) { $0 + $1.text.cells(ambiguous: .narrow) }
      }
      .max()
      #expect((widest ?? 0) <= width && (widest ?? 0) > width / 2)
    }
    let narrow = await state("text.margin = 12", "ljjj<Enter>z", columns: 60)
    #expect(narrow.textColumns?.own == 12..<48)
    #expect(
      await state("text.margin = 40", "l<Enter>", columns: 40).textColumns.map { $0.own.count > 15 } == true)
  }

  @Test func panesHaveTheirShares() async {
    #expect(await state("panes.digests = 30", "l", columns: 200).layout.regions[.digests]?.columns == 60)
    #expect(await state("panes.list = 40", "l<Enter>", columns: 200).layout.regions[.entries]?.columns == 80)
    #expect(await state("panes.count = 2", "l<Enter>", columns: 200).layout.regions.count == 2)
    #expect(await state("panes.count = 3", "l<Enter>", columns: 90).layout.regions.count == 2)
    for share in [10, 50] {
      for columns in [80, 100, 120, 200] {
        let layout = await state("panes.digests = \(share)\npanes.list = 70", "l<Enter>", columns: columns)
          .layout
        for region in layout.regions.values { #expect(region.columns >= 12) }
      }
    }
  }

  @Test func coloursAndWidthsAndPicturesFollow() async {
    #expect(await state("theme = \"light\"", "").settings.theme.base == .light)
    #expect(await state("[theme]\nlink = \"red\"", "").settings.theme.own[.link] == Style(.palette(1)))
    #expect(await state("text.ambiguous-width = 2", "").render().ambiguous == .wide)
    #expect(await state("pictures = \"none\"", "").typesettingOptions.pictureRows == nil)
    #expect(await state("pictures = \"blocks\"", "").settings.pixels == nil)
    #expect(await state("text.han-latin-space = true", "").typesettingOptions.spacesHanAndLatin)
  }

  @Test func resultsComeInTheOrderThatWasChosen() async {
    #expect(await state("search.order = \"relevance\"", "/灯塔<Enter>").browse.list?.isRanked == true)
    #expect(await state("search.order = \"date\"", "/灯塔<Enter>").browse.list?.isRanked == false)
  }

  @Test func whatCountsAsReadIsAsked() async {
    var end = await state("read-when = \"end\"", "l", rows: 8)
    #expect(!end.update(.input(.key(.enter))).contains { if case .setRead = $0 { true } else { false } })
    var seconds = await state("read-when = 7", "l")
    #expect(
      seconds.update(.input(.key(.enter))).contains {
        if case .dwell(_, seconds: 7) = $0 { true } else { false }
      })
  }

  @Test func theWindowAndTheMouseAreAskedFor() async {
    let titled = await state("title = true", "l<Enter>").render()
    #expect(titled.title?.string.contains("更正") == true && titled.title?.string.contains("issue-02") == true)
    #expect(await state("", "l<Enter>").render().title == nil)
    #expect(await state("mouse = true", "").render().takesMouse)
  }

  @Test func theOpenerIsTheOneThatWasChosen() async {
    var state = await state("opener = [\"firefox\", \"--new-tab\"]\nopener-terminal = true", ">>>l")
    state.browse.focus = .entries
    let sourced = state.browse.list?.entries.firstIndex { $0.sourceURL != nil }
    state.browse.list?.cursor = sourced ?? 0
    let effects = state.update(.input(.key(.character("o"))))
    #expect(
      effects.contains {
        if case .openExternally(_, with: ["firefox", "--new-tab"], needsTerminal: true) = $0 {
          true
        } else {
          false
        }
      })
    let opener = Opener(environment: ["PATH": "/bin:/usr/bin"])
    let first = opener.browsers(for: "https://a.example/", with: ["cat", "--url=%s", "-n"]).first
    #expect(first?.program?.arguments == ["--url=https://a.example/", "-n"])
    #expect(
      Configuration(text: "opener = \"w3m -s\"", path: "c").preferences.settings(over: Settings()).opener == [
        "w3m", "-s",
      ])
  }

  @Test func searchesOfTheConfigurationStandAboveTheDigests() async {
    let text = "[searches]\n\"灯\" = \"灯塔\"\n\"纸张\" = \"纸 is:unread\""
    let screen = await screen(text, "")
    let rows = screen.split(separator: "\n")
    #expect(rows.contains { $0.contains("灯 ") } && rows.contains { $0.contains("纸张") })
    var shown = await state(text, "k")
    #expect(shown.browse.shelf == .saved("纸张"))
    // What stands in the file isn't taken away with a key.
    #expect(shown.update(.input(.key(.delete))) == [] && shown.message == .kept(.searchConfigured("纸张")))
  }

  @Test func theTimeOfAnEscapeIsRead() async {
    #expect(await state("escape-time = 400", "").settings.escapeTime == 400)
  }

  /// Every row of the table: a value of the wrong kind is told with the line and the key, and the rest applies.
  @Test(arguments: Setting.table.map(\.name)) func aFaultIsTold(name: String) throws {
    let setting = try #require(Setting.named(name))
    let wrong = "[[1]]"
    // Others stand around it, unless they are what is wrong.
    let before = name == "text.width" ? "" : "text.width = 60"
    let behind = name == "mouse" ? "" : "mouse = true"
    let file = [before, "", "\(name) = \(wrong)", behind].joined(separator: "\n")
    let read = Configuration(text: file, path: "c.toml")
    #expect(
      read.faults.map { $0.text(.english) }
        == ["c.toml:3: \(name): expected \(setting.values); the other settings apply"])
    let settings = read.preferences.settings(over: Settings())
    #expect(settings.textWidth == (name == "text.width" ? 88 : 60))
    #expect(settings.usesMouse == (name != "mouse"))
  }

  /// What `config --default` writes is what holds anyway, and nothing in it is wrong.
  @Test(arguments: InterfaceLanguage.allCases) func theDefaultFileChangesNothing(language: InterfaceLanguage)
  {
    let text = ConfigurationText(language: language).text
    let commented = Configuration(text: text, path: "c.toml")
    #expect(commented.faults.isEmpty && commented.preferences == Preferences())
    let lines = text.split(separator: "\n").map { line in
      line.hasPrefix("# ") && line.contains(" = ") && !line.contains(": ") && !line.contains("：")
        ? line.dropFirst(2) : line
    }
    let uncommented = Configuration(text: lines.joined(separator: "\n"), path: "c.toml")
    #expect(uncommented.faults.isEmpty, "\(uncommented.faults.map { $0.text(.english) })")
    #expect(uncommented.libraries.count == 1)
    var settings = uncommented.preferences.settings(over: Settings())
    (settings.keys, settings.searches) = (.standard, [])
    #expect(settings == Settings())
    for setting in Setting.table { #expect(uncommented.preferences.values[setting.name] == setting.standard) }
  }

  /// `:set` reads the same table.
  @Test(arguments: [
    ("text.width 40", Phrase.settingIs("text.width", "40")), ("width=41", .settingIs("text.width", "41")),
    ("mouse", .settingIs("mouse", "true")), ("nomouse", .settingIs("mouse", "false")),
    ("mouse!", .settingIs("mouse", "true")),
    ("mouse?", .settingIs("mouse", "false")), ("text.width?", .settingIs("text.width", "88")),
    ("width", .settingIs("text.width", "88")),
    ("theme light", .settingIs("theme", "\"light\"")), ("theme \"light\"", .settingIs("theme", "\"light\"")),
    ("wdith 3", .noSuchSetting("wdith", nil)), ("text.widht 3", .noSuchSetting("text.widht", "text.width")),
    ("width 3", .badSetting("text.width", "20 … 200")), ("mouse 7", .badSetting("mouse", "true / false")),
    ("", .setWhat),
    ("state.directory /x", .settingOfFile("state.directory")), ("preset vim", .settingOfFile("preset")),
    ("opener w3m -s", .settingIs("opener", "[\"w3m\", \"-s\"]")),
  ])
  func settingsChangeWhileReading(line: String, message: Phrase) {
    var state = State(size: Size(columns: 60, rows: 10), libraryName: "l")
    _ = state.set(line)
    #expect(state.message == message)
  }

  @Test func theConfigurationIsReadAgain() {
    var state = State(size: Size(columns: 60, rows: 10), libraryName: "l")
    state.settings.cellSize = CellSize(width: 9, height: 18)
    let read = Configuration(
      text:
        "text.width = 50\ncontent-language = \"en\"\nsearch.order = \"relevance\"\n[searches]\na = \"b\"\n[keys]\nhelp = \"h\"",
      path: "c.toml")
    let effects = state.update(.configured(read.preferences, faults: []))
    #expect(state.settings.textWidth == 50 && state.language == "en" && state.searchOrder == .relevance)
    #expect(state.settings.keys[[.character("h")]] == .help)
    #expect(state.settings.cellSize == CellSize(width: 9, height: 18))
    #expect(effects == [.loadShelves(besides: [SavedSearch(name: "a", query: "b")])])
    #expect(state.message == .configured([]))
    // What is taken out of the file is as it was.
    _ = state.update(.configured(Preferences(), faults: [.noSource, .noLinks]))
    #expect(state.settings.textWidth == 88 && state.language == nil)
    #expect(
      state.message?.text(.english) == "2 faults (wenzhai config --check): This entry has no source link")
  }
}
