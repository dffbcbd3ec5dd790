import Screen
import Testing

/// Styles as they are written in a configuration, and colours on terminals that have few.
@Suite struct StyleNotationTests {
  private static let styles: [(String, Style)] = [
    ("default", .plain),
    ("bold", Style(.standard, on: .standard, .bold)),
    ("75 underline", Style(.palette(75), on: .standard, .underline)),
    ("black on bright-white", Style(.palette(0), on: .palette(15))),
    ("on 17", Style(.standard, on: .palette(17))),
    ("bright-black", Style(.palette(8))),
    (
      "red on 255 bold dim italic underline reverse strikethrough",
      Style(.palette(1), on: .palette(255), [.bold, .dim, .italic, .underline, .reverse, .strikethrough])
    ),
  ]

  @Test(arguments: styles)
  func aStyleIsReadAsItIsWritten(_ text: String, _ style: Style) throws {
    #expect(try Style(notation: text) == style)
    #expect(style.notation == text || text == "on 17")
    #expect(try Style(notation: style.notation) == style)
  }

  @Test(arguments: [
    ("bold red", Style(.palette(1), on: .standard, .bold)),
    ("  red   bold ", Style(.palette(1), on: .standard, .bold)),
    ("red on default", Style(.palette(1))), ("default on 3", Style(.standard, on: .palette(3))),
    ("on 3 red", Style(.palette(1), on: .palette(3))), ("16", Style(.palette(16))),
  ])
  func wordsStandInAnyOrder(_ text: String, _ style: Style) throws {
    #expect(try Style(notation: text) == style)
  }

  @Test(arguments: [
    ("blau", "blau"), ("red bluee", "bluee"), ("256", "256"), ("-1", "-1"), ("+1", "+1"), ("red on", "on"),
    ("red on bold", "bold"), ("red blue", "blue"), ("on 1 on 2", "2"), ("on on", "on"), ("Bold", "Bold"),
    ("red,bold", "red,bold"), ("١", "١"),
  ])
  func theWordThatIsNoneIsNamed(_ text: String, _ word: String) {
    #expect(throws: Style.NotationFault.unexpected(word)) { try Style(notation: text) }
  }

  @Test(arguments: [
    // What a terminal has stays.
    (Color.palette(75), 256, Color.palette(75)), (.palette(12), 16, .palette(12)), (.standard, 8, .standard),
    // Bright ones are those that they are the bright ones of.
    (.palette(12), 8, .palette(4)),
    // Hues stay, however pale; pale blues are read on black, so they become cyan.
    (.palette(108), 8, .palette(2)), (.palette(179), 16, .palette(3)), (.palette(222), 8, .palette(3)),
    (.palette(176), 8, .palette(5)), (.palette(210), 8, .palette(1)), (.palette(80), 8, .palette(6)),
    (.palette(75), 8, .palette(6)), (.palette(25), 8, .palette(4)), (.palette(22), 8, .palette(2)),
    (.palette(124), 8, .palette(1)),
    // Grays have no hue.
    (.palette(16), 8, .palette(0)), (.palette(231), 8, .palette(7)), (.palette(102), 8, .standard),
    (.palette(247), 16, .standard), (.palette(1), 0, .standard),
  ])
  func colorsThatATerminalLacksKeepTheirHue(_ color: Color, _ colors: Int, _ expected: Color) {
    #expect(color.reduced(to: colors) == expected)
  }

  @Test func graysAreDimWhereThereAreNone() {
    #expect(Style(.palette(247)).reduced(to: 16) == Style(.standard, on: .standard, .dim))
    #expect(Style(.palette(247)).reduced(to: 256) == Style(.palette(247)))
    #expect(
      Style(.palette(16), on: .palette(179), .bold).reduced(to: 8)
        == Style(.palette(0), on: .palette(3), .bold))
  }
}
