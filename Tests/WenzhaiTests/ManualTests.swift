import Foundation
import TestSupport
import Testing

/// Help, errors of usage and the manual, in the language of the program.
@Suite struct ManualTests {
  private func text(_ arguments: [String]) throws -> String { try Home().run(arguments).output }

  /// Make them anew with `make docs`.
  @Test(arguments: [("en", "wenzhai.1"), ("zh", "wenzhai.zh.1")])
  func thePagesOfTheManualAreNotStale(_ language: String, _ name: String) throws {
    let file = TestFiles.repository.appending(path: "Docs/\(name)")
    let page = try String(contentsOf: file, encoding: .utf8)
    #expect(try text(["keys", "--format", "man", "--ui-language", language]) == page)
    for command in ["search", "align", "check", "trend"] { #expect(page.contains("\\fB\(command)\\fR")) }
  }

  @Test(arguments: [
    (["search"], "错误：缺少参数 '<terms> ...'"), (["list", "--nope"], "错误：没有选项 '--nope'"),
    (["list", "--digest"], "错误：'--digest <digest>' 缺少值"),
    (["search", "--limit", "x", "y"], "错误：'--limit <limit>' 不能是 'x'"),
    (["search", "--sort", "x", "y"], "错误：'--sort <sort>' 不能是 'x'，可取 'relevance' 或 'date'。"),
    (["show", "--format", "x", "y"], "错误：'--format <format>' 不能是 'x'，可取 'text'、'ansi'、'markdown' 或 'html'。"),
    (["digests", "a"], "错误：多出参数 'a'"), (["digests", "a", "b"], "错误：多出 2 个参数：'a', 'b'"),
    (["serch", "a"], "错误：没有 serch 这个命令、文件或文件夹，是不是 search？"),
  ])
  func errorsOfUsageAreInChinese(_ arguments: [String], _ expected: String) throws {
    let lines = try Home().run(arguments + ["--ui-language", "zh"]).errors.split(separator: "\n")
    #expect(lines.first.map(String.init) == expected)
    #expect(
      lines.dropFirst().allSatisfy { $0.hasPrefix("说明：") || $0.hasPrefix("用法：") || $0.hasPrefix("  详见 '") })
  }

  /// Whatever is said is said in one language: no line keeps words of the other.
  @Test(arguments: [
    "read", "digests", "list", "show", "search", "trend", "align", "index", "check", "screen", "keys",
  ])
  func helpIsInChinese(_ command: String) throws {
    let help = try text([command, "--help", "--ui-language", "zh"])
    #expect(help.contains("简介：") && help.contains("显示帮助。"))
    // Names of commands, options and values stay; what explains them has Chinese in it.
    for line in help.split(separator: "\n") where !line.hasPrefix("用法：") {
      let words = line.split(separator: " ").filter { word in
        word.allSatisfy { $0.isASCII && $0.isLetter } && word.count > 3
      }
      #expect(words.count < 3 || line.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(line)")
    }
  }

  @Test func theListOfCommandsSaysInChineseWhichIsTheDefault() throws {
    let help = try Home().run(["help"], setting: ["LANG": "zh_CN.UTF-8"])
    // As far to the right as what the other commands do, where a character of Chinese is two columns wide.
    #expect(help.lines.filter { $0.hasPrefix("  read") } == ["  read（默认）            打开阅读器（默认）。"])
  }

  @Test func whatIsTypedReachesTheTerminalFiltered() throws {
    let error = try Home().run(["list", "--\u{1B}]0;x\u{7}"]).errors.utf8
    #expect(!error.contains(0x1B) && !error.contains(7))
  }
}
