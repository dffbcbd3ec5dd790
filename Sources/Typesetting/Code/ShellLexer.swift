/// Splits the script of a shell. What a word is goes by its place: the first of a command is a keyword or the
/// name of a program, and `if` or `for` among its arguments is neither.
struct ShellLexer: CodeLexer {
  private var expectsCommand = true
  /// True after `<` or `>`: the next word is a file.
  private var expectsFile = false
  /// True between `for` and its `in`.
  private var expectsIn = false
  /// The here-documents of this line, whose text begins on the next.
  private var documents: [(end: [UInt8], stripsTabs: Bool)] = []

  init(expectsCommand: Bool = true) { self.expectsCommand = expectsCommand }

  private static let keywords: Set<String> = [
    "if", "then", "else", "elif", "fi", "for", "do", "done", "while", "until", "case", "esac", "function",
    "select", "time", "return", "exit", "local", "export", "readonly", "declare", "typeset", "set", "unset",
    "break", "continue", "alias", "source", "eval", "exec", "trap", "shift", "coproc", "begin", "end",
  ]
  /// What the word after is a command too.
  private static let leading: Set<String> = [
    "if", "then", "else", "elif", "do", "while", "until", "function", "time", "exec", "eval", "coproc",
    "sudo",
    "doas", "nohup", "command", "builtin",
  ]
  private static let escaped = StringForm.doubleLines
  private static let verbatim = StringForm("'", escapes: false, spansLines: true)
  private static let wordEnds = ByteSet(" \t\r\n'\"`$\\|&;()<>={}[]")
  /// What a word and a comment begin after, besides spaces. The last three go before the command of a recipe;
  /// elsewhere they are inside of words.
  private static let separators = ByteSet("|&;()<>`@-+")

  mutating func step(_ cursor: inout CodeCursor) {
    switch cursor.byte {
    case .newline: takeNewline(&cursor)
    case .space, .tab, .carriageReturn: cursor.takeBlanks()
    case .hash where beginsWord(cursor): cursor.takeLine(as: .comment)
    case .backslash: cursor.take(cursor[cursor.at + 1] < 0x80 ? 2 : 1)
    case .doubleQuote: takeString(&cursor, Self.escaped, from: cursor.at + 1)
    case .quote: takeString(&cursor, Self.verbatim, from: cursor.at + 1)
    case .dollar: takeDollar(&cursor)
    case .less, .greater: takeRedirection(&cursor)
    case .ampersand where cursor[cursor.at + 1] == .greater: takeRedirection(&cursor)
    case .pipe, .ampersand, .semicolon, .openParenthesis, .backtick:
      // An array's words are no commands.
      expect(command: cursor.byte != .openParenthesis || cursor.previous != .equals)
      cursor.take(1)
    case .bang where cursor[cursor.at + 1].isSpace, .openBrace where cursor[cursor.at + 1].isSpace:
      cursor.take(1)
      expect(command: true)
    case let byte where Self.wordEnds.contains(byte):
      expect(command: false)
      cursor.take(1)
    default: takeWord(&cursor)
    }
  }

  private mutating func expect(command: Bool) {
    expectsCommand = command
    expectsFile = false
  }

  private func beginsWord(_ cursor: CodeCursor) -> Bool {
    let before = cursor.previous
    return before == 0 || before.isSpace || Self.separators.contains(before)
  }

  /// Something other than a bare word stands where a word may.
  mutating func pass(_ isWord: Bool) {
    guard isWord else { return }
    if expectsFile { expectsFile = false } else { expectsCommand = false }
  }

  private mutating func takeString(_ cursor: inout CodeCursor, _ form: StringForm, from start: Int) {
    pass(beginsWord(cursor))
    cursor.take(to: cursor.end(of: form, from: start), as: .string)
  }

  // MARK: Words

