import Markdown
import Writing

/// Finds out which issue a digest is: its week, number and date, in titles, names and front matter.
enum IssueReader {
  /// What a title says.
  static func issue(inText text: String) -> Issue {
    guard text.contains(where: \.isNumber) else { return Issue() }
    return issue(in: MarkTokens(text))
  }

  private static func issue(in tokens: MarkTokens) -> Issue {
    guard tokens.holdsNumber else { return Issue() }
    return Issue(
      week: tokens.first(tokens.week)?.value, number: tokens.first(tokens.issueNumber)?.value,
      date: tokens.first(tokens.day)?.value)
  }

  /// What the name of a file or folder says.
  static func issue(inName name: String) -> Issue {
    guard name.contains(where: \.isNumber) else { return Issue() }
    let tokens = MarkTokens(name)
    var issue = issue(in: tokens)
    let week = tokens.first(tokens.week)
    if issue.number == nil, week == nil {
      issue.number = tokens.nameNumber(besides: tokens.first(tokens.day)?.range)
    }
    return issue
  }

  /// What the path of a file says: its name, then the folders from the inside out. A date may be parted over them:
  /// `2022/Aug/29`, `2026/0203`.
  static func issue(inFolders folders: [String], name: String?) -> Issue {
    var names = folders + [name].compactMap(\.self)
    var issue = Issue()
    let parted = partedDate(names)
    if let parted { issue.date = parted.date }
    // What is a part of a date is no number.
    if let parted { names.removeLast(parted.names) }
    for (depth, name) in names.reversed().enumerated() {
      var found = Self.issue(inName: name)
      // A folder of years, or one that merely holds a number, says nothing of the files in it.
      if depth > 0 || parted != nil, !name.contains(where: \.isLetter) { found.number = nil }
      issue.add(found)
    }
    return issue
  }

  /// A date of which the innermost names are parts: at least two of them, the outermost being a year.
  static func partedDate(_ names: [String]) -> (date: Day, names: Int)? {
    for count in [3, 2] where names.count >= count {
      let parts = names.suffix(count)
      guard let year = parts.first, year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }),
        parts.dropFirst().allSatisfy({ $0.first?.isNumber == true || $0.first?.isLetter == true })
      else { continue }
      let tokens = MarkTokens(parts.joined(separator: "/"))
      // `2026/12-title` is an issue, `2026/02/03-title` a day.
      guard let found = tokens.day(at: 0), found.range.upperBound >= count * 2 - 1 else { continue }
      let isAll = found.range.upperBound == tokens.tokens.count
      if isAll || (count == 3 && tokens.isSign(found.range.upperBound, "-_. ")) {
        return (found.value, count)
      }
    }
    return nil
  }

  // MARK: - Front matter

  static func issue(inFrontMatter fields: [String: String]) -> Issue {
    var issue = Issue()
    if let text = fields["week"] {
      issue.week = Week(text) ?? MarkTokens(text).first(MarkTokens(text).week)?.value
    }
    for key in ["number", "issue", "no", "vol", "volume"] where issue.number == nil {
      issue.number = fields[key].flatMap { Int($0.trimmingSpaces()) }.flatMap { $0 >= 0 ? $0 : nil }
    }
    for key in dateKeys where issue.date == nil {
      issue.date = fields[key].flatMap { Day($0.prefix(10)) ?? statedDate($0) ?? Self.issue(inText: $0).date }
    }
    return Issue(week: issue.week, number: issue.number, date: issue.date)
  }

  /// Names that generators of sites give to the date, most telling first.
  private static let dateKeys = [
    "date", "pubdate", "pubdatetime", "publishdate", "published", "publishedat", "publisheddate",
    "datepublished", "created", "createdat", "capturedat",
  ]

  /// `07-29-2026` as Americans write it, or with the day first where that can't be.
  private static func statedDate(_ text: String) -> Day? {
    let tokens = MarkTokens(text)
    return tokens.first { index -> Marked<Day>? in
      guard let first = tokens.number(index, digits: 1...2), tokens.isSign(index + 1, "-/."),
        let second = tokens.number(index + 2, digits: 1...2), tokens.isSign(index + 3, "-/."),
        let year = tokens.number(index + 4, digits: 4...4)
      else { return nil }
      let (month, day) = first > 12 ? (second, first) : (first, second)
      return Day(year: year, month: month, day: day).map { Marked(value: $0, range: index..<(index + 5)) }
    }?.value
  }

  // MARK: - Lines

  /// Words that may stand beside a mark on a line of its own.
  private static let besides: Set<String> = [
    "published", "publish", "posted", "date", "on", "issue", "vol", "volume", "no", "number", "weekly",
    "monthly",
    "newsletter", "digest", "edition", "week", "of", "the", "last", "updated", "update", "released", "sent",
    "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday",
    "sunday", "st", "nd", "rd", "th", "at", "publie", "le", "numero",
  ]
  private static let besidesHan: Set<Character> = Set("发布于时间日期更新最后第期号卷周星一二三四五六七本刊出版天曜月火水木金土")

  /// What a line at the top says if it is only a mark: `发布于 2024-03-01`, `Issue 12 · March 1, 2024`.
  static func issue(inLine line: String) -> Issue {
    guard line.utf8.count <= 120, line.contains(where: \.isNumber) else { return Issue() }
    let tokens = MarkTokens(line)
    let week = tokens.first(tokens.week)
    let number = tokens.first(tokens.issueNumber)
    let day = tokens.first(tokens.day)
    let used = [week?.range, number?.range, day?.range].compactMap(\.self)
    guard !used.isEmpty else { return Issue() }
    let isOnlyMark = tokens.tokens.enumerated().allSatisfy { index, token in
      if used.contains(where: { $0.contains(index) }) { return true }
      switch token {
      case .number: return false
      case .word(let word): return besides.contains(word)
      case .sign(let sign):
        let character = Character(sign)
        return !character.isLetter || besidesHan.contains(character)
      }
    }
    return isOnlyMark ? Issue(week: week?.value, number: number?.value, date: day?.value) : Issue()
  }

  /// The week that an introduction says to be about: `以下为 2026 年第 05 周（1 月 26 日至 2 月 1 日）期间…`.
  static func period(in text: String) -> Issue {
    guard periodWords.contains(where: text.contains) else { return Issue() }
    let tokens = MarkTokens(text.prefix(300))
    return Issue(week: tokens.first(tokens.week)?.value)
  }

  private static let periodWords = ["以下为", "以下是", "期间", "The following", "during"]
}
