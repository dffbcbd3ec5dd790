import Screen
import Testing
import Writing

@Suite struct FrameTests {
  @Test func wideCharactersAreNeverCutInHalf() {
    var frame = Frame(size: Size(columns: 6, rows: 2))
    frame.write("机器人", row: 0, column: 1)
    #expect(frame.text == " 机器\n")
    frame.write("x", row: 0, column: 2)
    #expect(frame.text == "  x器\n")
    frame.write("人", row: 0, column: 0)
    frame.write("ab", row: 0, column: 1)
    #expect(frame.text == " ab器\n")
    #expect((0..<6).reduce(0) { $0 + frame[0, $1].width } == 6)
  }

  @Test func writingStaysInside() {
    var frame = Frame(size: Size(columns: 4, rows: 1))
    frame.write("x", row: 5, column: 0)
    frame.write("x", row: -1, column: 0)
    frame.write("abcdefgh", row: 0, column: 2, limit: 3)
    frame.fill(Region(row: 0, column: 3, rows: 9, columns: 9), style: Style(.palette(1)))
    #expect(frame.text == "  a")
    #expect(Frame(size: Size(columns: 0, rows: 0)).text == "")
  }

  @Test func picturesHoldTheTextAndItsColours() {
    var frame = Frame(size: Size(columns: 8, rows: 1))
    frame.write(SafeText("<机&>"), row: 0, column: 0, style: Style(.palette(1), on: .standard, .bold))
    let svg = frame.svg()
    #expect(svg.contains("&lt;机&amp;&gt;</text>"))
    #expect(svg.contains("font-weight=\"bold\""))
    #expect(frame.ansi == "\u{1B}[1;31m<机&>\u{1B}[0m   ")
  }

  @Test func keysAreReadFromTheirNotation() {
    #expect(
      Key.sequence("j<Enter>/VLA 模<Esc><S-Tab><C-d><lt><x<Space>") == [
        .character("j"), .enter, .character("/"), .character("V"), .character("L"), .character("A"),
        .character(" "),
        .character("模"), .escape, .backTab, .control("d"), .character("<"), .character("<"), .character("x"),
        .character(" "),
      ])
    #expect(
      Key.sequence("<C-Left><S-F5><A-x><C-A-Home>") == [
        Key.left.with(.control), Key.function(5).with(.shift), Key.character("x").with(.alt),
        Key.home.with(.alt).with(.control),
      ])
  }
}
