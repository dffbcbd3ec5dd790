import DigestKit
import Writing

/// What is new in an issue, and what fits into the time that there is.
extension State {
  /// `:rising`: words of the digest that is chosen or read.
  mutating func askForRising() -> [Effect] {
    let id = chosenEntry?.id.digestID ?? browse.digest
    guard let digest = digests.first(where: { $0.id == id }) else {
      message = .noDigests
      return []
    }
    message = .discovery(.findingRising(label(of: digest.id)))
    return [.loadRising(digest)]
  }

  /// A list of them, unless the reader has gone on meanwhile.
  mutating func receiveRising(_ words: [RisingWord], in id: DigestID) -> [Effect] {
    guard overlay == nil, !isBusyWithKeys, (chosenEntry?.id.digestID ?? browse.digest) == id else {
      return []
    }
    message = words.isEmpty ? .discovery(.noneRising(label(of: id))) : nil
    guard !words.isEmpty else { return [] }
    overlay = .picker(
      Picker(
        .rising(label(of: id)),
        items: words.map { word in
          Picker.Item(
            title: word.name,
            detail: "\(word.course(ambiguous: settings.ambiguousWidth))  \(word.entries) (\(word.before))",
            choice: .search(word.query))
        }))
    return []
  }

  /// `:minutes 20`: a list of what fits, in place of the entries until the reader goes back.
  mutating func askForSuggestions(minutes: Int) -> [Effect] {
    [.suggest(minutes: minutes, language: language ?? currentDigest.map(language(of:)))]
  }

  mutating func receiveSuggestions(_ suggestions: [Suggestion], minutes: Int) -> [Effect] {
    guard overlay == nil, !isBusyWithKeys else { return [] }
    guard !suggestions.isEmpty else {
      message = .discovery(.nothingFits(minutes))
      return []
    }
    remember()
    if search == nil { search = Search(text: "", isEditing: false, saved: browse) }
    // What was looked for stands in no list any more.
    search?.line = InputLine("")
    search?.isEditing = false
    let entries = suggestions.map(\.entry)
    let origin = EntryList.Origin.suggested(entries.map(\.id), minutes: minutes)
    browse.list = EntryList(origin)
    browse.list?.reasons = Dictionary(
      suggestions.map { ($0.entry.id, $0.reason) }, uniquingKeysWith: { first, _ in first })
    browse.focus = .entries
    browse.page = nil
    let sum = entries.reduce(0) { $0 + max(1, $1.minutes) }
    message = .discovery(.suggested(entries: entries.count, minutes: sum))
    return receiveEntries(entries, of: origin)
  }
}

extension RisingWord {
  /// What it is called in each language.
  public var name: String { ([word] + translations).joined(separator: " · ") }

  /// Its course over the issues: a line of eighths, or numbers where these would take two cells each.
  public func course(ambiguous: AmbiguousWidth) -> String {
    guard ambiguous == .narrow else { return counts.map(String.init).joined(separator: " ") }
    let highest = max(1, counts.max() ?? 1)
    return counts.map { Eighths.block($0 == 0 ? 1 : 1 + ($0 * 7 + highest - 1) / highest).string }.joined()
  }
}
