import DigestKit

extension Library {
  /// Of a greater library only the newest entries are looked at.
  private static let mostEntries = 20_000

  /// Unread entries that can be read in so many minutes, of each the edition in `language` where there is one.
  public func suggestions(minutes: Int, language: String?) throws -> [Suggestion] {
    let entries = try newestEntries(Self.mostEntries).filter { entry in
      !SponsorNames.hold(entry.sections, title: entry.title)
    }
    let ids = Set(entries.map(\.id))
    var seen: Set<EntryID> = []
    let once = entries.filter { entry in
      // The one in the reader's language stands for all; the other way round the first that comes.
      if let twin = entry.twin, ids.contains(twin) {
        if entry.id.language != language, twin.language == language { return false }
        if seen.contains(twin) { return false }
      }
      return seen.insert(entry.id).inserted
    }
    return Suggestion.fitting(minutes: minutes, once)
  }
}
