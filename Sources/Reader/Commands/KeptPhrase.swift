extension Phrase {
  /// What is said of what the reader keeps.
  public enum Kept: Equatable, Sendable {
    case nothingUnread, readAll(Int), unreadAll(Int), readHidden, readShown, unreadOnly
    case question(Int, older: Int), olderQuestion(Int)
    case digestStarred, digestUnstarred
    case takenBack(KeptThing), nothingToTakeBack
    case nothingToMark, noSuchMark(String), onlyLetters, letterPrompt, marked(String), unmarked(String),
      markLost(String), lost
    case bookmarks, noBookmarks
    case notePrompt, nothingToNote, newNote, noteKept, noteRemoved, notes, editorKeys, noEditor
    case nothingToSelect, selectionLost, selectionKeys, remarkPrompt, passageKept, passageRemoved
    case noHistoryAhead, notShared(String)
    case imported(Int), badState(String, StateFault), forgetWhat, forgotten(Int), lostNotes
    case noSuchParagraph(String, Int)
    case starredShelf, notedShelf, unreadShelf, namePrompt, savesAs(String), nothingToSave, nothingToRemove
    case hasMark, hasStar, isUnread, hasNote, unreadEntries(Int)
    case searchConfigured(String)
    case searchSaved(String), searchRemoved(String)
    case statisticsOfAll(Int, Int, days: Int), byDay, byWeek, byCategory, byLanguage, noCategory

    /// Why a file of the reading state can't be read.
    public enum StateFault: Equatable, Sendable { case noHeader, newer(Int), line(Int) }

    var texts: (chinese: String, english: String) {
      switch self {
      case .nothingUnread: ("这里没有未读条目", "Nothing is unread here")
      case .readAll(let count):
        ("\(count) 条标为已读；{take-back} 撤回", "\(count) marked read; {take-back} takes it back")
      case .unreadAll(let count):
        ("\(count) 条标为未读；{take-back} 撤回", "\(count) marked unread; {take-back} takes it back")
      case .readHidden: ("已读的不显示；{hide-read} 恢复", "What was read is hidden; {hide-read} shows it")
      case .readShown: ("已读的也显示", "What was read is shown")
      case .unreadOnly: ("仅未读", "unread only")
      case .question(let count, let older):
        (
          "\(count) 条标为已读？y 是" + (older > 0 ? "  o 更早各期（\(older) 条）" : "") + "  n 否",
          "Mark \(count) read? y yes" + (older > 0 ? "  o older digests (\(older))" : "") + "  n no"
        )
      case .olderQuestion(let older):
        ("这里都已读。更早各期 \(older) 条标为已读？y 是  n 否", "All read here. Mark \(older) older ones read? y yes  n no")
      case .digestStarred: ("这一期已加星", "Digest starred")
      case .digestUnstarred: ("这一期已去星", "Star of the digest removed")
      case .takenBack(let thing): ("已撤回：\(thing.names.chinese)", "Taken back: \(thing.names.english)")
      case .nothingToTakeBack: ("没有可撤回的", "Nothing to take back")
      case .nothingToMark: ("先选一条", "Choose an entry first")
      case .noSuchMark(let letter): ("没有记号 \(letter)", "No mark \(letter)")
      case .onlyLetters: ("记号只能是字母", "A mark is a letter")
      case .letterPrompt: ("记号：a–z 本库，A–Z 各库通用", "Mark: a–z in this library, A–Z from any")
      case .marked(let letter): ("已记为 \(letter)；按 {marks} 列出", "Marked \(letter); {marks} lists all")
      case .unmarked(let letter): ("已去掉记号 \(letter)", "Mark \(letter) removed")
      case .markLost(let letter):
        ("记号 \(letter) 所在的条目不在文库里了", "The entry of mark \(letter) is not in the library")
      case .lost: ("已不在", "gone")
      case .bookmarks: ("记号：按字母跳到那里  ' 回去  Del 去掉", "Marks: a letter jumps  ' goes back  Del removes")
      case .noBookmarks: ("还没有记号；{mark} 加字母记下", "No marks yet; {mark} and a letter make one")
      case .notePrompt: ("注记 ", "Note ")
      case .nothingToNote: ("先选一条", "Choose an entry first")
      case .newNote: ("新注记", "New note")
      case .noteKept: ("注记已存", "Note kept")
      case .noteRemoved: ("注记已删；{take-back} 撤回", "Note removed; {take-back} takes it back")
      case .notes: ("注记与摘录：Enter 修改  Del 删除", "Notes and passages: Enter edits  Del removes")
      case .editorKeys: ("^X^E 用编辑器写", "^X^E opens your editor")
      case .noEditor: ("没有编辑器：设置 VISUAL 或 EDITOR", "No editor: set VISUAL or EDITOR")
      case .nothingToSelect: ("先打开正文", "Open a text first")
      case .selectionLost: ("文字变了，选段已取消", "The text has changed: nothing is selected any more")
      case .selectionKeys:
        (
          "jk 句  hl 词  o 换端  y 复制  Y 引用  H 摘录  D 查词",
          "jk sentence  hl word  o end  y copy  Y quote  H keep  D look up"
        )
      case .remarkPrompt: ("批注 ", "Remark ")
      case .passageKept: ("已摘录", "Passage kept")
      case .passageRemoved: ("摘录已删；{take-back} 撤回", "Passage removed; {take-back} takes it back")
      case .imported(let count): ("读入 \(count) 项", "\(count) values taken over")
      case .badState(let file, .noHeader):
        ("\(file):1: 不是 wenzhai state export 写的文件", "\(file):1: not a file that wenzhai state export wrote")
      case .badState(let file, .newer(let version)):
        (
          "\(file):1: 来自较新的版本（\(version)）；先更新 wenzhai",
          "\(file):1: from a newer version (\(version)); update wenzhai first"
        )
      case .badState(let file, .line(let line)):
        (
          "\(file):\(line): 这一行读不懂；什么都没有读入",
          "\(file):\(line): this line can't be read; nothing was taken over"
        )
      case .forgetWhat: ("用 -L 指明要忘掉哪个文库", "Name the library to forget with -L")
      case .forgotten(let count): ("已忘掉 \(count) 条", "\(count) entries forgotten")
      case .lostNotes: ("已不在文库里", "Not in the library any more")
      case .noSuchParagraph(let id, let count):
        ("\(id)：这一条有 \(count) 段", "\(id): this entry has \(count) paragraphs")
      case .starredShelf: ("加星", "Starred")
      case .notedShelf: ("注记与摘录", "Notes and passages")
      case .unreadShelf: ("未读", "Unread")
      case .namePrompt: ("搜索存为 ", "Save the search as ")
      case .savesAs(let name): ("Enter 把搜索存为“\(name)”", "Enter saves the search as “\(name)”")
      case .nothingToSave: ("先搜索，再起名存下", "Search first, then save under a name")
      case .nothingToRemove: ("这里没有可去掉的", "Nothing to remove here")
      case .hasMark: ("有记号", "marked")
      case .hasStar: ("有星", "starred")
      case .isUnread: ("未读", "unread")
      case .hasNote: ("有注记", "note")
      case .unreadEntries(let count): ("\(count) 条未读", "\(count) unread")
      case .searchConfigured(let name):
        ("\(name) 写在配置里，在那里去掉", "\(name) is in the configuration: remove it there")
      case .searchSaved(let name): ("已存在左栏：\(name)", "Saved in the first pane: \(name)")
      case .searchRemoved(let name):
        ("已去掉 \(name)；{take-back} 撤回", "Removed \(name); {take-back} takes it back")
      case .statisticsOfAll(let entries, let minutes, let days):
        (
          "读过 \(entries) 条，计时 \(minutes) 分钟，\(days) 天",
          "\(entries) read, \(minutes) min measured, on \(days) \(days == 1 ? "day" : "days")"
        )
      case .byDay: ("按日（条数 · 分钟）", "By day (entries · minutes)")
      case .byWeek: ("按周", "By week")
      case .byCategory: ("按分类", "By category")
      case .byLanguage: ("按语言（计过时的）", "By language, where time was measured")
      case .noCategory: ("无分类", "no category")
      case .noHistoryAhead: ("前面没有了", "Nowhere to go forward to")
      case .notShared(let reason): ("没有共享：\(reason)", "Not shared: \(reason)")
      }
    }
  }
}

extension KeptThing {
  fileprivate var names: (chinese: String, english: String) {
    switch self {
    case .read: ("已读标记", "read mark")
    case .allRead(let count): ("\(count) 条的已读标记", "read marks of \(count)")
    case .star: ("星", "star")
    case .note: ("注记", "note")
    case .passage: ("摘录", "passage")
    case .search(let name): ("搜索 \(name)", "search \(name)")
    case .bookmark(let letter): ("记号 \(letter)", "mark \(letter)")
    }
  }
}
