import Markdown
import Writing

/// A language of an edition: a BCP 47 primary tag, with a script where that is known.
public struct Language: Hashable, Sendable, Comparable {
  /// `zh`, `en`.
  public var code: String
  /// `Hans`, `Hant`; nil where the name of the file doesn't say.
  public var script: String?

  public init(_ code: String, script: String? = nil) {
    self.code = code
    self.script = script
  }

  /// Chinese before the others, those by their tags.
  public static func < (left: Language, right: Language) -> Bool { left.rank < right.rank }

  private var rank: String { (code == "zh" ? "0" : "1") + code + (script ?? "") }

  /// `zh`, `en`, or `zh-Hant` when the script is wanted.
  public func tag(withScript: Bool) -> String {
    withScript ? [code, script].compactMap(\.self).joined(separator: "-") : code
  }

  /// ISO 639-1.
  private static let codes = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st
    su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Languages that a name may be of without a sibling in another one; the others are words of too many names.
  private static let common: Set<String> = [
    "zh", "en", "ja", "ko", "fr", "de", "es", "ru", "pt", "it", "vi", "id", "tr", "ar", "uk", "pl", "nl",
  ]

  /// Languages that nobody writes in Latin letters.
  private static let foreignScripts: Set<String> = [
    "am", "ar", "as", "be", "bg", "bn", "bo", "dv", "dz", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka",
    "kk", "km", "kn",
    "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ps", "ru", "sa", "sd", "si", "ta",
    "te", "tg", "th",
    "ti", "ug", "uk", "ur", "yi", "zh",
  ]

  /// The primary tag of a BCP 47 tag: `zh` of `zh-Hant`.
  public static func primary(of tag: String) -> String { String(tag.prefix { $0 != "-" }) }

  /// True for a language whose words are written in Latin letters, by its tag.
  static func isWrittenInLatin(_ code: String) -> Bool { !foreignScripts.contains(code) }

  /// False for a text that can't be in this language, by its letters.
  func mayBe(of text: EditionFacts) -> Bool {
    text.languageIsStated || text.languageCode != "en" || !Self.foreignScripts.contains(code)
  }

  /// True for a tag that is taken for a language only where the same file stands in another one, too.
  var needsSibling: Bool { !Self.common.contains(code) }

  /// Tags in the names of files and folders.
  private static let tags: [String: Language] = {
    var tags: [String: Language] = [
      "cn": Language("zh", script: "Hans"), "tw": Language("zh", script: "Hant"),
      "hk": Language("zh", script: "Hant"), "chs": Language("zh", script: "Hans"),
      "cht": Language("zh", script: "Hant"), "chinese": Language("zh"), "english": Language("en"),
      "jp": Language("ja"), "kr": Language("ko"),
    ]
    for code in codes { tags[code] = Language(code) }
    for suffix in ["cn", "hans", "hans-cn", "sg"] { tags["zh-\(suffix)"] = Language("zh", script: "Hans") }
    for suffix in ["tw", "hk", "mo", "hant", "hant-tw", "hant-hk"] {
      tags["zh-\(suffix)"] = Language("zh", script: "Hant")
    }
    for suffix in ["us", "gb", "au"] { tags["en-\(suffix)"] = Language("en") }
    for (tag, code) in [
      ("ja-jp", "ja"), ("ko-kr", "ko"), ("pt-br", "pt"), ("fr-fr", "fr"), ("de-de", "de"), ("es-es", "es"),
    ] {
      tags[tag] = Language(code)
    }
    return tags
  }()

  /// What a tag such as `zh-CN`, `zh_cn` or `en` names; nil for anything else.
  public init?(tag: some StringProtocol) {
    guard let found = Self.tags[tag.lowercased().replacing("_", with: "-")] else { return nil }
    self = found
  }

  /// Tags short enough to be words of other languages too: as the end of a name behind `-` they mean nothing.
  private static let ambiguousSuffixes: Set<String> = ["id", "it", "no", "cn", "tw", "hk", "es", "de"]

