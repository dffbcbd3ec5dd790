extension Phrase {
  /// What a command does, for the help, the palette and the table of keys.
  public enum Help: Equatable, Sendable {
    case down, up, halfPageDown, halfPageUp, pageDown, pageUp, start, end
    case nextPane, previousPane, open, back, cancel, quit, nextEntry,
      previousEntry
    case nextHeading, previousHeading, nextCategory, previousCategory, olderDigest,
      newerDigest
    case categoryNumber(Int), category, pickCategory, lens, search, find, nextHit,
      previousHit
    case parallel, unfold
    case rising, minutes, mask
    case related, lookUp, edit, pipe, export, set, mouse, speak, sync
    case otherLanguage, outline, openSource, linkHints, copyLink, copyCitation, star
    case sort, trend, openPicture, scrollCodeLeft, scrollCodeRight
    case readAll, hideRead, takeBack, mark, marks, note, select, remove, saveSearch, statistics, forward
    case toggleRead, history, textOnly, reload, redraw, suspend, palette, help

    var texts: (chinese: String, english: String) {
      switch self {
      case .down: ("下移", "down")
      case .up: ("上移", "up")
      case .halfPageDown: ("下移半页", "half a page down")
      case .halfPageUp: ("上移半页", "half a page up")
      case .pageDown: ("下一页", "a page down")
      case .pageUp: ("上一页", "a page up")
      case .start: ("开头", "to the start")
      case .end: ("末尾", "to the end")
      case .nextPane: ("右边一栏", "to the pane on the right")
      case .previousPane: ("左边一栏", "to the pane on the left")
      case .open: ("打开；正文里进入文库内的链接", "open; in the text, follow a link inside the library")
      case .back: ("后退一级；在最外层离开", "back one level; from the first, leave")
      case .cancel: ("取消，不会离开", "cancel, never leave")
      case .quit: ("离开", "leave")
      case .nextEntry: ("下一条，阅读时也行", "next entry, while reading too")
      case .previousEntry: ("上一条，阅读时也行", "previous entry, while reading too")
      case .nextHeading: ("下一个小标题", "next heading")
      case .previousHeading: ("上一个小标题", "previous heading")
      case .nextCategory: ("下一类", "next category")
      case .previousCategory: ("上一类", "previous category")
      case .olderDigest: ("前一期（更早）", "the next older digest")
      case .newerDigest: ("后一期（更新）", "the next newer digest")
      case .categoryNumber(let number): ("跳到第 \(number) 类", "to category \(number)")
      case .category: ("跳到屏幕上带此号的分类", "to the category with that number")
      case .pickCategory: ("选分类：常用的一个字母，其余打字", "pick a category: one letter for frequent ones, or type")
      case .lens: ("历期同类：这一分类在各期里的条目", "this category through all digests")
      case .search:
        ("边打边筛所有条目；Enter 保留，Esc 还原", "filter all entries while typing; Enter keeps, Esc restores")
      case .find: ("在正文里找，从此处往下", "find in this text, from here on")
      case .nextHit: ("下一处命中；没有搜索时，下一条未读", "next hit; without a search, next unread")
      case .previousHit: ("上一处命中；没有搜索时，上一条未读", "previous hit; without a search, previous unread")
      case .parallel:
        (
          "中英并排，再按恢复（{previous-pane} {next-pane} 选一边）",
          "both languages side by side, and back ({previous-pane} {next-pane} choose the side)"
        )
      case .unfold: ("在原处展开这一段的译文，再按收起", "unfold the translation of this paragraph, fold it again")
      case .otherLanguage: ("换语言，位置不变", "the other language, same place")
      case .outline: ("大纲", "outline")
      case .sort: ("搜索结果按日期或按相关度排列", "sort results by date or by relevance")
      case .trend: ("搜索在各期的命中数", "hits of the search, week by week")
      case .openPicture: ("用看图程序打开图片", "open the picture in a viewer")
      case .scrollCodeLeft: ("过长的代码向左移回", "scroll long lines of code back to the left")
      case .scrollCodeRight: ("看过长代码行的右边", "scroll long lines of code to the right")
      case .openSource: ("在浏览器里打开来源", "open the source in a browser")
      case .linkHints: ("给链接标上字母，按字母打开", "show letters on links; a letter opens one")
      case .edit: ("用编辑器打开文件，到这一行", "the file in your editor, at this line")
      case .export: ("存为文件：一条、一期或整个列表", "save as a file: an entry, a digest or a list")
      case .pipe: ("把这一条（Markdown）交给一个命令", "give the entry, as Markdown, to a command")
      case .set: ("改设置，到退出为止，如 :set text.width 72", "change a setting until you leave: :set text.width 72")
      case .mouse: ("鼠标开或关", "the mouse, on or off")
      case .sync: ("取来仓库里的新内容", "fetch what is new in the repositories that are open")
      case .speak: ("朗读正文，再来一次停下", "read the text aloud; again stops")
      case .copyLink: ("复制链接", "copy the link")
      case .copyCitation: ("复制引文出处", "copy a citation")
      case .star: ("加星、去星", "star, or remove the star")
      case .toggleRead: ("标为已读、未读", "mark read or unread")
      case .readAll: ("这一期、这一类或搜索结果全部标为已读", "mark all of this digest, lens or search read")
      case .hideRead: ("只显示未读，再按恢复", "hide what was read, and show it again")
      case .takeBack: ("撤回刚才标的、写的、删的", "take back what was marked, written or removed last")
      case .mark:
        ("记下这里：{mark} 加字母，大写各库通用", "mark this place: {mark} and a letter, a capital for all libraries")
      case .marks: ("列出记号，按字母跳到那里", "list the marks; a letter jumps")
      case .related: ("与这一条相近的条目", "entries near this one")
      case .rising: ("这一期新出现、比前十期更热的词", "words that are new or risen in this issue")
      case .minutes:
        ("挑出 20 分钟能读完的未读条目；也可 :minutes 10", "unread entries for 20 minutes, or :minutes 10")
      case .mask:
        ("对照时遮住另一种语言，{open} 揭开一句", "side by side, hide the other language; {open} uncovers a sentence")
      case .lookUp:
        ("查一个词：译名、两种语言的例句、词典", "look up a word: translations, sentences in both languages, your dictionary")
      case .note: ("写注记，或改已有的", "write a note, or edit those that are there")
      case .select: ("按句选段：复制、引用、摘录", "select by sentences: copy, quote, keep")
      case .remove: ("去掉光标处存下的搜索；列表里去掉记号、注记", "remove the saved search here; in lists, a mark or note")
      case .saveSearch: ("搜索存在左栏；也可 :save 名称", "save the search in the first pane, or :save NAME")
      case .statistics: ("阅读统计：按日、周、分类、语言", "statistics: what was read, by day, week, category and language")
      case .forward: ("前进：回到后退之前的位置", "forward again")
      case .history: ("回到刚才的位置", "back where I was")
      case .textOnly: ("只看正文", "only the text")
      case .reload: ("重新读取文件", "read the files again")
      case .redraw: ("重画屏幕", "draw the screen again")
      case .suspend: ("挂起，回到 shell", "suspend, back to the shell")
      case .palette: ("命令面板：命令、期号、条目", "palette: commands, digests, entries")
      case .help: ("帮助", "this help")
      }
    }
  }
}
