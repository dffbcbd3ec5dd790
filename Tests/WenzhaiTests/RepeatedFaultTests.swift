import Foundation
import TestSupport
import Testing

/// Many faults of a kind are one line of `check`.
@Suite struct RepeatedFaultTests {
  private func home(_ files: Int, _ text: (Int) -> String) throws -> Home {
    let home = try Home()
    for number in 0..<files {
      try home.write("# 周 \(number)\n\n## 甲\n\n\(text(number))\n", to: "lib/issue-\(100 + number).md")
    }
    return home
  }

  @Test func linksOfASiteAreOneKind() throws {
    let home = try home(40) { number in
      (0..<30).map { "[a](/en/page-\(number)-\($0)) [b](/zh/\(number)/\($0)) ![p](/img/\(number)/\($0).png)" }
        .joined(separator: " ")
    }
    let outcome = try home.run(["check", "-L", "lib"])
    #expect(outcome.status == 0)
    #expect(
      outcome.lines == [
        "issue-100.md:5: warning: 1,200 links to /en/… are the site's own",
        "issue-100.md:5: warning: 1,200 links to /img/… are the site's own",
        "issue-100.md:5: warning: 1,200 links to /zh/… are the site's own",
      ])
    let chinese = try home.run(["check", "-L", "lib", "--ui-language", "zh"])
    #expect(chinese.lines.first == "issue-100.md:5: warning: 1,200 个指向 /en/… 的链接是网站自己的，文库里没有")
    #expect(try home.run(["check", "-L", "lib", "--all"]).lines.count == 3600)
    #expect(try home.run(["check", "-L", "lib", "--json"]).lines.count == 3600)
  }

  /// Ten of a kind are listed, eleven are told in one line; kinds are told apart by code and folder.
  @Test(arguments: [
    (10, 10), (11, 1),
  ])
  func fewAreListed(_ count: Int, _ lines: Int) throws {
    let home = try home(count) { "[a](../old/\($0).md) [b](other-\($0).md)" }
    let outcome = try home.run(["check", "-L", "lib"])
    #expect(outcome.lines.count == 2 * lines)
    if lines == 1 {
      #expect(
        outcome.lines == [
          "issue-100.md:5: warning: links outside the library: ../old/0.md; 11 of the kind in 11 files (--all lists them)",
          "issue-100.md:5: warning: links to what isn't in the library: other-0.md; 11 of the kind in 11 files (--all lists them)",
        ])
    }
  }

  @Test func whatIsNotTranslatedIsCounted() throws {
    let home = try Home()
    let headings = (0..<15).map { "## Piece \($0)\n\nA text about number \($0) and nothing else.\n" }.joined(
      separator: "\n")
    try home.write("# Letter 1\n\n\(headings)", to: "lib/letter-1.en.md")
    try home.write("# 信 1\n\n## 引子\n\n只有一段话。\n", to: "lib/letter-1.zh.md")
    let outcome = try home.run(["check", "-L", "lib"])
    let notes = outcome.lines.filter { $0.contains("isn't in the other edition") }
    #expect(notes.count == 1)
    #expect(notes.first?.contains(" of the kind in ") == true, "\(outcome.lines)")
  }
}