  /// Parts `x.zh-CN`, `x_en`, `x-zh` into stem and language.
  static func splitSuffix(_ stem: String) -> (stem: String, language: Language?) {
    for separator: Character in [".", "_", "-"] {
      var from = stem.startIndex
      while let at = stem[from...].firstIndex(of: separator) {
        let suffix = stem[stem.index(after: at)...]
        let isClear = separator == "." || !ambiguousSuffixes.contains(suffix.lowercased())
        if at > stem.startIndex, isClear, let language = Language(tag: suffix) {
          return (String(stem[..<at]), language)
        }
        from = stem.index(after: at)
      }
    }
    return (stem, nil)
  }

  private static let names: [String: Language] = [
    "english": Language("en"), "en": Language("en"), "英文": Language("en"), "英语": Language("en"),
    "简体中文": Language("zh", script: "Hans"), "中文": Language("zh"), "简体": Language("zh", script: "Hans"),
    "中文版": Language("zh"), "汉语": Language("zh"), "chinese": Language("zh"), "zh": Language("zh"),
    "simplified chinese": Language("zh", script: "Hans"),
    "traditional chinese": Language("zh", script: "Hant"),
    "zh-cn": Language("zh", script: "Hans"), "繁體中文": Language("zh", script: "Hant"),
    "繁体中文": Language("zh", script: "Hant"), "正體中文": Language("zh", script: "Hant"),
    "英文版": Language("en"), "english version": Language("en"), "日本語": Language("ja"),
    "japanese": Language("ja"),
    "한국어": Language("ko"), "korean": Language("ko"), "français": Language("fr"), "deutsch": Language("de"),
    "español": Language("es"), "русский": Language("ru"), "português": Language("pt"),
    "italiano": Language("it"),
    "tiếng việt": Language("vi"),
  ]

  /// What a language is called in itself, as far as we know it: `zh` is 中文, `cs` CS.
  public static func name(_ tag: String) -> String {
    switch tag {
    case "zh": "中文"
    case "zh-Hans": "简体中文"
    case "zh-Hant": "繁體中文"
    case "en": "English"
    case "ja": "日本語"
    case "ko": "한국어"
    case "fr": "Français"
    case "de": "Deutsch"
    case "es": "Español"
    case "it": "Italiano"
    case "pt": "Português"
    case "ru": "Русский"
    case "vi": "Tiếng Việt"
    default: tag.uppercased()
    }
  }

  /// What a name in a language line, such as `简体中文`, means.
  static func named(_ name: String) -> Language? { names[name.trimmingSpaces().lowercased()] }

  /// The language of headings, two or more, that are all written in Han or kana; nil for others.
  static func detected(inHeadings titles: [String]) -> Language? {
    guard titles.count > 1,
      titles.allSatisfy({ title in
        let scalars = title.unicodeScalars
        return scalars.count(where: \.isHanOrKana) * 2
          > scalars.count { $0.isASCII && $0.properties.isAlphabetic }
      })
    else { return nil }
    return detected(in: titles.joined(separator: "\n"))
  }

  /// The language that most sentences of a text are written in, by their scripts. English when nothing tells.
  static func detected(in text: String) -> Language {
    var votes = SentenceVotes()
    for line in text.unicodeScalars.prefix(20_000).split(separator: "\n") { votes.count(line) }
    return votes.language
  }
}

/// Counts the sentences of a text by the script that each is written in.
private struct SentenceVotes {
  /// Languages that a script tells of. English stands for all that write in Latin.
  private enum Voice: Int, CaseIterable { case zh, ja, ko, ru, el, hy, he, ar, hi, th, ka, en }

  private var votes = [Int](repeating: 0, count: Voice.allCases.count)
  private var isCode = false

