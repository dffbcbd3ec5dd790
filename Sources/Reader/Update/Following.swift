import DigestKit
import Screen
import Typesetting

extension State {
  // MARK: Links

  mutating func openSource() -> [Effect] {
    guard let entry = chosenEntry else { return [] }
    guard let url = entry.sourceURL else {
      message = .noSource
      return []
    }
    return open(destination: url)
  }

  /// The entry that commands on an entry mean.
  var chosenEntry: EntrySummary? {
    browse.focus == .text
      ? browse.page?.entry ?? browse.list?.current : browse.list?.current ?? browse.page?.entry
  }

  /// Follows a link: outside by a program of the user's, inside the library here.
  mutating func open(destination: String, isWikilink: Bool = false) -> [Effect] {
    guard let page = browse.page?.entry ?? browse.list?.current else { return [] }
    if isWikilink { return [.resolveWikilink(destination, in: page)] }
    switch LinkTarget(destination, from: page.path) {
    case .external(let url):
      message = .opening(LinkTarget.shownHost(of: url) ?? url)
      return [
        .openExternally(url, with: settings.opener, needsTerminal: settings.openerNeedsTerminal)
      ]
    case .library(let path, let anchor):
      return [.resolveLink(library: page.id.library, path: path, anchor: anchor)]
    case .refused(.scheme(let scheme)):
      message = .refusedScheme(scheme)
      return []
    case .refused(.malformed):
      message = .malformedAddress
      return []
    case .refused(.outside):
      message = .linkOutside
      return []
    }
  }

  mutating func follow(_ destination: LinkDestination?) -> [Effect] {
    guard let destination else {
      message = .linkNotFound
      return []
    }
    // Within a file there is nowhere else to go.
    let isHere = destination.entry.path == browse.page?.entry.path
    if isHere, let anchor = destination.missingAnchor {
      message = .anchorNotFound(anchor)
      return []
    }
    remember()
    if search != nil { search = nil }
    let effects = open(
      Place(entry: destination.entry.id, block: destination.block, offset: 0), focus: .text)
    if let anchor = destination.missingAnchor { message = .anchorNotFound(anchor) }
    return effects
  }

  /// Links on the lines that are seen, in order.
  var visibleLinks: [Hint] {
    guard let page = browse.page else { return [] }
    var found: [Hint] = []
    for (row, placed) in page.visible.enumerated() where !placed.isTwin {
      for run in placed.line.runs {
        guard let link = run.link, found.last?.destination != link, !isLocalPicture(run, page) else {
          continue
        }
        var isWikilink = false
        if case .wikilink(let isKnown) = run.ink.role {
          // One that leads nowhere is text.
          guard isKnown else { continue }
          isWikilink = true
        }
        found.append(Hint(label: "", destination: link, isWikilink: isWikilink, row: row))
      }
    }
    let labels = HintLabels.labels(count: found.count)
    for index in found.indices { found[index].label = labels[index] }
    return found
  }

  private func isLocalPicture(_ run: Run, _ page: Page) -> Bool {
    guard run.ink.role == .image, let link = run.link else { return false }
    if case .external = LinkTarget(link, from: page.entry.path) { return false }
    return true
  }

  mutating func openHints() -> [Effect] {
    if browse.focus != .text, browse.page != nil { browse.focus = .text }
    // The page may be set anew for the pane that it has now.
    settlePage()
    let links = visibleLinks
    if links.isEmpty {
      message = .noLinks
    } else {
      overlay = .hints(links, typed: "")
    }
    return []
  }

  mutating func handleInHints(_ key: Key, _ hints: [Hint], typed: String) -> [Effect] {
    if key == .escape { overlay = nil }
    if key == .backspace { overlay = .hints(hints, typed: "") }
    guard case .character(let character) = key else { return [] }
    let typed = typed + String(character)
    if let hint = hints.first(where: { $0.label == typed }) {
      overlay = nil
      return open(destination: hint.destination, isWikilink: hint.isWikilink)
    }
    if hints.contains(where: { $0.label.hasPrefix(typed) }) { overlay = .hints(hints, typed: typed) }
    return []
  }

