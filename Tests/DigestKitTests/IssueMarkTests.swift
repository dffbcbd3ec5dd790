import TestSupport
import Testing

@testable import DigestKit

/// Which issue a digest is: week, number and date in all their forms, and where they are looked for.
@Suite struct IssueMarkTests {
  private func written(_ issue: DigestKit.Issue) -> String {
    [
      issue.week?.description, issue.number.map { "#\($0)" },
      issue.week == nil ? issue.date?.description : nil,
    ]
    .compactMap(\.self).joined(separator: " ")
  }

  /// Which issue a library's only file is.
  private func issue(_ path: String, _ text: String) -> String {
    let facts = [EditionFacts(path: path, edition: Edition(bytes: Array(text.utf8)))]
    return EditionPairing.pair(facts, rootName: "root").first.map { written($0.issue) } ?? ""
  }

  /// Keys and dates of a library's digests, in order.
  private func keys(_ files: [(String, String)]) -> [String] {
    let facts = files.map { EditionFacts(path: $0, edition: Edition(bytes: Array($1.utf8))) }
    return EditionPairing.pair(facts, rootName: "root").map {
      "\($0.key) \($0.issue.date?.description ?? "-")"
    }
  }

  @Test(arguments: [
    ("2026W05", "2026-W05"), ("2026-W05 notes", "2026-W05"), ("2026 年第 05 周文摘", "2026-W05"),
    ("2026年第5週", "2026-W05"),
    ("Week 5, 2026", "2026-W05"), ("Week 05 of 2026", "2026-W05"), ("2026, week 5", "2026-W05"),
    ("第 12 期", "#12"), ("第12卷 春", "#12"), ("第 12 回", "#12"), ("第12號", "#12"), ("제 12 호", "#12"),
    ("周刊#12：雨量计", "#12"),
    ("Letter #12", "#12"), ("Vol. 12", "#12"), ("No. 12", "#12"), ("N° 12", "#12"), ("numéro 57", "#57"),
    ("Issue 12", "#12"),
    ("ExampleWeekly124", "#124"), ("Weekly 2017 Issue 16", "#16"), ("#12 | 2024-03-11", "#12 2024-03-11"),
    ("2026-02-03", "2026-02-03"), ("2026.2.3", "2026-02-03"), ("20260203", "2026-02-03"),
    ("2026/0203", "2026-02-03"),
    ("2026/02/03", "2026-02-03"), ("2024-Nov-18", "2024-11-18"), ("2024Nov18", "2024-11-18"),
    ("2022/Aug/29", "2022-08-29"),
    ("November 18, 2024", "2024-11-18"), ("18 November 2024", "2024-11-18"), ("3 mai 2024", "2024-05-03"),
    ("1er mars 2024", "2024-03-01"), ("5 août 2023", "2023-08-05"),
    ("Sat, 27 Mar 2021 16:00:00 GMT", "2021-03-27"),
    ("2023/11 1週目", "2023-11-01"), ("2026-05", "2026-05-01"), ("2026 年 5 月", "2026-05-01"),
    ("2026年2月3日", "2026-02-03"),
    ("2026년 2월 3일", "2026-02-03"), ("June 23 – June 29, 2025", "2025-06-23"),
    ("Letter (Dec 29 - Jan 4) 2026", "2025-12-29"),
    ("２０２６－０２－０３", "2026-02-03"), ("2nd November 2024", "2024-11-02"), ("November 3rd, 2024", "2024-11-03"),
    ("Dec 29 to Jan 4, 2026", "2025-12-29"), ("2026 第 5 週", "2026-W05"), ("20240229", "2024-02-29"),
    // None of these says which issue it is.
    ("C#12 is out", ""), ("The best of 2023", ""), ("《2049》を読む", ""), ("Flux 1.5", ""), ("Week 5", ""),
    ("Rust 2024", ""),
    ("2026-13-40", ""), ("2026-5", ""), ("2025-02-29", ""), ("F#12", ""), ("3#12", ""), ("#12_a", ""),
    ("#12abc", ""),
    ("10,000 words", ""), ("Weekly of 2014", ""), ("Version 2024.1", ""),
  ])
  func titles(_ title: String, _ expected: String) {
    #expect(written(IssueReader.issue(inText: title)) == expected)
  }

