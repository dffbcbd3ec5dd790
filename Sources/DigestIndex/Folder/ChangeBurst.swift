/// Changes of files that come together, so that they are told once: those of a few files soon, those of many when no
/// more come.
///
/// It has no clock; whoever hears a change says when that was.
struct ChangeBurst {
  private var first: ContinuousClock.Instant?
  private var latest: ContinuousClock.Instant?
  private var names: Set<[UInt8]> = []

  /// No more may come for so long before a change is told: a program that writes a file has done so by then.
  private static let quiet: Duration = .milliseconds(100)
  /// A few files are told after this time in any case, since someone may be looking at one that is written all the
  /// time. This is what half a second from a key in an editor to the page leaves.
  private static let shortest: Duration = .milliseconds(250)
  /// Many files (another branch is checked out, an archive unpacked) are waited for so long.
  private static let longest: Duration = .seconds(5)
  /// More names than these are many: an editor writes a file, a copy of it and a list of what is open.
  private static let few = 12

  /// A change of something with this name, which is empty where none is known.
  mutating func hear(_ name: [UInt8], at time: ContinuousClock.Instant) {
    first = first ?? time
    latest = time
    if names.count <= Self.few { names.insert(name) }
  }

  /// How long to wait for more: zero when it is time to tell, nil if nothing was heard.
  func wait(at time: ContinuousClock.Instant) -> Duration? {
    guard let first, let latest else { return nil }
    let end = first + (names.count > Self.few ? Self.longest : Self.shortest)
    return max(.zero, min(latest + Self.quiet, end) - time)
  }
}