  /// Enter in the text: the link inside the library that is seen, or a choice among several.
  mutating func followLinkOnPage() -> [Effect] {
    guard let page = browse.page else { return [] }
    let inside = visibleLinks.filter { hint in
      if hint.isWikilink { return true }
      if case .library = LinkTarget(hint.destination, from: page.entry.path) { return true }
      return false
    }
    if inside.count == 1 { return open(destination: inside[0].destination, isWikilink: inside[0].isWikilink) }
    if inside.isEmpty {
      message = .noInnerLinks
      return []
    }
    overlay = .hints(inside, typed: "")
    return []
  }

  // MARK: Copying

  mutating func copyLink() -> [Effect] {
    guard let entry = chosenEntry else { return sayNothingToCopy() }
    guard let url = entry.sourceURL else { return [.copy(entry.id.description, .id)] }
    return [.copy(url, .link)]
  }

  private mutating func sayNothingToCopy() -> [Effect] {
    message = .nothingToCopy
    return []
  }

  mutating func copyCitation() -> [Effect] {
    guard let entry = chosenEntry else { return sayNothingToCopy() }
    let title = "\(entry.title.isEmpty ? browse.page?.content?.title ?? "" : entry.title)"
    let source = entry.sourceURL.map { " <\($0)>" } ?? ""
    return [.copy("\(title)（\(entry.id.digest)）\(source)", .citation)]
  }

  /// Text for which no program was found goes to the terminal, which doesn't say whether it took it.
  mutating func receiveCopied(_ text: String, _ thing: CopiedThing, by programs: [String]) -> [Effect] {
    message = programs.isEmpty ? .sentToTerminal(thing) : .copied(thing, by: programs.joined(separator: ", "))
    return programs.isEmpty ? [.terminal(.copy(text))] : []
  }

  // MARK: Programs

  /// True while keys go into a line or a list, which nothing that comes late may take away.
  var isBusyWithKeys: Bool { overlay != nil || search?.isEditing == true || find?.isEditing == true }

  /// A program gets the terminal, unless the reader has turned to something else meanwhile.
  mutating func give(_ command: [String], terminalFor url: String) -> [Effect] {
    guard isBusyWithKeys else { return [.terminal(.run(command, .open(url: url)))] }
    message = .openerNeedsTerminal(Self.name(of: command))
    return []
  }

  static func name(of command: [String]) -> String {
    command.first?.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Shows a URL that nothing opened, with the reason.
  mutating func showAddress(_ url: String, because reason: Phrase) {
    message = reason
    if !isBusyWithKeys { overlay = .address(url) }
  }

  /// How a program went that had the terminal.
  mutating func receiveEnding(_ ending: ProgramEnding, of command: [String], url: String) {
    let name = Self.name(of: command)
    switch ending {
    case .exited(0): message = nil
    // Whoever ended the program has seen what it showed: the address isn't offered again.
    case .killed(let signal): message = .programKilled(name, signal)
    case .exited(let status): showAddress(url, because: .programFailed(name, status))
    case .notStarted: showAddress(url, because: .programNotStarted(name))
    }
  }

  /// A URL that stands on the screen by itself: `y` copies it.
  mutating func handleInAddress(_ key: Key, _ url: String) -> [Effect] {
    switch settings.keys.command(key) {
    case .copyLink: return [.copy(url, .link)]
    case .back, .cancel, .open, .quit: overlay = nil
    default: break
    }
    return []
  }

  // MARK: Lens

  /// `C`: the category of this entry through all digests.
  mutating func openLens() -> [Effect] {
    guard let entry = chosenEntry, let category = entry.category else {
      message = .noCategory
      return []
    }
    // Whatever its name: the lens on it goes by that of another language, perhaps.
    if case .category = browse.list?.origin { return leaveLens() }
    return openLens(category, language: entry.id.language)
  }

  mutating func openLens(_ category: String, language: String?) -> [Effect] {
    remember()
    let origin = EntryList.Origin.category(category, language: language)
    if search == nil {
      search = Search(text: "", isEditing: false, saved: browse)
    }
    browse.list = EntryList(origin)
    browse.focus = .entries
    return [.loadEntries(origin)]
  }

  mutating func leaveLens() -> [Effect] { endSearch() }
}