  @Test(arguments: [
    ("239-title.md", "#239"), ("210.标题.md", "#210"), ("garden-12.md", "#12"), ("issue-028.md", "#28"),
    ("12.md", "#12"),
    ("2017-04-24-2017-17.md", "#17 2017-04-24"), ("2026/0511.md", "2026-05-11"),
    ("2024Nov18.md", "2024-11-18"),
    ("#12-2024.03.11.md", "#12 2024-03-11"), ("2022/Aug/29.md", "2022-08-29"),
    ("2026/05/11.md", "2026-05-11"),
    ("2026/05/11/README.md", "2026-05-11"), ("2026/05/11-rain.md", "2026-05-11"), ("2014/README.md", ""),
    ("第9回/README.md", "#9"), ("Vol.10 - The Gull.md", "#10"), ("2026W05/README.md", "2026-W05"),
    ("2026-08-20/rake.md", "2026-08-20"),
    ("best-of-2023.md", ""), ("2023.md", ""), ("flux-1.5.md", ""), ("3d-printing.md", ""),
    ("top-ships.md", ""),
    ("2018/2018/1105.md", "2018-11-05"), ("2024-05-17-3-things.md", "2024-05-17"),
    ("posts/2022年12月05日.md", "2022-12-05"),
    ("weekly/2026W05.md", "2026-W05"), ("12/notes.md", ""), ("vol-12/2026/05/11.md", "#12 2026-05-11"),
    ("2026/W05/README.md", "2026-W05"), ("2026/05/11/rain.md", "2026-05-11"), ("1234.md", "#1234"),
    ("1984.md", ""),
    ("2026W05-3.md", "2026-W05"),
    ("12-2026W05.md", "2026-W05"), ("notes #7.md", "#7"), ("0.md", "#0"),
  ])
  func names(_ path: String, _ expected: String) {
    let found = written(EditionName(path: path, rootName: "root").issue)
    #expect(Set(found.split(separator: " ")) == Set(expected.split(separator: " ")), "\(found)")
  }

  @Test(arguments: [
    ("发布于 2024-03-01", "2024-03-01"), ("Issue 12 · March 1, 2024", "#12 2024-03-01"),
    ("*Published on April 9, 2024*", "2024-04-09"),
    ("2025-10-04", "2025-10-04"), ("第 12 期 2024 年 3 月 1 日", "#12 2024-03-01"),
    ("Saturday, 27 March 2021", "2021-03-27"),
    ("以下为 2026 年第 05 周（1 月 26 日至 2 月 1 日）期间的文章。", "2026-W05"),
    ("The following is what I read during Week 05 of 2026.", "2026-W05"),
    // A number alone is any number.
    ("12", ""),
    // A date in running prose is never one.
    ("十年前的2008年9月23日，第一台手机发布。", ""), ("We have talked about this since 1 July 2022.", ""),
    ("> 2050 年 1 月 1 日，这封信会被打开。", ""),
    ("Published on April 9, 2031, a book will be free of rights.", ""), ("题图：20200202，一个对称的日子。", ""),
    ("Applications are due on 2031-01-15; week 3 of 2031 is for judging.", ""),
  ])
  func linesAtTheTop(_ line: String, _ expected: String) {
    let edition = Edition(bytes: Array("# 旧物\n\n\(line)\n\n## 新闻\n\n### 甲\n\n文。\n".utf8))
    #expect(written(edition.issue) == expected)
  }

  /// A week may be a number beside a year; a number, a date and their names are written in many ways.
  @Test(arguments: [
    (["week": "5", "year": "2026"], "2026-W05"), (["周": "第 5 周", "year": " 2026 "], "2026-W05"),
    (["周次": "05", "year": "2026"], "2026-W05"), (["week": "2026W05", "year": "2025"], "2026-W05"),
    (["week": "2026 年第 5 周"], "2026-W05"), (["week": "54", "year": "2026"], ""),
    (["week": "5 - 6", "year": "2026"], ""), (["week": "5"], ""), (["year": "2026"], ""),
    (["number": "12"], "#12"), (["issue": "#12"], "#12"), (["no": "No. 12"], "#12"), (["vol": " 12 "], "#12"),
    (["volume": "Vol. 12"], "#12"), (["期数": "第 12 期"], "#12"), (["期号": "12"], "#12"), (["期": "十二"], ""),
    (["number": "-12"], ""), (["number": "soon", "issue": "12"], "#12"),
    (["date": "2026-02-03T10:00:00+08:00"], "2026-02-03"),
    (["publishdate": "2026-02-03 10:00"], "2026-02-03"),
    (["date": "02-13-2026"], "2026-02-13"), (["date": "13-02-2026"], "2026-02-13"),
    (["发布日期": "2026 年 2 月 3 日"], "2026-02-03"), (["date": "soon", "created": "2026-02-03"], "2026-02-03"),
    (["number": "12", "date": "2026-02-03"], "#12 2026-02-03"),
  ])
  func fieldsOfTheFrontMatter(_ fields: [String: String], _ expected: String) {
    #expect(written(IssueReader.issue(inFrontMatter: fields)) == expected)
  }

