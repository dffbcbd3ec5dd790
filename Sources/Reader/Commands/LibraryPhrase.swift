extension Phrase {
  /// What is said of libraries that are kept by name, and of repositories among them.
  public enum Library: Equatable, Sendable {
    case listUnreadable(String), listSyntax(String, Int, String), listEntry(String, Int, String)
    indirect case listDamaged(Phrase)
    case refused(String, AddressFault), badName(String), nameTaken(String, String), alreadyKept(
      String, String)
    case noDigestsThere(String), kept(String, String), noSuchLibrary(String), removed(String, String)
    case deleted(String, String), notMadeByAdd(String), hasChanges(String), hasCommits(String)
    case opens(String), noDataFolder, placeTaken(String)
    case noGit, gitFailed(String, String), gitTookTooLong(String, minutes: Int), gitWroteTooMuch(String)
    case stopped, beingSynced(String), foreignLock(String), noRepositoryAt(String), noRepository(String)
    case noRepositories, wouldOverwrite(String, String), cannotRemove(String)
    case news(String, digests: Int, entries: Int, read: Int), nothingNew(String), onlyEdits(String)
    case row(digests: Int, entries: Int), missing
    case pruned(Int, bytes: Int)
    case syncing, nothingToSync, syncingAlready
    /// Of several repositories.
    indirect case synced([Phrase])

    var texts: (chinese: String, english: String) {
      switch self {
      case .listUnreadable(let path): ("无法读取文库名单 \(path)", "the list of libraries \(path) can't be read")
      case .listSyntax(let path, let line, let reason):
        ("\(path):\(line): 语法有误：\(reason)", "\(path):\(line): not TOML: \(reason)")
      case .listEntry(let path, let line, let name):
        (
          "\(path):\(line): \(name)：应为 [名称]，内有 path = \"/路径\"，可有 url",
          "\(path):\(line): \(name): expected [NAME] with path = \"/path\" and perhaps url"
        )
      case .listDamaged(let fault):
        ("\(fault.text(.chinese))；改好或删掉这个文件再试", "\(fault.text(.english)); mend or remove that file first")
      case .refused(let address, let fault):
        ("\(address)：\(fault.texts.chinese)", "\(address): \(fault.texts.english)")
      case .badName(let name):
        (
          "“\(name)” 不能作名称：用字母、数字、汉字和 - _ .，不以 - 或 . 开头；可用 --name 另取",
          "“\(name)” can't be a name: use letters, digits, Han and - _ ., neither - nor . first; --name gives another"
        )
      case .nameTaken(let name, let path):
        ("\(name) 已是 \(path) 的名称：用 --name 另取", "\(name) is the name of \(path): give another with --name")
      case .alreadyKept(let path, let name):
        ("\(path) 已在名单里，名为 \(name)", "\(path) is kept already, as \(name)")
      case .noDigestsThere(let path):
        ("\(path)：前几层里没有文摘（.md 文件），没有加入", "\(path): no digests (.md files) near its top; not added")
      case .kept(let name, let path): ("已加入 \(name)：\(path)", "added \(name): \(path)")
      case .noSuchLibrary(let name):
        (
          "没有叫 \(name) 的文库（wenzhai libraries 列出全部）",
          "no library is called \(name) (wenzhai libraries lists them all)"
        )
      case .removed(let name, let path):
        ("已移出 \(name)；文件还在 \(path)", "removed \(name); its files stay in \(path)")
      case .deleted(let name, let path): ("已移出 \(name)，并删掉 \(path)", "removed \(name), and deleted \(path)")
      case .notMadeByAdd(let path):
        (
          "\(path) 不是 add 克隆的，不删；去掉 --delete 再试",
          "\(path) was not cloned by add and is not deleted: leave --delete out"
        )
      case .hasChanges(let path):
        (
          "\(path) 里有改动或别的文件，不删；先提交到别处或撤销",
          "there are changes or other files in \(path), which is not deleted: move or undo them first"
        )
      case .hasCommits(let path):
        (
          "\(path) 里有自己的提交，没有动它；推到别处，再回到 refs/wenzhai/synced",
          "there are commits of your own in \(path), which was left as it is: push them elsewhere, then go back to refs/wenzhai/synced"
        )
      case .opens(let paths): ("打开 \(paths)", "opening \(paths)")
      case .noDataFolder:
        ("不知道家目录在哪里：设置 HOME 或 XDG_DATA_HOME", "the home folder isn't known: set HOME or XDG_DATA_HOME")
      case .placeTaken(let path):
        ("\(path) 已经存在：用 --name 另取名称", "\(path) exists already: give another name with --name")
      case .noGit: ("找不到 git：先安装它", "git is not installed")
      case .gitFailed(let name, let reason): ("\(name)：git：\(reason)", "\(name): git: \(reason)")
      case .gitTookTooLong(let name, let minutes):
        (
          "\(name)：git 超过 \(minutes) 分钟，已停下；再试一次",
          "\(name): git took longer than \(minutes) minutes and was stopped: try again"
        )
      case .gitWroteTooMuch(let name):
        ("\(name)：git 输出太多，已停下", "\(name): git wrote too much and was stopped")
      case .stopped: ("已停下", "stopped")
      case .beingSynced(let path):
        (
          "\(path)：另一个 git 或 wenzhai 正在用它；等它结束",
          "\(path): another wenzhai, or its git, is at it; wait for its end"
        )
      case .foreignLock(let path):
        (
          "别的程序锁着：\(path)；等它结束，若没有程序在用就删掉它",
          "locked by another program: \(path); wait for it, or remove that file if there is none"
        )
      case .noRepositoryAt(let path):
        (
          "\(path)：那里没有仓库；先 wenzhai remove，再 add",
          "\(path): no repository there; wenzhai remove it and add it again"
        )
      case .noRepository(let name):
        ("\(name) 不是仓库，没有可同步的", "\(name) is no repository; there is nothing to sync")
      case .noRepositories:
        ("没有仓库可同步；wenzhai add 网址 加入一个", "no repositories to sync; wenzhai add URL adds one")
      case .wouldOverwrite(let path, let reason):
        (
          "\(path)：来的内容会盖掉你的改动，没有动它：\(reason)",
          "\(path): what came would overwrite changes of yours, and was left out: \(reason)"
        )
      case .cannotRemove(let path): ("无法删掉 \(path)", "can't be removed: \(path)")
      case .news(let name, let digests, let entries, let read):
        (
          "\(name)：\(digests) 期，\(entries) 条" + (read > 0 ? "，其中 \(read) 条属于你读的分类" : ""),
          "\(name): \(Self.count(digests, "digest", "digests")), \(Self.count(entries, "entry", "entries"))"
            + (read > 0 ? ", \(read) of categories you read" : "")
        )
      case .nothingNew(let name): ("\(name)：没有新内容", "\(name): nothing new")
      case .onlyEdits(let name): ("\(name)：旧条目有改动，没有新的", "\(name): entries were edited, none is new")
      case .row(let digests, let entries):
        (
          "\(digests) 期，\(entries) 条",
          "\(Self.count(digests, "digest", "digests")), \(Self.count(entries, "entry", "entries"))"
        )
      case .missing: ("已不在", "missing")
      case .pruned(let count, let bytes):
        ("移除 \(count) 个索引，\(bytes) 字节", "\(Self.count(count, "index", "indexes")) removed, \(bytes) bytes")
      case .syncing: ("正在同步…  Esc 停下", "Syncing…  Esc stops it")
      case .synced(let phrases):
        (
          phrases.map { $0.text(.chinese) }.joined(separator: "；"),
          phrases.map { $0.text(.english) }.joined(separator: "; ")
        )
      case .nothingToSync: ("打开的文库里没有仓库", "No repository is open")
      case .syncingAlready: ("还在同步；Esc 停下", "Still syncing; Esc stops it")
      }
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
  }
}
