import Writing

/// Finds weeks, numbers and dates in titles, introductions and names of files.
enum IssueReader {
  /// What a title or an introduction says.
  static func issue(inText text: String) -> Issue {
    Issue(week: week(in: text), number: number(in: text), date: date(in: text))
  }

  /// What the name of a file or folder says.
  static func issue(inName name: String) -> Issue {
    var issue = Issue(week: week(in: name), number: number(in: name), date: date(in: name))
    if issue.week == nil, issue.number == nil, issue.date == nil { issue.number = wholeNumber(name) }
    return issue
  }

  static func issue(inFrontMatter fields: [String: String]) -> Issue {
    var issue = Issue()
    if let text = fields["week"] { issue.week = Week(text) ?? week(in: text) }
    for key in ["number", "issue", "no", "vol", "volume"] where issue.number == nil {
      issue.number = fields[key].flatMap { Int($0.trimmingSpaces()) }.flatMap { $0 >= 0 ? $0 : nil }
    }
    for key in dateKeys where issue.date == nil {
      issue.date = fields[key].flatMap { Day($0.prefix(10)) ?? statedDate($0) ?? date(in: $0) }
    }
    return Issue(week: issue.week, number: issue.number, date: issue.date)
  }

  /// Names that generators of sites give to the date, most telling first.
  private static let dateKeys = [
    "date", "pubdate", "pubdatetime", "publishdate", "published", "publishedat", "publisheddate",
    "datepublished",
    "created", "createdat", "capturedat",
  ]

  /// `07-29-2026` as Americans write it, or with the day first where that can't be.
  private static func statedDate(_ text: String) -> Day? {
    if let found = text.firstMatch(of: /(?:^|\D)(\d{1,2})[-\/.](\d{1,2})[-\/.](\d{4})(?!\d)/),
      let first = Int(found.1), let second = Int(found.2), let year = Int(found.3)
    {
      return first > 12
        ? Day(year: year, month: second, day: first) : Day(year: year, month: first, day: second)
    }
    return nil
  }

  // Regular expressions are slow to set up, and most texts hold none of this: a glance comes first.

  static func week(in text: String) -> Week? {
    guard text.contains(where: \.isNumber) else { return nil }
    let mayBeShort = text.utf8.contains { $0 == UInt8(ascii: "W") || $0 == UInt8(ascii: "w") }
    let isChinese = text.contains("周") || text.contains("週")
    guard mayBeShort || isChinese else { return nil }
    if let match = text.firstMatch(of: /(?:^|[^0-9])(\d{4})[-_ ]?[Ww](\d{1,2})(?![0-9])/) {
      return week(match.1, match.2)
    }
    if let match = text.firstMatch(of: /(\d{4})\s*年\s*第\s*(\d{1,2})\s*[周週]/) { return week(match.1, match.2) }
    if let match = text.firstMatch(of: /(?i)week\s*#?(\d{1,2})\s*(?:of|,|-|\/|\s)\s*(\d{4})/) {
      return week(match.2, match.1)
    }
    if let match = text.firstMatch(of: /(?i)(\d{4})\s*,?\s*week\s*#?(\d{1,2})(?![0-9])/) {
      return week(match.1, match.2)
    }
    return nil
  }

  private static func week(_ year: Substring, _ week: Substring) -> Week? {
    guard let year = Int(year), let week = Int(week) else { return nil }
    return Week(year: year, week: week)
  }

