import DigestKit

extension FilterEntry {
  /// How it is written, as help shows it: `in:SECTION`, `has:image|table`.
  public func form(_ language: InterfaceLanguage) -> String {
    Self.values(values, language).map { name.rawValue + ":" + $0 }.joined(separator: ", ")
  }

  /// What it finds.
  public func help(_ language: InterfaceLanguage) -> String { Phrase.filter(name).text(language) }

  private static func values(_ values: FilterValues, _ language: InterfaceLanguage) -> [String] {
    switch values {
    case .sections: [language == .chinese ? "分类" : "SECTION"]
    case .words: [language == .chinese ? "词" : "WORD"]
    case .tags: [language == .chinese ? "标签" : "TAG"]
    case .together: [language == .chinese ? "(甲 乙)" : "(a b)"]
    case .expression: [language == .chinese ? "正则" : "REGEX"]
    case .weeks: ["2026W05", "2026W01..2026W10", "2026"]
    case .numbers: ["12", "12..20"]
    case .days: ["2026-02-01", "2026-02", "2026"]
    case .languages: ["zh"]
    case .sites: ["arxiv.org"]
    case .choices(let choices): [choices.joined(separator: "|")]
    }
  }
}

extension Query.Misread {
  /// That it was taken for text, and how the filter is written.
  var texts: (chinese: String, english: String) {
    func form(_ language: InterfaceLanguage) -> String {
      FilterEntry.named(filter.rawValue)?.form(language) ?? ""
    }
    return (
      "\(word) 不是筛选，按文字搜；写法：\(form(.chinese))",
      "\(word) is no filter and is looked for as text; it is written \(form(.english))"
    )
  }
}

extension Phrase {
  /// What a filter finds; the values are told beside it.
  static func texts(of filter: FilterName) -> (chinese: String, english: String) {
    switch filter {
    case .section: ("在名称含此词的分类里", "in a section whose title holds this")
    case .title: ("标题里有", "in the title")
    case .word: ("整个词：VLA 而不是 VLAN", "a whole word: VLA, not VLAN")
    case .tag:
      (
        "有这个标签：#标签、标题前的 [标签]、文件头里的 tags",
        "filed under it: #tag, [tag] before a title, tags of the front matter"
      )
    case .week: ("这一周，或从一周到另一周", "of this week, or from one to another")
    case .number: ("这一期，或从一期到另一期", "the issue of this number, or from one to another")
    case .after: ("从这一天、这个月或这一年起", "from that day, month or year on")
    case .before: ("到这一天、这个月或这一年为止", "up to the end of that day, month or year")
    case .language: ("用这种语言写的", "in this language")
    case .site: ("来源在这个网站或其子域", "with a source on this host or below it")
    case .has: ("含图、表、代码、公式或注；有译文", "holding one of these, or there in another language")
    case .block: ("这些词在同一段里", "these words in one paragraph")
    case .near:
      ("这些词相距不过 \(WordsTogether.near) 字", "these words within \(WordsTogether.near) characters")
    case .expression:
      (
        "正则表达式（PCRE2），逐篇查找，不计大小写",
        "a regular expression (PCRE2), whatever its case; every text is read for it"
      )
    case .status: ("未读、已读、加星、有记号", "as you marked them")
    }
  }
}
