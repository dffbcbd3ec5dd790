/// A language that there is a lexer for.
enum CodeLanguage: Sendable {
  case grammar(CodeGrammar), settings(CodeGrammar)
  case shell, console, yaml, markup, diff, makefile, dockerfile

  /// The language that an info string means, nil for one that isn't known.
  init?(named info: String) {
    guard let language = Self.languages[Self.tag(of: info)] else { return nil }
    self = language
  }

  /// Splits what is left of `cursor` into tokens.
  func run(_ cursor: inout CodeCursor) {
    var lexer: any CodeLexer =
      switch self {
      case .grammar(let grammar): GrammarLexer(grammar)
      case .settings(let grammar): SettingsLexer(grammar)
      case .shell: ConsoleLexer(isScript: true)
      case .console: ConsoleLexer(isScript: false)
      case .yaml: YAMLLexer()
      case .markup: MarkupLexer()
      case .diff: DiffLexer()
      case .makefile: MakefileLexer()
      case .dockerfile: DockerfileLexer()
      }
    lexer.run(&cursor)
  }

  /// The tag in an info string, in lower case: `python` in `{.Python .numberLines}`, `language-python` and
  /// `python,ignore`.
  static func tag(of info: String) -> String {
    let start = info.drop { $0.isWhitespace || $0 == "{" || $0 == "." }
    let tag = start.prefix { !$0.isWhitespace && !",;:{}".contains($0) }.lowercased()
    for prefix in ["language-", "lang-"] where tag.hasPrefix(prefix) {
      return String(tag.dropFirst(prefix.count))
    }
    return tag
  }

  private static let languages: [String: CodeLanguage] = {
    var languages: [String: CodeLanguage] = [:]
    for (tags, language) in table {
      for tag in tags.split(separator: " ") { languages[String(tag)] = language }
    }
    return languages
  }()

  /// Every tag that is known, and what it means.
  private static let table: [(tags: String, language: CodeLanguage)] = [
    ("sh bash zsh ksh dash ash shell fish shellscript", .shell),
    ("console shell-session shellsession sh-session terminal session", .console),
    ("yaml yml", .yaml),
    ("html htm xhtml xml svg rss atom plist xsl xslt vue svelte html+xml", .markup),
    ("diff patch udiff", .diff),
    ("makefile make mk gnumake", .makefile),
    ("dockerfile docker containerfile", .dockerfile),
    ("toml ini cfg conf config dotenv env properties systemd editorconfig gitconfig", .settings(.settings)),
    ("json jsonc json5 jsonl ndjson geojson webmanifest", .grammar(.json)),
    ("python py python3 py3 pyi pycon ipython", .grammar(.python)),
    ("c h", .grammar(.c)),
    ("cpp c++ cc cxx hpp hxx h++ cuda cu arduino objective-c objc objectivec", .grammar(.cpp)),
    ("java", .grammar(.java)),
    ("javascript js jsx mjs cjs node", .grammar(.javascript)),
    ("typescript ts tsx mts cts", .grammar(.typescript)),
    ("go golang", .grammar(.go)),
    ("rust rs", .grammar(.rust)),
    ("swift", .grammar(.swift)),
    ("kotlin kt kts", .grammar(.kotlin)),
    ("csharp cs c#", .grammar(.csharp)),
    ("scala sc", .grammar(.scala)),
    ("dart", .grammar(.dart)),
    ("php php3 php7 php8", .grammar(.php)),
    ("sql mysql postgresql postgres psql plpgsql sqlite sqlite3 tsql", .grammar(.sql)),
    ("css", .grammar(.css)),
    ("scss less", .grammar(.scss)),
    ("ruby rb", .grammar(.ruby)),
    ("lua", .grammar(.lua)),
  ]
}
