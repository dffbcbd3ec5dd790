import Markdown
import Testing

/// What other programs write into Markdown, by the values that it becomes.
@Suite struct WrittenDialectTests {
  private func blocks(_ text: String) -> [Block] { MarkdownParser.blocks(of: Array(text.utf8)) }
  private func inlines(_ text: String) -> [Inline] { blocks(text).first?.inlines ?? [] }
  private func shown(_ text: String) -> String {
    blocks(text).map { RichText(page: $0.inlines).text }.joined(separator: "\n")
  }

  // MARK: Obsidian

  @Test(arguments: [
    ("[[纸]]", "纸", "纸"), ("[[纸|墨]]", "纸", "墨"), ("[[纸#折法]]", "纸#折法", "纸 › 折法"),
    ("[[纸#折法|怎么折]]", "纸#折法", "怎么折"), ("[[#折法]]", "#折法", "折法"), ("[[纸#^a1]]", "纸#^a1", "纸"),
    ("![[笔记]]", "笔记", "笔记"),
  ])
  func wikilinks(_ source: String, _ target: String, _ label: String) {
    #expect(inlines(source) == [.wikilink(target: target, label: label)])
  }

  @Test(arguments: [
    ("![[a.png]]", "a.png", ""), ("![[img/a.PNG|100]]", "img/a.PNG", ""),
    ("![[a.webp|100x60]]", "a.webp", ""),
    ("![[a.jpg|一张图]]", "a.jpg", "一张图"), ("![[a.jpg|一张图|200]]", "a.jpg", "一张图"),
  ])
  func embeddedPictures(_ source: String, _ file: String, _ description: String) {
    #expect(inlines(source) == [.image(source: file, alt: description.isEmpty ? [] : [.text(description)])])
  }

