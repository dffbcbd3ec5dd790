import Testing

@testable import Typesetting

@Suite struct HighlighterTests {
  private static let marks: [CodeToken: String] = [
    .comment: "c", .string: "s", .number: "d", .keyword: "k", .name: "n", .added: "+", .removed: "-",
  ]

  /// `code` with each piece that isn't plain in brackets.
  private func marked(_ code: String, _ language: String) -> String {
    Highlighter.pieces(of: code, language: language)
      .map { piece in Self.marks[piece.token].map { "⟨\($0):\(piece.text)⟩" } ?? String(piece.text) }
      .joined()
  }

  /// Checks lines that are written with their marks.
  private func check(_ language: String, _ expected: String) {
    let code = expected.replacing(/⟨.:/, with: "").replacing("⟩", with: "")
    #expect(marked(code, language) == expected, "\(language)")
  }

  @Test(arguments: [
    ("python", "⟨n:@dataclass⟩(frozen=⟨k:True⟩)\n⟨k:class⟩ ⟨n:Foo⟩(Base):\n  ⟨s:\"\"\"文档 \"x\"\n  \"\"\"⟩"),
    ("python", "⟨k:async⟩ ⟨k:def⟩ ⟨n:run⟩(⟨k:self⟩, x=⟨d:0x1F⟩, y=⟨d:1e-3⟩, z=⟨d:.5⟩): ⟨c:# 注释 don't⟩"),
    ("python", "⟨k:return⟩ ⟨s:f\"{x!r} 你好\"⟩ + ⟨s:rb'\\'a'⟩ ⟨k:if⟩ x.⟨n:match⟩(y@b) ⟨k:else⟩ ⟨k:None⟩"),
    ("python", "x = ⟨s:'unclosed⟩\n⟨k:pass⟩"),
    ("c", "⟨k:#include⟩ <stdio.h>\n⟨k:#  define⟩ X ⟨s:'a'⟩ ⟨c:/* 多\n行 */⟩ ⟨k:struct⟩ ⟨n:foo⟩ {}"),
    ("cpp", "⟨k:auto⟩ s = ⟨s:R\"x(a)\" b)x\"⟩, t = ⟨s:u8\"é\\\"\"⟩; ⟨k:int⟩ n = ⟨d:1'000'000⟩; ⟨c:// c⟩"),
    (
      "java",
      "⟨n:@Override⟩ ⟨k:public⟩ ⟨n:String⟩ ⟨n:f⟩() { ⟨k:return⟩ ⟨s:\"\"\"\na \"b\" \"\"\"⟩ + ⟨d:1L⟩; }"
    ),
    ("js", "⟨k:const⟩ r = ⟨s:/[\"'`/]\\//g⟩, n = a / b / c + obj.default;"),
    ("js", "⟨k:function⟩ ⟨n:foo⟩($x) { ⟨k:return⟩ ⟨s:`多\n行 ${x}`⟩ + ⟨k:new⟩ ⟨n:Map⟩() }"),
    ("js", "x = ⟨s:'ab cd'⟩ + ⟨s:'e'⟩;"),
    ("tsx", "⟨k:interface⟩ ⟨n:A⟩ { x: ⟨k:string⟩ } ⟨k:return⟩ <b>x</b>"),
    ("go", "⟨k:func⟩ (r *T) ⟨n:Name⟩(x ⟨k:int⟩) { s := ⟨s:`raw\\`⟩; c := ⟨s:'\\n'⟩ }"),
    ("rust", "⟨k:for⟩ i ⟨k:in⟩ ⟨d:0⟩..⟨k:self⟩.end { x.self; y.⟨n:loop⟩() }"),
    ("kotlin", "⟨k:for⟩ (i ⟨k:in⟩ ⟨d:1⟩..⟨k:this⟩.size) { x.this }"),
    ("rust", "⟨k:fn⟩ ⟨n:foo⟩<⟨n:'a⟩>(x: &⟨n:'static⟩ ⟨k:str⟩) { ⟨n:println⟩!(⟨s:\"{}\"⟩, x.⟨n:len⟩()) }"),
    (
      "rust",
      "⟨n:a⟩(⟨s:'字'⟩, ⟨s:'\\''⟩, ⟨s:b'\\n'⟩, ⟨s:r#\"a \"b\" c\"#⟩) ⟨c:/* a /* b */ c */⟩ ⟨d:0⟩..⟨d:10⟩"
    ),
    (
      "swift",
      "⟨n:@State⟩ ⟨k:var⟩ x = ⟨s:#\"a \"b\" \\\"#⟩, y = ⟨s:\"\"\"\n 多 \"x\"\n \"\"\"⟩ ⟨k:#if⟩ ⟨d:0⟩..<n .default"
    ),
    ("kotlin", "⟨k:fun⟩ ⟨n:main⟩() { ⟨k:val⟩ c: ⟨n:Char⟩ = ⟨s:'a'⟩ }"),
    ("c#", "⟨k:public⟩ ⟨k:string⟩ p = ⟨s:@\"c:\\\"⟩;"),
    ("scala", "⟨k:def⟩ ⟨n:f⟩ = ⟨n:'sym⟩"),
    ("dart", "⟨k:final⟩ s = ⟨s:r'a'⟩;"),
    ("php", "⟨n:$x⟩->⟨n:foo⟩(⟨s:'it''s'⟩, ⟨s:\"多\n行\"⟩); ⟨c:# don't⟩\n#[⟨n:Attr⟩]"),
    ("ruby", "⟨k:def⟩ ⟨n:go⟩ ⟨c:# c⟩\n⟨n:@x⟩ = ⟨n::sym⟩"),
    ("lua", "⟨k:local⟩ x = ⟨s:[[a\nb]]⟩ ⟨c:--[[ c\n]]⟩ ⟨c:-- d⟩"),
  ]) func programs(_ language: String, _ expected: String) { check(language, expected) }

