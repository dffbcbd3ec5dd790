import DigestKit
import ReadingState

/// Where what is kept belongs, among the entries that there are now. Pure.
struct Following {
  private let entries: [EntryID: EntryIdentity]
  private let matcher: IdentityMatcher

  init(_ entries: [EntryID: EntryIdentity]) {
    self.entries = entries
    matcher = IdentityMatcher(entries)
  }

  /// `own`: what is to be looked at of this library; `all`: all that is kept of it; `news`: what is kept of others.
  func changes(of own: [KeptEntry], all: [KeptEntry], news: [KeptEntry]) -> [ReadingStore.Change] {
    var kept = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var changes: [ReadingStore.Change] = []
    for old in own {
      let place = place(of: old)
      var new = old
      new.isMissing = place == nil
      if let place {
        new.id = place
        new.identity = entries[place]
      }
      if new == old { continue }
      // Where something is kept already, either flag counts.
      if new.id != old.id, let there = kept[new.id] {
        new.read = Self.joined(new.read, there.read)
        new.starred = Self.joined(new.starred, there.starred)
      }
      kept[old.id] = nil
      kept[new.id] = new
      changes.append(.init(from: (old.library, old.id), isCopy: false, to: new))
    }
    for old in news {
      guard let place = place(of: old) else { continue }
      let there = kept[place]
      var new = there ?? old
      new.library = there?.library ?? ""
      new.id = place
      new.takeNewer(of: old)
      new.identity = entries[place]
      new.isMissing = false
      guard new != there || old.values > 0 else { continue }
      kept[place] = new
      changes.append(.init(from: (old.library, old.id), isCopy: true, to: new))
    }
    return changes
  }

  /// Of two flags the one that is set, of two alike the newer.
  private static func joined(_ one: KeptEntry.Flag, _ other: KeptEntry.Flag) -> KeptEntry.Flag {
    if one.isSet != other.isSet { return one.isSet ? one : other }
    return one.stamp < other.stamp ? other : one
  }

  /// Where an entry is now. Under its old id another one may stand: its text tells.
  private func place(of old: KeptEntry) -> EntryID? {
    guard let identity = old.identity else { return entries[old.id] == nil ? nil : old.id }
    if let there = entries[old.id], there.text == identity.text, there.title == identity.title {
      return old.id
    }
    let found = matcher.find(old.id, identity)
    // What was edited beyond recognition, but stands where it stood, is the same.
    return found ?? (entries[old.id]?.title == identity.title ? old.id : nil)
  }
}

extension KeptEntry {
  /// False where everything was taken back.
  public var holdsAnything: Bool { read.isSet || starred.isSet || values > 0 }
}
