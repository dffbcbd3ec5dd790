extension Phrase {
  /// What is said of files that entries are saved as.
  public enum Exported: Equatable, Sendable {
    case prompt(Thing), saving, saved(String, entries: Int), exists(String), unknownFormat, unreadable
    case namesOrQuery, bookNeedsFile, contents

    public enum Thing: Equatable, Sendable { case entry, digest, list }

    var texts: (chinese: String, english: String) {
      switch self {
      case .prompt(.entry): ("把这一条存为（Tab 换范围）", "Save this entry as (Tab: more) ")
      case .prompt(.digest): ("把这一期存为（Tab 换范围）", "Save this digest as (Tab: more) ")
      case .prompt(.list): ("把列表中的全部条目存为（Tab 换范围）", "Save all entries listed as (Tab: more) ")
      case .saving: ("正在保存…", "Saving…")
      case .saved(let path, let count):
        ("已存 \(count) 条：\(path)", "Saved \(count) \(count == 1 ? "entry" : "entries"): \(path)")
      case .exists(let path):
        (
          "已有这个文件，没有动它；换个名字：\(path)",
          "There is such a file, and it was left alone; give another name: \(path)"
        )
      case .unknownFormat:
        ("文件名要以 .md、.html、.epub 或 .json 结尾", "The name must end in .md, .html, .epub or .json")
      case .unreadable:
        ("有条目在文件里找不到了；wenzhai check 说明原因", "an entry isn't in its file any more; wenzhai check tells why")
      case .namesOrQuery: ("给出条目号、期号，或者 --query", "name entries or digests, or give --query")
      case .bookNeedsFile: ("EPUB 要用 -o 给出文件", "an EPUB needs a file: -o FILE")
      case .contents: ("目录", "Contents")
      }
    }
  }
}
