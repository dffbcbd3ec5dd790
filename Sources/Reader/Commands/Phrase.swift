import DigestKit
import Markdown
import Typesetting
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
  case draft, newDigest, loading, noDigests, noEntries, nothingFound, tooSmall, reloading
  /// The configuration was read, perhaps with faults.
  indirect case configured([Phrase])
  /// The same as of a command, in fewer words.
  indirect case settingFault(String, Int, String, Phrase)
  case looksFor(String), programStopped(String), outputCut(String), settingOfFile(String)
  case pipePrompt, running(String), programDone(String), noSpeaker, badWords(String)
  case pickerLetters, lastEntryOf(next: String), introduction, firstRun, titleAlone, toRow(Int), sets(String),
    noSuchKeys(String), notInText, foundFromStart, foundFromEnd, findPrompt
  case lastEntry, firstEntry, lastHit, firstHit, noUnread, noSuchCategory(Int), noCategory
  case alignmentCounts(paired: Int, missing: Int, doubtful: Int)
  case noTwin, doubtfulTwin, noBlockTwin, bothShown, masked, unfoldedBelow, stubTranslation, oneLanguage,
    noSource,
    noLinks, noInnerLinks,
    linkNotFound, linkOutside
  case anchorNotFound(String)
  case markedRead, markedUnread
  case refusedScheme(String), malformedAddress, opening(String), noOpener, starred, unstarred, noHistory
  case copied(CopiedThing, by: String), sentToTerminal(CopiedThing), nothingToCopy
  case programFailed(String, Int), programKilled(String, Int), programNotStarted(String)
  case programTookTooLong(String), notKept(String), openerNeedsTerminal(String), notDoneHere
  case pasteStalls(Int), pasteCut(Int), nowhereToPaste, howToLeave, addressTitle, addressKeys
  case unknownTerminal(String), indexingStopped
  case indexing(Int, Int), hits(Int, Int), firstHits(Int), lens(String), palette, categories, outline,
    languages
  case helpTitle(Pane), helpElsewhere, helpFilters, helpClose, helpMore(Int)
  case noOtherOrder, byDate, byRelevance, noPicture, badPicture(String), noViewer, noTrend,
    trendBar(
      String, Int, Int)
  case filesNotRead(Int), filesRecoded(Int), filesNotReadAndRecoded(Int, Int)
  case entryGone(String), fileGone(String), fileUnreadable(String), indexFailed(String), stateSetAside(
    String), stateNewer(
      String), stateMissing(Int), stateTemporary,
    indexTemporary, indexHeldUp
  /// Of `--help`.
  case manual(Manual)
  /// What a command does.
  case help(Help)
  /// What a filter of a query finds.
  case filter(FilterName)
  /// What a setting is for.
  case setting(Setting)
  case settingIs(String, String), noSuchSetting(String, String?), badSetting(String, String), setWhat
  /// What a part of a theme is.
  case themePart(Theme.Part)
  case commandLine(CommandLine)
  case diagnostic(Diagnostic)
  /// Many faults of a kind.
  case repeatedFault(FaultKinds.Line)
  /// How a file was read.
  case reading(Reading)
  /// Of what the reader keeps.
  case kept(Kept)
  case vocabulary(Vocabulary)
  case discovery(Discovery)
  case exported(Exported)
  case found(Found)
  /// A word that looks like a filter.
  case misread(Query.Misread)
  /// Of libraries that are kept by name.
  case library(Library)
  case failed(String), crashed

  /// The phrase in a language. It calls commands by their names, as in `{quit}`: shown are the keys that they have.
  public func text(_ language: InterfaceLanguage, _ keys: KeyBindings = .standard) -> String {
    let both = both
    return keys.naming(language == .chinese ? both.chinese : both.english)
  }

  /// As this reader has chosen.
  func text(_ settings: Settings) -> String { text(settings.language, settings.keys) }

  /// What a page says besides its text; `keys` where any can be pressed.
  public static func pageWords(_ language: InterfaceLanguage, keys: KeyBindings?) -> PageWords {
    let isChinese = language == .chinese
    let alone = keys.map { SafeText(Phrase.titleAlone.text(language, $0)) }
    return PageWords(
      alerts: alertNames(language), seenIn: isChinese ? "曾见于 " : "Seen in ",
      earlier: isChinese ? "早先 " : "Earlier: ", later: isChinese ? "后来 " : "Later: ",
      drawing: isChinese ? "图的源码：" : "Drawing, as source: ", titleAlone: alone ?? "",
      note: SafeText(Phrase.kept(.notePrompt).text(language)),
      remark: SafeText(Phrase.kept(.remarkPrompt).text(language)))
  }

  /// The same with the name of the configuration in the place of its path.
  private var named: Phrase {
    func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
    return switch self {
    case .commandLine(.configurationKey(let path, let line, let key, let fault)):
      .settingFault(name(path), line, key, .commandLine(fault))
    case .commandLine(.configurationSyntax(let path, let line, let text)):
      .commandLine(.configurationSyntax(name(path), line, text))
    default: self
    }
  }

  private static func texts(ofFaults faults: [Phrase]) -> (chinese: String, english: String) {
    // Which file it is the reader knows; the line has no room for a long path.
    guard let first = faults.first?.named.both else { return ("已读入配置", "The configuration was read") }
    let rest = faults.count - 1
    return rest == 0
      ? first
      : (
        "\(rest + 1) 处错误（wenzhai config --check）：" + first.chinese,
        "\(rest + 1) faults (wenzhai config --check): " + first.english
      )
  }

  private static func alertNames(_ language: InterfaceLanguage) -> [Block.Alert: SafeText] {
    let names: [(alert: Block.Alert, chinese: SafeText, english: SafeText)] = [
      (.note, "注", "Note"), (.tip, "提示", "Tip"), (.important, "重要", "Important"), (.warning, "警告", "Warning"),
      (.caution, "当心", "Caution"), (.abstract, "摘要", "Abstract"), (.info, "信息", "Info"),
      (.todo, "待办", "To do"),
      (.success, "完成", "Success"), (.question, "问题", "Question"), (.failure, "失败", "Failure"),
      (.danger, "危险", "Danger"), (.bug, "缺陷", "Bug"), (.example, "示例", "Example"), (.quote, "引用", "Quote"),
    ]
    return Dictionary(names.map { ($0.alert, language == .chinese ? $0.chinese : $0.english) }) { first, _ in
      first
    }
  }

  private var both: (chinese: String, english: String) {
    switch self {
    case .newDigest: ("新", "new")
    case .draft: ("草稿", "draft")
    case .loading: ("读取中…", "Loading…")
    case .noDigests: ("这里没有文摘（.md 文件）", "No digests (.md files) here")
    case .noEntries: ("没有条目", "No entries")
    case .nothingFound: ("没有找到", "Nothing found")
    case .tooSmall: ("窗口太小", "Too small")
    case .reloading: ("重新读取", "Reading again")
    case .lastEntry: ("已是最后一条", "This is the last entry")
    case .lastEntryOf(let next):
      ("已是最后一条；{older-digest} 到 \(next)", "This is the last entry; {older-digest} goes on to \(next)")
    case .configured(let faults): Self.texts(ofFaults: faults)
    case .settingFault(let file, let line, let key, let fault):
      ("\(file):\(line): \(key)：\(fault.both.chinese)", "\(file):\(line): \(key): \(fault.both.english)")
    case .programStopped(let command): ("已停下 \(command)", "Stopped \(command)")
    case .outputCut(let command): ("输出太长，已停下 \(command)", "Too much output: stopped \(command)")
    case .settingOfFile(let name): ("\(name) 只从配置文件读取", "\(name) is read from the configuration alone")
    case .looksFor(let text): ("搜索 \(text)", "search for \(text)")
    case .pipePrompt: ("交给命令 ", "Pipe to ")
    case .running(let command): ("正在运行 \(command)（Esc 停下）", "Running \(command) (Esc stops it)")
    case .programDone(let command): ("\(command) 已完成", "\(command) is done")
    case .noSpeaker: ("没有 spd-say：请安装 speech-dispatcher", "No spd-say: install speech-dispatcher")
    case .badWords(let command): ("引号没有成对：\(command)", "A quote isn’t closed: \(command)")
    case .pickerLetters: ("字母直接打开，/ 开始打字", "a letter opens, / starts typing")
    case .introduction: ("引言", "Introduction")
    case .firstRun: ("{open} 打开  {search} 搜索  {help} 帮助", "{open} opens  {search} searches  {help} helps")
    case .firstEntry: ("已是第一条", "This is the first entry")
    case .titleAlone: ("只有标题和链接，按 {open-source} 打开", "A title and a link, no more: {open-source} opens it")
    case .toRow(let row): ("到第 \(row) 条", "to entry \(row)")
    case .sets(let setting): ("设置 \(setting)", "set \(setting)")
    case .noSuchKeys(let keys): ("没有 \(keys) 这个键", "\(keys) means nothing")
    case .notInText: ("这一篇里没有", "Not in this text")
    case .foundFromStart: ("到末尾了，从头找起", "From the start again")
    case .foundFromEnd: ("到开头了，从末尾找起", "From the end again")
    case .findPrompt: ("文中找：", "Find: ")
    case .lastHit: ("后面没有了", "No more hits")
    case .firstHit: ("前面没有了", "No earlier hits")
    case .noUnread: ("没有未读条目", "Nothing unread this way")
    case .noSuchCategory(let number): ("没有第 \(number) 类", "No category \(number)")
    case .noCategory: ("这一条不属于任何分类", "This entry has no category")
    case .noTwin: ("这一条没有译文", "This entry has no translation")
    case .manual(let manual): manual.texts
    case .misread(let misread): misread.texts
    case .found(let found): found.texts
    case .exported(let exported): exported.texts
    case .kept(let kept): kept.texts
    case .vocabulary(let vocabulary): vocabulary.texts
    case .discovery(let discovery): discovery.texts
    case .library(let library): library.texts
    case .alignmentCounts(let paired, let missing, let doubtful):
      (
        "对上 \(paired)，缺 \(missing)，存疑 \(doubtful)",
        "\(paired) paired, \(missing) missing, \(doubtful) doubtful"
      )
    case .doubtfulTwin: ("译文是推测对上的，可能不是同一条", "The translation is a guess: it may be of another entry")
    case .masked: ("译文遮住了：{open} 揭开一句", "The other language is hidden: {open} uncovers a sentence")
    case .bothShown:
      ("两种语言都在了；按 {parallel} 回到一种", "Both languages are shown already; {parallel} leads back to one")
    case .unfoldedBelow: ("译文在这一段下面", "The translation is below this paragraph")
    case .noBlockTwin: ("这一段没有译文", "This paragraph has no translation")
    case .stubTranslation: ("这一期还没有译文", "No translation of this digest yet")
    case .oneLanguage: ("这一期只有一种语言", "This digest has one language")
    case .noSource: ("这一条没有来源链接", "This entry has no source link")
    case .noLinks: ("这一屏没有链接", "No links on this page")
    case .noInnerLinks:
      (
        "这一屏没有指向文库内部的链接（{link-hints} 显示全部链接）",
        "No links inside the library here ({link-hints} shows all links)"
      )
    case .linkNotFound: ("文库里没有链接的目标", "The library doesn't hold what this links to")
    case .anchorNotFound(let anchor):
      ("链接的文件里没有“#\(anchor)”", "The file that this links to has no “#\(anchor)”")
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
    case .openerNeedsTerminal(let name):
      ("\(name) 要用终端：再按一次 {open-source}", "\(name) wants the terminal: press {open-source} again")
    case .notDoneHere: ("没有终端，不复制、不打开也不存", "Without a terminal nothing is copied, opened or saved")
    case .programTookTooLong(let name): ("\(name) 没有回应", "\(name) doesn't answer")
    case .notKept(let reason): ("没有保存：\(reason)", "Not kept: \(reason)")
    case .pasteStalls(let bytes):
      ("粘贴未完（已收 \(bytes) 字节）：^C 结束", "The paste goes on (\(bytes) bytes so far): ^C ends it")
    case .pasteCut(let bytes):
      ("粘贴太长，略去 \(bytes) 字节", "The paste was too long: \(bytes) bytes are left out")
    case .nowhereToPaste:
      ("这里不能粘贴；先按 {search} 或 {palette}", "Nothing takes a paste here; press {search} or {palette} first")
    case .howToLeave: ("{back} 后退一级，{quit} 离开", "{back} goes back one level, {quit} leaves")
    case .addressTitle: ("网址", "Address")
    case .addressKeys: ("{copy-link} 复制，{back} 返回", "{copy-link} copies, {back} goes back")
    case .unknownTerminal(let type):
      (
        "终端类型 “\(type)” 未知，按 xterm-256color 处理",
        "The terminal type “\(type)” is unknown; taken for xterm-256color"
      )
    case .indexingStopped: ("索引已停下；按 {reload} 继续", "Indexing was stopped; {reload} goes on with it")
    case .noTrend:
      (
        "先搜索（{search}），或打开一个分类的各期（{lens}）",
        "Search first ({search}), or open a category through all weeks ({lens})"
      )
    case .trendBar(let label, let hits, let entries):
      ("\(label)：\(entries) 条中 \(hits) 条命中", "\(label): \(hits) of \(entries) entries match")
    case .noOtherOrder: ("只有搜索结果能换顺序", "Only the results of a search have another order")
    case .byDate: ("按日期，新的在前", "By date, newest first")
    case .byRelevance: ("按相关，最相关的在前", "By relevance, the best first")
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
    case .languages: ("对照的语言：", "Language beside this one:")
    case .helpTitle(.digests): ("按键：各期", "Keys among the digests")
    case .helpTitle(.entries): ("按键：条目", "Keys among the entries")
    case .helpTitle(.text): ("按键：正文", "Keys in the text")
    case .helpElsewhere: ("在别的栏里", "in other panes")
    case .helpFilters: ("搜索时的过滤条件（{search} 之后按 Tab 补全）", "Filters of a search; Tab completes them")
    case .helpClose: ("{back} 返回", "{back} goes back")
    case .helpMore(let rows):
      ("下面还有 \(rows) 行（{down}、{page-down}）", "\(rows) more rows below ({down}, {page-down})")
    case .filesNotRead(let count):
      ("\(count) 个文件没有读：wenzhai check", "\(count) file\(count == 1 ? "" : "s") not read: wenzhai check")
    case .filesNotReadAndRecoded(let unread, let recoded):
      (
        "\(unread) 个文件没有读，\(recoded) 个不是 UTF-8：wenzhai check",
        "\(unread) not read, \(recoded) not UTF-8: wenzhai check"
      )
    case .filesRecoded(let count):
      (
        "\(count) 个文件不是 UTF-8：wenzhai check",
        "\(count) file\(count == 1 ? "" : "s") not in UTF-8: wenzhai check"
      )
    case .entryGone(let path): ("这一条不在 \(path) 里了", "The entry isn't in \(path) any more")
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
        "有 \(count) 条读过、加星或写过的不在了：wenzhai state export 可列出",
        "\(count) kept \(count == 1 ? "entry isn't" : "entries aren't") there any more: wenzhai state export lists \(count == 1 ? "it" : "them")"
      )
    case .indexTemporary:
      ("索引无法写入磁盘，本次放在内存里", "the index can't be written to the disk; it is in memory for now")
    case .indexHeldUp:
      (
        "另一个程序正在写索引，先显示已有的内容",
        "another program writes the index; shown as it was"
      )
    case .stateTemporary: ("阅读记录无法写入，本次不保存", "The reading state can't be written; nothing will be kept")
    case .help(let help): help.texts
    case .filter(let filter): Self.texts(of: filter)
    case .setting(let setting): setting.texts
    case .settingIs(let name, let value): ("\(name) = \(value)", "\(name) = \(value)")
    case .noSuchSetting(let name, let near):
      (
        "没有设置 \(name)" + (near.map { "，是不是 \($0)？" } ?? "：wenzhai config --default 列出全部"),
        "no setting \(name)"
          + (near.map { "; did you mean \($0)?" } ?? ": wenzhai config --default lists them")
      )
    case .badSetting(let name, let values): ("\(name) 应为 \(values)", "\(name) is one of \(values)")
    case .setWhat: (":set 名称 值，如 :set text.width 72", ":set NAME VALUE, such as :set text.width 72")
    case .themePart(let part): Self.texts(of: part)
    case .commandLine(let phrase): phrase.texts
    case .diagnostic(let diagnostic): diagnostic.texts
    case .repeatedFault(let line): line.texts
    case .reading(let reading): reading.texts
    case .failed(let reason): ("出错：\(reason)", "failed: \(reason)")
    case .crashed: ("程序出错退出，终端已恢复", "the program crashed; the terminal is restored")
    }
  }

}

extension CopiedThing {
  fileprivate var names: (chinese: String, english: String) {
    switch self {
    case .link: ("链接", "link")
    case .id: ("条目号", "id")
    case .citation: ("引文", "citation")
    case .passage: ("选段", "passage")
    case .quotation: ("引用", "quotation")
    }
  }
}
