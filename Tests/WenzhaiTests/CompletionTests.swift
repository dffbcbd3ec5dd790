import Foundation
import TestSupport
import Testing

/// What a shell offers when Tab is pressed. Only bash is asked for real: it is on every machine that builds this.
@Suite struct CompletionTests {
  /// What bash offers behind these words, the last of which is being typed.
  private func offers(_ words: [String], _ home: Home) throws -> [String] {
    let quoted = words.map { "'\($0)'" }
    let script = """
      source <($W completions bash)
      wenzhai() { $W "$@"; }
      COMP_WORDS=(wenzhai \(quoted.joined(separator: " "))); COMP_CWORD=\(words.count)
      COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
      _wenzhai wenzhai "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    try home.write(script, to: "try.bash")
    let outcome = try home.shell("bash try.bash")
    #expect(outcome.errors == "")
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test func bashKnowsCommandsKeysCategoriesAndIDs() throws {
    let home = try Home()
    try home.write(
      "# 2026 年第 05 周\n\n## 甲类\n\n### 一叶\n\n落了。\n\n### 一舟\n\n走了。\n", to: "library/2026W05.md")
    try home.write("# 2026 年第 06 周\n\n## 乙 类\n\n### 二月\n\n到了。\n", to: "library/2026W06.md")
    // Nothing is indexed for a Tab.
    #expect(try offers(["list", "-L", "library", "--digest", "2026"], home) == [])
    _ = try home.run(["index", "-L", "library"])
    #expect(try offers(["lis"], home) == ["list"])
    #expect(try offers(["list", "-L", "library", "--digest", "2026"], home) == ["2026W06", "2026W05"])
    #expect(try offers(["list", "--library=library", "--category", ""], home) == ["甲类", "乙 类"])
    #expect(try offers(["show", "-L", "library", ""], home) == ["2026W06", "2026W05"])
    #expect(
      try offers(["show", "-L", "library", "2026W05/zh#"], home) == ["2026W05/zh#一叶", "2026W05/zh#一舟"])
    #expect(try offers(["align", "-L", "library", "2026W06"], home) == ["2026W06"])
    #expect(try offers(["completions", ""], home) == ["bash", "zsh", "fish"])
  }

  /// Names of categories come from strangers, and a shell reads what it is offered.
  @Test func nothingOfADigestIsRun() throws {
    let home = try Home()
    let titles = ["$(touch pwned)", "`touch pwned`", "it's \"odd\"", "AI & 机器人; touch pwned", "a\\b $HOME"]
    let sections = titles.enumerated().map { "## \($1)\n\n### 题\($0)\n\n话。\n\n" }.joined()
    try home.write("# 2026 年第 05 周\n\n" + sections, to: "library/2026W05.md")
    _ = try home.run(["index", "-L", "library"])
    let offered = try offers(["list", "-L", "library", "--category", ""], home)
    #expect(
      offered.count == 5 && offered.contains("$(touch pwned)") && offered.contains("AI & 机器人; touch pwned"))
    #expect(!FileManager.default.fileExists(atPath: home.folder.appending(path: "pwned").path))
    // What bash has quoted already is found, too.
    #expect(
      try offers(["list", "-L", "library", "--category", "AI\\ \\&"], home) == ["AI & 机器人; touch pwned"])
  }

  /// As bash takes a line apart: at `=`, and with the home folder as it is written.
  @Test func theLibraryIsFoundHoweverItIsNamed() throws {
    let home = try Home()
    try home.write("# 2026 年第 05 周\n\n## 甲\n\n### 题\n\n话。\n", to: "library/2026W05.md")
    _ = try home.run(["index", "-L", "library"])
    for named in [["-L", "~/library"], ["--library", "=", "library"], ["--library", "=", "~/library"]] {
      #expect(try offers(["list"] + named + ["--digest", ""], home) == ["2026W05"])
    }
  }

  @Test func namesOfLibrariesAreOffered() throws {
    let home = try Home()
    try home.write(
      "[weekly]\npath = \"/a\"\nurl = \"https://example.org/a\"\n[\"周刊\"]\npath = \"/b\"\n",
      to: "config/wenzhai/libraries.toml")
    #expect(try offers(["remove", ""], home) == ["weekly", "周刊"])
    #expect(try offers(["sync", ""], home) == ["weekly"])
  }

  @Test(arguments: [("zsh", "#compdef wenzhai"), ("fish", "complete -c 'wenzhai'")])
  func otherShellsGetScripts(shell: String, mark: String) throws {
    let script = try Home().run(["completions", shell])
    #expect(script.status == 0 && script.output.contains(mark))
    #expect(script.output.contains("---completion"))
  }

  @Test func otherNamesAreNoShells() throws {
    let outcome = try Home().run(["completions", "tcsh"])
    #expect(outcome.status == 64 && outcome.errors.contains("'bash', 'zsh'"))
  }
}
