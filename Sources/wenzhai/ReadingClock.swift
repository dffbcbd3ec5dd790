import DigestKit
import Synchronization

/// Counts how long an entry is read: from key to key, as long as keys come.
final class ReadingClock: Sendable {
  private struct Count {
    var entry: EntrySummary?
    var last: ContinuousClock.Instant?
    var spent = Duration.zero
  }

  private let count = Mutex(Count())
  private let save: @Sendable (EntrySummary, _ seconds: Int) -> Void

  /// Who presses no key for so long does something else.
  private static let longestPause = Duration.seconds(90)
  /// What was counted is saved after so much.
  private static let oftenEnough = Duration.seconds(20)

  init(save: @escaping @Sendable (EntrySummary, _ seconds: Int) -> Void) { self.save = save }

  /// A key was pressed while this entry was read, or none.
  func keyPressed(reading entry: EntrySummary?, at now: ContinuousClock.Instant = .now) {
    let done: (EntrySummary, Int)? = count.withLock { count in
      if let last = count.last, count.entry != nil, now - last < Self.longestPause {
        count.spent += now - last
      }
      count.last = now
      let isSame = count.entry?.id == entry?.id
      guard let old = count.entry, !isSame || count.spent >= Self.oftenEnough else {
        if !isSame { (count.entry, count.spent) = (entry, .zero) }
        return nil
      }
      let seconds = Int(count.spent.components.seconds)
      count.entry = entry
      // What is left of a second counts on with the same entry.
      count.spent = isSame ? count.spent - .seconds(seconds) : .zero
      return seconds > 0 ? (old, seconds) : nil
    }
    if let (entry, seconds) = done { save(entry, seconds) }
  }
}
