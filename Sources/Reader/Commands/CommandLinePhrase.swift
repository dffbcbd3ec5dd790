import Screen

extension Phrase {
  /// What commands say.
  public enum CommandLine: Equatable, Sendable {
    case noSuchPath(String), noSuchCommand(String, String), unknownLanguage(String), opensSamples,
      opensConfigured(String),
      opensFolder(String),
      noLibrary
    case noTerminal(String), noSuchEntry(String), severalEntries(String, [String]), noSuchDigest(String),
      badSize(String), badKey(String),
      badConfiguration(
        String)
    indirect case configurationKey(String, Int, String, CommandLine)
    case configurationSyntax(String, Int, String), unknownKey, noSuchKey(String)
    /// Faults of a file that are only counted.
    case moreFaults(String, Int)
    /// Of keys, with the command that was meant, if one is near.
    case noSuchCommandName(String?)
    case keys(KeyBindings.Fault)
    /// Of a theme; with the name that was meant, if one is near.
    case noSuchPart(String?)
    /// A word of a style that is none.
    case noStyle(String)
    case noConfigurationFolder, noStateFolder, editorNeedsTerminal, inputTooLong(Int)
    case tooFewFiles(Int, needed: Int), cannotWrite(String)
    case expected(String), indexReport(Int, Int, Int, Double), indexChanges(Int, Int, Int)

    var texts: (chinese: String, english: String) {
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
      case .severalEntries(let id, let found):
        (
          "不止一条以此开头：\(id)（如 \(found.joined(separator: "、"))）",
          "several entries begin like this: \(id) (such as \(found.joined(separator: ", ")))"
        )
      case .noSuchDigest(let key):
        ("没有这一期：\(key)（wenzhai digests 列出全部）", "no such digest: \(key) (wenzhai digests shows them all)")
      case .badSize(let text):
        ("大小应写成 列x行，例如 100x30，而不是 “\(text)”", "a size is COLUMNSxROWS, such as 100x30, not “\(text)”")
      case .badKey(let name): ("没有叫 \(name) 的键", "there is no key called \(name)")
      case .badConfiguration(let path): ("无法读取配置 \(path)", "the configuration \(path) can't be read")
      case .configurationKey(let path, let line, let key, let fault):
        (
          "\(path):\(line): \(key)：\(fault.texts.chinese)；其余设置照用",
          "\(path):\(line): \(key): \(fault.texts.english); the other settings apply"
        )
      case .configurationSyntax(let path, let line, let text):
        (
          "\(path):\(line): 语法有误：\(text)；其余设置照用",
          "\(path):\(line): not TOML: \(text); the other settings apply"
        )
      case .moreFaults(let path, let count):
        ("\(path): 另有 \(count) 处", "\(path): \(count) more like these")
      case .tooFewFiles(let limit, let needed):
        (
          "最多只能打开 \(limit) 个文件，至少要 \(needed) 个：用 ulimit -n 调高",
          "only \(limit) files may be open at once, and \(needed) are needed: raise the limit with ulimit -n"
        )
      case .cannotWrite(let path): ("无法写入 \(path)", "can't be written: \(path)")
      case .inputTooLong(let megabytes):
        ("标准输入超过 \(megabytes) MB：改用文件夹", "standard input is longer than \(megabytes) MB: name a folder")
      case .editorNeedsTerminal: ("没有终端，编辑器打不开", "an editor needs a terminal, and there is none")
      case .noConfigurationFolder:
        ("不知道家目录在哪里：设置 HOME 或 XDG_CONFIG_HOME", "the home folder isn't known: set HOME or XDG_CONFIG_HOME")
      case .noStateFolder:
        (
          "不知道家目录在哪里，什么都不会保存：设置 HOME 或 XDG_STATE_HOME",
          "the home folder isn't known, and nothing will be kept: set HOME or XDG_STATE_HOME"
        )
      case .unknownKey: ("没有这个设置", "no such setting")
      case .noSuchKey(let near): ("没有这个设置，是不是 \(near)？", "no such setting; did you mean \(near)?")
      case .noSuchCommandName(let near):
        (
          "没有这个命令" + (near.map { "，是不是 \($0)？" } ?? "（wenzhai keys --names 列出全部）"),
          "no such command" + (near.map { "; did you mean \($0)?" } ?? " (wenzhai keys --names lists them)")
        )
      case .keys(let fault): fault.texts
      case .noSuchPart(let near):
        (
          "主题里没有这一项" + (near.map { "，是不是 \($0)？" } ?? ""),
          "no such part of a theme" + (near.map { "; did you mean \($0)?" } ?? "")
        )
      case .noStyle(let word):
        (
          "“\(word)” 不是颜色（black … bright-white、0–255、default），也不是样式（\(Self.traits)）",
          "“\(word)” is no colour (black … bright-white, 0–255, default) and no style (\(Self.traits))"
        )
      case .expected(let what): ("应为 \(what)", "expected \(what)")
      case .indexReport(let digests, let entries, let files, let seconds):
        (
          "\(digests) 期，\(entries) 条，\(files) 个文件，用时 \(Self.rounded(seconds)) 秒",
          "\(digests) digests, \(entries) entries in \(files) files, \(Self.rounded(seconds)) s"
        )
      case .indexChanges(let added, let updated, let removed):
        ("新增 \(added)，更新 \(updated)，移除 \(removed)", "\(added) added, \(updated) updated, \(removed) removed")
      }
    }

    private static let traits = Style.Traits.named.map(\.name).joined(separator: ", ")

    private static func rounded(_ seconds: Double) -> String { "\((seconds * 100).rounded() / 100)" }
  }
}

extension KeyBindings.Fault {
  fileprivate var texts: (chinese: String, english: String) {
    switch self {
    case .noKey(let text):
      (
        "“\(text)” 不是一个或两个按键，写法如 x、<C-x>、gx", "“\(text)” is not one key or two, such as x, <C-x> or gx"
      )
    case .taken(let text, let command):
      ("\(text) 已给了 \(command.name)", "\(text) was given to \(command.name) already")
    case .notFree(let text, nil): ("\(text) 总是取消，不能另用", "\(text) always cancels and can't be bound")
    case .notFree(let text, let same?):
      ("在终端里 \(text) 就是 \(same)", "\(text) can't be told from \(same) in a terminal")
    case .paletteNeedsKey: ("palette 要留一个按键", "palette must keep a key")
    case .leftWithout(let command):
      ("这样 \(command.name) 就没有按键了，只能用 :", "this leaves \(command.name) without a key, but for :")
    }
  }
}