  /// A slash begins a pattern where no value can have ended, and divides behind one.
  @Test(arguments: ["(", "[", "{", ",", ";", ":", "=", "!", "&&", "||", "?", "+", "-", "*", "%"])
  func slashesBeginPatterns(_ sign: String) {
    check("js", "x \(sign) ⟨s:/a[/'\"]b/gi⟩ + ⟨s:\"c\"⟩")
    check("ts", "⟨s:/a'b/⟩ \(sign) y")
  }

  @Test(arguments: ["x", "x1", "f(y)", "a[i]", "{}", "1"]) func slashesDivide(_ value: String) {
    let pieces = Highlighter.pieces(of: "\(value) /a'b/ c'", language: "js")
    #expect(pieces.filter { $0.token == .string }.map(\.text) == ["'b/ c'"])
  }

  @Test(arguments: [
    ("json", "{⟨n:\"名\"⟩: ⟨s:\"值: \\\"\"⟩, ⟨n:\"n\"⟩ : -⟨d:1.5e+3⟩, ⟨n:\"ok\"⟩: [⟨k:true⟩, ⟨k:null⟩]}"),
    ("jsonc", "{⟨n:key⟩: ⟨s:'c'⟩} ⟨c:// 注释⟩"),
    ("yaml", "⟨k:---⟩\n⟨n:name⟩: Build it's ⟨c:# 注释⟩\n⟨n:url⟩: http://x.y/z#a"),
    ("yaml", "⟨n:on⟩: {⟨n:push⟩: [main, ⟨s:\"x y\"⟩], ⟨n:\"a\"⟩: ⟨d:1⟩}\n⟨n:d⟩: ⟨d:2024-01-02⟩"),
    (
      "yml", "- ⟨n:run⟩: |\n⟨s:    echo # no\n\n    x: 1\n⟩  ⟨n:if⟩: ⟨k:true⟩\n- ⟨n:t⟩: ⟨n:!!str⟩ ⟨n:&a⟩ 12px"
    ),
    ("yaml", "- >- ⟨c:# c⟩\n⟨s: folded\n⟩⟨n:end⟩: ⟨k:~⟩"),
    ("toml", "⟨n:[servers.alpha]⟩ ⟨c:# c⟩\n⟨n:ip⟩ = ⟨s:'10.0'⟩\n⟨n:d⟩ = ⟨d:1979-05-27T07:32:00Z⟩"),
    ("toml", "⟨n:a⟩ = [\n  [⟨d:1⟩, ⟨d:2⟩]\n]\n⟨n:p⟩ = { ⟨n:x⟩ = ⟨d:1⟩, ⟨n:y.z⟩ = ⟨k:true⟩ }"),
    ("toml", "⟨n:s⟩ = ⟨s:\"\"\"\n[no]\nk = 1\n\"\"\"⟩\n⟨n:[[arr]]⟩"),
    ("ini", "⟨c:; c⟩\n⟨n:[branch \"main\"]⟩\n⟨n:msg⟩ = don't ⟨c:# c⟩\n⟨n:color⟩=#fff"),
    (
      "diff",
      "⟨k:diff --git a/x b/x\nindex a..b 100644\n--- a/x\n+++ b/x\n⟩⟨n:@@ -1 +1 @@ f\n⟩ 文\n⟨-:-旧\n--- q\n⟩⟨+:+新\n+++ q⟩"
    ),
    ("sql", "⟨k:SELECT⟩ ⟨n:count⟩(*), ⟨s:'it''s 中'⟩ ⟨k:from⟩ t ⟨k:WHERE⟩ id = ⟨n:$1⟩ ⟨c:-- 注释⟩"),
    (
      "html",
      "⟨k:<!DOCTYPE html>⟩⟨c:<!-- 注\n释 -->⟩<⟨k:a⟩ ⟨n:href⟩=⟨s:\"a b\"⟩ ⟨n:id⟩=⟨s:x/y⟩ ⟨n:data-x⟩>文 ⟨d:&amp;⟩ a < b</⟨k:a⟩>"
    ),
    ("html", "<⟨k:script⟩/>if (a) b<⟨k:i⟩/>"),
    ("html", "<⟨k:SCRIPT⟩>⟨k:if⟩ (a < b)</⟨k:SCRIPT⟩><⟨k:b⟩>if</⟨k:b⟩>"),
    ("html", "<⟨k:script⟩>⟨k:if⟩ (a < b) ⟨n:f⟩(⟨s:\"</p>\"⟩)</⟨k:script⟩><⟨k:br⟩/>"),
    ("css", "⟨k:@media⟩ { ⟨n:.foo⟩, ⟨n:#id⟩ { ⟨n:max-width⟩: -⟨d:10px⟩ !⟨k:important⟩ } } ⟨c:/* c */⟩"),
  ]) func data(_ language: String, _ expected: String) { check(language, expected) }

