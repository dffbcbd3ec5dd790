/// Splits a session at a terminal: commands after their prompts, and what they wrote.
///
/// A session without a prompt is a script, and a script that begins with a prompt is a session.
struct ConsoleLexer: CodeLexer {
  /// True for what calls itself a script: only its first line makes it a session, since a prompt further down
  /// may be the text of a here-document.
  let isScript: Bool
  /// Nil until it is known.
  private var hasPrompts: Bool?
  private var script = ShellLexer()
  /// True after a command, which the next line may go on with.
  private var followsCommand = false

  init(isScript: Bool) { self.isScript = isScript }

  mutating func step(_ cursor: inout CodeCursor) {
    if hasPrompts == nil { hasPrompts = findsPrompt(cursor) }
    guard hasPrompts == true else { return script.step(&cursor) }
    let start = Self.promptEnd(cursor, at: cursor.at, continues: followsCommand)
    followsCommand = start != nil
    if let start {
      cursor.take(to: start)
      cursor.within(cursor.logicalLineEnd(from: start)) { command in
        var lexer = ShellLexer()
        lexer.run(&command)
      }
    } else if cursor.byte == .hash && cursor[cursor.at + 1] == .space {
      cursor.takeLine(as: .comment)
    }
    cursor.take(to: cursor.lineEnd(from: cursor.at) + 1)
  }

  private func findsPrompt(_ cursor: CodeCursor) -> Bool {
    var line = cursor.at
    while line < cursor.limit {
      if Self.promptEnd(cursor, at: line, continues: false) != nil { return true }
      let first = cursor[cursor.end(from: line, while: \.isBlank)]
      if isScript && first != .newline && first != .hash { return false }
      line = cursor.lineEnd(from: line) + 1
    }
    return false
  }

  /// Where the prompt that begins the line at `line` ends: `$ `, `% `, `❯ `, `who@host:~# `, after a command
  /// `> ` as well, and any of them after a `(note) `.
  private static func promptEnd(_ cursor: CodeCursor, at line: Int, continues: Bool) -> Int? {
    var start = cursor.end(from: line, while: \.isBlank)
    if cursor[start] == .openParenthesis {
      let close = cursor.end(from: start) { $0 != .closeParenthesis && !$0.isSpace }
      guard cursor[close] == .closeParenthesis, cursor[close + 1] == .space else { return nil }
      start = close + 2
    }
    let end = cursor.end(from: start) { !$0.isSpace }
    guard end > start, cursor[end] == .space else { return nil }
    let mark = cursor[end - 1]
    let isPrompt: Bool
    if end == start + 1 {
      isPrompt = mark == .dollar || mark == .percent || (mark == .greater && continues)
    } else {
      let isHost = cursor.end(from: start) { $0 != .at && !$0.isSpace } < end
      isPrompt =
        mark == .dollar && isHost || mark == .hash && isHost
        || cursor.starts(with: arrow, at: start) && end == start + arrow.count
    }
    return isPrompt ? end + 1 : nil
  }

  private static let arrow = Array("❯".utf8)
}

/// Splits a diff, line by line.
struct DiffLexer: CodeLexer {
  /// True between `diff` and the first lines of a file.
  private var isInHeader = false
  /// True after `--- a`, where `+++ b` has to come.
  private var expectsNewFile = false

  mutating func step(_ cursor: inout CodeCursor) {
    let token = token(cursor)
    cursor.takeLine(as: token)
    cursor.take(1, as: token)
  }

  private mutating func token(_ cursor: CodeCursor) -> CodeToken {
    let isNewFile = expectsNewFile
    expectsNewFile = false
    if cursor.starts(with: "@@") {
      isInHeader = false
      return .name
    }
    if cursor.starts(with: "diff ") || cursor.starts(with: "Index: ") {
      isInHeader = true
      return .keyword
    }
    switch cursor.byte {
    case .plus: return isNewFile && cursor.starts(with: "+++ ") ? .keyword : .added
    case .minus:
      guard cursor.starts(with: "--- ") else { return .removed }
      // A line removed that began with two dashes looks the same but for what follows.
      let next = cursor.lineEnd(from: cursor.at) + 1
      expectsNewFile = cursor.starts(with: Array("+++ ".utf8), at: next)
      if expectsNewFile { isInHeader = false }
      return expectsNewFile ? .keyword : .removed
    case .backslash: return .comment
    default: return isInHeader ? .keyword : .plain
    }
  }
}
