import DigestKit
import Screen

extension State {
  /// `T`: hits of the search, or entries of the lens, over time.
  mutating func openTrend() -> [Effect] {
    guard let list = browse.list, list.isGroupedByDigest, list.isLoaded, let trend = list.trend,
      trend.highest > 0
    else {
      message = .noTrend
      return []
    }
    let current = list.current?.id.digestID
    let cursor = trend.bars.firstIndex { $0.id == current } ?? trend.bars.count - 1
    overlay = .trend(trend, cursor: cursor)
    browse.focus = .entries
    // Moving along the chart goes to entries that may not be here yet.
    if case .search(let query) = list.origin, list.entries.count < list.total {
      return [look(for: query, limit: .max)]
    }
    return []
  }

  mutating func handleInTrend(_ key: Key, _ trend: Trend, cursor: Int) -> [Effect] {
    switch settings.keys.command(key) {
    case .nextPane, .down, .newerDigest: return moveInTrend(trend, to: cursor + 1)
    case .previousPane, .up, .olderDigest: return moveInTrend(trend, to: cursor - 1)
    case .pageDown, .halfPageDown: return moveInTrend(trend, to: cursor + 10)
    case .pageUp, .halfPageUp: return moveInTrend(trend, to: cursor - 10)
    case .start: return moveInTrend(trend, to: 0)
    case .end: return moveInTrend(trend, to: trend.bars.count - 1)
    case .open:
      overlay = nil
      return read()
    case .trend, .back, .cancel, .quit:
      overlay = nil
      return []
    default: return []
    }
  }

  /// The entries of that issue come under the cursor, if any match.
  private mutating func moveInTrend(_ trend: Trend, to index: Int) -> [Effect] {
    let index = max(0, min(index, trend.bars.count - 1))
    overlay = .trend(trend, cursor: index)
    guard let entry = browse.list?.entries.firstIndex(where: { $0.id.digestID == trend.bars[index].id })
    else {
      return []
    }
    return setCursor(entry)
  }
}
