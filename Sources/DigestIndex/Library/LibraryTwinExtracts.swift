import DigestKit
import Writing

extension Library {
  /// What the twins of these entries say where the first hit of each stands.
  public func twinExtracts(
    of entries: [EntrySummary], patterns: [SearchPattern], length: Int
  ) throws -> [EntryID: String] {
    let prepared = patterns.map(PreparedPattern.init)
    var found: [EntryID: String] = [:]
    for entry in entries {
      try Task.checkCancellation()
      guard let index = index(entry.id.library), let twin = entry.twin, !entry.isTwinDoubtful,
        let own = try index.plainText(of: entry.id), let other = try index.plainText(of: twin)
      else { continue }
      found[entry.id] = TwinExtract.text(of: other, for: own, patterns: prepared, length: length)
    }
    return found
  }
}
