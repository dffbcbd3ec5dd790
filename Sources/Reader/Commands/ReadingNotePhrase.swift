import DigestKit

extension Phrase {
  /// What `check --explain` says of a line.
  public enum Reading: Equatable, Sendable {
    case note(ReadingNote)
    case digest(key: String, label: String)
    case fields([String])
    case forced(ReadingRule.Pieces)

    var texts: (chinese: String, english: String) {
      switch self {
      case .note(let note): note.texts
      case .digest(let key, let label):
        key == label
          ? ("属于 \(key)", "belongs to \(key)") : ("属于 \(key)（\(label)）", "belongs to \(key) (\(label))")
      case .fields(let titles):
        (
          "同一文件夹的文件里反复出现，当作字段：\(titles.joined(separator: "、"))",
          "fields, since the files around have them, too: \(titles.joined(separator: ", "))"
        )
      case .forced(let pieces):
        (
          "配置规定：pieces = \"\(pieces.rawValue)\"", "as the configuration says: pieces = \"\(pieces.rawValue)\""
        )
      }
    }
  }
}

extension ReadingNote {
  /// What the line was taken for and why, in words.
  var texts: (chinese: String, english: String) {
    switch taken {
    case .frontMatter: ("前置信息：\(title)", "front matter: \(title)")
    case .title(.frontMatter): ("标题 “\(title)”：取自前置信息", "title “\(title)”: from the front matter")
    case .title(.heading):
      ("标题 “\(title)”：其他标题之前的一级标题", "title “\(title)”: the H1 before every other heading")
    case .title(.fileName): ("标题 “\(title)”：取自文件名", "title “\(title)”: the name of the file")
    case .languageLine: ("语言行：列出其他语言的版本", "language line: it names the other editions")
    case .introduction: ("引言：第一个标题或条目之前的文字", "introduction: text before the first section or piece")
    case .navigation: ("导航，不是条目：目录或去往他处的链接", "navigation, no entry: contents, or links to other places")
    case .index: ("索引，没有条目：全是去往他处的链接", "an index, without entries: nothing but links to other places")
    case .issue(let mark):
      (
        "自成一期 “\(title)”：标题里有期号或日期（\(mark)）",
        "an issue of its own, “\(title)”: its heading says which (\(mark))"
      )
    case .section: ("章节 “\(title)”：下面还有标题", "section “\(title)”: there are headings below it")
    case .overview:
      ("章节 “\(title)” 的概述：下面还有标题，自己也有文字", "overview of “\(title)”: headings below it, and a text of its own")
    case .entry: ("条目 “\(title)”：标题和正文", "entry “\(title)”: a heading with text")
    case .emptyCategory: ("分类 “\(title)”：下面没有内容", "category “\(title)”: nothing below it")
    case .category(let count):
      ("分类 “\(title)”：\(count.texts.chinese)", "category “\(title)”: \(count.texts.english)")
    case .besidesPieces:
      ("概述 “\(title)”：分类里不属于各条的文字", "overview of “\(title)”: what it says besides its pieces")
    case .labelCategory:
      ("分类 “\(title)”：加粗的一行，紧接着是带链接的条目", "category “\(title)”: a line in bold right above linked pieces")
    case .subHeading: ("小标题 “\(title)”：正文里加粗的一行", "sub-heading “\(title)”: a line in bold within a text")
    case .piece(let shape, let isLinked):
      (
        "条目 “\(title)”：\(shape.texts.chinese)\(isLinked ? "，有链接" : "，没有链接")",
        "entry “\(title)”: a \(shape.texts.english)\(isLinked ? ", linked" : ", without a link")"
      )
    case .field: ("字段 “\(title)”：并列的条目下都有这个标题", "field “\(title)”: a heading that its siblings have, too")
    case .onePiece:
      ("条目 “\(title)”：整个文件是一条，同一文件夹或月份合为一期", "entry “\(title)”: the file is one piece of its folder or month")
    case .oneText(let count):
      (
        "不拆开：\(count.texts.chinese)\(count.reason.chinese)",
        "not taken apart: \(count.texts.english)\(count.reason.english)"
      )
    }
  }
}

extension ReadingNote.PieceCount {
  /// Why so many are no pieces; nothing where fields or the configuration decide.
  fileprivate var reason: (chinese: String, english: String) {
    if linked * 2 < pieces { return ("，有链接的不到一半", ", linked less than half") }
    return share < 0.5 ? ("，不够一半的文字", ", less than half") : ("", "")
  }

  fileprivate var texts: (chinese: String, english: String) {
    let percent = Int((share * 100).rounded())
    return (
      "\(pieces) 个\(shape.texts.chinese)，\(linked) 个有链接，占文字的 \(percent)%",
      "\(pieces) × \(shape.texts.english), \(linked) linked, with \(percent) % of the text"
    )
  }
}

extension PieceShapeName {
  fileprivate var texts: (chinese: String, english: String) {
    switch self {
    case .items: ("列表项", "list item")
    case .numbered: ("编号段落", "numbered paragraph")
    case .labels: ("标签行", "label line")
    case .linkParagraphs: ("链接段落", "link paragraph")
    case .tableRows: ("表格行", "table row")
    }
  }
}