  /// `第 110 期`, `Issue 12`, `Monthly110`, `#7`.
  static func number(in text: String) -> Int? {
    guard text.contains(where: \.isNumber) else { return nil }
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character == "第", let (number, end) = digits(characters, from: skipping(characters, from: index + 1))
      {
        let after = skipping(characters, from: end)
        if after < characters.count, "期号卷辑".contains(characters[after]) { return number }
      }
    }
    return numberBehindWord(characters) ?? numberBehindHash(characters)
  }

  private static func numberBehindWord(_ characters: [Character]) -> Int? {
    var index = 0
    while index < characters.count {
      guard isLetter(characters[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < characters.count && isLetter(characters[end]) { end += 1 }
      if issueWords.contains(String(characters[index..<end]).lowercased()) {
        var start = end
        while start < characters.count, characters[start].isWhitespace || "._#-".contains(characters[start]) {
          start += 1
        }
        if let (number, after) = digits(characters, from: start), !goesOn(characters, at: after) {
          return number
        }
      }
      index = end
    }
    return nil
  }

  private static func numberBehindHash(_ characters: [Character]) -> Int? {
    for (index, character) in characters.enumerated() where character == "#" {
      guard index == 0 || characters[index - 1].isWhitespace,
        let (number, after) = digits(characters, from: index + 1),
        after == characters.count || !(characters[after].isLetter || characters[after] == "_")
      else { continue }
      return number
    }
    return nil
  }

  private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }

  private static func skipping(_ characters: [Character], from start: Int) -> Int {
    var index = start
    while index < characters.count && characters[index].isWhitespace { index += 1 }
    return index
  }

  /// One to five digits from `start` on, and where they end.
  private static func digits(_ characters: [Character], from start: Int) -> (Int, Int)? {
    var end = start
    while end < characters.count, characters[end].isASCII, characters[end].isNumber { end += 1 }
    guard end > start, end - start <= 5, let number = Int(String(characters[start..<end])) else { return nil }
    return (number, end)
  }

  /// True if the number is the beginning of a date or a version.
  private static func goesOn(_ characters: [Character], at index: Int) -> Bool {
    index + 1 < characters.count && "./-".contains(characters[index]) && characters[index + 1].isNumber
  }

  private static let issueWords: Set<String> = [
    "issue", "vol", "volume", "no", "number", "monthly", "weekly", "newsletter", "digest", "episode", "ep",
  ]

  /// `110` or `0110` as a whole name.
  private static func wholeNumber(_ name: String) -> Int? {
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(name),
      number < 10_000
    else { return nil }
    return number
  }

  /// True for a text with four digits in a row.
  private static func holdsYear(_ text: String) -> Bool {
    var run = 0
    for byte in text.utf8 {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      if run == 4 { return true }
    }
    return false
  }

  static func date(in text: String) -> Day? {
    // Every date has a year.
    guard holdsYear(text) else { return nil }
    if let match = text.firstMatch(of: /(?:^|[^0-9])(\d{4})[-\/._](\d{1,2})[-\/._](\d{1,2})(?![0-9])/) {
      return day(match.1, match.2, match.3)
    }
    if let match = text.firstMatch(of: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/) {
      return day(match.1, match.2, match.3)
    }
    if let match = text.firstMatch(of: /(?:^|[^0-9])((?:19|20)\d{2})(\d{2})(\d{2})(?![0-9])/),
      let day = day(match.1, match.2, match.3)
    {
      return day
    }
    if let match = text.firstMatch(of: /(?:^|[^0-9-])((?:19|20)\d{2})-(\d{2})(?![0-9-])/) {
      return day(match.1, match.2, "1")
    }
    if let match = text.firstMatch(of: /(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d)/) {
      return day(match.1, match.2, "1")
    }
    return englishDate(in: text)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `January 26, 2026`, `26 January 2026`.
  private static func englishDate(in text: String) -> Day? {
    let lower = text.lowercased()
    guard months.contains(where: { lower.contains($0) }) else { return nil }
    // `June 23 – June 29 … 2025`: the first day, of the year before where the second lies in the next.
    if let match = text.firstMatch(
      of:
        /(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|~|to)\s*(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?\d{1,2}(?:st|nd|rd|th)?(?!\d)\D{0,12}(\d{4})(?!\d)/
    ),
      let month = months.firstIndex(of: match.1.lowercased()), let year = Int(match.4)
    {
      let last = match.3.flatMap { months.firstIndex(of: $0.lowercased()) } ?? month
      return day("\(last < month ? year - 1 : year)", "\(month + 1)", match.2)
    }
    if let match = text.firstMatch(
      of:
        /(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/
    ),
      let month = months.firstIndex(of: match.1.lowercased())
    {
      return day(match.3, "\(month + 1)", match.2)
    }
    if let match = text.firstMatch(
      of:
        /(?i)(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(\d{4})/
    ),
      let month = months.firstIndex(of: match.2.lowercased())
    {
      return day(match.3, "\(month + 1)", match.1)
    }
    return nil
  }

  private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
    guard let year = Int(year), let month = Int(month), let day = Int(day) else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
