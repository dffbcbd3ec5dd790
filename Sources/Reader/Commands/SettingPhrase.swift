extension Phrase {
  /// What a setting is for, in the comments of `config --default`.
  public enum Setting: Equatable, Sendable {
    case language, contentLanguage, theme, textWidth, textMargin, hanLatinSpace, ambiguousWidth
    case panes, digestsShare, listShare, minutes, searchOrder, readWhen, pictures, mouse, accessible, title
    case opener, openerTerminal, dictionary, escapeTime
    case libraries, stateDirectory, syncFile, keyPreset, keyCounts, keys, searches, reading, about

    var texts: (chinese: String, english: String) {
      switch self {
      case .language: ("程序用什么语言说话", "the language that the program speaks")
      case .contentLanguage: ("文摘先看哪种语言", "the language in which digests open")
      case .theme: ("配色；自己的样式写在 [theme] 里", "colours; styles of your own go into [theme]")
      case .textWidth: ("正文一行最多几格", "cells of a line of text at most")
      case .textMargin: ("正文两边至少空几格", "cells that stay empty on both sides of the text at least")
      case .hanLatinSpace: ("汉字与西文之间补一个空格", "a space between Han and Latin where the author wrote none")
      case .ambiguousWidth: ("“”…之类的字符占几格", "cells that characters such as “ and … take")
      case .panes: ("最多并排几栏", "how many panes stand beside each other at most")
      case .digestsShare: ("各期一栏占屏幕的百分之几", "hundredths of the screen for the digests")
      case .listShare: ("读正文时，条目一栏占屏幕的百分之几", "hundredths of the screen for the list beside a text")
      case .minutes:
        ("条目后的分钟数：有长短之分时、总是、从不", "minutes behind entries: where they differ, always or never")
      case .searchOrder: ("搜索结果先按什么排", "the order in which results of a search come first")
      case .readWhen:
        ("何时算读过：打开、读到末尾、打开几秒", "when an entry counts as read: opened, its end seen, or open for seconds")
      case .pictures:
        ("图片：像素或色块、只用色块、不画", "pictures: pixels or blocks, blocks alone, or none")
      case .mouse: ("用鼠标：滚轮、点选、拖动竖线", "the mouse: wheel, clicks, dragging the rule between panes")
      case .accessible:
        ("给听屏幕的人：光标跟着当前行，记号用词", "for those who listen: the cursor on the current line, words for marks")
      case .title: ("窗口标题写上正在读的", "what is read, in the title of the window")
      case .opener:
        ("打开网址的程序和参数；空则用系统的", "the program that opens addresses, with its arguments; the system's if empty")
      case .openerTerminal: ("这个程序要用终端（w3m、lynx）", "that program draws on the terminal (w3m, lynx)")
      case .dictionary:
        ("查词的程序和参数；空则用 sdcv", "the program that words are looked up with, and its arguments; sdcv if empty")
      case .escapeTime: ("单按 Esc 等几毫秒；慢线路要多些", "milliseconds to wait behind Esc; slow lines want more")
      case .libraries: ("不给路径时打开的文库", "libraries that are opened where no path is given")
      case .stateDirectory: ("与别的机器共享阅读记录的文件夹", "a folder that shares the reading state with other machines")
      case .syncFile: ("也克隆本机的仓库（file://）", "repositories of this machine may be cloned, too (file://)")
      case .keyPreset: ("别的程序的按键：vim、less、newsboat", "the keys of another program: vim, less, newsboat")
      case .keyCounts: ("数字表示次数，不再跳到分类", "digits say how often, and don't jump to categories")
      case .keys:
        (
          "命令名及其按键（一个、几个或依次两个；[] 为无），命令名见 wenzhai keys --names",
          "a command and its keys (one, several, or two in a row; [] for none); wenzhai keys --names has the commands"
        )
      case .searches: ("名称和搜索，列在左栏上方", "a name and a search, listed above the digests")
      case .reading: ("文库怎样读，见 formats.md", "how a library is read: see formats.md")
      case .about:
        (
          "Wenzhai 的配置。这里写的都是默认值；去掉 # 再改。",
          "Settings of Wenzhai. What stands here is what holds anyway; take the # away to change it."
        )
      }
    }
  }
}
