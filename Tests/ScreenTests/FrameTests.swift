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
    #expect(Key.sequence("a\n\t") == [.character("a"), .enter, .tab])
    #expect(
      Key.sequence("<C-Left><S-F5><A-x><C-A-Home>") == [
        Key.left.with(.control), Key.function(5).with(.shift), Key.character("x").with(.alt),
        Key.home.with(.alt).with(.control),
      ])
  }

  /// The first eight colours, the eight bright ones, and the others, in front and behind.
  @Test(arguments: [
    (Style(.palette(0)), "30"), (Style(.palette(7)), "37"), (Style(.palette(8)), "90"),
    (Style(.palette(15)), "97"),
    (Style(.palette(16)), "38;5;16"), (Style(.palette(255)), "38;5;255"),
    (Style(.standard, on: .palette(3)), "43"), (Style(.standard, on: .palette(11)), "103"),
    (Style(.palette(1), on: .palette(200)), "31;48;5;200"),
    (
      Style(.standard, on: .standard, [.bold, .dim, .italic, .underline, .reverse, .strikethrough]),
      "1;2;3;4;7;9"
    ),
    (Style(.palette(2), on: .standard, .reverse), "7;32"),
  ])
  func stylesAreWrittenAsTerminalsKnowThem(_ style: Style, _ codes: String) {
    #expect(style.sgr == "\u{1B}[\(codes)m")
  }

  private func attributes(_ name: String, in svg: String) -> [String] {
    svg.split(separator: "\n").dropFirst(3).flatMap { line in
      line.matches(of: /(\w+)="([^"]*)"/).filter { $0.1 == name }.map { String($0.2) }
    }
  }

  private func svg(_ style: Style, isDark: Bool) -> String {
    var frame = Frame(size: Size(columns: 5, rows: 1))
    frame.write("a bc", row: 0, column: 0, style: style)
    return frame.svg(isDark: isDark)
  }

  /// Each kind of terminal has its own ground and colours; a reversed text has them exchanged. A text ends at a space.
  @Test func picturesOfBothKindsOfTerminals() throws {
    for isDark in [true, false] {
      let plain = attributes("fill", in: svg(Style(.palette(4), on: .palette(3)), isDark: isDark))
      let reversed = attributes(
        "fill", in: svg(Style(.palette(4), on: .palette(3), .reverse), isDark: isDark))
      #expect(plain.count == 3 && Set(plain).count == 2)
      #expect(reversed.map { $0 == plain[0] } == plain.map { $0 != plain[0] })
      #expect(
        svg(.plain, isDark: isDark).contains(">a</text>")
          && svg(.plain, isDark: isDark).contains(">bc</text>"))
    }
    for color: UInt8 in [1, 4, 9, 12] {
      let fills = [true, false].map { attributes("fill", in: svg(Style(.palette(color)), isDark: $0)) }
      #expect(fills[0] != fills[1], "\(color)")
    }
  }
}
