import DigestKit
import Screen

/// `F`: looking for words in the text that is read.
extension State {
  /// Outside the text there is nothing to find in: all entries are searched.
  mutating func beginFind() -> [Effect] {
    // The text may be a moment away: what is typed is looked for once it is there.
    guard browse.focus == .text, let page = browse.page, page.failure == nil || page.content != nil else {
      return beginSearch()
    }
    let last = find?.text ?? lastFind
    find = Find(from: page.place, last: last)
    browse.page?.forgetHit()
    return []
  }

  mutating func handleInFind(_ key: Key) -> [Effect] {
    guard var find else { return [] }
    switch key {
    case .escape: return abandonFind()
    case .backspace where find.line.isEmpty, .control("h") where find.line.isEmpty: return abandonFind()
    case .enter:
      if find.line.isEmpty { find.line = InputLine(find.last) }
      find.isEditing = false
      lastFind = find.text
      if find.pattern == nil { return abandonFind() }
      find.awaitsCount = true
      setFind(find)
    case .up, .control("p"):
      find.line = InputLine(find.last)
      setFind(find)
    default:
      guard find.line.edit(key) != .nothing else { return [] }
      setFind(find)
    }
    return []
  }

  /// Looks for it from where the finding began.
  mutating func setFind(_ find: Find) {
    let isSame = self.find?.text == find.text
    self.find = find
    if isSame { return }
    browse.page?.forgetHit()
    browse.page?.target =
      find.pattern == nil
      ? .place(block: find.block, offset: find.offset) : .hit(from: find.block, offset: find.offset)
  }

  private mutating func abandonFind() -> [Effect] {
    if let find { browse.page?.target = .place(block: find.block, offset: find.offset) }
    endFind()
    return []
  }

  /// Once the text is set: what isn't in it is said.
  mutating func sayIfNotFound() {
    guard find?.awaitsCount == true, let hits = browse.page?.hitCount else { return }
    find?.awaitsCount = false
    if hits == 0 { message = .notInText }
  }

  /// What the search over all entries has found is marked again.
  mutating func endFind() {
    find = nil
    browse.page?.forgetHit()
  }

  /// The next or previous place in this text; behind the last comes the first, and that is said.
  mutating func jumpInText(_ step: Int) -> [Effect] {
    guard let page = browse.page, let hits = page.hitCount, hits > 0 else {
      message = .notInText
      return []
    }
    let next = (page.hit ?? (step > 0 ? -1 : hits)) + step
    if next < 0 { message = .foundFromEnd }
    if next >= hits { message = .foundFromStart }
    let height = textHeight
    browse.page?.goToHit((next + hits) % hits, height: height)
    return []
  }
}
