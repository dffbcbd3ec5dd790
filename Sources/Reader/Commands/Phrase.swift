import DigestKit
import Markdown
import Writing

/// The language in which the program speaks.
public enum InterfaceLanguage: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"

  /// From `LC_ALL`, `LC_MESSAGES` or `LANG`, the first that says something.
  public init(environment: [String: String]) {
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}

/// Everything that the program says to its user, in every language it speaks: the one table.
public enum Phrase: Equatable, Sendable {
  // The reader
  case loading, noDigests, noEntries, nothingFound, tooSmall, reloading
  case lastEntry, firstEntry, lastHit, firstHit, noUnread, noSuchCategory(Int), noCategory
  case alignmentCounts(paired: Int, missing: Int, doubtful: Int)
  case noTwin, doubtfulTwin, noBlockTwin, bothShown, unfoldedBelow, stubTranslation, oneLanguage, noSource,
    noLinks, noInnerLinks,
    linkNotFound, linkOutside
  case markedRead, markedUnread, unread(Int)
  case refusedScheme(String), malformedAddress, opening(String), noOpener, starred, unstarred, noHistory
  case copied(CopiedThing, by: String), sentToTerminal(CopiedThing), nothingToCopy
  case programFailed(String, Int), programKilled(String, Int), programNotStarted(String)
  case programTookTooLong(String), notKept(String), openerNeedsTerminal(String), notDoneHere
  case pasteStalls(Int), pasteCut(Int), nowhereToPaste, howToLeave, addressTitle, addressKeys
  case unknownTerminal(String), indexingStopped
  case indexing(Int, Int), hits(Int, Int), firstHits(Int), lens(String), palette, categories, outline
  case helpTitle(Pane), helpElsewhere, helpClose, helpMore(Int)
  case noOtherOrder, byDate, byRelevance, byPinyin, noPicture, badPicture(String), noViewer, noTrend,
    trendBar(
      String, Int, Int)
  case fileGone(String), fileUnreadable(String), indexFailed(String), stateSetAside(String), stateNewer(
    String), stateMissing(Int), stateTemporary,
    indexTemporary
  /// Of `--help`.
  case manual(Manual)
  // Help of commands
  case helpDown, helpUp, helpHalfPageDown, helpHalfPageUp, helpPageDown, helpPageUp, helpStart, helpEnd
  case helpNextPane, helpPreviousPane, helpOpen, helpBack, helpCancel, helpQuit, helpNextEntry,
    helpPreviousEntry
  case helpNextHeading, helpPreviousHeading, helpNextCategory, helpPreviousCategory, helpOlderDigest,
    helpNewerDigest
  case helpCategoryNumber(Int), helpCategory, helpPickCategory, helpLens, helpSearch, helpNextHit,
    helpPreviousHit
  case helpParallel, helpUnfold
  case helpOtherLanguage, helpOutline, helpOpenSource, helpLinkHints, helpCopyLink, helpCopyCitation, helpStar
  case helpSort, helpTrend, helpOpenPicture, helpScrollCodeLeft, helpScrollCodeRight
  case helpToggleRead, helpHistory, helpTextOnly, helpReload, helpRedraw, helpSuspend, helpPalette, helpHelp
  // Commands of the command line
  case noSuchPath(String), noSuchCommand(String, String), unknownLanguage(String), opensSamples,
    opensConfigured(String),
    opensFolder(String),
    noLibrary
  case noTerminal(String), noSuchEntry(String), noSuchDigest(String), badSize(String), badKey(String),
    badConfiguration(
      String)
  indirect case configurationKey(String, Int, String, Phrase)
  case configurationSyntax(String, Int, String), unknownKey
  case tooFewFiles(Int, needed: Int), cannotWrite(String)
  case expected(String), indexReport(Int, Int, Int, Double), indexChanges(Int, Int, Int)
  case diagnostic(Diagnostic), failed(String), crashed

  public func text(_ language: InterfaceLanguage) -> String {
    let both = both
    return language == .chinese ? both.chinese : both.english
  }

