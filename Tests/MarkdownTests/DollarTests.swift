import Markdown
import Testing

/// When what stands between dollars is a formula, and when it is money: each rule from both sides.
@Suite struct DollarTests {
  private struct Found: Equatable {
    var formulas: [String] = []
    var displays: [String] = []
  }

  private static func find(_ source: String) -> Found {
    var found = Found()
    MarkdownParser.blocks(of: Array(source.utf8)).visitInlines { inline in
      guard case .math(let formula, let isDisplay) = inline else { return }
      if isDisplay { found.displays.append(formula) } else { found.formulas.append(formula) }
    }
    return found
  }

  private static func text(_ source: String) -> String {
    PlainText.lines(of: MarkdownParser.blocks(of: Array(source.utf8))).joined(separator: "\n")
  }

  @Test(arguments: [
    ("$x$", ["x"]), ("设 $x$ 为正", ["x"]), ("设$x$为正", ["x"]), ("$x$，$y$。", ["x", "y"]), ("$x$$y$", ["x", "y"]),
    ("$x_i^2 \\le \\frac{1}{2}$", ["x_i^2 \\le \\frac{1}{2}"]), ("**$a*b$**", ["a*b"]),
    ("$a*b$ 和 $c*d$", ["a*b", "c*d"]),
    ("$x$-轴", ["x"]), ("($x$)", ["x"]), ("- $x$", ["x"]), ("> $x$", ["x"]), ("# $x$", ["x"]),
    ("$5$", ["5"]), ("$5x$ 元", ["5x"]), ("第 $n$ 个", ["n"]), ("| $a$ |\n|---|\n| $b$ |", ["a", "b"]),
  ])
  func aFormula(_ source: String, _ formulas: [String]) {
    #expect(Self.find(source) == Found(formulas: formulas))
  }

  @Test(arguments: [
    // No space behind the opening one, none before the closing one.
    ("$ x$", "$ x$"), ("$x $", "$x $"), ("$ x $", "$ x $"), ("$5 and $6", "$5 and $6"),
    ("$5 到 $6", "$5 到 $6"),
    // No digit behind the closing one.
    ("$x$5", "$x$5"), ("$5-$6", "$5-$6"), ("$5/$10", "$5/$10"), ("$a$0", "$a$0"),
    // No letter or brace behind the closing one, no letter or digit before the opening one: shells, shares, prices.
    ("$x$th", "$x$th"), ("PATH=$PATH:$HOME/bin", "PATH=$PATH:$HOME/bin"), ("$HOME/$USER，", "$HOME/$USER，"),
    ("${A}/${B}", "${A}/${B}"), ("20$/month, 30$/year", "20$/month, 30$/year"),
    ("$AAPL/$TSLA", "$AAPL/$TSLA"),
    // One alone.
    ("$25,000", "$25,000"), ("花了 $25,000 买车", "花了 $25,000 买车"), ("5$", "5$"), ("$", "$"), ("$x", "$x"),
    ("x$", "x$"),
    // Chinese between two is text between prices.
    ("$5加上5$", "$5加上5$"), ("先付$100，再付100$", "先付$100，再付100$"), ("$总价$", "$总价$"), ("$a和b$", "$a和b$"),
    // Escaped, in code, over a line end.
    ("\\$x$", "$x$"), ("`$x$`", "$x$"), ("$a `b$`", "$a b$"), ("$a\nb$", "$a b$"), ("$$", "$$"),
    ("a $$ b", "a $$ b"),
  ])
  func money(_ source: String, _ shown: String) {
    #expect(Self.find(source) == Found())
    #expect(Self.text(source) == shown)
  }

  @Test(arguments: [
    // A command of LaTeX makes it a formula, whatever else is there.
    ("$\\text{总价}$", ["\\text{总价}"]), ("$x_{\\text{最大}}$", ["x_{\\text{最大}}"]),
    ("$\\alpha 和 \\beta$", ["\\alpha 和 \\beta"]),
    // A dollar that is escaped closes nothing.
    ("$a\\$b$", ["a\\$b"]), ("$\\$0.5$", ["\\$0.5"]),
    // Signs that are no Chinese.
    ("$a≤b$", ["a≤b"]), ("$α→β$", ["α→β"]), ("$“x”$", ["“x”"]),
    // Money before a formula, and behind it.
    ("$5 和 $x$", ["x"]), ("$x$ 和 $5", ["x"]), ("\\$5 和 $x$", ["x"]), ("5 元，$x$，6 元", ["x"]),
  ])
  func oneBesideTheOther(_ source: String, _ formulas: [String]) {
    #expect(Self.find(source) == Found(formulas: formulas))
  }

  @Test(arguments: [
    ("$$x$$", ["x"]), ("$$ x $$", ["x"]), ("$$\nx\n$$", ["x"]), ("$$\na\n= b\n$$", ["a\n= b"]),
    ("> $$\n> x\n> $$", ["x"]),
    ("文 $$x$$ 文", ["x"]), ("$$x$$5", ["x"]), ("$$\\text{最大}$$", ["\\text{最大}"]),
  ])
  func aFormulaOnLinesOfItsOwn(_ source: String, _ displays: [String]) {
    let found = Self.find(source)
    #expect(found.formulas == [])
    #expect(found.displays.map(Self.joined) == displays.map(Self.joined))
  }

  @Test(arguments: ["$$最大$$", "$$x", "$$\nx", "$$\n\nx\n\n$$", "$$$$", "\\$$x$$", "```\n$$x$$\n```"])
  func noFormulaOnLinesOfItsOwn(_ source: String) { #expect(Self.find(source).displays == []) }

  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