  private static func voice(of scalar: Unicode.Scalar) -> Voice? {
    if scalar.isHan { return .zh }
    if scalar.isKana { return .ja }
    if scalar.isHangul { return .ko }
    return switch scalar.value {
    case 0x370...0x3FF: .el
    case 0x400...0x52F: .ru
    case 0x531...0x58F: .hy
    case 0x590...0x5FF: .he
    case 0x600...0x6FF: .ar
    case 0x900...0x97F: .hi
    case 0xE00...0xE7F: .th
    case 0x10A0...0x10FF: .ka
    default: nil
    }
  }

  /// Counts the sentences of a line of Markdown.
  mutating func count(_ line: Substring.UnicodeScalarView) {
    if line.starts(with: "```".unicodeScalars) { isCode.toggle() }
    guard !isCode else { return }
    var letters = [Int](repeating: 0, count: Voice.allCases.count)
    var isAddress = false
    var last: Unicode.Scalar = " "
    for scalar in line {
      defer { last = scalar }
      if isAddress {
        // Addresses are in no language.
        isAddress = scalar != " " && scalar != ")" && scalar != ">"
        continue
      }
      switch scalar {
      case "(" where last == "]", "/" where last == "/": isAddress = true
      case "。", "！", "？", "!", "?": end(&letters)
      case " " where last == ".": end(&letters)
      case _ where scalar.value < 0x80:
        if scalar.properties.isAlphabetic { letters[Voice.en.rawValue] += 1 }
      default: if let voice = Self.voice(of: scalar) { letters[voice.rawValue] += 1 }
      }
    }
    end(&letters)
  }

  private mutating func end(_ letters: inout [Int]) {
    if let voice = Self.voice(of: letters) { votes[voice.rawValue] += 1 }
    for index in letters.indices { letters[index] = 0 }
  }

  /// Of a sentence with so many letters of each script; nil for a name or a mark.
  private static func voice(of letters: [Int]) -> Voice? {
    let (han, kana, latin) = (letters[0], letters[1], letters[Voice.en.rawValue])
    if kana * 5 > han && kana * 10 > latin { return .ja }
    for voice in Voice.allCases.dropFirst(2).dropLast() {
      let own = letters[voice.rawValue]
      if own > han && own * 5 > latin { return voice }
    }
    // One Han character says about as much as five Latin letters, and Chinese texts quote English names.
    if han > 0, han * 5 >= latin { return .zh }
    return latin >= fewestLetters ? .en : nil
  }

  private static let fewestLetters = 12

  /// Chinese before others that have as many.
  var language: Language {
    var votes = votes
    // Some sentences of Japanese have no kana, none of Chinese have any.
    if votes[1] * 2 >= votes[0], votes[1] > 0 {
      votes[1] += votes[0]
      votes[0] = 0
    }
    let most = votes.max() ?? 0
    let voice = most > 0 ? votes.firstIndex(of: most).flatMap(Voice.init) : nil
    return Language("\(voice ?? .en)")
  }
}

/// `[English](README.md) | 简体中文` near the top of a file: which language this is, and where the others are.
struct LanguageLine: Equatable {
  var own: Language?
  /// Links as written, relative to the file.
  var others: [(language: Language, destination: String)] = []

  static func == (left: LanguageLine, right: LanguageLine) -> Bool {
    left.own == right.own && left.others.map(\.destination) == right.others.map(\.destination)
  }

  /// Nil unless the block consists of names of languages, at least one of them a link or two of them in all.
  init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content else { return nil }
    for inline in inlines {
      switch inline {
      case .link(let destination, let label):
        guard let language = Language.named(RichText(label).text) else { return nil }
        others.append((language, destination))
      case .text(let text):
        for name in text.split(whereSeparator: { "|·•/｜、,-".contains($0) }) {
          let name = name.trimmingSpaces()
          if name.isEmpty { continue }
          guard let language = Language.named(name) else { return nil }
          own = own ?? language
        }
      case .strong(let inner), .emphasis(let inner):
        guard let language = Language.named(RichText(inner).text) else { return nil }
        own = own ?? language
      case .softBreak, .lineBreak: continue
      default: return nil
      }
    }
    if others.isEmpty { return nil }
  }
}
