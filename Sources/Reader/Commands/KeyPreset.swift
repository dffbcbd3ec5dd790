import Screen

/// Keys of another program, for those whose fingers know them. What isn't named here keeps its own keys.
public enum KeyPreset: String, CaseIterable, Sendable {
  case vim, less, newsboat

  /// Whether digits before a command say how often: less and vim count, newsboat doesn't.
  var hasCounts: Bool { self != .newsboat }

  /// Commands with all their keys, in the notation of `screen --keys`.
  var keys: [(command: Command, keys: [[Key]])] {
    notation.map { command, keys in (command, keys.split(separator: " ").map { Key.sequence(String($0)) }) }
  }

  private var notation: [(Command, String)] {
    switch self {
    case .vim:
      [
        (.start, "gg <Home>"), (.halfPageDown, "<C-d>"), (.halfPageUp, "<C-u>"),
        (.down, "j <Down> <C-e>"), (.up, "k <Up> <C-y>"), (.pageDown, "<Space> <C-f> <PgDn>"),
        (.pageUp, "<C-b> <PgUp>"),
        (.nextPane, "l <Right> <Tab> <C-w>l <C-w>w <C-w><C-w>"), (.previousPane, "h <Left> <S-Tab> <C-w>h"),
        (.open, "<Enter> <C-]>"), (.quit, "Q ZZ ZQ"), (.find, "/ F"), (.search, "g/ <C-p>"),
        (.nextHeading, "]]"), (.previousHeading, "[["), (.olderDigest, "> gt"), (.newerDigest, "< gT"),
        (.openSource, "o gx"), (.edit, "e gf"), (.copyLink, "yy"), (.copyCitation, "Y"),
        (.remove, "dd <Del>"),
        (.takeBack, "u"), (.textOnly, "zz"), (.history, "<C-o> <C-t>"), (.mark, "m"), (.marks, "' `"),
        (.unfold, "za U"),
      ]
    case .less:
      [
        (.down, "j e <Down> <C-e>"), (.up, "k y <Up> <C-y>"), (.pageDown, "<Space> f <C-f> <C-v> <PgDn>"),
        (.pageUp, "b <C-b> <A-v> <PgUp>"), (.start, "g <Home>"), (.end, "G <End>"),
        (.find, "/ F"), (.search, "&"), (.help, "h H ?"), (.previousPane, "<Left> <S-Tab>"),
        (.edit, "v"), (.select, "V"), (.linkHints, "O"), (.copyLink, "Y"), (.copyCitation, "<A-y>"),
        (.redraw, "r <C-l>"), (.reload, "R"), (.related, "<A-r>"),
      ]
    case .newsboat:
      [
        (.nextHit, "n"), (.previousHit, "p"), (.find, "/"), (.search, "F"), (.toggleRead, "N"),
        (.hideRead, "l"), (.readAll, "A C"),
        (.star, "<C-b> *"), (.pageDown, "<Space> <C-f> <PgDn>"), (.pageUp, "b <PgUp>"),
        (.linkHints, "u"), (.halfPageUp, "<C-u>"), (.sort, "g"), (.start, "<Home>"), (.end, "<End>"),
        (.nextPane, "<Right> <Tab>"), (.pickCategory, "t"), (.outline, "O"), (.lens, "c"),
        (.edit, "E"), (.reload, "r R"), (.related, "<A-r>"), (.openSource, "o"), (.takeBack, "Z"),
      ]
    }
  }
}
