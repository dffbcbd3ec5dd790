import DigestKit

extension Phrase {
  /// What is new in an issue, what fits into the time that there is, and which story an entry goes on with.
  public enum Discovery: Equatable, Sendable {
    case rising(String), noneRising(String), findingRising(String)
    /// The list of what fits into so many minutes: what it is called, what its row at the top says, and that nothing does.
    case minutes(Int), suggested(entries: Int, minutes: Int), nothingFits(Int)
    case reason(Suggestion.Reason)

    var texts: (chinese: String, english: String) {
      switch self {
      case .rising(let label): ("\(label) 的新词热词", "New or risen in \(label)")
      case .noneRising(let label):
        ("\(label) 没有比前几期更热的词", "Nothing in \(label) has risen against the issues before it")
      case .findingRising(let label): ("正在比较 \(label) 和前十期", "Comparing \(label) with the ten before it")
      case .minutes(let minutes): ("\(minutes) 分钟读物", "\(minutes) minutes")
      case .suggested(let entries, let minutes):
        (
          "\(entries) 篇未读，共 \(minutes) 分钟",
          "\(entries) unread entr\(entries == 1 ? "y" : "ies"), \(minutes) minute\(minutes == 1 ? "" : "s")"
        )
      case .nothingFits(let minutes):
        ("没有 \(minutes) 分钟能读完的未读条目", "No unread entry fits into \(minutes) minutes")
      case .reason(let reason): Self.texts(reason)
      }
    }

    private static func texts(_ reason: Suggestion.Reason) -> (chinese: String, english: String) {
      switch reason {
      case .category(let name, let read, let kept):
        ("“\(name)”你读过 \(read) 篇，留下 \(kept) 篇", "you read \(read) and kept \(kept) of “\(name)”")
      case .site(let name, let read, let kept):
        ("\(name) 你读过 \(read) 篇，留下 \(kept) 篇", "you read \(read) and kept \(kept) from \(name)")
      case .newest: ("最新", "newest")
      case .variety(let name): ("换换口味：“\(name)”", "for a change: “\(name)”")
      }
    }
  }
}