  @Test(arguments: [
    ("sh", "⟨k:if⟩ [ -f ⟨s:\"$H/多\n行\"⟩ ]; ⟨k:then⟩ ⟨n:sudo⟩ ⟨n:apt-get⟩ install -y git; ⟨k:fi⟩ ⟨c:# it's⟩"),
    (
      "bash",
      "⟨n:A⟩=b ⟨n:CC⟩=gcc ⟨n:make⟩ -j ⟨d:4⟩ test | ⟨n:tee⟩ out#1 && ⟨n:echo⟩ if ⟨n:$?⟩ ⟨n:${N⟩:-x} \\# n"
    ),
    ("zsh", "⟨k:for⟩ f ⟨k:in⟩ *.md; ⟨k:do⟩ ⟨n:cat⟩ ⟨n:$f⟩ > out; ⟨k:done⟩"),
    ("sh", "⟨n:cat⟩ <<⟨s:'EOF'⟩ > x\n⟨s:it's $HOME\nEOF⟩\n⟨n:ls⟩"),
    ("sh", "> ⟨s:\"out\"⟩ ⟨n:make⟩ all"), ("sh", "⟨k:select⟩ f ⟨k:in⟩ a b; ⟨k:do⟩ ⟨n:echo⟩; ⟨k:done⟩"),
    ("sh", "⟨n:diff⟩ <(⟨n:sort⟩ a) <(⟨n:sort⟩ b) ⟨d:2⟩>&⟨d:1⟩"),
    ("sh", "⟨n:f⟩() { ⟨k:local⟩ ⟨n:x⟩=$(⟨n:date⟩ +%s); }"),
    (
      "console",
      "⟨c:# 说明⟩\n$ ⟨n:git⟩ clone \\\n  --depth ⟨d:1⟩\nif 'x\nme@host:~$ ⟨n:ls⟩\n(v) $ ⟨n:pip⟩ ⟨s:'x>1'⟩\n> ⟨n:more⟩\ndone\n> no"
    ),
    ("sh", "⟨c:# c⟩\n$ ⟨n:npm⟩ i\nadded if"), ("sh", "⟨n:x⟩=( a b ) ⟨c:# c⟩\n$ ⟨n:ls⟩"),
    ("console", "⟨n:ls⟩ ⟨s:\"x\"⟩"), ("console", "⟨c:# c⟩\n$ ⟨n:ls⟩\n#1 done"),
    (
      "make",
      "⟨n:CC⟩ ?= gcc ⟨c:# c⟩\n⟨k:include⟩ x.mk\n⟨n:all⟩: ⟨n:$(OBJ)⟩ a.o\n\t@⟨n:echo⟩ ⟨n:$@⟩ ⟨n:$$HOME⟩\n"
    ),
    ("dockerfile", "⟨k:FROM⟩ a:3 AS b\n⟨k:RUN⟩ ⟨n:apt⟩ update && \\\n  ⟨n:pip⟩ install\n⟨k:CMD⟩ [⟨s:\"a\"⟩]"),
  ]) func shells(_ language: String, _ expected: String) { check(language, expected) }

