import Screen

/// Everything a key can do.
public enum Command: String, CaseIterable, Sendable {
  case down, up, halfPageDown, halfPageUp, pageDown, pageUp, start, end
  case nextPane, previousPane, open, back, quit, cancel
  case nextEntry, previousEntry, nextHeading, previousHeading, nextCategory, previousCategory
  case newerDigest, olderDigest
  case category1, category2, category3, category4, category5, category6, category7, category8, category9
  case pickCategory, lens, search, find, sort, nextHit, previousHit, otherLanguage, parallel, unfold, outline,
    trend, related
  case openSource, openPicture, scrollCodeLeft, scrollCodeRight, linkHints, copyLink, copyCitation, star,
    toggleRead, edit, pipe, export, readAll, hideRead, takeBack, mark, marks, note, select, lookUp =
    "look-up",
    remove,
    saveSearch =
    "save",
    statistics = "stats", rising, minutes, mask, history,
    forward, set, mouse, speak, sync
  case textOnly, reload, redraw, suspend, palette, help
}

/// A row of the command table: what the help, the palette, `wenzhai keys` and the dispatch all read. A preset or the
/// reader's configuration may give a command other keys: see `KeyBindings`.
public struct CommandEntry: Sendable {
  public var command: Command
  public var keys: [Key]
  public var help: Phrase
}

