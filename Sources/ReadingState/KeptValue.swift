import DigestKit
import GRDB

/// Something that is kept of an entry, as the store writes it: of each kind one value under each name.
public struct KeptValue: Equatable, Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// The day on which it was read, as `2026-11-26`; empty if that isn't known.
    case read
    case starred
    /// Where reading stopped.
    case place
    /// By its id.
    case note, passage
    /// By its letter.
    case bookmark
    /// Seconds of reading, by day and machine.
    case time
    /// A search, by its name: of no entry.
    case search
    /// A word that was looked up, with the day on which it was last: of no entry.
    case word
  }

  public var kind: Kind
  /// Empty for kinds of which an entry has one at most.
  public var name: String
  /// Nil for what was taken away.
  public var value: String?

  public init(_ kind: Kind, name: String = "", _ value: String?) {
    self.kind = kind
    self.name = name
    self.value = value
  }
}

/// When something was kept: a count that runs over all machines, as Lamport's clocks do, since the time of day
/// can't be relied on, and which machine it was, to decide between equals.
public struct Stamp: Equatable, Hashable, Comparable, Sendable {
  public var change: Int64
  public var machine: String

  /// No reader changes anything so often; behind a greater count the store's own clock couldn't go on.
  static let latest: Int64 = 1 << 53

  public init(_ change: Int64 = 0, _ machine: String = "") {
    self.change = change
    self.machine = machine
  }

  public static func < (one: Self, other: Self) -> Bool {
    (one.change, one.machine) < (other.change, other.machine)
  }
}

/// What a change of the store has replaced, so that it can be taken back.
public struct ReplacedValues: Equatable, Sendable {
  struct Item: Equatable, Sendable {
    var library: String
    var entry: EntryID
    var value: KeptValue
  }

  var items: [Item] = []

  public init() {}

  public var isEmpty: Bool { items.isEmpty }

  public static func += (one: inout Self, other: Self) { one.items += other.items }
}
