/// Splits a makefile: rules, variables, and recipes, which are the shell's.
struct MakefileLexer: CodeLexer {
  private static let directives: Set<String> = [
    "include", "-include", "sinclude", "ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "define", "endef",
    "export", "unexport", "override", "vpath",
  ]

  /// Takes a line, with those that it goes on with.
  mutating func step(_ cursor: inout CodeCursor) {
    let end = cursor.logicalLineEnd(from: cursor.at)
    cursor.within(end) { line in
      if line.byte == .tab {
        Self.takeRecipe(&line)
      } else {
        line.takeBlanks()
        Self.takeStart(&line)
        while !line.isAtEnd { Self.takeRest(&line) }
      }
    }
    cursor.take(1)
  }

  private static func takeRecipe(_ line: inout CodeCursor) {
    line.takeBlanks()
    line.take(to: line.end(from: line.at) { $0 == .at || $0 == .minus || $0 == .plus })
    var lexer = ShellLexer()
    while !line.isAtEnd {
      if line.byte == .dollar {
        lexer.pass(line.previous.isSpace)
        takeVariable(&line)
      } else {
        let start = line.at
        lexer.step(&line)
        if line.at == start { line.take(1) }
      }
    }
  }

  /// A directive, the targets of a rule, or the name of a variable.
  private static func takeStart(_ line: inout CodeCursor) {
    let word = line.end(from: line.at) { $0.isWord || $0 == .minus }
    if directives.contains(line.word(to: word)) { return line.take(to: word, as: .keyword) }
    let end = line.end(from: line.at) { $0 != .colon && $0 != .equals && $0 != .hash && $0 != .dollar }
    guard line[end] == .colon || line[end] == .equals else { return }
    var last = end
    while last > line.at, line[last - 1].isBlank || line[last - 1] == .question || line[last - 1] == .plus {
      last -= 1
    }
    line.take(to: last, as: .name)
  }

  private static func takeRest(_ line: inout CodeCursor) {
    switch line.byte {
    case .hash: line.take(to: line.limit, as: .comment)
    case .dollar: takeVariable(&line)
    default: line.take(to: line.end(from: line.at + 1) { $0 != .hash && $0 != .dollar })
    }
  }

  /// `$(NAME)`, `$@` and the like, or `$$NAME`, which is the shell's.
  private static func takeVariable(_ line: inout CodeCursor) {
    let next = line[line.at + 1]
    let isWord = { (byte: UInt8) in byte.isWord || byte == .minus || byte == .dot }
    var end = line.at + 1
    switch next {
    case .openParenthesis, .openBrace:
      end = line.end(from: end + 1, while: isWord)
      if line[end] == .closeParenthesis || line[end] == .closeBrace { end += 1 }
    case .dollar: end = line.end(from: end + 1, while: \.isWord)
    default: if !next.isSpace && next < 0x80 { end += 1 }
    }
    line.take(to: end, as: .name)
  }
}

/// Splits a Dockerfile: an instruction and, as the shell would, what it is given.
struct DockerfileLexer: CodeLexer {
  private static let instructions: Set<String> = [
    "add", "arg", "cmd", "copy", "entrypoint", "env", "expose", "from", "healthcheck", "label", "maintainer",
    "onbuild", "run", "shell", "stopsignal", "user", "volume", "workdir",
  ]
  private static let commands: Set<String> = ["run", "cmd", "entrypoint"]

  mutating func step(_ cursor: inout CodeCursor) {
    cursor.takeBlanks()
    if cursor.byte == .hash {
      cursor.takeLine(as: .comment)
    } else {
      let end = cursor.end(from: cursor.at, while: \.isLetter)
      let word = cursor.word(to: end, lowercased: true)
      if Self.instructions.contains(word) {
        cursor.take(to: end, as: .keyword)
        cursor.within(cursor.logicalLineEnd(from: cursor.at)) { line in
          var lexer = ShellLexer(expectsCommand: Self.commands.contains(word))
          lexer.run(&line)
        }
      }
    }
    cursor.take(to: cursor.lineEnd(from: cursor.at) + 1)
  }
}
