extension Phrase {
  /// What `--help` says of commands and their options.
  public enum Manual: CaseIterable, Sendable {
    case program, read, digests, list, show, search, trend, vocabulary, vocabularyWord, vocabularyFormat,
      vocabularyLookedUp,
      related, relatedID, rising, risingKey,
      align, index,
      check, screen, keys, state, notes,
      notesFormats, stats, add, remove, sync, libraryRows
    case addWhat, addName, libraryName, deleteClone, repositoryNames, prune
    case completions, completionsShell, export, exported, exportQuery, exportFormats, exportOutput
    case config, configEdit, configPath, configDefault, configCheck, keyNames
    case stateAction, stateFile
    case libraries, uiLanguage, path, json, jsonLines, limit, count, literal, sort, terms, query, digestKey,
      ids, explain, allFaults, twins,
      width, screenKeys, onlyDigest, onlyCategory, onlyLanguage
    /// Lists of values; the last of them is what a format is without it.
    case showLinks, showFormats, screenFormats, keysFormats, screenSize
    case screenTheme
    /// Of the man page.
    case manName, manSynopsis, manDescription, manCommands, manOptions, manQueries, manKeys, manFiles,
      manStatus, manAbout, manQueryText, manIndexFile, manStateFile, manConfigurationFile, manListFile,
      manCloneFile, manStatusText

