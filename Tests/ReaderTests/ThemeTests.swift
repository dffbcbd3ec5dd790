import Foundation
import Markdown
import Screen
import TestSupport
import Testing
import Typesetting

@testable import Reader

/// That the built-in themes can be read, and that each tells apart what has to be told apart.
@Suite struct ThemeTests {
  /// What is no text needs to be seen, not read (WCAG 2.2, 1.4.11).
  private static let drawn: Set<Theme.Part> = [
    // Lines.
    .rule, .thematicBreak,
    // Blocks.
    .chartBar, .chartBarAtCursor,
  ]

  private static let roles: [Ink.Role] = [
    .body, .title, .heading, .source, .marker, .quote, .codeMark, .math, .link, .image, .tableHeader, .byline,
    .dim,
    .keyboard, .host, .inlineCode, .wikilink(isKnown: true), .wikilink(isKnown: false), .alert(.note),
    .alert(.caution), .code(.plain), .code(.comment),
  ]

  private static let traits: [Ink.Traits] = [
    .strong, .emphasis, .strikethrough, .hit, .hanEmphasis, [.strong, .hanEmphasis],
    [.strikethrough, .hanEmphasis],
  ]

  /// Every style of a theme: of its parts, and of text that is several things at once.
  private static func styles(_ theme: Theme) -> [(name: String, style: Style, least: Double)] {
    let parts = Theme.Part.allCases.map { ($0.rawValue, theme.style($0), drawn.contains($0) ? 3 : 4.5) }
    let texts = roles.flatMap { role in
      traits.map { ("\(role) \($0.rawValue)", theme.style(Ink(role, $0)), 4.5) }
    }
    return parts + texts
  }

  @Test(arguments: TerminalPalette.all, [Theme.Base.dark, .light])
  func everythingCanBeRead(_ palette: TerminalPalette, _ base: Theme.Base) {
    for (name, style, least) in Self.styles(Theme(base)) {
      // The user's own colours are the user's: Solarized writes with 4.1 to 1 where it is light.
      if style.foreground == .standard && style.background == .standard { continue }
      let contrast = palette.contrast(style, isDark: base == .dark)
      #expect(contrast >= least, "\(palette.name) \(base): \(name) has \(contrast)")
    }
    // How faint dim text is, each terminal decides; so none is dim where there are colours.
    #expect(Self.styles(Theme(base)).allSatisfy { !$0.style.traits.contains(.dim) })
  }

  /// Parts that stand beside each other and mean different things.
  private static let neighbours: [[Theme.Part]] = [
    // In a line of text.
    [.body, .link, .hit, .hint, .inlineCode, .strong, .missingWikilink],
    [.body, .hanEmphasis], [.body, .strikethrough], [.body, .keyboard, .link, .hit],
    // In a list.
    [.unread, .read, .cursor, .cursorElsewhere, .hit], [.starred, .unread], [.starred, .read],
    [.heading, .unread, .read],
    // Around text.
    [.title, .body, .source], [.textHeading, .body], [.tableHeader, .body],
    [.body, .quote, .alertNote], [.quote, .alertTip], [.quote, .alertImportant], [.quote, .alertWarning],
    [.quote, .alertCaution],
    // In code.
    [.code, .codeAdded, .codeRemoved], [.code, .codeComment], [.code, .codeKeyword],
    // On the first and last lines, and in the trend.
    [.bar, .barStrong, .message], [.bar, .input], [.chartBar, .chartBarAtCursor],
  ]

  /// What a terminal shows for certain; slanted and struck text not all can.
  private static func seen(_ style: Style) -> Style {
    Style(
      style.foreground, on: style.background, style.traits.intersection([.bold, .dim, .underline, .reverse]))
  }

