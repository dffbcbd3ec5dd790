import DigestKit
import Writing

extension Diagnostic {
  /// What is wrong, in words.
  var texts: (chinese: String, english: String) {
    switch code {
    case .unreadable: ("无法读取", "can't be read")
    case .binary: ("不是文本文件，已跳过", "not a text file; left out")
    case .otherEncoding: ("按 \(subject) 读取；宜转为 UTF-8", "read as \(subject); better convert it to UTF-8")
    case .invalidUTF8: ("有 \(subject) 处不是 UTF-8，以 � 代替", "\(subject) places aren't UTF-8; shown as �")
    case .nulBytes: ("有 \(subject) 个 NUL 字节", "holds \(subject) NUL bytes")
    case .tooLarge: ("文件超过 64 MB（\(subject)），已跳过", "over 64 MB (\(subject)); left out")
    case .empty: ("空文件", "empty file")
    case .unclosedFrontMatter: ("前置信息没有结束的 \(subject)", "front matter without a closing \(subject)")
    case .badFrontMatter:
      ("前置信息读不懂，能读的行已读：\(subject)", "front matter that can't be read, except line by line: \(subject)")
    case .noHeadings: ("没有标题，全文作一条", "no headings: the whole text is one entry")
    case .emptyCategory: ("“\(subject)” 下没有内容", "nothing under “\(subject)”")
    case .contentsMismatch:
      ("目录里的 “\(subject)” 没有对应的标题", "the contents list “\(subject)”, but there is no such heading")
    case .brokenLink: ("链接的目标不在文库里：\(subject)", "links to what isn't in the library: \(subject)")
    case .missingImage: ("图片不存在：\(subject)", "no such picture: \(subject)")
    case .linkOutside: ("链接指向文库以外：\(subject)", "links outside the library: \(subject)")
    case .malformedLink: ("链接没有可辨认的主机：\(subject)", "a link without a host that can be told: \(subject)")
    case .missingEdition: ("语言行指向的版本不存在：\(subject)", "the language line names a missing edition: \(subject)")
    case .onlyStub: ("这一版只有占位，内容在 \(subject)", "only a stub: the text is in \(subject)")
    case .oneSidedLink:
      ("语言行没有指回 \(subject)", "the language line doesn't lead back to \(subject)")
    case .doubtfulTranslation:
      ("“\(subject)” 的译文是推测对上的", "which entry translates “\(subject)” is a guess")
    case .missingTranslation: ("“\(subject)” 在另一语言版里没有", "“\(subject)” isn't in the other edition")
    case .figureMismatch, .dateMismatch, .nameMismatch, .linkMismatch: mismatchTexts
    case .outsideLibrary: ("符号链接指向文库以外，已跳过", "a symbolic link out of the library; left out")
    }
  }
}

extension Diagnostic {
  /// What one edition has and the other hasn't, and where that would be.
  private var mismatchTexts: (chinese: String, english: String) {
    let place = twin.map { "\(PathText.shown($0.path)):\($0.line)" } ?? ""
    if let other = twin?.text {
      return ("这里是 “\(subject)”，\(place) 是 “\(other)”", "“\(subject)” here, “\(other)” in \(place)")
    }
    return ("“\(subject)” 在 \(place) 没有对应", "nothing in \(place) says “\(subject)”")
  }
}

extension FaultKinds.Line {
  /// What all of a kind have in common, in words.
  var texts: (chinese: String, english: String) {
    let number = Self.grouped(count)
    if folder.hasPrefix("/") {
      let folder = folder == "/" ? folder : folder + "…"
      return ("\(number) 个指向 \(folder) 的链接是网站自己的，文库里没有", "\(number) links to \(folder) are the site's own")
    }
    let first = fault.texts
    return (
      "\(first.chinese)；这类共 \(number) 处，在 \(files) 个文件里（--all 逐个列出）",
      "\(first.english); \(number) of the kind in \(files) file\(files == 1 ? "" : "s") (--all lists them)"
    )
  }

  /// `1,523`.
  private static func grouped(_ count: Int) -> String {
    var digits = Array(String(count).reversed())
    for place in stride(from: 3, to: digits.count, by: 4) { digits.insert(",", at: place) }
    return String(digits.reversed())
  }
}
