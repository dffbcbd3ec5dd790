extension Phrase {
  /// What a part is that a theme gives a style.
  static func texts(of part: Theme.Part) -> (chinese: String, english: String) {
    switch part {
    case .bar: ("顶行和底行", "the top and bottom lines")
    case .barStrong: ("其中的文库名和当前语言", "in them, the library and the language that is shown")
    case .rule: ("各栏之间的线", "lines between panes")
    case .heading: ("列表里的分类和期号", "categories and digests above entries")
    case .count: ("条数和分钟数", "how many entries, how many minutes")
    case .number: ("可按的数字、字母、按键，命中数", "numbers, letters and keys to press; hits")
    case .unread: ("未读的条目和期", "entries and digests with something unread")
    case .read: ("已读的条目和期", "entries and digests that were read")
    case .starred: ("星号", "the star of an entry")
    case .cursor: ("光标所在的行", "the row of the cursor")
    case .cursorElsewhere: ("不在当前栏的光标行", "the row of the cursor in a pane without the focus")
    case .message: ("提示", "messages")
    case .hit: ("搜索命中", "hits of the search")
    case .hint: ("链接上的字母", "letters on links")
    case .input: ("正在输入的一行", "a line that is being typed")
    case .dim: ("次要的内容", "what matters less, the translation below a text too")
    case .chartBar: ("趋势图的柱", "bars of the trend")
    case .chartBarAtCursor: ("光标所在的柱", "the bar of the cursor")
    case .chartAxis: ("趋势图的轴", "axes of the trend")
    case .body: ("正文", "text")
    case .title: ("条目的标题", "the title of an entry")
    case .textHeading: ("正文里的小标题", "headings in it")
    case .source: ("标题下的来源", "sources below the title")
    case .host: ("网址的主机名", "hosts of links")
    case .byline: ("引文的署名", "who wrote a quoted post")
    case .aside: ("旁注", "remarks of the program")
    case .marker: ("列表符号和注号", "marks of lists and footnotes")
    case .quote: ("引文旁的竖线", "the bar beside quotes")
    case .tableHeader: ("表头", "heads of tables")
    case .thematicBreak: ("分隔线", "rules in the text")
    case .link: ("链接", "links")
    case .wikilink: ("文库内的链接", "links to entries of the library")
    case .missingWikilink: ("没有目标的文库内链接", "links to entries that aren't there")
    case .image: ("图片的说明", "what pictures show")
    case .math: ("公式", "formulas")
    case .keyboard: ("键名", "names of keys")
    case .inlineCode: ("行内代码", "code in a line of text")
    case .code: ("代码", "code")
    case .codeComment: ("注释", "comments")
    case .codeString: ("字符串", "strings")
    case .codeNumber: ("数字", "numbers")
    case .codeKeyword: ("关键字", "keywords")
    case .codeName: ("名字", "names")
    case .codeAdded: ("diff 加的行", "lines that a diff adds")
    case .codeRemoved: ("diff 减的行", "lines that a diff removes")
    case .codeMark: ("代码折行、截断的记号", "marks where code is wrapped or cut")
    case .alertNote: ("注意框：注", "alerts: note")
    case .alertTip: ("注意框：提示", "alerts: tip")
    case .alertImportant: ("注意框：重要", "alerts: important")
    case .alertWarning: ("注意框：警告", "alerts: warning")
    case .alertCaution: ("注意框：当心", "alerts: caution")
    case .strong: ("粗体", "strong text")
    case .emphasis: ("斜体", "emphasis")
    case .hanEmphasis: ("汉字的强调", "emphasis of Han, which are never slanted")
    case .marked: ("作者标记的文字", "text that its writer marked")
    case .underlined: ("加下划线的文字", "underlined text")
    case .strikethrough: ("删除线", "struck text")
    }
  }
}

extension Theme {
  /// The names of a theme's parts as a Markdown table, with what the built-in themes give them.
  public static var markdown: String {
    let rows = Part.allCases.map { part in
      let (chinese, english) = Phrase.texts(of: part)
      let looks = Base.allCases.map { "`\(part.look[$0].notation)`" }
      return "| `\(part.rawValue)` | \(english) | \(chinese) | \(looks.joined(separator: " | ")) |"
    }
    let head = ["| name | what | 作用 | dark | light | plain |", "|---|---|---|---|---|---|"]
    return (head + rows).joined(separator: "\n") + "\n"
  }
}