  @Test(arguments: Theme.Base.allCases, [8, 16, 256])
  func whatMeansDifferentThingsLooksDifferent(_ base: Theme.Base, _ colors: Int) {
    let theme = Theme(base)
    #expect(Self.neighbours.count > 20)
    for group in Self.neighbours {
      var looks: [Style: Theme.Part] = [:]
      for part in group {
        let style = Self.seen(theme.style(part).reduced(to: colors))
        #expect(
          looks[style] == nil, "\(base), \(colors): \(part) looks like \(looks[style].map { "\($0)" } ?? "")")
        looks[style] = part
      }
    }
  }

  /// A hit under the cursor is not lost in the row.
  @Test(arguments: Theme.Base.allCases)
  func hitsAreSeenUnderTheCursor(_ base: Theme.Base) {
    let hit = Theme(base).style(.hit)
    #expect(hit.background != .standard || hit.traits.contains(.underline))
  }

  @Test func theColourlessThemeHasNoColours() {
    for (name, style, _) in Self.styles(.plain) {
      #expect(style.foreground == .standard && style.background == .standard, "\(name)")
    }
  }

  /// No built-in style leaves the terminal's own meaning of sixteen colours to chance.
  @Test(arguments: [Theme.Base.dark, .light])
  func colorsAreThoseThatAreTheSameEverywhere(_ base: Theme.Base) {
    for (name, style, _) in Self.styles(Theme(base)) {
      for case .palette(let index) in [style.foreground, style.background] {
        #expect(index >= 16, "\(name)")
      }
    }
  }

  @Test func aThemeIsLaidOverABuiltInOne() {
    let own = Theme(
      .dark, own: [.link: Style(.palette(33)), .title: Style(.standard, on: .standard, .underline)])
    #expect(own.style(Ink(.link)) == Style(.palette(33)))
    #expect(own.style(Ink(.inlineCode)) == Theme.dark.style(.inlineCode))
    #expect(own.laid(over: .light).style(Ink(.link)) == Style(.palette(33)))
    #expect(own.laid(over: .light).style(.bar) == Theme.light.style(.bar))
    #expect(own.withoutColors.style(Ink(.link)) == Theme.plain.style(.link))
    #expect(own.withoutColors.style(.title) == Style(.standard, on: .standard, .underline))
  }

  /// What lies over text changes what it lies over, as far as it says.
  @Test func textOfSeveralKindsHasTheStylesOfAll() {
    let theme = Theme(
      .plain,
      own: [
        .link: Style(.palette(1)), .strong: Style(.palette(2), on: .standard, .bold),
        .hanEmphasis: Style(.palette(3)), .strikethrough: Style(.standard, on: .palette(4)),
        .hit: Style(.palette(5)),
      ])
    #expect(theme.style(Ink(.link, .strong)) == Style(.palette(2), on: .standard, .bold))
    #expect(theme.style(Ink(.link, .strikethrough)) == Style(.palette(1), on: .palette(4)))
    #expect(theme.style(Ink(.link, [.strong, .hit])) == Style(.palette(5)))
    #expect(theme.style(Ink(.body, .hanEmphasis)) == Style(.palette(3)))
    // A link stays the colour of links.
    #expect(theme.style(Ink(.link, .hanEmphasis)) == Style(.palette(1), on: .standard, .underline))
  }

  /// The table in the documents is the one that the program reads by.
  ///
  /// After a wanted change: `WENZHAI_RECORD=1 swift test --filter ThemeTests`.
  @Test func everyPartIsDescribed() throws {
    let file = TestFiles.repository.appending(path: "Docs/themes.md")
    var page = try String(contentsOf: file, encoding: .utf8)
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil,
      let start = page.range(of: "| name | what |")?.lowerBound
    {
      let end = page.range(of: "\n\n", range: start..<page.endIndex)?.lowerBound ?? page.endIndex
      page.replaceSubrange(start..<end, with: Theme.markdown.dropLast())
      try Data(page.utf8).write(to: file)
    }
    #expect(page.contains(Theme.markdown))
    for part in Theme.Part.allCases {
      #expect(part.rawValue.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(part.rawValue)")
      for base in Theme.Base.allCases {
        let style = part.look[base]
        #expect(try Style(notation: style.notation) == style, "\(part.rawValue)")
      }
    }
  }
}
