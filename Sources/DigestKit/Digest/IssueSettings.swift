/// What a reader's configuration says of the digests of a library: which issues they are, in what order, in which
/// language, where the guess is wrong.
public struct IssueSettings: Hashable, Sendable {
  /// What tells issues apart; the other marks are taken for chance.
  public enum Mark: String, Sendable, CaseIterable { case auto, week, number, date, none }
  public enum Order: String, Sendable, CaseIterable {
    case newest, oldest
    /// By the names of files and folders, numbers in them by their value.
    case name
  }

  public var mark: Mark
  public var order: Order
  /// Of files in which neither name nor text states one; nil for what their text looks like.
  public var language: Language?

  public init(mark: Mark = .auto, order: Order = .newest, language: Language? = nil) {
    self.mark = mark
    self.order = order
    self.language = language
  }

  /// The issue with the marks that count.
  func settled(_ issue: Issue) -> Issue {
    switch mark {
    case .auto: issue
    case .week: Issue(week: issue.week)
    case .number: Issue(number: issue.number)
    case .date: Issue(date: issue.date)
    case .none: Issue()
    }
  }

  /// Series and their digests, which are newest first, as they are to stand.
  func ordered(_ series: [DigestSeries]) -> [DigestSeries] {
    switch order {
    case .newest: return series
    case .oldest:
      let isIssues = { (series: DigestSeries) in
        series.digests.contains { $0.digest.issue.isKnown && !$0.digest.isDraft }
      }
      return series.filter(isIssues).reversed().map(\.reversed) + series.filter { !isIssues($0) }
    case .name:
      let all = series.flatMap(\.digests).sorted { left, right in
        NameOrder.isBefore(left.name.groupPath, right.name.groupPath)
      }
      return [DigestSeries(all)]
    }
  }
}

/// Names as people sort them: `issue-9` before `issue-10`.
enum NameOrder {
  static func isBefore(_ left: String, _ right: String) -> Bool {
    let (mine, theirs) = (MarkTokens(left).tokens, MarkTokens(right).tokens)
    for (one, other) in zip(mine, theirs) where one != other { return rank(one) < rank(other) }
    return mine.count == theirs.count ? left < right : mine.count < theirs.count
  }

  /// Numbers before words and signs, each by its value.
  private static func rank(_ token: MarkTokens.Token) -> (Int, Int, String) {
    switch token {
    case .sign(let scalar): (0, Int(scalar.value), "")
    case .number(let value, let digits): (1, value, String(digits))
    case .word(let word): (2, 0, word)
    }
  }
}