    var texts: (chinese: String, english: String) {
      switch self {
      case .program: ("在终端里读中英文文摘。", "Read bilingual Markdown digests in the terminal.")
      case .read: ("打开阅读器（默认）。", "Open the reader (the default).")
      case .digests: ("列出各期，新的在前。", "List digests, newest first.")
      case .list: ("按阅读顺序列出条目。", "List entries in reading order.")
      case .show: ("排好版输出条目。", "Print entries, typeset.")
      case .search: ("搜索条目。", "Find entries.")
      case .trend: ("每期有多少条命中。", "Chart how many entries match, week by week.")
      case .vocabulary:
        (
          "列出各语言版本互为译名的词。",
          "Print the words that the editions translate by each other."
        )
      case .related: ("列出与一条相近的条目，以及两者共有的。", "Print the entries near one, and what they share with it.")
      case .relatedID: ("条目号或其开头。", "An id, or a beginning of one.")
      case .rising:
        ("列出一期里新出现、比前十期更热的词。", "Print the words that are new in an issue or risen against the ten before it.")
      case .risingKey: ("期号；不给时是最新一期。", "A digest's key; the newest issue without it.")
      case .vocabularyWord: ("一个词；不给时列出全部。", "A word; all of them without it.")
      case .vocabularyLookedUp:
        (
          "只列查过的词；tsv 另有例句与译句两栏，可导入 Anki。",
          "Only words that were looked up; tsv has two more fields, a sentence and its translation, as for Anki."
        )
      case .vocabularyFormat:
        ("text 或 tsv（一词一行，词与译名以制表符分开）。", "text, or tsv: a line a word, its translations behind a tab.")
      case .align: ("对照一期的各语言版本。", "Show how a digest's editions go together.")
      case .index: ("建立或更新索引。", "Build or refresh the index.")
      case .check: ("检查文摘里的毛病。", "Report faults in the digests.")
      case .screen: ("输出按键之后的画面。", "Print the screen after some keys.")
      case .keys: ("列出按键。", "Print the keys.")
      case .state:
        (
          "输出阅读记录：读过的、加星的，也有已经不在的。",
          "Print the reading state: what was read and starred, what is gone included."
        )
      case .completions:
        (
          "输出 shell 的补全脚本；期、分类、条目号都能补全。",
          "Print a script of completions for the shell, which know digests, categories and ids."
        )
      case .export:
        (
          "把条目、一期或搜索结果存为文件：Markdown、HTML、EPUB、JSON Lines。",
          "Write entries, a digest or a search as a file: Markdown, HTML, EPUB, JSON Lines."
        )
      case .exported: ("条目号（或其开头）或期号。", "Ids, or beginnings of them, or keys of digests.")
      case .exportQuery: ("全部命中的条目，如 is:starred。", "All entries that match, such as is:starred.")
      case .exportFormats:
        (
          "markdown、html、epub 或 json；不给时按文件名，否则 markdown。",
          "markdown, html, epub or json; else as the file is called, else markdown."
        )
      case .exportOutput: ("写到这个文件，而不是标准输出。", "A file to write to, instead of standard output.")
      case .completionsShell: ("bash、zsh 或 fish。", "bash, zsh or fish.")
      case .config:
        ("配置文件：在哪里、可以写什么、有什么错。", "The configuration: where it is, what it may say, what is wrong with it.")
      case .configEdit: ("用编辑器打开；没有就先建。", "Open it in your editor; made first if it isn't there.")
      case .configPath: ("输出它的路径（不给选项时也是）。", "Print its path, as without an option.")
      case .configDefault: ("输出全部设置及其默认值。", "Print all settings as they are unless something is said.")
      case .configCheck: ("列出错误；有则返回 1。", "List what is wrong with it; exit 1 if anything is.")
      case .keyNames: ("在按键前写命令名，[keys] 里用它。", "Names of commands before their keys, for [keys].")
      case .stats: ("输出读了什么：按日、周、分类、语言。", "Print what was read, by day, week, category and language.")
      case .notes: ("输出注记与摘录，按期分组，为 Markdown。", "Print notes and passages by digest, as Markdown.")
      case .notesFormats: ("markdown 或 json。", "markdown or json.")
      case .add:
        (
          "记下一个文库的名称：文件夹、文件，或用 git 克隆的仓库。",
          "Keep a library by name: a folder, a file, or a repository, which git clones."
        )
      case .addWhat:
        (
          "路径，或仓库地址：https://主机/路径、ssh://主机/路径、用户@主机:路径。",
          "A path, or a repository: https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH."
        )
      case .addName: ("名称；不给时取自路径或地址。", "Its name; without it, the last part of the path or address.")
      case .remove: ("忘掉一个文库的名称；文件留着。", "Forget a library's name; its files stay.")
      case .libraryName: ("名称，见 wenzhai libraries。", "A name, as `wenzhai libraries` prints it.")
      case .deleteClone:
        (
          "连 add 克隆的文件夹也删掉，除非里面有自己的改动。",
          "Delete the folder that add has cloned, too, unless there are changes of yours in it."
        )
      case .sync: ("取来仓库里的新内容。", "Fetch what is new in repositories.")
      case .repositoryNames: ("仓库的名称；不给时同步全部。", "Names of repositories; all of them without any.")
      case .libraryRows: ("列出不给路径时打开的文库。", "List the libraries that open where none is named.")
      case .prune:
        ("只移除 90 天没有打开过的文库的索引。", "Only remove the indexes of libraries that weren't opened for 90 days.")
      case .stateAction:
        (
          "export：输出为 JSON Lines；import：并入这样的文件，新的优先；forget：忘掉 -L 的文库。",
          "export: prints it as JSON Lines; import: puts such a file to what is kept, the newer wins; forget: forgets the library of -L."
        )
      case .stateFile:
        ("写到、读自这个文件，而不是标准输出、输入。", "A file to write to or read from, instead of standard output or input.")
      case .libraries:
        (
          "文库的文件夹、文件或名称，可重复。",
          "A folder or file with digests, or a library's name; may be given several times."
        )
      case .uiLanguage: ("界面语言：zh 或 en。", "Language of messages: zh or en.")
      case .path: ("文库的文件夹、文件或名称。", "A folder or file with digests, or a library's name.")
      case .json: ("输出 JSON。", "Print JSON.")
      case .jsonLines: ("输出 JSON Lines。", "Print JSON Lines.")
      case .limit: ("最多条数。", "At most this many.")
      case .count: ("只输出数目。", "Print only how many there are.")
      case .literal: ("只要字面命中，不要词形变化和拼音。", "Literal hits only: no other forms, no pinyin.")
      case .sort: ("按相关或按日期。", "relevance or date.")
      case .terms:
        (
          "词、\"短语\"、-- 之后的 -词、week:2026W05 之类的过滤条件。",
          "Terms, \"phrases\", -terms behind --, filters such as week:2026W05."
        )
      case .query: ("查询，同 search。", "A query, as for search.")
      case .digestKey: ("期的键。", "The key of a digest.")
      case .ids: ("条目的 id，见 wenzhai list。", "Ids, as `wenzhai list` prints them.")
      case .explain:
        (
          "逐行说明这个文件里的标题、标签和列表项各被当作什么。",
          "Say line by line what headings, labels and items of this file are taken for."
        )
      case .allFaults: ("同类毛病逐个列出，不合成一行。", "List each fault, also where many are of a kind.")
      case .twins:
        (
          "只说两个语言版之间的出入：没有译文的条目，以及一边有、另一边没有的数字、日期、名称和链接。",
          "Only what editions don't share: entries without a translation; figures, dates, names and links that one lacks."
        )
      case .width: ("每行列数。", "Columns of a line.")
      case .screenKeys: ("按键，如 'j<Enter>/VLA<Esc>'。", "Keys, such as 'j<Enter>/VLA<Esc>'.")
      case .onlyDigest: ("只列这一期。", "Only this digest.")
      case .onlyCategory: ("只列这一分类。", "Only this category.")
      case .onlyLanguage: ("只列这种语言。", "Only this language, zh or en.")
      case .showLinks: ("链接后写出地址。", "Write the address behind each link.")
      case .showFormats: ("格式：text、ansi、markdown 或 html。", "text, ansi, markdown or html.")
      case .screenFormats: ("格式：text、ansi 或 svg。", "text, ansi or svg.")
      case .screenTheme: ("主题：dark、light 或 plain；不给时按配置。", "dark, light or plain; without it, as configured.")
      case .keysFormats: ("格式：text、markdown 或 man（手册页）。", "text, markdown or man, the manual page.")
      case .screenSize: ("列数x行数。", "COLUMNSxROWS.")
      case .manName: ("名称", "NAME")
      case .manSynopsis: ("用法", "SYNOPSIS")
      case .manDescription: ("说明", "DESCRIPTION")
      case .manCommands: ("命令", "COMMANDS")
      case .manOptions: ("通用选项", "COMMON OPTIONS")
      case .manQueries: ("查询", "QUERIES")
      case .manKeys: ("按键", "KEYS")
      case .manFiles: ("文件", "FILES")
      case .manStatus: ("退出状态", "EXIT STATUS")
      case .manAbout:
        (
          "不给命令时，wenzhai 打开阅读器：分栏浏览各期文摘，边打边搜，一键跳到分类，换语言不丢位置。没有给文库时，依次用配置里和用 add 记下的文库、当前文件夹（若有文摘）、自带的样例。文库里的文件从不改动，只有 sync 更新克隆。",
          """
          Without a command wenzhai opens the reader: browse years of digests in panes, search every word as you \
          type, jump by category with one key, switch language without losing the place. Without a library it \
          opens the configured and the kept ones, else the current folder if it holds digests, else the samples. Nothing in a \
          library is ever written, but that sync brings a clone up to date.
          """
        )
      case .manQueryText:
        (
          "各词须同时出现。“短语”加引号，-词 表示没有，a OR b 任选其一。大小写、全半角、简繁、重音都不计；汉字与西文之间的空格可有可无。字面命中之后依次是：英文词的其他形式（agents 找到 agent），拼音（jiqiren、jqr 找到机器人）；引号里的词只按字面找。什么都没有找到时，会提示文库里最相近的词。过滤条件：",
          """
          All words must be there. "phrases" in quotes, -word for its absence, a OR b for either. Case, width, accents and traditional forms make no \
          difference, nor does a space between Chinese and Latin. Below what matches as \
          typed come other forms of English words (agents finds agent), then pinyin (jiqiren and jqr find 机器人); words in \
          quotes are meant as they stand. Where nothing is found, the nearest words of the library are offered. Filters:
          """
        )
      case .manIndexFile: ("索引，随时可以重建。", "Indexes; they can be made again at any time.")
      case .manStateFile: ("读过、加星、读到哪里。", "What was read, starred, and where reading stopped.")
      case .manConfigurationFile: ("配置。", "Settings.")
      case .manListFile: ("用 add 记下的文库。", "Libraries that add has kept.")
      case .manCloneFile: ("add 克隆的仓库。", "Repositories that add has cloned.")
      case .manStatusText:
        (
          "0 完成；1 没有找到，或查出毛病；2 做不到；64 用法不对。",
          "0 done; 1 nothing found, or faults found; 2 could not do it; 64 wrong usage."
        )
      }
    }
  }
}