  /// Front matter, the file's name, the folders from the inside out, the title, the top: the first that has it.
  @Test func theFirstThatSaysItIsBelieved() {
    let body = "\n\n## 题\n\n文。\n"
    #expect(
      issue("2024-01-01/2024-02-02.md", "---\ndate: 2024-03-03\n---\n\n# 2024-04-04" + body) == "2024-03-03")
    #expect(issue("2024-01-01/2024-02-02.md", "# 2024-04-04" + body) == "2024-02-02")
    #expect(issue("2024-01-01/a.md", "# 2024-04-04" + body) == "2024-01-01")
    #expect(issue("b/a.md", "# 2024-04-04\n\n2024-05-05" + body) == "2024-04-04")
    #expect(issue("b/a.md", "# 题\n\n2024-05-05" + body) == "2024-05-05")
    #expect(issue("weekly/0108.md", "# 2024.01.08 - 冬天" + body) == "2024-01-08")
  }

  /// A number that ends a name is that of an issue, unless its title is about what is called so.
  @Test(arguments: [
    (["utf-8.md": "Why UTF-8 won"], []), (["utf-8.md": "UTF-8"], ["utf-8 8"]),
    (["gpt-4.md": "GPT-4 写的祝酒词"], []), (["茶-16.md": "茶信"], ["茶-16 16"]),
    (["garden-12.md": "Garden 12: rain", "about.md": "About"], ["garden-12 12"]),
    (["utf-8.md": "Why UTF-8 won", "utf-16.md": "Why UTF-16 lost"], ["utf-8 8", "utf-16 16"]),
    (["404.md": "T", "notes.md": "T"], []), (["404.md": "T", "405.md": "T"], ["404 404", "405 405"]),
    (["letters/404.md": "T", "letters/notes.md": "T"], ["404 404"]),
    // Two editions of one digest are no series, and folders are series of their own.
    (["rake-7.zh.md": "Rake 7 是什么", "rake-7.en.md": "What Rake 7 is"], []),
    (["a/rake-7.md": "On Rake 7 and others", "b/rake-8.md": "On Rake 8 and others"], []),
  ])
  func numbersAtTheEndOfNames(_ files: [String: String], _ expected: [String]) {
    let facts = files.map { path, title in
      EditionFacts(path: path, edition: Edition(bytes: Array("# \(title)\n\n## A\n\nText.\n".utf8)))
    }
    let numbered = EditionPairing.pair(facts, rootName: "root").compactMap { digest in
      digest.issue.number.map { "\(digest.key) \($0)" }
    }
    #expect(Set(numbered) == Set(expected))
  }

  @Test func aDayStaysWhereItLiesInItsWeek() {
    #expect(issue("2026W05.md", "---\ndate: 2026-01-29\n---\n\n## 题\n\n文。\n") == "2026-W05")
    for (date, expected) in [("2026-01-29", "2026-01-29"), ("2026-02-02", "2026-01-26")] {
      let issue = DigestKit.Issue(week: Week(year: 2026, week: 5), date: Day(date))
      #expect(issue.date?.description == expected)
      #expect(issue.lastDay?.description == "2026-02-01")
    }
    for title in ["2026W05 · 2026-01-29", "2026-01-29, week 5, 2026", "2026年第5周（2026年1月29日）"] {
      let issue = IssueReader.issue(inText: title)
      #expect(issue.week?.description == "2026-W05" && issue.date?.description == "2026-01-29", "\(title)")
    }
  }

  /// What is the number of an issue is no day, and of a volume and an issue the issue counts.
  @Test(arguments: [
    ("Letter No. 8, May 2024", "#8 2024-05-01"), ("Newsletter 12 – 3 May 2024", "#12 2024-05-03"),
    ("Issue 12 - 13 May 2024", "#12 2024-05-13"), ("Volume 3, Issue 4, May 2024", "#4 2024-05-01"),
    ("Vol. 3 No. 4", "#4"), ("Letter 8 of 12", "#8"), ("Du 4 au 10 décembre 2023", "2023-12-04"),
    ("28 December – 3 January 2024", "2023-12-28"), ("21st of May 2024", "2024-05-21"),
  ])
  func numbersBesideDates(_ title: String, _ expected: String) {
    #expect(written(IssueReader.issue(inText: title)) == expected)
  }

  /// Numbers that begin anew in each folder are in order within it alone.
  @Test func yearsOfNumbersStandOneBehindTheOther() {
    let body = "\n\n## 题\n\n文。\n"
    let order = ["2024/issue-2", "2024/issue-1", "2023/issue-10", "2023/issue-2", "2023/issue-1"]
    let expected = ["2024/issue-2", "2024/issue-1", "issue-10", "2023/issue-2", "2023/issue-1"]
    let plain = keys(order.sorted().map { ("\($0).md", "# Letter" + body) })
    #expect(plain == expected.map { $0 + " -" })
    let dates = ["2024-02-01", "2024-01-01", "2023-10-01", "2023-02-01", "2023-01-01"]
    let dated = zip(order, dates).map { ("\($0).md", "---\ndate: \($1)\n---\n" + body) }
    #expect(keys(dated.sorted { $0.0 < $1.0 }) == zip(expected, dates).map { $0 + " " + $1 })
  }

  /// `my` is a word of English, and a language that nobody writes in its letters.
  @Test func wordsAreNoLanguages() {
    let body = "\n\n## Rakes\n\nA rake is one foot long.\n"
    #expect(keys([("hello.md", "# Hello" + body), ("hello-my.md", "# Hello my garden" + body)]).count == 2)
    #expect(keys([("hello.md", "# Hello" + body), ("hello-fr.md", "# Salut" + body)]).count == 1)
    #expect(keys([("hello.md", "# Hello" + body), ("hello-zh.md", "# 你好\n\n## 耙子\n\n一尺长。\n")]).count == 1)
  }

  @Test func seriesAreInOrder() {
    let body = "\n\n## 题\n\n文。\n"
    // By number where all have one; the few dates that break the order are none.
    #expect(
      keys(
        (96...101).map {
          ("issue-\($0).md", "---\ndate: \($0 == 97 ? "2030-01-01" : "2024-03-\($0 - 90)")\n---" + body)
        })
        == [
          "issue-101 2024-03-11", "issue-100 2024-03-10", "issue-99 2024-03-09", "issue-98 2024-03-08",
          "issue-97 -", "issue-96 2024-03-06",
        ])
    // Else by date; series by their newest, pages last.
    #expect(
      keys([
        ("weekly/2026W05.md", "# 周" + body), ("weekly/2026W06.md", "# 周" + body),
        ("monthly/2026-01.md", "# 月" + body),
        ("monthly/2026-03.md", "# 月" + body), ("about.md", "# 关于" + body), ("9-dew.md", "# 露" + body),
        ("10-gate.md", "# 门" + body),
      ]) == [
        "2026-03 2026-03-01", "2026-01 2026-01-01", "2026W06 2026-02-02", "2026W05 2026-01-26", "10-gate -",
        "9-dew -", "about -",
      ])
  }

  /// Four hundred issues, one a week. Ten tell of other days in their text; five have a date in their front matter that
  /// can't be: all stand by their number, and the five lose their date.
  @Test(arguments: [1, 2, 3]) func aLongSeriesStandsInOrder(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let monday = { (number: Int) in Week(year: 2015 + (number - 1) / 52, week: (number - 1) % 52 + 1)?.monday
    }
    let all = Array(1...400).shuffled(using: &random)
    let misleading = Set(all.prefix(10))
    let contradicting = Set(all.dropFirst(10).prefix(5))
    let names = ["issue-%.md", "docs/issue-%.md", "%-the-rake.md"]
    let name = names[seed % names.count]
    let files = all.map { number -> (String, String) in
      let prose =
        misleading.contains(number)
        ? "Ten years ago, on 23 September \(1990 + number % 40), 2031-05-0\(number % 9 + 1) was far away."
        : "A quiet week."
      let other = Int.random(in: 1...400, using: &random)
      let far = abs(other - number) > 60 ? other : (number + 200) % 400 + 1
      let date = contradicting.contains(number) ? monday(far) : monday(number)
      return (
        name.replacing("%", with: String(number)),
        "---\ndate: \(date?.description ?? "")\n---\n\n# The garden letter\n\n\(prose)\n\n## News\n\n\(prose)\n"
      )
    }
    let facts = files.map { EditionFacts(path: $0, edition: Edition(bytes: Array($1.utf8))) }
    let digests = EditionPairing.pair(facts, rootName: "root")
    #expect(digests.map(\.issue.number) == Array((1...400).reversed()))
    for digest in digests {
      let number = digest.issue.number ?? 0
      #expect(digest.issue.date == (contradicting.contains(number) ? nil : monday(number)), "\(digest.key)")
    }
  }

  /// Files of one piece are of the innermost folder that says when; a folder of a month is one, too.
  @Test(arguments: [
    ("2026/08/20/rake.md", "2026-08-20 in 2026/08/20"), ("2026/08/rake.md", "2026-08 in 2026/08"),
    ("2026/0820/rake.md", "2026-08-20 in 2026/0820"), ("a/2026W05/b/rake.md", "2026W05 in a/2026W05"),
    ("letter-12/rake.md", "letter-12 in letter-12"), ("12/rake.md", nil), ("2026/rake.md", nil),
    ("rake.md", nil),
  ])
  func homesOfPieces(_ path: String, _ home: String?) {
    let found = PieceHome(ofFolder: EditionName(path: path, rootName: "root"))
    #expect(found.map { "\($0.key) in \($0.folder)" } == home)
  }
}
