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
    let marks = tokens.marks
    return Issue(
      week: marks.week?.value, number: marks.number?.value, date: marks.day?.value)
  }

  /// What the name of a file or folder says. `isNumbered`: whether a mere number in it is that of an issue.
  static func issue(inName name: String, isNumbered: Bool = true) -> Issue {
    guard name.contains(where: \.isNumber) else { return Issue() }
    let tokens = MarkTokens(name)
    var issue = issue(in: tokens)
    let week = tokens.first(tokens.week)
    if issue.number == nil, week == nil, isNumbered {
      issue.number = tokens.nameNumber(besides: tokens.all(tokens.day).map(\.range))
    }
    return issue
  }

  /// What the path of a file says: its name, then the folders from the inside out. A date may be parted over them:
  /// `2022/Aug/29`, `2026/0203`; and so may a week: `2024/W22`.
  static func issue(inFolders folders: [String], name: String?, isNumbered: Bool = true) -> Issue {
    var names = folders + [name].compactMap(\.self)
    var found = Issue()
    var isInnermost = true
    while !names.isEmpty {
      if let parted = partedDate(names) {
        // What stands in a folder of a day is of that day, and what is a part of a date is no number.
        found.add(Issue(date: parted.date))
        names.removeLast(parted.names)
      } else {
        let name = names.removeLast()
        var here = Self.issue(inName: name, isNumbered: isNumbered || !isInnermost)
        // A folder of years, or one that merely holds a number, says nothing of the files in it.
        if !isInnermost, !name.contains(where: \.isLetter) { here.number = nil }
        found.add(here)
        if let week = names.last.flatMap({ partedWeek(year: $0, name) }) { found.add(Issue(week: week)) }
      }
      isInnermost = false
    }
    return found
  }

  /// `2024` and `W22`, `week-07`, `第18周`.
  private static func partedWeek(year: String, _ name: String) -> Week? {
    guard year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let tokens = MarkTokens(year + "/" + name)
    return tokens.week(at: 0)?.value
  }

  /// A date of which the innermost names are parts: at least two of them, the outermost being a year, or a year with its
  /// month.
  static func partedDate(_ names: [String]) -> (date: Day, names: Int)? {
    for count in [3, 2] where names.count >= count {
      let parts = names.suffix(count).map {
        $0.last.map { "年月日".contains($0) } == true ? String($0.dropLast()) : $0
      }
      guard let year = parts.first, let parted = parted(year, isMonth: count == 2),
        parts.dropFirst().allSatisfy({ $0.first?.isNumber == true || $0.first?.isLetter == true })
      else { continue }
      let tokens = MarkTokens(([parted] + parts.dropFirst()).joined(separator: "/"))
      // `2026/12-title` is an issue, `2026/02/03-title` a day.
      guard let found = tokens.day(at: 0), found.range.upperBound >= count * 2 - 1 else { continue }
      let isAll = found.range.upperBound == tokens.tokens.count
      let isWhole = count == 3 || parted != year
      if isAll || (isWhole && tokens.isSign(found.range.upperBound, "-_. ")) { return (found.value, count) }
    }
    return nil
  }

  /// `2023`, and `2023-06` or `202306` where a day follows, as `2023/06`.
  private static func parted(_ year: String, isMonth: Bool) -> String? {
    let digits = year.filter { $0 != "-" && $0 != "." && $0 != "_" }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    if year.count == 4, digits.count == 4 { return year }
    guard isMonth, digits.count == 6, year.count <= 7 else { return nil }
    return digits.prefix(4) + "/" + digits.suffix(2)
  }

  // MARK: - Front matter

  static func issue(inFrontMatter fields: [String: String]) -> Issue {
    var issue = Issue()
    for key in ["week", "周", "周次"] where issue.week == nil {
      guard let text = fields[key] else { continue }
      issue.week = week(inField: text, year: fields["year"])
    }
    for key in ["number", "issue", "no", "vol", "volume", "期数", "期号", "期"] where issue.number == nil {
      issue.number = fields[key].flatMap(number(inField:))
    }
    for key in dateKeys where issue.date == nil {
      issue.date = fields[key].flatMap { Day($0.prefix(10)) ?? statedDate($0) ?? Self.issue(inText: $0).date }
    }
    return Issue(week: issue.week, number: issue.number, date: issue.date)
  }

  /// `2026W05`, or `5` beside a year.
  private static func week(inField text: String, year: String?) -> Week? {
    if let week = Week(text) ?? MarkTokens(text).first(MarkTokens(text).week)?.value { return week }
    guard let year = year.flatMap({ Int($0.trimmingSpaces()) }) else { return nil }
    let numbers = MarkTokens(text).tokens.compactMap {
      if case .number(let value, _) = $0 { value } else { nil }
    }
    return numbers.count == 1 ? Week(year: year, week: numbers[0]) : nil
  }

  /// `12`, `#12`, `第 12 期`.
  private static func number(inField text: String) -> Int? {
    if let number = Int(text.trimmingSpaces()) { return number >= 0 ? number : nil }
    return issue(inText: text).number
  }

  /// Names that generators of sites give to the date, most telling first.
  private static let dateKeys = [
    "date", "pubdate", "pubdatetime", "publishdate", "published", "publishedat", "publisheddate",
    "datepublished", "日期", "发布日期", "created", "createdat", "capturedat",
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
  private static let besidesHan: Set<Character> = Set(
    "发布于时间日期更新最后第期号卷周星一二三四五六七本刊出版天曜月火水木金土發発行公開발행일게시작성호제")

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
