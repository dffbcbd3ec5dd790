import ReaderTestSupport
import Screen
import Testing

@testable import Reader
@testable import wenzhai

/// Keys of the reader's own, and those of other programs.
@Suite struct KeyBindingsTests {
  private func bindings(_ own: [(Command, [String])], preset: KeyPreset? = nil) -> KeyBindings {
    var bindings = KeyBindings(preset: preset)
    _ = bindings.bind(own.map { (command: $0.0, keys: $0.1) })
    return bindings
  }

  private func faults(_ own: [(Command, [String])]) -> [KeyBindings.Fault] {
    var bindings = KeyBindings.standard
    return bindings.bind(own.map { (command: $0.0, keys: $0.1) }).map(\.fault)
  }

  /// A key that nothing has, a pair, and a key of another command, each for every command of the table.
  @Test(arguments: Command.allCases) func everyCommandCanBeRebound(command: Command) {
    for text in ["<F9>", "g<F9>", ",x"] {
      let bound = bindings([(command, [text])])
      let keys = Key.sequence(text)
      #expect(bound[keys] == command)
      #expect(bound.keys(of: command) == [keys])
      for old in Command.table.first(where: { $0.command == command })?.keys ?? [] {
        #expect(bound[[old]] == nil)
      }
      // What is shown of keys follows.
      let label = keys.map(\.label).joined()
      #expect(Phrase.kept(.readHidden).text(.english, bound).contains(command == .hideRead ? label : "X"))
      #expect(KeyTable.rows(.english, keys: bound).contains { $0.keys == label })
      #expect(bound.label(of: command) == label)
    }
    let unbound = bindings([(command, [])])
    #expect(unbound.keys(of: command).isEmpty || command == .palette)
  }

  @Test func helpAndPaletteAndMessagesNameTheKeysThatThereAre() async {
    var settings = Settings()
    settings.keys = bindings([(.down, ["<F5>", "gj"]), (.back, ["<F6>"]), (.quit, ["<F7>"])])
    func screen(_ keys: String) async -> String {
      await SampleLibrary.shared(keys, columns: 100, rows: 140, settings: settings).screen
    }
    let help = await screen("?")
    #expect(help.contains("F5 gj") && help.contains("F6 goes back"))
    #expect(await screen("<C-c>").contains("F6 goes back one level, F7 leaves"))
    #expect(await screen(":leave").contains("F7"))
    // The old keys mean nothing now.
    let start = await SampleLibrary.shared("", columns: 100, rows: 60, settings: settings)
    var state = start.state
    _ = state.update(.input(.key(.character("Q"))))
    #expect(!state.isFinished)
    _ = state.update(.input(.key(.function(7))))
    #expect(state.isFinished)
  }

  @Test func aKeyThatBeginsAPairWaitsForTheSecond() {
    var state = State(size: Size(columns: 60, rows: 10), libraryName: "l")
    state.settings.keys = bindings([(.help, ["gh"]), (.quit, ["gq"])])
    func press(_ keys: String) { for key in Key.sequence(keys) { _ = state.update(.input(.key(key))) } }
    press("g")
    #expect(state.firstKey == .character("g") && state.overlay == nil)
    let row = state.render().text.split(separator: "\n").last ?? ""
    #expect(row.contains("g…") && row.contains("h this help") && row.contains("q leave"))
    // Where one row isn't enough, all of it is told all the same.
    var narrow = state
    narrow.settings.keys = KeyBindings(preset: .vim)
    _ = narrow.update(.input(.resize(Size(columns: 44, rows: 12))))
    let shown = narrow.render().text.split(separator: "\n", omittingEmptySubsequences: false)
    for (key, command) in narrow.settings.keys.continuations(of: .character("g")) {
      let help = Command.table.first { $0.command == command }?.help.text(.english) ?? ""
      #expect(shown.contains { $0.contains("\(key.label) \(help.prefix(30))") }, "\(key.label) \(help)")
    }
    press("h")
    #expect(state.overlay == .help(top: 0) && state.firstKey == nil)
    press("q")
    // What doesn't go on with it is said, and Esc takes it back.
    press("gx")
    #expect(state.message == .noSuchKeys("gx") && state.firstKey == nil)
    press("g<Esc>")
    #expect(state.firstKey == nil && !state.isFinished)
    press("gq")
    #expect(state.isFinished)
  }

  @Test func whatTwoCommandsWantTheSecondDoesNotGet() {
    #expect(faults([(.help, ["x"]), (.quit, ["x"])]) == [.taken("x", by: .help), .leftWithout(.toggleRead)])
    #expect(faults([(.help, ["gx"]), (.quit, ["g"])]) == [.taken("g", by: .help)])
    #expect(faults([(.start, ["g", "gg"])]) == [.taken("gg", by: .start)])
    #expect(faults([(.start, ["g", "g"])]).isEmpty)
    #expect(faults([(.help, ["xyz"])]) == [.noKey("xyz")])
    #expect(faults([(.help, [""])]) == [.noKey("")])
    #expect(faults([(.help, ["<Foo>"])]) == [.noKey("<Foo>")])
    #expect(faults([(.help, ["<C-c>"])]) == [.notFree("<C-c>", means: nil)])
    #expect(faults([(.help, ["<C-i>"])]) == [.notFree("<C-i>", means: "Tab")])
    #expect(faults([(.help, ["<C-m>"])]) == [.notFree("<C-m>", means: "Enter")])
    #expect(faults([(.palette, [])]) == [.paletteNeedsKey])
    #expect(faults([(.help, [":"])]) == [.paletteNeedsKey])
    #expect(bindings([(.help, [":"])])[[.character(":")]] == .palette)
    #expect(faults([(.nextEntry, ["K"])]) == [.leftWithout(.previousEntry)])
    // Who gives it another key knows.
    #expect(faults([(.nextEntry, ["K"]), (.previousEntry, ["J"])]).isEmpty)
    #expect(faults([(.down, ["j", "<C-j>"])]) == [.notFree("<C-j>", means: "Enter")])
  }