extension Phrase {
  /// What the library that takes the command line apart says, and how it is said in Chinese. `%` stands for
  /// what varies; `%1` is the first of these.
  public static let parserWords: [(english: String, chinese: String)] = [
    ("OVERVIEW: %", "简介：%1"),
    ("USAGE: %", "用法：%1"),
    ("Usage: %", "用法：%1"),
    ("ARGUMENTS:", "参数："),
    ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "命令："),
    ("Help:  %", "说明：%1"),
    ("  See '%' for more information.", "  详见 '%1'。"),
    ("  See '%' for detailed help.", "  详见 '%1'。"),
    ("%Show the version.", "%1显示版本。"),
    ("%Show help information.", "%1显示帮助。"),
    ("%Show subcommand help information.", "%1显示某个命令的帮助。"),
    ("% (default)  %", "%1（默认）    %2"),
    ("%(values: %; default: %)", "%1（可取：%2；默认：%3）"),
    ("%(default: %)", "%1（默认：%2）"),
    ("Error: Unknown option '%'. Did you mean '%'?", "错误：没有选项 '%1'。是不是 '%2'？"),
    ("Error: Unknown option '%'", "错误：没有选项 '%1'"),
    ("Error: Missing value for '%'", "错误：'%1' 缺少值"),
    ("Error: Missing expected argument '%'", "错误：缺少参数 '%1'"),
    ("Error: Unexpected argument '%'", "错误：多出参数 '%1'"),
    ("Error: % unexpected arguments: '%'", "错误：多出 %1 个参数：'%2'"),
    (
      "Error: The value '%' is invalid for '%'. Please provide one of % and %.",
      "错误：'%2' 不能是 '%1'，可取 %3 或 %4。"
    ),
    (
      "Error: The value '%' is invalid for '%'. Please provide one of %, %, % or %.",
      "错误：'%2' 不能是 '%1'，可取 %3、%4、%5 或 %6。"
    ),
    (
      "Error: The value '%' is invalid for '%'. Please provide one of %, % or %.",
      "错误：'%2' 不能是 '%1'，可取 %3、%4 或 %5。"
    ),
    ("Error: The value '%' is invalid for '%'", "错误：'%2' 不能是 '%1'"),
    ("Error: The option '%' does not take any value, but '%' was specified.", "错误：选项 '%1' 不带值，却给了 '%2'。"),
    ("Error: %", "错误：%1"),
  ]
}
