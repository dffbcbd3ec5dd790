import Screen

/// Everything a key can do.
public enum Command: String, CaseIterable, Sendable {
  case down, up, halfPageDown, halfPageUp, pageDown, pageUp, start, end
  case nextPane, previousPane, open, back, quit, cancel
  case nextEntry, previousEntry, nextHeading, previousHeading, nextCategory, previousCategory
  case newerDigest, olderDigest
  case category1, category2, category3, category4, category5, category6, category7, category8, category9
  case pickCategory, lens, search, sort, nextHit, previousHit, otherLanguage, parallel, unfold, outline, trend
  case openSource, openPicture, scrollCodeLeft, scrollCodeRight, linkHints, copyLink, copyCitation, star,
    toggleRead, history
  case textOnly, reload, redraw, suspend, palette, help
}

/// A row of the command table: what the help, the palette, `wenzhai keys` and the dispatch all read.
public struct CommandEntry: Sendable {
  public var command: Command
  public var keys: [Key]
  public var help: Phrase
}

extension Command {
  /// The one table. A key that isn't in it does nothing.
  public static let table: [CommandEntry] = [
    .init(command: .down, keys: [.character("j"), .down], help: .helpDown),
    .init(command: .up, keys: [.character("k"), .up], help: .helpUp),
    .init(command: .halfPageDown, keys: [.character("d"), .control("d")], help: .helpHalfPageDown),
    .init(command: .halfPageUp, keys: [.character("u"), .control("u")], help: .helpHalfPageUp),
    .init(command: .pageDown, keys: [.character(" "), .control("f"), .pageDown], help: .helpPageDown),
    .init(command: .pageUp, keys: [.character("b"), .control("b"), .pageUp], help: .helpPageUp),
    .init(command: .start, keys: [.character("g"), .home], help: .helpStart),
    .init(command: .end, keys: [.character("G"), .end], help: .helpEnd),
    .init(command: .nextPane, keys: [.character("l"), .right, .tab], help: .helpNextPane),
    .init(command: .previousPane, keys: [.character("h"), .left, .backTab], help: .helpPreviousPane),
    .init(command: .open, keys: [.enter], help: .helpOpen),
    .init(command: .back, keys: [.character("q")], help: .helpBack),
    .init(command: .cancel, keys: [.escape], help: .helpCancel),
    .init(command: .quit, keys: [.character("Q")], help: .helpQuit),
    .init(command: .nextEntry, keys: [.character("J")], help: .helpNextEntry),
    .init(command: .previousEntry, keys: [.character("K")], help: .helpPreviousEntry),
    .init(command: .nextHeading, keys: [.character("]")], help: .helpNextHeading),
    .init(command: .previousHeading, keys: [.character("[")], help: .helpPreviousHeading),
    .init(command: .nextCategory, keys: [.character("}")], help: .helpNextCategory),
    .init(command: .previousCategory, keys: [.character("{")], help: .helpPreviousCategory),
    .init(command: .olderDigest, keys: [.character(">")], help: .helpOlderDigest),
    .init(command: .newerDigest, keys: [.character("<")], help: .helpNewerDigest),
    .init(command: .category1, keys: [.character("1")], help: .helpCategoryNumber(1)),
    .init(command: .category2, keys: [.character("2")], help: .helpCategoryNumber(2)),
    .init(command: .category3, keys: [.character("3")], help: .helpCategoryNumber(3)),
    .init(command: .category4, keys: [.character("4")], help: .helpCategoryNumber(4)),
    .init(command: .category5, keys: [.character("5")], help: .helpCategoryNumber(5)),
    .init(command: .category6, keys: [.character("6")], help: .helpCategoryNumber(6)),
    .init(command: .category7, keys: [.character("7")], help: .helpCategoryNumber(7)),
    .init(command: .category8, keys: [.character("8")], help: .helpCategoryNumber(8)),
    .init(command: .category9, keys: [.character("9")], help: .helpCategoryNumber(9)),
    .init(command: .pickCategory, keys: [.character("c")], help: .helpPickCategory),
    .init(command: .lens, keys: [.character("C")], help: .helpLens),
    .init(command: .search, keys: [.character("/")], help: .helpSearch),
    .init(command: .sort, keys: [.character("s")], help: .helpSort),
    .init(command: .nextHit, keys: [.character("n")], help: .helpNextHit),
    .init(command: .previousHit, keys: [.character("N")], help: .helpPreviousHit),
    .init(command: .otherLanguage, keys: [.character("L")], help: .helpOtherLanguage),
    .init(command: .parallel, keys: [.character("=")], help: .helpParallel),
    .init(command: .unfold, keys: [.character("U")], help: .helpUnfold),
    .init(command: .outline, keys: [.character("t")], help: .helpOutline),
    .init(command: .trend, keys: [.character("T")], help: .helpTrend),
    .init(command: .openSource, keys: [.character("o")], help: .helpOpenSource),
    .init(command: .linkHints, keys: [.character("f")], help: .helpLinkHints),
    .init(command: .openPicture, keys: [.character("i")], help: .helpOpenPicture),
    .init(command: .scrollCodeLeft, keys: [.character("(")], help: .helpScrollCodeLeft),
    .init(command: .scrollCodeRight, keys: [.character(")")], help: .helpScrollCodeRight),
    .init(command: .copyLink, keys: [.character("y")], help: .helpCopyLink),
    .init(command: .copyCitation, keys: [.character("Y")], help: .helpCopyCitation),
    .init(command: .star, keys: [.character("*")], help: .helpStar),
    .init(command: .toggleRead, keys: [.character("x")], help: .helpToggleRead),
    .init(command: .history, keys: [.control("o")], help: .helpHistory),
    .init(command: .textOnly, keys: [.character("z")], help: .helpTextOnly),
    .init(command: .reload, keys: [.character("r")], help: .helpReload),
    .init(command: .redraw, keys: [.control("l")], help: .helpRedraw),
    .init(command: .suspend, keys: [.control("z")], help: .helpSuspend),
    .init(command: .palette, keys: [.character(":")], help: .helpPalette),
    .init(command: .help, keys: [.character("?")], help: .helpHelp),
  ]

  private static let byKey: [Key: Command] = Dictionary(
    table.flatMap { entry in entry.keys.map { ($0, entry.command) } }, uniquingKeysWith: { first, _ in first }
  )

  /// What a key does outside overlays and the search line.
  public init?(key: Key) {
    guard let command = Self.byKey[key] else { return nil }
    self = command
  }

  /// 1 to 9 for the commands that jump to a category by number.
  var categoryNumber: Int? {
    let all: [Command] = [
      .category1, .category2, .category3, .category4, .category5, .category6, .category7, .category8,
      .category9,
    ]
    return all.firstIndex(of: self).map { $0 + 1 }
  }
}

extension Command {
  /// The panes in which a command means something; the help puts those for here first.
  func isFor(_ pane: Pane) -> Bool {
    switch self {
    case .nextHeading, .previousHeading, .linkHints, .scrollCodeLeft, .scrollCodeRight, .unfold: pane == .text
    case .openSource, .openPicture, .copyLink, .copyCitation, .star, .toggleRead, .lens, .textOnly,
      .nextEntry,
      .previousEntry:
      pane != .digests
    case .halfPageDown, .halfPageUp: pane != .digests
    default: true
    }
  }
}