  @Test func digitsCountWhereTheyAreWanted() {
    var list = EntryList(.digest(.init(library: 0, key: "k"), language: "zh"))
    list.isLoaded = true
    var state = State(size: Size(columns: 60, rows: 10), libraryName: "l")
    state.settings.keys = KeyBindings(counts: true)
    for digit in 1...9 { #expect(state.settings.keys[[.character(Character("\(digit)"))]] == nil) }
    func press(_ keys: String) { for key in Key.sequence(keys) { _ = state.update(.input(.key(key))) } }
    press("10")
    #expect(state.count == 10)
    press("<Esc>")
    #expect(state.count == nil)
    // A nought alone is no count, and nobody types more than fits.
    press("0")
    #expect(state.count == nil)
    press("999999999999999999999")
    #expect(state.count == 99_999)
    #expect(KeyBindings.standard[[.character("3")]] == .category3)
  }

  @Test(arguments: KeyPreset.allCases) func aPresetLeavesEveryCommandAKey(preset: KeyPreset) {
    let bindings = KeyBindings(preset: preset)
    for entry in Command.table where !entry.keys.isEmpty {
      if preset != .newsboat && entry.command.categoryNumber != nil { continue }
      #expect(!bindings.keys(of: entry.command).isEmpty, "\(entry.command.name)")
    }
    // No row takes a key from another one.
    for (command, keys) in preset.keys {
      for key in keys { #expect(bindings[key] == command, "\(command.name) \(key.map(\.label).joined())") }
      #expect(Set(keys).count == keys.count)
    }
  }

  /// `[keys]` in the configuration: with the line of what is wrong.
  @Test func keysAreReadFromTheConfiguration() {
    let read = Configuration(
      text: """
        [keys]
        preset = "vim"
        count = false
        next-entry = ["J", "gj"]
        star = "s"
        sort = []
        hlep = "h"
        help = "gj"
        quit = 3
        """, path: "c.toml")
    let keys = read.preferences.keys
    #expect(keys[Key.sequence("gj")] == .nextEntry && keys[[.character("s")]] == .star)
    #expect(keys.keys(of: .sort).isEmpty && !keys.hasCounts)
    #expect(keys[Key.sequence("gg")] == .start)
    #expect(
      read.faults.map { $0.text(.english) } == [
        "c.toml:7: keys.hlep: no such command; did you mean help?; the other settings apply",
        "c.toml:8: keys.help: gj was given to next-entry already; the other settings apply",
        "c.toml:9: keys.quit: expected \"x\" / [\"x\", \"<C-x>\", \"gx\"]; the other settings apply",
      ])
    let wrong = Configuration(text: "[keys]\npreset = \"emacs\"\ncount = 1", path: "c.toml")
    #expect(
      wrong.faults.map { $0.text(.english) } == [
        "c.toml:2: keys.preset: expected \"vim\" / \"less\" / \"newsboat\" / \"none\"; the other settings apply",
        "c.toml:3: keys.count: expected true / false; the other settings apply",
      ])
    #expect(Configuration(text: "keys = 1", path: "c.toml").faults.count == 1)
  }

  @Test func namesOfCommandsAreReadBack() {
    for command in Command.allCases { #expect(Command(name: command.name) == command) }
    #expect(Command.halfPageDown.name == "half-page-down" && Command.category3.name == "category-3")
    #expect(Command(name: "halfPageDown") == nil)
    #expect(KeyBindings.standard.naming("{quit} {nothing} {{help}} {") == "Q {nothing} {?} {")
  }

  @Test(arguments: [
    ("q", TypedCommand.run(.quit)), ("wq", .run(.quit)), (" quit ", .run(.quit)), ("退出", .run(.quit)),
    ("help", .run(.help)), ("帮助", .run(.help)), ("half-page-down", .run(.halfPageDown)), ("12", .row(12)),
    ("grep 灯 塔", .search("灯 塔")), ("搜索 灯", .search("灯")), ("save 灯 塔", .save("灯 塔")), ("保存", .save("")),
    ("set text.width 40", .set("text.width 40")),
    ("set", .set("")),
    ("设置 mouse", .set("mouse")),
  ])
  func aLineMayBeACommandByItself(line: String, typed: TypedCommand) { #expect(TypedCommand(line) == typed) }

  @Test(arguments: ["", "quitt", "0", "-1", "q now", "savex", "机器人"])
  func otherLinesAreNone(line: String) { #expect(TypedCommand(line) == nil) }

  @Test(arguments: InterfaceLanguage.allCases) func commandsAreFoundByTheirNamesInEveryLanguage(
    language: InterfaceLanguage
  ) async {
    var settings = Settings(language: language)
    settings.theme = .plain
    for typed in ["statistics", "统计", "pipe", "交给一个命令", "hide what"] {
      let reader = await SampleLibrary.shared(":" + typed, columns: 100, rows: 20, settings: settings)
      guard case .picker(let picker) = reader.state.overlay else {
        Issue.record("no palette")
        continue
      }
      #expect(
        picker.matches.contains {
          if case .command = $0.choice { true } else if case .typed = $0.choice { true } else { false }
        },
        "\(typed)")
    }
  }
}