extension Command {
  /// The one table, with the keys that a command has unless the reader gives it others.
  public static let table: [CommandEntry] = [
    .init(command: .down, keys: [.character("j"), .down], help: .help(.down)),
    .init(command: .up, keys: [.character("k"), .up], help: .help(.up)),
    .init(command: .halfPageDown, keys: [.character("d"), .control("d")], help: .help(.halfPageDown)),
    .init(command: .halfPageUp, keys: [.character("u"), .control("u")], help: .help(.halfPageUp)),
    .init(command: .pageDown, keys: [.character(" "), .control("f"), .pageDown], help: .help(.pageDown)),
    .init(command: .pageUp, keys: [.character("b"), .control("b"), .pageUp], help: .help(.pageUp)),
    .init(command: .start, keys: [.character("g"), .home], help: .help(.start)),
    .init(command: .end, keys: [.character("G"), .end], help: .help(.end)),
    .init(command: .nextPane, keys: [.character("l"), .right, .tab], help: .help(.nextPane)),
    .init(command: .previousPane, keys: [.character("h"), .left, .backTab], help: .help(.previousPane)),
    .init(command: .open, keys: [.enter], help: .help(.open)),
    .init(command: .back, keys: [.character("q")], help: .help(.back)),
    .init(command: .cancel, keys: [.escape], help: .help(.cancel)),
    .init(command: .quit, keys: [.character("Q")], help: .help(.quit)),
    .init(command: .nextEntry, keys: [.character("J")], help: .help(.nextEntry)),
    .init(command: .previousEntry, keys: [.character("K")], help: .help(.previousEntry)),
    .init(command: .nextHeading, keys: [.character("]")], help: .help(.nextHeading)),
    .init(command: .previousHeading, keys: [.character("[")], help: .help(.previousHeading)),
    .init(command: .nextCategory, keys: [.character("}")], help: .help(.nextCategory)),
    .init(command: .previousCategory, keys: [.character("{")], help: .help(.previousCategory)),
    .init(command: .olderDigest, keys: [.character(">")], help: .help(.olderDigest)),
    .init(command: .newerDigest, keys: [.character("<")], help: .help(.newerDigest)),
    .init(command: .category1, keys: [.character("1")], help: .help(.categoryNumber(1))),
    .init(command: .category2, keys: [.character("2")], help: .help(.categoryNumber(2))),
    .init(command: .category3, keys: [.character("3")], help: .help(.categoryNumber(3))),
    .init(command: .category4, keys: [.character("4")], help: .help(.categoryNumber(4))),
    .init(command: .category5, keys: [.character("5")], help: .help(.categoryNumber(5))),
    .init(command: .category6, keys: [.character("6")], help: .help(.categoryNumber(6))),
    .init(command: .category7, keys: [.character("7")], help: .help(.categoryNumber(7))),
    .init(command: .category8, keys: [.character("8")], help: .help(.categoryNumber(8))),
    .init(command: .category9, keys: [.character("9")], help: .help(.categoryNumber(9))),
    .init(command: .pickCategory, keys: [.character("c")], help: .help(.pickCategory)),
    .init(command: .lens, keys: [.character("C")], help: .help(.lens)),
    .init(command: .search, keys: [.character("/")], help: .help(.search)),
    .init(command: .find, keys: [.character("F")], help: .help(.find)),
    .init(command: .sort, keys: [.character("s")], help: .help(.sort)),
    .init(command: .nextHit, keys: [.character("n")], help: .help(.nextHit)),
    .init(command: .previousHit, keys: [.character("N")], help: .help(.previousHit)),
    .init(command: .otherLanguage, keys: [.character("L")], help: .help(.otherLanguage)),
    .init(command: .parallel, keys: [.character("=")], help: .help(.parallel)),
    .init(command: .unfold, keys: [.character("U")], help: .help(.unfold)),
    .init(command: .outline, keys: [.character("t")], help: .help(.outline)),
    .init(command: .trend, keys: [.character("T")], help: .help(.trend)),
    .init(command: .related, keys: [.character("R")], help: .help(.related)),
    .init(command: .openSource, keys: [.character("o")], help: .help(.openSource)),
    .init(command: .linkHints, keys: [.character("f")], help: .help(.linkHints)),
    .init(command: .openPicture, keys: [.character("i")], help: .help(.openPicture)),
    .init(command: .scrollCodeLeft, keys: [.character("(")], help: .help(.scrollCodeLeft)),
    .init(command: .scrollCodeRight, keys: [.character(")")], help: .help(.scrollCodeRight)),
    .init(command: .edit, keys: [.character("e")], help: .help(.edit)),
    .init(command: .pipe, keys: [.character("|")], help: .help(.pipe)),
    .init(command: .export, keys: [.character("w")], help: .help(.export)),
    .init(command: .copyLink, keys: [.character("y")], help: .help(.copyLink)),
    .init(command: .copyCitation, keys: [.character("Y")], help: .help(.copyCitation)),
    .init(command: .star, keys: [.character("*")], help: .help(.star)),
    .init(command: .toggleRead, keys: [.character("x")], help: .help(.toggleRead)),
    .init(command: .readAll, keys: [.character("A")], help: .help(.readAll)),
    .init(command: .hideRead, keys: [.character("X")], help: .help(.hideRead)),
    .init(command: .takeBack, keys: [.character("Z")], help: .help(.takeBack)),
    .init(command: .mark, keys: [.character("m")], help: .help(.mark)),
    .init(command: .marks, keys: [.character("'")], help: .help(.marks)),
    .init(command: .note, keys: [.character("a")], help: .help(.note)),
    .init(command: .select, keys: [.character("v")], help: .help(.select)),
    .init(command: .lookUp, keys: [.character("D")], help: .help(.lookUp)),
    .init(command: .remove, keys: [.delete], help: .help(.remove)),
    .init(command: .saveSearch, keys: [.control("s")], help: .help(.saveSearch)),
    // In the palette alone: `:stats`.
    .init(command: .statistics, keys: [], help: .help(.statistics)),
    .init(command: .rising, keys: [], help: .help(.rising)),
    .init(command: .minutes, keys: [], help: .help(.minutes)),
    .init(command: .mask, keys: [], help: .help(.mask)),
    .init(command: .set, keys: [], help: .help(.set)),
    .init(command: .mouse, keys: [], help: .help(.mouse)),
    .init(command: .speak, keys: [], help: .help(.speak)),
    .init(command: .sync, keys: [], help: .help(.sync)),
    .init(command: .history, keys: [.control("o")], help: .help(.history)),
    .init(command: .forward, keys: [.control("n")], help: .help(.forward)),
    .init(command: .textOnly, keys: [.character("z")], help: .help(.textOnly)),
    .init(command: .reload, keys: [.character("r")], help: .help(.reload)),
    .init(command: .redraw, keys: [.control("l")], help: .help(.redraw)),
    .init(command: .suspend, keys: [.control("z")], help: .help(.suspend)),
    .init(command: .palette, keys: [.character(":")], help: .help(.palette)),
    .init(command: .help, keys: [.character("?")], help: .help(.help)),
  ]

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
    case .nextHeading, .previousHeading, .linkHints, .scrollCodeLeft, .scrollCodeRight, .unfold, .select:
      pane == .text
    case .related, .openSource, .openPicture, .copyLink, .copyCitation, .mark, .note, .pipe, .lens, .textOnly,
      .nextEntry,
      .previousEntry:
      pane != .digests
    case .halfPageDown, .halfPageUp: pane != .digests
    default: true
    }
  }
}