  @Test(arguments: [
    ("Python", "python"), ("{.Python .numberLines}", "python"), ("language-rust", "rust"), ("js{1,3}", "js"),
    ("rust,ignore", "rust"), ("c++ title=\"x\"", "c++"), (" C# ", "c#"), ("", ""), ("{}", ""),
  ]) func tags(_ info: String, _ tag: String) { #expect(CodeLanguage.tag(of: info) == tag) }

  @Test func unknownLanguagesArePlain() {
    for language in ["", "text", "brainfuck", "{}", "."] {
      let pieces = Highlighter.pieces(of: "if x { return \"y\" } # z", language: language)
      #expect(pieces.map(\.token) == [.plain])
    }
    #expect(Highlighter.pieces(of: "", language: "c").isEmpty)
  }

  @Test func marksOnPunctuationStayWithIt() {
    // A combining accent after a quote, and line ends of two bytes.
    for code in ["x = \"a\"\u{301} + 1", "# a\r\nx = 1\r\n", "f(\u{0600}\"x\")", "'\u{301}'"] {
      for language in Self.languages {
        let pieces = Highlighter.pieces(of: code, language: language)
        #expect(pieces.flatMap { Array($0.text) } == Array(code), "\(language)")
      }
    }
  }
}

extension HighlighterTests {
  static let languages = [
    "sh", "console", "yaml", "html", "diff", "make", "docker", "toml", "json", "python", "c", "cpp", "java",
    "js",
    "ts", "go", "rust", "swift", "kotlin", "c#", "scala", "dart", "php", "sql", "css", "scss", "ruby", "lua",
  ]

  private func checkWhole(_ code: String, _ language: String) {
    let pieces = Highlighter.pieces(of: code, language: language)
    #expect(pieces.map(\.text).joined() == code, "\(language)")
    #expect(pieces.allSatisfy { !$0.text.isEmpty })
    #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.token != $1.token })
    // Whole characters: as many in the pieces as in the code.
    #expect(pieces.reduce(0) { $0 + $1.text.count } == code.count, "\(language) \(code.debugDescription)")
  }

  @Test(arguments: languages) func piecesMakeUpAnyBytes(_ language: String) {
    var random = Seeded(state: 7)
    for _ in 0..<150 {
      let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...127, using: &random) : UInt8.random(in: 0...255, using: &random)
      }
      checkWhole(String(decoding: bytes, as: UTF8.self), language)
    }
  }

  @Test(arguments: languages) func piecesMakeUpAnyTokens(_ language: String) {
    let parts = [
      "'", "\"", "\"\"\"", "'''", "`", "\\", "\n", "\r\n", " ", "\t", "#", "##", "#\"", "\"#", "//", "/*",
      "*/",
      "--", "--[[", "]]", "[", "]", "{", "}", "(", ")", "<", ">", "<<", "<<EOF", "EOF", "<!--", "-->",
      "<script>",
      "</script>", "<a ", "=", ":", ": ", "|", "|\n", "&", "&amp;", "$", "${", "$(", "$ ", "@", "@@", "+",
      "-",
      "- ", "+++ ", "--- ", "r", "r#\"", "R\"x(", ")x\"", "'a", "0x", "1e-", "1.5", ".", "..", "if", "func",
      "RUN ",
      "字", "，", "é", "e\u{301}", "\u{301}", "👩‍👧", "🇨🇳", "\u{0600}", "\0", "%", "!", ";", ",", "/", "diff ",
      "\\\n",
    ]
    var random = Seeded(state: 11)
    for _ in 0..<150 {
      let count = Int.random(in: 0..<30, using: &random)
      let code = (0..<count).compactMap { _ in parts.randomElement(using: &random) }.joined()
      checkWhole(code, language)
    }
  }

  #if DEBUG
  @Test(arguments: languages) func readsAreLinear(_ language: String) throws {
    let parts = [
      "'", "\"", "\"\"\"", "`", "#", "r#", "r#\"", "#\"", "/*", "<!--", "<a ", "<script>", "<![CDATA[",
      "--[[",
      "=/", "=/[", "R\"(", "R\"", "${", "$(", "<<a ", "<<a\n", "\\", "\\\n", "(", "[", "{", "{a ", "[a", "a ",
      "a",
      "-", "- ", "|\n", " ", "\n", "\n ", "\n\t", "$ ", "(a", "a@", "&", "& ", "*", "1", "1.", "1e+", ".",
      ":", "=",
      "字", "@", "@\"", "--- ", "--- \n", "a:", "a: |\n", "\"a\" ", "\"a", "'a", "%", "!", ",a", "]", "a!",
      "/",
    ]
    let language = try #require(CodeLanguage(named: language))
    func reads(_ code: String) -> Int {
      var cursor = CodeCursor(code)
      language.run(&cursor)
      return cursor.reads.count
    }
    for part in parts {
      let code = String(repeating: part, count: 500)
      #expect(reads(code) <= 40 * code.utf8.count + 200, "\(part.debugDescription)")
      let line = "x = " + code
      #expect(reads(line) <= 40 * line.utf8.count + 200, "\(part.debugDescription)")
    }
  }
  #endif
}

/// SplitMix64: the same texts on each run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
