import DigestKit
import Screen

/// The ways back to a place: letters that were put there, and the history.
extension State {
  // MARK: Letters

  /// `m`: the letter comes next.
  mutating func beginBookmark() -> [Effect] {
    guard browse.page?.content != nil else {
      message = .kept(.nothingToMark)
      return []
    }
    overlay = .letter
    return []
  }

  mutating func handleInLetter(_ key: Key) -> [Effect] {
    overlay = nil
    if key == .escape { return [] }
    guard case .character(let letter) = key, letter.isASCII, letter.isLetter, let place else {
      message = .kept(.onlyLetters)
      return []
    }
    let text = browse.page?.firstText ?? ""
    return [.setBookmark("\(letter)", place, text: text)]
  }

  /// `'`: all letters, each with what it leads to.
  mutating func openBookmarks() -> [Effect] {
    overlay = .picker(Picker(.bookmarks))
    return [.loadBookmarks]
  }

  mutating func receiveBookmarks(_ bookmarks: [Bookmark]) -> [Effect] {
    guard case .picker(var picker) = overlay, picker.kind == .bookmarks else { return [] }
    picker.items = bookmarks.map { bookmark in
      let lost = bookmark.isThere ? "" : Phrase.kept(.lost).text(settings) + " · "
      return Picker.Item(
        title: bookmark.text.isEmpty ? bookmark.title : bookmark.text,
        detail: lost + label(of: bookmark.place.entry.digestID), alias: bookmark.title,
        letter: bookmark.letter.first, choice: .bookmark(bookmark))
    }
    picker.cursor = min(picker.cursor, max(0, picker.items.count - 1))
    return open(picker)
  }

  mutating func follow(_ bookmark: Bookmark) -> [Effect] {
    guard bookmark.isThere else {
      message = .kept(.markLost(bookmark.letter))
      return []
    }
    if search != nil { search = nil }
    return open(bookmark.place, focus: .text)
  }

  // MARK: History

  mutating func goBackInHistory() -> [Effect] { goThroughHistory(from: \.history, to: \.historyAhead) }
  mutating func goForwardInHistory() -> [Effect] { goThroughHistory(from: \.historyAhead, to: \.history) }

  private mutating func goThroughHistory(
    from: WritableKeyPath<State, [Place]>, to: WritableKeyPath<State, [Place]>
  ) -> [Effect] {
    guard let target = self[keyPath: from].popLast() else {
      message = from == \.history ? .noHistory : .kept(.noHistoryAhead)
      return []
    }
    if let place, self[keyPath: to].last != place { self[keyPath: to].append(place) }
    if search != nil { search = nil }
    return open(target, focus: target.isReading ? .text : .entries)
  }

  /// Kept as soon as it changes, as the place is.
  mutating func keepHistory() -> [Effect] {
    let visits = [history, historyAhead]
    guard visits != keptHistory else { return [] }
    keptHistory = visits
    return [.saveHistory(behind: history, ahead: historyAhead)]
  }
}