  @Test func markedText() {
    #expect(
      inlines("前==标**粗**记==后") == [
        .text("前"), .marked([.text("标"), .strong([.text("粗")]), .text("记")]), .text("后"),
      ])
    #expect(inlines("<mark>一</mark><u>二</u>") == [.marked([.text("一")]), .underlined([.text("二")])])
    // Comparisons, headings underlined with two signs, and code are none.
    for text in [
      "a==b 与 c==d", "a == b == c", "== 空 ==", "`==码==`", "x ==y", "==头 ==", "== 尾==", "====长====",
      "“==”和“==”",
      "\"==\" 与 \"==\"",
    ] {
      #expect(!inlines(text).contains { if case .marked = $0 { true } else { false } }, "\(text)")
      #expect(shown(text) == text.replacing("`", with: ""))
    }
    #expect(shown("==开 `==` 关==") == "开 == 关")
  }

  @Test func comments() {
    #expect(shown("前%%藏%%后") == "前后")
    #expect(shown("前 %% 藏\n第二行 %% 后") == "前后")
    #expect(shown("一\n\n%%\n藏\n\n- 也藏\n%%\n\n二") == "一\n二")
    let others = [
      "100%% 确定 50%% 可能", "%% 没有完", "`%%码%%`", "Jupyter 的 %%time 与 %%bash 魔法", "LIKE '%%a%%'",
      "printf(\"%%d %%s\")", "%%i in (1 2) do echo %%i", "写 %%time，就能测时间；写 %%writefile",
    ]
    for text in others {
      #expect(shown(text) == text.replacing("`", with: ""), "\(text)")
    }
  }

  @Test(arguments: [
    ("> [!info]- 折叠的标题\n> 正文", Block.Alert.info, "折叠的标题", "正文"),
    ("> [!QUOTE]+ 出处\n> 正文", .quote, "出处", "正文"), ("> [!tldr]\n> 正文", .abstract, "", "正文"),
    ("> [!faq] 为什么会这样？\n> 因为。", .question, "为什么会这样？", "因为。"), ("> [!bug] 只有题目", .bug, "只有题目", ""),
    ("> [!recipe]\n> 盐少许", .note, "recipe", "盐少许"), ("> [!info|left]\n> 正文", .info, "", "正文"),
    ("> [!NOTE]\n> 正文", .note, "", "正文"), ("> [!TIP] 短题\n> 正文", .tip, "短题", "正文"),
    ("> [!tip] 题\n> - 项", .tip, "题", ""),
    ("> [!TIP] A line that goes\n> on below it", .tip, "", "A line that goes on below it"),
  ])
  func callouts(_ source: String, _ alert: Block.Alert, _ title: String, _ body: String) {
    guard case .alert(let found, let own, let inner)? = blocks(source).first?.content else {
      Issue.record("no alert: \(source)")
      return
    }
    #expect(found == alert && RichText(own).text == title)
    #expect(inner.map { RichText($0.inlines).text }.joined() == body)
  }

  @Test func everyWordOfObsidianIsKnown() {
    let words = [
      "note", "abstract", "summary", "tldr", "info", "todo", "tip", "hint", "important", "success", "check",
      "done",
      "question", "help", "faq", "warning", "caution", "attention", "failure", "fail", "missing", "danger",
      "error",
      "bug", "example", "quote", "cite",
    ]
    for word in words {
      guard case .alert(_, let title, _)? = blocks("> [!\(word)]\n> 正文").first?.content else {
        Issue.record("\(word)")
        continue
      }
      #expect(title.isEmpty, "\(word)")
    }
  }

  // MARK: Emoji

  @Test(arguments: [
    (":rocket:", "🚀"), ("发布 :tada:！", "发布 🎉！"), (":white_check_mark: 好", "✅ 好"), (":+1::-1:", "👍👎"),
    ("**:fire:**", "🔥"), ("见:rocket:。", "见🚀。"),
    // No name, or a part of a number or word.
    (":nothing_like_it:", ":nothing_like_it:"), ("10:100:30", "10:100:30"), ("a:x:b", "a:x:b"),
    (":rocket:3", ":rocket:3"), ("`:rocket:`", ":rocket:"), (": rocket :", ": rocket :"),
  ])
  func namesOfEmoji(_ source: String, _ text: String) { #expect(shown(source) == text) }

  @Test func anAnchorKeepsTheNameOfAnEmoji() {
    let heading = inlines("## :rocket: 开始")
    #expect(RichText(heading, showsSource: true).text == ":rocket: 开始")
    #expect(RichText(heading).text == "🚀 开始")
  }

  // MARK: Formulas

  @Test(arguments: [
    (#"式 \(a_1\) 与"#, "a_1"), ("$`c_3`$", "c_3"), (#"\(x\)"#, "x"), (#"\[ x^2 \]"#, "x^2"),
    ("\\[\nx^2\n+1\n\\]", "x^2\n+1"), ("```math\n\\frac{1}{2}\n```", #"\frac{1}{2}"#),
  ])
  func otherFormsOfFormulas(_ source: String, _ formula: String) {
    var found: [String] = []
    for block in blocks(source) {
      for inline in block.inlines {
        if case .math(let text, _) = inline { found += [text.split(separator: "\n").joined(separator: "\n")] }
      }
    }
    #expect(found == [formula])
  }

  @Test(arguments: [
    (#"\(见下文\)"#, "(见下文)"), (#"\[1\] 注"#, "[1] 注"), (#"\(see below\)"#, "(see below)"), (#"\[ \]"#, "[ ]"),
    (#"grep "\(a\|b\)""#, #"grep "(a|b)""#), (#"echo \(hi\)"#, "echo (hi)"), (#"\[i\]\[j\]"#, "[i][j]"),
    (#"记 \[x_1\] 号"#, "记 [x_1] 号"),
  ])
  func bracketsBehindBackslashesAreBrackets(_ source: String, _ text: String) {
    #expect(shown(source) == text)
  }

  // MARK: Scripts, anchors, ruby

  @Test(arguments: [
    ("H~2~O", "H₂O"), ("x^2^", "x²"), ("2^10^", "2¹⁰"), ("约 5~6 个，7~8 个", "约 5~6 个，7~8 个"),
    ("a^b", "a^b"), ("2^10^2", "2^10^2"), ("a^b^c", "a^b^c"), ("约~5~10 个", "约~5~10 个"),
    ("1~3~5 天", "1~3~5 天"),
    ("A~B~C", "A~B~C"), ("周一~周三~周五", "周一~周三~周五"), ("x~max~。", "xₘₐₓ。"),
    ("a[i][j] 与 dp[0][n]", "a[i][j] 与 dp[0][n]"), ("数组[1][2][3]", "数组[1][2][3]"), ("见[说明][注]", "见说明"),
    ("if [[ -f x ]]; then", "if [[ -f x ]]; then"), ("H<sub>2</sub>O", "H₂O"), ("<sub>Acme</sub>", "Acme"),
    ("水<sub>一种很长的说明</sub>", "水一种很长的说明"), ("x<sub>max</sub>", "xₘₐₓ"),
    ("前[TOC]后", "前后"), ("[TOC](a.md)", "TOC"), ("{#id} 正文", "正文"), ("正文 {#id .wide}", "正文"),
    ("正文 ^a1b-2", "正文"), ("正文^a1", "正文^a1"), ("正文 ^a1\n下一行", "正文 ^a1 下一行"),
    ("正文 ^a1 后", "正文 ^a1 后"), ("a ^ b", "a ^ b"), ("x ^2", "x ^2"), ("A ^T", "A ^T"), ("`x ^a`", "x ^a"),
    ("<ruby><rb>漢</rb><rt>かん</rt></ruby>字", "漢（かん）字"),
    ("{#each items}", "{#each items}"), ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "漢（かん）字"),
  ])
  func smallForms(_ source: String, _ text: String) {
    #expect(shown(source).trimmingPrefix(" ").description.trimmingSpacesAtEnd == text)
  }

  @Test func smallPrintIsSetSmall() {
    let spans = RichText(inlines("<sub>Small print here</sub>")).spans
    #expect(spans.map(\.traits) == [.small])
    #expect(RichText(inlines("H<sub>2</sub>O")).spans.allSatisfy { !$0.traits.contains(.small) })
  }

  @Test func namesOfItemsAreHiddenToo() {
    #expect(PlainText.lines(of: blocks("- 项 ^x1\n- 另一项 ^x2")) == ["项", "另一项"])
  }

  @Test(arguments: [("10) 甲\n11) 乙", ")" as Character), ("10. 甲\n11. 乙", ".")])
  func listsKeepWhatStandsBehindTheirNumbers(_ source: String, _ delimiter: Character) {
    guard case .list(let list)? = blocks(source).first?.content else {
      Issue.record("no list")
      return
    }
    #expect(list.start == 10 && list.delimiter == delimiter)
  }

  // MARK: Addresses

  @Test(arguments: [
    ("见 https://a.example/Foo_(bar) 的条目", "https://a.example/Foo_(bar)"),
    ("（见 https://a.example/x）", "https://a.example/x"),
    ("(https://a.example/Foo_(bar))", "https://a.example/Foo_(bar)"),
    ("(see https://a.example/x).", "https://a.example/x"),
    ("https://zh.example/wiki/机器人 的条目", "https://zh.example/wiki/机器人"),
    ("https://zh.example/wiki/机器人#历史", "https://zh.example/wiki/机器人#历史"),
    // What may be the text behind the address is.
    ("https://a.example/b这是正文", "https://a.example/b"), ("https://a.example/这个网站。", "https://a.example/"),
    ("https://a.example/x/y，后文", "https://a.example/x/y"),
  ])
  func bareAddresses(_ text: String, _ address: String) {
    #expect(RichText(inlines(text)).spans.compactMap(\.link) == [address])
  }

  @Test func addressesInBrackets() {
    #expect(
      inlines("[a](https://a.example/Foo_(bar))") == [
        .link(destination: "https://a.example/Foo_(bar)", [.text("a")])
      ])
    #expect(
      inlines("[a](https://a.example/机器人)") == [.link(destination: "https://a.example/机器人", [.text("a")])])
    #expect(inlines("[a](<a b.md>)") == [.link(destination: "a b.md", [.text("a")])])
  }

  // MARK: Definitions

  @Test(arguments: ["术语\n: 定义\n: 又一条", "术语\n\n: 定义\n: 又一条"])
  func definitions(_ source: String) {
    let found = blocks(source)
    #expect(found.map { RichText($0.inlines).text } == ["术语", "", ""])
    #expect(found.first?.inlines == [.strong([.text("术语")])])
    #expect(found.dropFirst().map { RichText($0.children[0].inlines).text } == ["定义", "又一条"])
    #expect(PlainText.lines(of: found) == ["术语", "定义", "又一条"])
  }

  @Test func aColonIsNotADefinitionEverywhere() {
    for text in ["时间：\n:30 开始", "甲: 乙\n丙: 丁", ": 没有术语"] {
      #expect(blocks(text).count == 1, "\(text)")
    }
  }

  @Test func tasksOfANumberedListAreTasks() {
    guard case .list(let list)? = blocks("1. [x] 做了\n2. [ ] 没做").first?.content else {
      Issue.record("no list")
      return
    }
    #expect(list.start == 1 && list.items.map(\.isDone) == [true, false])
  }

  /// Nothing that is hidden from the parser is lost in code.
  @Test func codeKeepsEverySign() {
    let signs = "==a== %%b%% :tada: [[c#d]] ![[e.png]] H~2~O x^2^ \\(f_1\\) $`g`$ {#h} [TOC]"
    #expect(inlines("``\(signs)``") == [.code(signs)])
    #expect(blocks("```\n\(signs)\n```").first?.content == .code(language: "", text: signs + "\n"))
    #expect(blocks("    \(signs)").first?.content == .code(language: "", text: signs + "\n"))
  }
}

extension String {
  fileprivate var trimmingSpacesAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
