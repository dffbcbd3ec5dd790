import Screen

extension Theme {
  /// How a part looks in each built-in theme.
  struct Look {
    var dark: Style
    var light: Style
    var plain: Style

    subscript(_ base: Base) -> Style {
      switch base {
      case .dark: dark
      case .light: light
      case .plain: plain
      }
    }

    /// The same traits in every theme, and no colour.
    static func own(_ traits: Style.Traits = []) -> Look {
      let style = Style(.standard, on: .standard, traits)
      return Look(dark: style, light: style, plain: style)
    }

    /// Text in a tint; without colours `plain` tells it apart.
    static func ink(_ tint: Tint, _ traits: Style.Traits = [], plain: Style.Traits = []) -> Look {
      Look(
        dark: Style(.palette(tint.dark), on: .standard, traits),
        light: Style(.palette(tint.light), on: .standard, traits),
        plain: Style(.standard, on: .standard, plain))
    }

    /// Black on a tint that is pale in both themes.
    static func ground(_ tint: Tint, _ traits: Style.Traits = [], plain: Style.Traits) -> Look {
      Look(
        dark: Style(.palette(Tint.black), on: .palette(tint.dark), traits),
        light: Style(.palette(Tint.black), on: .palette(tint.light), traits),
        plain: Style(.standard, on: .standard, plain))
    }
  }

  /// A colour for dark and one for light grounds.
  ///
  /// All are of the 256 colours, from 16 on, which are the same everywhere: the first sixteen are what each
  /// terminal makes of them, gray even. Each can be read on the grounds of common terminals (WCAG 2, 4.5 to 1); a
  /// test measures them.
  struct Tint {
    var dark: UInt8
    var light: UInt8

    static let black: UInt8 = 16
    static let gray = Tint(dark: 247, light: 242)
    /// For lines, which need less contrast than letters.
    static let faint = Tint(dark: 244, light: 244)
    static let red = Tint(dark: 210, light: 124)
    static let green = Tint(dark: 108, light: 22)
    static let yellow = Tint(dark: 179, light: 94)
    static let blue = Tint(dark: 75, light: 25)
    static let magenta = Tint(dark: 176, light: 90)
    static let cyan = Tint(dark: 73, light: 23)
    static let paleYellow = Tint(dark: 179, light: 222)
    static let paleCyan = Tint(dark: 80, light: 80)
  }
}

extension Theme.Part {
  /// The one table of the built-in themes.
  var look: Theme.Look {
    switch self {
    case .bar, .count, .read, .dim, .chartAxis, .source, .host, .byline, .aside, .codeMark, .missingWikilink,
      .quote:
      .ink(.gray, plain: .dim)
    case .barStrong, .input, .cursorElsewhere, .title, .tableHeader, .strong: .own(.bold)
    case .rule, .thematicBreak: .ink(.faint, plain: .dim)
    case .heading, .textHeading: .ink(.cyan, .bold, plain: .bold)
    case .number, .message, .marker: .ink(.yellow)
    case .unread, .body: .own()
    case .starred: .ink(.yellow, .bold, plain: .bold)
    case .cursor: .own(.reverse)
    // In a row under the cursor, which is reversed, the line below is what tells it.
    case .hit: .ground(.paleYellow, plain: [.reverse, .underline])
    case .hint: .ground(.paleCyan, .bold, plain: [.reverse, .bold])
    case .chartBar: .ink(.yellow, plain: .dim)
    case .chartBarAtCursor: .ink(.cyan, .bold, plain: .bold)
    case .link, .wikilink: .ink(.blue, .underline, plain: .underline)
    case .image, .math: .ink(.magenta)
    case .keyboard: .own([.bold, .underline])
    case .inlineCode: .ink(.green, plain: [.bold, .underline])
    case .alertNote: .ink(.blue, plain: .bold)
    case .alertTip: .ink(.green, plain: .bold)
    case .alertImportant: .ink(.magenta, plain: .bold)
    case .alertWarning: .ink(.yellow, plain: .bold)
    case .alertCaution: .ink(.red, plain: .bold)
    case .code: .ink(.green)
    // Not slanted: comments are in Chinese, too.
    case .codeComment: .ink(.gray, plain: .dim)
    case .codeString: .ink(.yellow)
    case .codeNumber: .ink(.magenta)
    case .codeKeyword: .ink(.blue, .bold, plain: .bold)
    case .codeName: .ink(.cyan)
    case .codeAdded: .ink(.green, .bold, plain: .bold)
    case .codeRemoved: .ink(.red, plain: .dim)
    case .emphasis: .own(.italic)
    // Han are never slanted, and a line below is a link's.
    case .hanEmphasis: .ink(.cyan, plain: .bold)
    // As with a pen: the background of a hit would say that it was found.
    case .marked: .ink(.yellow, .bold, plain: [.bold, .underline])
    case .underlined: .own(.underline)
    // ncurses strikes nothing through: there the gray tells it.
    case .strikethrough: .ink(.gray, .strikethrough, plain: [.strikethrough, .dim])
    }
  }
}