  /// Names of alerts, for the typesetter.
  public static func alertNames(_ language: InterfaceLanguage) -> [Block.Alert: SafeText] {
    language == .chinese
      ? [.note: "注", .tip: "提示", .important: "重要", .warning: "警告", .caution: "当心"]
      : [.note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning", .caution: "Caution"]
  }

  /// What stands before a link to an earlier entry with the same source.
  public static func earlierName(_ language: InterfaceLanguage) -> SafeText {
    language == .chinese ? "曾见于 " : "Seen in "
  }

  private var both: (chinese: String, english: String) {
    helpTexts ?? commandLineTexts ?? readerTexts
  }

  private var readerTexts: (chinese: String, english: String) {
    switch self {
    case .loading: ("读取中…", "Loading…")
    case .noDigests: ("这里没有文摘（.md 文件）", "No digests (.md files) here")
    case .noEntries: ("没有条目", "No entries")
    case .nothingFound: ("没有找到", "Nothing found")
    case .tooSmall: ("窗口太小", "Too small")
    case .reloading: ("重新读取", "Reading again")
    case .lastEntry: ("已是最后一条", "This is the last entry")
    case .firstEntry: ("已是第一条", "This is the first entry")
    case .lastHit: ("后面没有了", "No more hits")
    case .firstHit: ("前面没有了", "No earlier hits")
    case .noUnread: ("没有未读条目", "Nothing unread this way")
    case .noSuchCategory(let number): ("没有第 \(number) 类", "No category \(number)")
    case .noCategory: ("这一条不属于任何分类", "This entry has no category")
    case .noTwin: ("这一条没有译文", "This entry has no translation")
    case .manual(let manual): manual.texts
    case .alignmentCounts(let paired, let missing, let doubtful):
      (
        "对上 \(paired)，缺 \(missing)，存疑 \(doubtful)",
        "\(paired) paired, \(missing) missing, \(doubtful) doubtful"
      )
    case .doubtfulTwin: ("译文是推测对上的，可能不是同一条", "The translation is a guess: it may be of another entry")
    case .bothShown: ("两种语言都在了；按 = 回到一种", "Both languages are shown already; = leads back to one")
    case .unfoldedBelow: ("译文在这一段下面", "The translation is below this paragraph")
    case .noBlockTwin: ("这一段没有译文", "This paragraph has no translation")
    case .stubTranslation: ("这一期还没有译文", "No translation of this digest yet")
    case .oneLanguage: ("这一期只有一种语言", "This digest has one language")
    case .noSource: ("这一条没有来源链接", "This entry has no source link")
    case .noLinks: ("这一屏没有链接", "No links on this page")
    case .noInnerLinks: ("这一屏没有指向文库内部的链接（f 显示全部链接）", "No links inside the library here (f shows all links)")
    case .linkNotFound: ("文库里没有链接的目标", "The library doesn't hold what this links to")
    case .linkOutside: ("不打开文库以外的文件", "Files outside the library aren't opened")
    case .refusedScheme(let scheme): ("不打开 \(scheme) 链接", "Links of the kind \(scheme) aren't opened")
    case .malformedAddress: ("不打开：这个链接没有可辨认的主机", "Not opened: the link names no host that can be told")
    case .opening(let host): ("打开 \(host)", "Opening \(host)")
    case .noOpener:
      ("没有可用的浏览器：设置 BROWSER，或安装 xdg-utils", "No browser found: set BROWSER, or install xdg-utils")
    case .programFailed(let name, let status):
      ("\(name) 出错，状态 \(status)", "\(name) failed with status \(status)")
    case .programKilled(let name, let signal):
      ("\(name) 被信号 \(signal) 终止", "\(name) was ended by signal \(signal)")
    case .programNotStarted(let name): ("\(name) 无法启动", "\(name) can't be started")
    case .openerNeedsTerminal(let name): ("\(name) 要用终端：再按一次 o", "\(name) wants the terminal: press o again")
    case .notDoneHere: ("没有终端，不复制也不打开", "Without a terminal nothing is copied or opened")
    case .programTookTooLong(let name): ("\(name) 没有回应", "\(name) doesn't answer")
    case .notKept(let reason): ("没有保存：\(reason)", "Not kept: \(reason)")
    case .pasteStalls(let bytes):
      ("粘贴未完（已收 \(bytes) 字节）：^C 结束", "The paste goes on (\(bytes) bytes so far): ^C ends it")
    case .pasteCut(let bytes):
      ("粘贴太长，略去 \(bytes) 字节", "The paste was too long: \(bytes) bytes are left out")
    case .nowhereToPaste: ("这里不能粘贴；先按 / 或 :", "Nothing takes a paste here; press / or : first")
    case .howToLeave: ("q 后退一级，Q 离开", "q goes back one level, Q leaves")
    case .addressTitle: ("网址", "Address")
    case .addressKeys: ("y 复制，q 返回", "y copies, q goes back")
    case .unknownTerminal(let type):
      (
        "终端类型 “\(type)” 未知，按 xterm-256color 处理",
        "The terminal type “\(type)” is unknown; taken for xterm-256color"
      )
    case .indexingStopped: ("索引已停下；按 r 继续", "Indexing was stopped; r goes on with it")
    case .noTrend: ("先搜索（/），或打开一个分类的各期（C）", "Search first (/), or open a category through all weeks (C)")
    case .trendBar(let label, let hits, let entries):
      ("\(label)：\(entries) 条中 \(hits) 条命中", "\(label): \(hits) of \(entries) entries match")
    case .noOtherOrder: ("只有搜索结果能换顺序", "Only the results of a search have another order")
    case .byDate: ("按日期，新的在前", "By date, newest first")
    case .byRelevance: ("按相关，最相关的在前", "By relevance, the best first")
    case .byPinyin: ("—— 按拼音 ——", "—— by pinyin ——")
    case .noPicture: ("这里没有图片", "No picture here")
    case .badPicture(let name): ("画不出：\(name)", "Can't be drawn: \(name)")
    case .noViewer: ("没有可用的看图程序：请安装 xdg-utils", "No picture viewer found: install xdg-utils")
    case .copied(let thing, let programs):
      ("已复制\(thing.names.chinese)（\(programs)）", "Copied the \(thing.names.english) (\(programs))")
    case .sentToTerminal(let thing):
      (
        "已把\(thing.names.chinese)交给终端去复制（OSC 52）",
        "Sent the \(thing.names.english) to the terminal to be copied (OSC 52)"
      )
    case .nothingToCopy: ("没有可复制的", "There is nothing to copy")
    case .starred: ("已加星", "Starred")
    case .unstarred: ("已去星", "Star removed")
    case .markedRead: ("标为已读", "Marked read")
    case .markedUnread: ("标为未读", "Marked unread")
    case .unread(let count): ("未读 \(count)", "\(count) unread")
    case .noHistory: ("没有更早的位置", "Nowhere to go back to")
    case .indexing(let done, let all):
      ("正在编索引 \(done)/\(all)（Esc 停下）", "Indexing \(done)/\(all) (Esc stops it)")
    case .hits(let hits, let digests):
      ("\(digests) 期 \(hits) 条", "\(hits) in \(digests) digest\(digests == 1 ? "" : "s")")
    case .firstHits(let hits): ("\(hits) 条以上…", "\(hits)+ hits…")
    case .lens(let name): ("历期：\(name)", "All weeks: \(name)")
    case .palette: ("命令、期号、条目：", "Command, digest or entry:")
    case .categories: ("分类：", "Category:")
    case .outline: ("大纲", "Outline")
    case .helpTitle(.digests): ("按键：各期", "Keys among the digests")
    case .helpTitle(.entries): ("按键：条目", "Keys among the entries")
    case .helpTitle(.text): ("按键：正文", "Keys in the text")
    case .helpElsewhere: ("在别的栏里", "in other panes")
    case .helpClose: ("q 返回", "q goes back")
    case .helpMore(let rows): ("下面还有 \(rows) 行（j、空格）", "\(rows) more rows below (j, Space)")
    case .fileGone(let path): ("文件已不在：\(path)", "The file is gone: \(path)")
    case .fileUnreadable(let path): ("无法读取：\(path)", "Can't be read: \(path)")
    case .indexFailed(let reason): ("索引出错：\(reason)", "The index failed: \(reason)")
    case .stateSetAside(let path):
      ("阅读记录已损坏，移到 \(path)", "The reading state was damaged; it is kept at \(path)")
    case .stateNewer(let path):
      (
        "阅读记录由更新的版本写成，原样保留在 \(path)；本次不保存",
        "The reading state was written by a newer version and stays as it is at \(path); nothing will be kept"
      )
    case .stateMissing(let count):
      (
        "有 \(count) 条读过或加星的条目不在了：wenzhai state export 可列出",
        "\(count) read or starred entries are not there any more: wenzhai state export lists them"
      )
    case .indexTemporary:
      ("索引无法写入磁盘，本次放在内存里", "the index can't be written to the disk; it is in memory for now")
    case .stateTemporary: ("阅读记录无法写入，本次不保存", "The reading state can't be written; nothing will be kept")
    default: ("", "")
    }
  }

  private var helpTexts: (chinese: String, english: String)? {
    switch self {
    case .helpDown: ("下移", "down")
    case .helpUp: ("上移", "up")
    case .helpHalfPageDown: ("下移半页", "half a page down")
    case .helpHalfPageUp: ("上移半页", "half a page up")
    case .helpPageDown: ("下一页", "a page down")
    case .helpPageUp: ("上一页", "a page up")
    case .helpStart: ("开头", "to the start")
    case .helpEnd: ("末尾", "to the end")
    case .helpNextPane: ("右边一栏", "to the pane on the right")
    case .helpPreviousPane: ("左边一栏", "to the pane on the left")
    case .helpOpen: ("打开；正文里进入文库内的链接", "open; in the text, follow a link inside the library")
    case .helpBack: ("后退一级；在最外层离开", "back one level; from the first, leave")
    case .helpCancel: ("取消，不会离开", "cancel, never leave")
    case .helpQuit: ("离开", "leave")
    case .helpNextEntry: ("下一条，阅读时也行", "next entry, while reading too")
    case .helpPreviousEntry: ("上一条，阅读时也行", "previous entry, while reading too")
    case .helpNextHeading: ("下一个小标题", "next heading")
    case .helpPreviousHeading: ("上一个小标题", "previous heading")
    case .helpNextCategory: ("下一类", "next category")
    case .helpPreviousCategory: ("上一类", "previous category")
    case .helpOlderDigest: ("前一期（更早）", "the digest before this one")
    case .helpNewerDigest: ("后一期（更新）", "the digest after this one")
    case .helpCategoryNumber(let number): ("跳到第 \(number) 类", "to category \(number)")
    case .helpCategory: ("跳到屏幕上带此号的分类", "to the category with that number")
    case .helpPickCategory: ("选分类：常用的一个字母，其余打字", "pick a category: one letter for frequent ones, or type")
    case .helpLens: ("历期同类：这一分类在各期里的条目", "this category through all digests")
    case .helpSearch:
      ("边打边筛所有条目；Enter 保留，Esc 还原", "filter all entries while typing; Enter keeps, Esc restores")
    case .helpNextHit: ("下一处命中；没有搜索时，下一条未读", "next hit; without a search, next unread")
    case .helpPreviousHit: ("上一处命中；没有搜索时，上一条未读", "previous hit; without a search, previous unread")
    case .helpParallel: ("中英并排，再按恢复（h l 选一边）", "both languages side by side, and back (h l choose the side)")
    case .helpUnfold: ("在原处展开这一段的译文，再按收起", "unfold the translation of this paragraph, fold it again")
    case .helpOtherLanguage: ("换语言，位置不变", "the other language, same place")
    case .helpOutline: ("大纲", "outline")
    case .helpSort: ("搜索结果按日期或按相关排列", "sort results by date or by relevance")
    case .helpTrend: ("搜索结果在各期的多少", "hits of the search, week by week")
    case .helpOpenPicture: ("用看图程序打开图片", "open the picture in a viewer")
    case .helpScrollCodeLeft: ("过长的代码向左移回", "scroll long lines of code back to the left")
    case .helpScrollCodeRight: ("看过长代码行的右边", "scroll long lines of code to the right")
    case .helpOpenSource: ("在浏览器里打开来源", "open the source in a browser")
    case .helpLinkHints: ("给链接标上字母，按字母打开", "show letters on links; a letter opens one")
    case .helpCopyLink: ("复制链接", "copy the link")
    case .helpCopyCitation: ("复制引文出处", "copy a citation")
    case .helpStar: ("加星、去星", "star, or remove the star")
    case .helpToggleRead: ("标为已读、未读", "mark read or unread")
    case .helpHistory: ("回到刚才的位置", "back where I was")
    case .helpTextOnly: ("只看正文", "only the text")
    case .helpReload: ("重新读取文件", "read the files again")
    case .helpRedraw: ("重画屏幕", "draw the screen again")
    case .helpSuspend: ("挂起，回到 shell", "suspend, back to the shell")
    case .helpPalette: ("命令面板：命令、期号、条目", "palette: commands, digests, entries")
    case .helpHelp: ("帮助", "this help")
    default: nil
    }
  }

  private var commandLineTexts: (chinese: String, english: String)? {
    switch self {
    case .noSuchPath(let path): ("没有这个文件或文件夹：\(path)", "no such file or folder: \(path)")
    case .unknownLanguage(let tag):
      ("没有语言 “\(tag)”：用 zh 或 en", "no language “\(tag)”: use zh or en")
    case .noSuchCommand(let word, let near):
      (
        "没有 \(word) 这个命令、文件或文件夹，是不是 \(near)？",
        "no such command, file or folder: \(word); did you mean “\(near)”?"
      )
    case .opensSamples:
      (
        "打开自带的样例；用 -L 或路径打开自己的文库",
        "opening the built-in samples; name a path, or use -L, for your own library"
      )
    case .opensConfigured(let path): ("打开配置里的文库 \(path)", "opening the configured library \(path)")
    case .opensFolder(let path): ("打开当前文件夹 \(path)", "opening the current folder \(path)")
    case .noLibrary: ("没有文库可开：给出路径，或用 -L", "no library to open: name a path, or use -L")
    case .noTerminal(let type):
      (
        "终端类型 “\(type)” 无法使用：设置 TERM，例如 xterm-256color",
        "the terminal type “\(type)” can't be used: set TERM, for example to xterm-256color"
      )
    case .noSuchEntry(let id):
      ("没有这一条：\(id)（wenzhai list 列出全部）", "no such entry: \(id) (wenzhai list shows them all)")
    case .noSuchDigest(let key):
      ("没有这一期：\(key)（wenzhai digests 列出全部）", "no such digest: \(key) (wenzhai digests shows them all)")
    case .badSize(let text):
      ("大小应写成 列x行，例如 100x30，而不是 “\(text)”", "a size is COLUMNSxROWS, such as 100x30, not “\(text)”")
    case .badKey(let name): ("没有叫 \(name) 的键", "there is no key called \(name)")
    case .badConfiguration(let path): ("无法读取配置 \(path)", "the configuration \(path) can't be read")
    case .configurationKey(let path, let line, let key, let fault):
      (
        "\(path):\(line): \(key)：\(fault.text(.chinese))；其余设置照用",
        "\(path):\(line): \(key): \(fault.text(.english)); the other settings apply"
      )
    case .configurationSyntax(let path, let line, let text):
      ("\(path):\(line): 语法有误：\(text)；其余设置照用", "\(path):\(line): not TOML: \(text); the other settings apply")
    case .tooFewFiles(let limit, let needed):
      (
        "最多只能打开 \(limit) 个文件，至少要 \(needed) 个：用 ulimit -n 调高",
        "only \(limit) files may be open at once, and \(needed) are needed: raise the limit with ulimit -n"
      )
    case .cannotWrite(let path): ("无法写入 \(path)", "can't be written: \(path)")
    case .unknownKey: ("没有这个设置", "no such setting")
    case .expected(let what): ("应为 \(what)", "expected \(what)")
    case .indexReport(let digests, let entries, let files, let seconds):
      (
        "\(digests) 期，\(entries) 条，\(files) 个文件，用时 \(Self.rounded(seconds)) 秒",
        "\(digests) digests, \(entries) entries in \(files) files, \(Self.rounded(seconds)) s"
      )
    case .indexChanges(let added, let updated, let removed):
      ("新增 \(added)，更新 \(updated)，移除 \(removed)", "\(added) added, \(updated) updated, \(removed) removed")
    case .diagnostic(let diagnostic): Self.diagnosticTexts(diagnostic)
    case .failed(let reason): ("出错：\(reason)", "failed: \(reason)")
    case .crashed: ("程序出错退出，终端已恢复", "the program crashed; the terminal is restored")
    default: nil
    }
  }

  private static func rounded(_ seconds: Double) -> String { "\((seconds * 100).rounded() / 100)" }

  private static func diagnosticTexts(_ diagnostic: Diagnostic) -> (chinese: String, english: String) {
    let subject = diagnostic.subject
    return switch diagnostic.code {
    case .unreadable: ("无法读取", "can't be read")
    case .binary: ("不是文本文件，已跳过", "not a text file; left out")
    case .notUTF8: ("不是 UTF-8（\(subject)），已跳过；请转码", "not UTF-8 (\(subject)); left out, convert it")
    case .invalidUTF8: ("有 \(subject) 处不是 UTF-8，以 � 代替", "\(subject) places aren't UTF-8; shown as �")
    case .nulBytes: ("有 \(subject) 个 NUL 字节", "holds \(subject) NUL bytes")
    case .tooLarge: ("文件超过 64 MB（\(subject)），已跳过", "over 64 MB (\(subject)); left out")
    case .empty: ("空文件", "empty file")
    case .unclosedFrontMatter: ("前置信息没有结束的 ---", "front matter without a closing ---")
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
    case .outsideLibrary: ("符号链接指向文库以外，已跳过", "a symbolic link out of the library; left out")
    }
  }
}

extension CopiedThing {
  fileprivate var names: (chinese: String, english: String) {
    switch self {
    case .link: ("链接", "link")
    case .id: ("条目号", "id")
    case .citation: ("引文", "citation")
    }
  }
}
