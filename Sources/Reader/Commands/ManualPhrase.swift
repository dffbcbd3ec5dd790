extension Phrase {
  /// What `--help` says of commands and their options.
  public enum Manual: CaseIterable, Sendable {
    case program, read, digests, list, show, search, trend, align, index, check, screen, keys
    case libraries, uiLanguage, path, json, jsonLines, limit, count, literal, sort, terms, query, digestKey,
      ids,
      width, screenKeys, onlyDigest, onlyCategory, onlyLanguage

    var texts: (chinese: String, english: String) {
      switch self {
      case .program: ("在终端里读中英文文摘。", "Read bilingual Markdown digests in the terminal.")
      case .read: ("打开阅读器（默认）。", "Open the reader (the default).")
      case .digests: ("列出各期，新的在前。", "List digests, newest first.")
      case .list: ("按阅读顺序列出条目。", "List entries in reading order.")
      case .show: ("排好版输出条目。", "Print entries, typeset.")
      case .search: ("搜索条目。", "Find entries.")
      case .trend: ("每期有多少条命中。", "Chart how many entries match, week by week.")
      case .align: ("对照一期的各语言版本。", "Show how a digest's editions go together.")
      case .index: ("建立或更新索引。", "Build or refresh the index.")
      case .check: ("检查文摘里的毛病。", "Report faults in the digests.")
      case .screen: ("输出按键之后的画面。", "Print the screen after some keys.")
      case .keys: ("列出按键。", "Print the keys.")
      case .libraries: ("文库的文件夹或文件，可重复。", "A folder or file with digests; may be given several times.")
      case .uiLanguage: ("界面语言：zh 或 en。", "Language of messages: zh or en.")
      case .path: ("文库的文件夹或文件。", "A folder or file with digests.")
      case .json: ("输出 JSON。", "Print JSON.")
      case .jsonLines: ("输出 JSON Lines。", "Print JSON Lines.")
      case .limit: ("最多条数。", "At most this many.")
      case .count: ("只输出数目。", "Print only how many there are.")
      case .literal: ("只要字面命中，不用拼音。", "Literal hits only, no pinyin.")
      case .sort: ("按相关或按日期。", "relevance or date.")
      case .terms: ("词、\"短语\"、过滤条件。", "Terms, \"phrases\", -terms behind --, filters such as week:2026W05.")
      case .query: ("查询，同 search。", "A query, as for search.")
      case .digestKey: ("期的键。", "The key of a digest.")
      case .ids: ("条目的 id，见 wenzhai list。", "Ids, as `wenzhai list` prints them.")
      case .width: ("每行列数。", "Columns of a line.")
      case .screenKeys: ("按键。", "Keys, such as 'j<Enter>/VLA<Esc>'.")
      case .onlyDigest: ("只列这一期。", "Only this digest.")
      case .onlyCategory: ("只列这一分类。", "Only this category.")
      case .onlyLanguage: ("只列这种语言。", "Only this language, zh or en.")
      }
    }
  }
}