  private mutating func takeWord(_ cursor: inout CodeCursor) {
    let end = cursor.end(from: cursor.at) { !Self.wordEnds.contains($0) }
    let word = cursor.word(to: end)
    let isFirst = beginsWord(cursor)
    if isFirst && cursor[end] == .equals && isIdentifier(cursor, to: end) {
      // What comes after the value may still be the command.
      cursor.take(to: end, as: .name)
      return cursor.take(1)
    }
    var token = CodeToken.plain
    if isFirst && expectsCommand && !expectsFile {
      let isFlag = cursor.byte == .minus
      token = Self.keywords.contains(word) ? .keyword : isFlag ? .plain : .name
      expectsIn = word == "for" || word == "case" || word == "select"
      expectsCommand = Self.leading.contains(word)
    } else if isFirst && expectsIn && word == "in" {
      token = .keyword
      expectsIn = false
    } else {
      if isFirst && isNumber(cursor, to: end) { token = .number }
      pass(isFirst)
    }
    cursor.take(to: end, as: token)
  }

  private func isIdentifier(_ cursor: CodeCursor, to end: Int) -> Bool {
    !cursor.byte.isDigit && cursor.end(from: cursor.at, while: \.isWord) == end
  }

  private func isNumber(_ cursor: CodeCursor, to end: Int) -> Bool {
    let start = cursor.byte == .minus ? cursor.at + 1 : cursor.at
    return cursor[start].isDigit && cursor.end(from: start) { $0.isDigit || $0 == .dot } == end
  }

  /// `$name`, `${name`, `$?` and the like; `$'…'`; or the mark of a substitution by itself.
  private mutating func takeDollar(_ cursor: inout CodeCursor) {
    let next = cursor[cursor.at + 1]
    if next == .quote { return takeString(&cursor, .singleLines, from: cursor.at + 2) }
    var end = cursor.at + 1
    switch next {
    case .openBrace:
      let start = cursor[end + 1] == .hash || cursor[end + 1] == .bang ? end + 2 : end + 1
      end = cursor.end(from: start, while: \.isWord)
      if cursor[end] == .closeBrace { end += 1 }
    case .question, .asterisk, .at, .hash, .bang, .dollar, .minus: end += 1
    default: end = cursor.end(from: end, while: \.isWord)
    }
    guard end > cursor.at + 1 else { return cursor.take(1) }
    pass(beginsWord(cursor))
    cursor.take(to: end, as: .name)
  }

  // MARK: Here-documents

  private mutating func takeRedirection(_ cursor: inout CodeCursor) {
    let start = cursor.at
    let end = cursor.end(from: start + 1) { $0 == .less || $0 == .greater || $0 == .ampersand || $0 == .pipe }
    let isDocument = end == start + 2 && cursor.byte == .less && cursor[start + 1] == .less
    cursor.take(to: end)
    expectsFile = true
    if isDocument { takeDocumentStart(&cursor) }
  }

  /// The word after `<<`, unless it is a number to shift by.
  private mutating func takeDocumentStart(_ cursor: inout CodeCursor) {
    let stripsTabs = cursor.byte == .minus
    var start = cursor.end(from: stripsTabs ? cursor.at + 1 : cursor.at, while: \.isBlank)
    let mark = cursor[start]
    let isQuoted = mark == .quote || mark == .doubleQuote || mark == .backslash
    if isQuoted { start += 1 }
    let end = cursor.end(from: start) { $0.isWord || $0 == .minus }
    guard end > start, !cursor[start].isDigit else { return }
    documents.append(((start..<end).map { cursor[$0] }, stripsTabs))
    cursor.take(to: isQuoted && cursor[end] == mark ? end + 1 : end, as: .string)
    expectsFile = false
  }

  private mutating func takeNewline(_ cursor: inout CodeCursor) {
    cursor.take(1)
    expect(command: true)
    for document in documents {
      while !cursor.isAtEnd {
        let start = document.stripsTabs ? cursor.end(from: cursor.at) { $0 == .tab } : cursor.at
        var end = cursor.lineEnd(from: start)
        let isLast = end - start == document.end.count && cursor.starts(with: document.end, at: start)
        if !isLast { end += 1 }
        cursor.take(to: end, as: .string)
        if isLast { break }
      }
    }
    documents = []
  }
}
