import Screen
import Testing

@testable import Reader

@Suite struct InputLineTests {
  /// The line after keys, with `|` for the caret.
  private func line(_ text: String, _ keys: String) -> String {
    var line = InputLine(text)
    for key in Key.sequence(keys) { _ = line.edit(key) }
    return line.before + "|" + line.after
  }

  @Test(arguments: [
    ("<Left>x", "机x|器"), ("<Home>x", "x|机器"), ("<C-a><Right>x", "机x|器"), ("<C-a><C-f><C-f><C-f>x", "机器x|"),
    ("<Left><Left><Left>x", "x|机器"), ("<C-b><C-d>", "机|"), ("<C-b><Del>", "机|"), ("<Home><End>x", "机器x|"),
    ("<C-a><C-e>x", "机器x|"), ("<BS>", "机|"), ("<C-h><C-h><C-h>", "|"), ("<C-b><C-u>", "|器"),
    ("<C-b><C-k>", "机|"),
    ("<C-d>", "机器|"), ("<F1><Up><C-q>", "机器|"),
  ])
  func charactersAreEdited(keys: String, result: String) { #expect(line("机器", keys) == result) }

  @Test func aCharacterIsWhatAReaderSees() {
    #expect(line("e\u{301}👩‍🚀🇯🇵", "<Left><BS>") == "e\u{301}|🇯🇵")
    #expect(line("e\u{301}x", "<Left><BS>") == "|x")
    #expect(line("👩‍🚀", "<Home><Del>") == "|")
    // A mark that is typed behind its letter belongs to it.
    #expect(line("e", "\u{301}<BS>") == "|")
  }

  @Test(arguments: [
    ("one two-three  ", "<C-w>", "one |"), ("one two", "<A-b>x", "one x|two"),
    ("one two", "<A-b><A-b>x", "x|one two"),
    ("one two", "<Home><A-f>x", "onex| two"), ("one two", "<Home><A-d>", "| two"),
    ("one two", "<A-BS>", "one |"),
    ("one two", "<C-Left>x", "one x|two"), ("one two", "<Home><C-Right>x", "onex| two"),
    ("世界你好", "<A-b>x", "世界x|你好"), ("世界你好", "<A-BS>", "世界|"), ("世界你好", "<Home><A-d>", "|你好"),
    ("  ", "<A-b>x", "x|  "), ("  ", "<Home><A-f>x", "  x|"), ("a 机器", "<C-w>", "a |"),
  ])
  func wordsAreEdited(text: String, keys: String, result: String) { #expect(line(text, keys) == result) }

  @Test func whatAKeyDidIsTold() {
    var line = InputLine("a")
    #expect(line.edit(.left) == .moved)
    #expect(line.edit(.backspace) == .moved)
    #expect(line.edit(.delete) == .changed)
    #expect(line.edit(.function(1)) == .nothing)
    #expect(line.edit(.modified(.alt, .character("q"))) == .nothing)
  }

  @Test func ofWhatIsTooLongTheRestIsCounted() {
    var line = InputLine(String(repeating: "x", count: 9_990))
    #expect(line.insert("机器人机") == 3)
    #expect(line.text.utf8.count == 9_999)
    #expect(line.insert("机") == 3)
  }

  // MARK: In the prompts

  @Test func theCaretIsWhereTheCursorOfTheTerminalIs() async {
    var reader = await SmallLibrary.reader("/机器人ab<Left><Left><Left>")
    #expect(reader.state.render().cursor == Point(row: 13, column: 5))
    await reader.press(Key.sequence("x"))
    #expect(reader.state.search?.text == "机器x人ab")
    await reader.press(Key.sequence("<Home>"))
    #expect(reader.state.render().cursor == Point(row: 13, column: 1))
    // A caret that moves asks nothing anew.
    #expect(reader.state.search?.text == "机器x人ab")
  }

  @Test func ofALongLineThePartAroundTheCaretIsShown() async {
    let text = (0..<60).map { "词\($0)" }.joined()
    var reader = await SmallLibrary.reader("/" + text, columns: 60, rows: 12)
    func bottom() -> String { String(reader.screen.split(separator: "\n").last ?? "") }
    #expect(bottom().contains("词59"))
    await reader.press(Key.sequence("<Home>"))
    #expect(bottom().hasPrefix("/词0词1"))
    #expect(reader.state.render().cursor?.column == 1)
    for _ in 0..<90 { await reader.press([.right]) }
    let cursor = reader.state.render().cursor?.column ?? 0
    #expect(cursor > 10 && cursor < 50)
    #expect(reader.state.search?.line.before.count == 90)
  }

  @Test(arguments: [Size(columns: 20, rows: 5), Size(columns: 30, rows: 6)])
  func whatIsTypedIsSeenInTheSmallestWindow(size: Size) async {
    let reader = await SmallLibrary.reader("/机器人", size: size, runner: SmallLibrary.runner())
    let bottom = reader.screen.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    #expect(bottom.hasPrefix("/机器人"))
    #expect(reader.state.render().cursor == Point(row: size.rows - 1, column: 7))
  }

  @Test func aPickerIsEditedInTheSameWay() async {
    var reader = await SmallLibrary.reader(":机人<Left>器")
    guard case .picker(let picker)? = reader.state.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(picker.line.text == "机器人")
    let frame = reader.state.render()
    #expect(frame.cursor?.row == 1)
    #expect(picker.matches.contains { $0.title == "桌上的机器人" })
    await reader.press(Key.sequence("<C-u><Del>"))
    guard case .picker(let empty)? = reader.state.overlay else { return }
    #expect(empty.line.isEmpty)
  }

  @Test func controlCIsEscapeAndInThePanesSaysHowToLeave() async {
    var reader = await SmallLibrary.reader("/机<C-c>")
    #expect(reader.state.search == nil)
    #expect(reader.state.message == nil)
    await reader.press(Key.sequence(":<C-c>"))
    #expect(reader.state.overlay == nil)
    await reader.press(Key.sequence("<C-c>"))
    #expect(reader.state.message == .howToLeave)
    #expect(!reader.state.isFinished)
  }

  @Test(arguments: [
    "", "l", "l<Enter>", "/", "/机", ":", ":机", "c", "c/机", "?", "t", "/机器人<Enter>T", "l<Enter>f", "l<Enter>=",
  ])
  func keysWithoutAMeaningChangeNothing(mode: String) async {
    var reader = await SmallLibrary.reader(mode)
    let before = reader.screen
    let isPrompt = reader.state.render().cursor != nil
    var keys: [Key] = [
      .insert, .control("q"), .control(" "), .control("\\"), .modified(.alt, .character("j")),
      .modified(.alt, .enter),
    ]
    keys += (1...24).map { .function($0) }
    keys += [Key.up, .down, .pageUp].map { .modified(.shift, $0) }
    keys +=
      isPrompt
      ? [] : [.modified(.control, .left), .modified(.alt, .right), .backspace, .control("k")]
    for key in keys {
      await reader.send(.input(.key(key)))
      #expect(reader.screen == before, "\(key)")
    }
  }
}
