import DigestKit

/// What a line behind `:` says by itself, as fingers are used to from other programs: a command by its name, perhaps
/// with what it is to be done with.
public enum TypedCommand: Equatable, Sendable {
  case run(Command)
  /// To the entry of this number in the list.
  case row(Int)
  /// Looks for this in all entries.
  case search(String)
  /// Saves the search under this name.
  case save(String)
  /// Lists what can be read in so many minutes.
  case minutes(Int)
  /// Changes a setting until the program ends: `NAME VALUE`, `NAME=VALUE`, or `NAME` alone.
  case set(String)

  /// Nil for a line that is none.
  public init?(_ line: String) {
    let line = line.trimmingSpaces()
    let word = String(line.prefix { $0 != " " })
    let rest = line.dropFirst(word.count).trimmingSpaces()
    if let save = ["save", "保存"].first(where: { $0 == word }) {
      self = .save(line.dropFirst(save.count).trimmingSpaces())
    } else if ["grep", "vimgrep", "搜索", "查找"].contains(word), !rest.isEmpty {
      self = .search(rest)
    } else if ["set", "se", "设置"].contains(word) {
      self = .set(rest)
    } else if ["minutes", "分钟"].contains(word), let minutes = Int(rest),
      (1...Self.mostMinutes).contains(minutes)
    {
      self = .minutes(minutes)
    } else if let row = Int(line), row > 0 {
      self = .row(row)
    } else if rest.isEmpty, let command = Self.usual[word] ?? Command(name: word) {
      self = .run(command)
    } else {
      return nil
    }
  }

  /// A day.
  private static let mostMinutes = 1440

  /// Names that vi, less and others have given to what is done most.
  private static let usual: [String: Command] = [
    "q": .quit, "q!": .quit, "qa": .quit, "qa!": .quit, "wq": .quit, "x": .quit, "exit": .quit, "quit": .quit,
    "退出": .quit, "离开": .quit, "bye": .quit, "h": .help, "help": .help, "帮助": .help, "n": .nextEntry,
    "next": .nextEntry, "p": .previousEntry, "prev": .previousEntry, "N": .previousEntry, "e": .reload,
    "e!": .reload,
    "edit": .edit, "noh": .cancel, "nohlsearch": .cancel, "u": .takeBack, "undo": .takeBack, "撤回": .takeBack,
    "新词": .rising, "热词": .rising, "分钟": .minutes, "遮住": .mask, "r": .redraw, "map": .help, "统计": .statistics,
    "查找": .search, "搜索": .search, "marks": .marks,
  ]
}
