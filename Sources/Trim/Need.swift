/// Which of ICU's data somebody asks for.
enum Need {
  /// `CICU`: segments and lines of text in every script, normal forms, domain names, GB 18030.
  case text
  /// Foundation: what its formats of dates, numbers and names say in English and Chinese. Wenzhai and its
  /// packages call none of them today; what is kept serves the first one that does.
  case foundation

  func isMet(by name: String) -> Bool {
    let file = name.split(separator: "/").last ?? ""
    let parts = file.split(separator: ".")
    guard parts.count == 2 else { return false }
    switch self {
    case .text:
      // Line breaks of locale `zh` are found through the bundles of the folder, which take keys from its pool.
      return name.hasPrefix("brkitr/") || ["nrm", "icu"].contains(parts[1]) && parts[0] != "unames"
        || ["gb18030.cnv", "root.res", "zh.res", "pool.res"].contains(name)
    case .foundation:
      // Dictionaries of words, converters, transliteration and orders of Chinese characters are large.
      let isLarge =
        ["dict", "cnv"].contains(parts[1]) || ["translit/", "coll/zh"].contains(where: name.hasPrefix)
      // Hong Kong's way of spelling numbers out is a variety of the Cantonese one.
      return !isLarge && (parts[1] != "res" || Self.isKept(bundle: parts[0]) || name == "rbnf/yue.res")
    }
  }

  /// Names of locales begin with a language of two or three small letters; all other bundles are for everybody.
  private static func isKept(bundle: Substring) -> Bool {
    let language = bundle.prefix { $0 != "_" }
    let isLocale = 2...3 ~= language.count && language.allSatisfy { "a"..."z" ~= $0 }
    return !isLocale || ["en", "zh", "res"].contains(language)
  }
}
