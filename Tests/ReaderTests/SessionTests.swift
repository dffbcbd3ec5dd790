import DigestIndex
import Foundation
import Reader
import Screen
import Synchronization
import TestSupport
import Testing

@testable import wenzhai

/// Whole sessions with the real library and runner: after each key what changed on the screen, as it was once looked
/// at and found good.
///
/// After a wanted change: `WENZHAI_RECORD=1 swift test --filter SessionTests`, then read the diff.
@Suite struct SessionTests {
  struct Session: Sendable, CustomTestStringConvertible {
    var name: String
    var size: Size
    var keys: String
    var root = TestFiles.samples
    var settings = Settings(language: .english, theme: .dark)

    init(
      _ name: String, _ columns: Int, _ rows: Int, _ keys: String,
      _ change: (inout Settings) -> Void = { _ in }
    ) {
      self.name = name
      size = Size(columns: columns, rows: rows)
      self.keys = keys
      change(&settings)
    }

    /// The same keys in the library of what is rare, whose digests stand in this order: 2026-08, W22 in two scripts,
    /// W21 with a stub, W20 in three languages, letters, twelve weeks of fruit, and the others.
    var amongRarities: Session {
      var session = self
      session.root = TestFiles.fixtures.appending(path: "rarities")
      return session
    }

    var testDescription: String { name }
  }

  static let sessions = [
    Session("three panes", 140, 24, "jjjk>GgduJK}}{{39<Right><Left>l<Enter>dJK]][<Space><Space>bGgqq"),
    Session("two panes", 100, 20, "jjl3jj<Enter>ddu<PgDn><PgUp><End><Home>JJKz<Tab><S-Tab>hhl>>><lt>"),
    Session("one pane", 60, 14, "jj<Enter>j<Enter><Space><Space><Space>J}qqj<Enter>8<Enter>Gq"),
    Session("search", 120, 20, "/机器人<Enter>nnNs<Enter>nnNNqs<Esc>/<Up><Esc>"),
    Session(
      "search line", 80, 16,
      "/bo<Left>x<BS><C-a>ro<C-e><C-w><C-u>-OR <Esc>/\"line break\"<Enter>q/nosuchword<Enter><Esc>"),
    Session(
      "filters", 100, 18,
      "/in:jiq<Tab><Enter><Esc>/has:<Tab><Tab><Tab><Esc>/is:unread week:<Tab><Enter><Esc>/title:机 OR 灯<Esc>"),
    Session("pinyin", 100, 18, "/jiqi<Enter>jjjjGn<Esc>/dengta<Enter><Enter>q<Esc>"),
    Session("two languages", 140, 26, "l}<Enter>L=lhL=UjUqL<lt>>LG<Enter>="),
    Session("languages below", 90, 24, "l}<Enter>=jjL=Ujj]UJJL"),
    Session(
      "pickers", 100, 22, "c<Esc>ctech<Enter>:<Esc>:灯塔<Down><Enter>t<Down><Enter>q:sta<Enter>t<Esc>c/q<Esc>cb"
    ),
    Session("trend and lens", 120, 24, "T/机器人<Enter>Thhl<Enter>qT<Esc>C<Enter>qqCs"),
    Session("marks", 100, 18, "l*jxjx*J<C-o>X<Enter>q<Enter>*J*qnnN"),
    Session("help", 100, 20, "?jjGgdq?<Esc>l<Enter>?q"),
    Session("links", 100, 22, "l}}<Enter>f<Esc>faoyYiJfbq"),
    Session("code", 60, 24, ">>>>l}<Enter>))(J))((zzr<C-l>"),
    Session("chinese interface", 100, 18, "?qlT*xx/机<Enter><Esc>}=9:", { $0.language = .chinese }),
    Session("no colours", 100, 18, "l*x/机器人<Enter><Enter>nqT", { $0.theme = .plain }),
    Session("wide ambiguous", 100, 18, "l<Enter>d=q/灯<Enter>T<Esc>c", { $0.ambiguousWidth = .wide }),
    Session("light", 100, 18, "/灯塔<Enter><Enter>nnf", { $0.theme = .light }),

    Session(
      "links of all kinds", 100, 24,
      "jjjl<Enter>fafsfdfffgfhfj<C-o>fk<C-o>fl<C-o>fq<C-o>fw<C-o>fe<C-o>fr<C-o><Enter>g"
    )
    .amongRarities,
    Session("more links than letters", 100, 20, "jjjljjj<Enter>fa<BS>8axf<Esc>").amongRarities,
    Session(
      "introductions", 100, 20, "jjj<Enter>kx*x<Enter>x*yYiof<Esc>LL=U<Esc>JK<S-Tab>/开场<Enter><Enter>oqq"
    )
    .amongRarities,
    Session("three languages", 140, 20, "jjjl<Down><Enter>LLL=lhL=LUqjj<Enter>L=JUq").amongRarities,
    Session("stubs and scripts", 100, 16, "jj<Enter>jLl<Enter>L=UL<lt>l<Enter>L=L<Esc>qq").amongRarities,
    Session(
      "along the trend", 100, 24,
      "/苹果<Enter>Tgg<PgDn><PgUp>G><lt>kjdu<Esc>T<Enter>q<Esc>jjjjjjjl<Enter>CT<Left><PgUp>qLqqq"
    ).amongRarities,
    Session(
      "pickers without typing", 100, 16,
      "c<PgDn><Home><End><Up><PgUp> <BS>c<Esc>c 果子<Enter>qjjjlt<End><Home>jltjqtGt<Enter>t/图<Enter>t<Home>"
    ).amongRarities,
    Session(
      "palette", 100, 18,
      "/苹果<Enter>:2026W20<Enter>l:纸与墨<Enter>:SUMMARY<Enter>:xyzzy<BS><PgDn><Esc>:only<Enter>:"
    ).amongRarities,
    Session("hits in long code", 60, 16, "/needle<Enter>N<Esc>/needle<Enter><Enter>nnnnnnNNNq<Esc>")
      .amongRarities,
    Session("more categories than digits", 130, 30, "jjl9}}}}{tq<Esc>8:category<Esc>").amongRarities,
    Session(
      "hardly any room", 24, 7, "jjjl<Enter>?jjGq:2026<BS><Esc>c<Esc>f<Esc>t<End>q/needle<Enter><Enter>n<Esc>"
    ).amongRarities,
    Session("drafts and pages", 100, 30, "jjjjl<Enter><Enter><C-o>qhGl<Enter>q<lt><lt><lt>l<Enter>qhq")
      .amongRarities,
    Session("the text alone", 130, 18, "jjjlzJrzq/墨<Enter><Enter>zqqn").amongRarities,
    Session("pictures", 90, 30, "jjjljjjj<Enter>iJif<Esc>=LJ").amongRarities,
    Session(
      "earlier searches", 80, 14,
      "/苹果<Enter><Esc>/梨<Enter><Esc>/苹果<Enter><Esc>/<Up><Up><Up><Down><Down><C-u>in:pic<Tab><C-u>has:<Tab><S-Tab>"
        + "<C-u>in:\"pic<Tab><C-u>week:<Tab><C-u>lang:<Tab><S-Tab><Enter>"
    ).amongRarities,
    Session("English first", 100, 18, "jjjl<Enter>L>l<Enter><lt>c<Esc>", { $0.contentLanguage = "en" })
      .amongRarities,
    Session("unread", 100, 18, "jjjl<Enter>nnnnnnnnnnq<lt>lnGxxNN").amongRarities,
    Session(
      "back and forth", 100, 16,
      "jjjlf<Esc>qjjjjj{{2222<C-o><C-o><C-o>2<Enter>2:纸与墨<Enter>q:三十<Enter>qjj:2026W20<Enter>zq<Enter>zqq<PgDn><PgDn>"
        + "<PgUp>qq"
    ).amongRarities,
    Session(
      "links in a search", 100, 18,
      "jjjl<Enter>2q/各种链接<Enter><Enter>fjqql<Enter><C-o>2/各种链接<Enter><Enter><C-o>"
    ).amongRarities,
    Session("unfolded on few rows", 34, 8, "l}<Enter>UjjU<Space>UG<Home>UJ=q"),
    Session("introductions in two languages", 140, 16, "l<Enter>=qk<Enter>=Lqq"),
    Session(
      "to the ends", 60, 12, "?GjjkgG<PgUp><Esc>c<PgDn><PgDn><PgDn><PgDn><Up><Enter>q:a<Down><Down>b<BS><Esc>"
    )
    .amongRarities,
    Session("a category from the digests", 100, 16, "jjjc图<Enter>qc图<Enter>").amongRarities,
    Session("short stems", 80, 14, "/in:ji<Tab><C-u>in:j<Tab><C-u>in:<Tab><Esc>/灯塔<Enter>TG<Esc>"),
    Session("a tall trend", 100, 40, "/苹果<Enter>Tgq<Esc>/的<Enter>TGk").amongRarities,
    Session("the list above the trend", 100, 18, "/苹果<Enter>Tgllll<Esc>").amongRarities,
    Session("hardly any room for categories", 130, 11, "/苹果<Enter><Esc>/needle<Enter>").amongRarities,
    Session("extracts", 44, 16, "/灯塔<Enter>jjj<Esc>/the line<Enter>jj<Enter>q<Esc>/潮水 月亮<Enter>GJ"),
    Session("signs for colours", 60, 14, "jjjl<Enter>f<Esc>jf<Esc>:x<BS>纸<Esc>", { $0.theme = .plain })
      .amongRarities,
    Session(
      "notes", 100, 18,
      "la一灯<Enter>ja<Esc>a二灯<C-a>第<Enter>kaj<Enter><C-e>如豆<Enter>aj<Del>ZZa<Enter>x<Esc>Zl<Enter>a三<Enter>LL"),
    Session(
      "letters", 100, 16, "lmajlddmBhhm1mzq'<Esc>'aJJ'B''<C-n><C-n><C-o>'<Down><Del>'<Esc>Z'",
      { $0.language = .chinese }),
    Session("all read", 100, 16, "lAAyXjjXZ>hxxZ*l*AnCAXX/灯<Enter>AZZZ:stats<Enter>jGgq"),
    Session("many unread", 60, 14, "l/的<Enter>AxnAoZ<Esc>hA<Esc>").amongRarities,
    Session(
      "shelves", 100, 16,
      "l*j*/灯塔<Enter>:save 灯<Enter><Esc>hkk<Enter>jj<Enter>*qqk<Enter>=qkkj<Del>Z>><Down>/纸<C-s>x<BS>纸<Enter><Enter><Esc>:save<Enter><Esc>"
    ),
    Session(
      "passages", 140, 22,
      "l}<Enter>vjjlhkkkojlkokjY<Esc>vjyvoHa灯<BS>记<Enter>vHEnter<Enter>LvY<Enter>a<Down>改<Esc>a<Down><Del>ZvX<Esc>gvq"
    ),
    Session(
      "find", 100, 18,
      "l}<Enter>F灯塔<Enter>nnNF<Up><C-u>没有的词<Enter>F<Enter>jF的<Esc><Esc>q/灯塔<Enter><Enter>F光<Enter>nJn<Esc>nqFxF<BS><BS>"
    ),
    Session(
      "editor and pipe", 100, 14,
      "le}<Enter>je|wc -l<Enter>|<Up><Esc>:mouse<Enter>:speak<Enter>:speak<Enter>he"),
    Session(
      "look a word up", 100, 18,
      "/灯塔<Enter>D<Enter>jjq<Esc>D<C-u>robot<Enter>q<Esc>l}<Enter>vD<C-u>没有的词<Enter>D<Esc><Esc>R<Down><Enter>"
    ),
    Session("nothing to sync", 80, 12, ":sync<Enter>jl:sync<Enter><Esc>"),
    Session(
      "save as a file", 80, 12,
      "w<Tab><Tab><Esc>lw<Tab><C-u>x.md<Tab><Enter>/灯塔<Enter>w<Tab><Tab><Enter><Esc>Cw<Tab><Tab><Esc>",
      { $0.language = .chinese }),
    Session(
      "settings", 120, 16,
      "l<Enter>:set text.width 40<Enter>:set width 30<Enter>:set list.minutes never<Enter>q:set panes.count 2<Enter>"
        + ":set nomouse<Enter>:set mouse?<Enter>:set wdith 3<Enter>:set theme puce<Enter>:set accessible<Enter>jlhx*:set<Enter>:set text.width=20<Enter>"
    ),
    Session(
      "typed commands", 100, 14,
      "lG:2<Enter>:n<Enter>:help<Enter>q:undo<Enter>:搜索<Esc>:退出<BS><BS>:map<Esc>:q<Enter>"),
    Session(
      "as in vim", 100, 16, "l3jggG5G<C-d>g<Esc>gxz<Esc>12<Esc>gg<Enter>]][[/灯塔<Enter>ngfyyZQ",
      { $0.keys = KeyBindings(preset: .vim) }),
    Session(
      "as in less", 80, 14, "<Enter><Enter>fb/的<Enter>nngGhq&灯塔<Enter>v<Esc>qqq",
      { $0.keys = KeyBindings(preset: .less) }),
    Session(
      "as in newsboat", 100, 16, "<Enter><Enter>nnpNlluqt<Esc><C-b>Eqgqq",
      { $0.keys = KeyBindings(preset: .newsboat) }),
    Session("for the ear", 80, 12, "jlj*x<Enter>jqc<Down><Esc>/灯塔<Enter>", { $0.isAccessible = true }),
    Session("where it was left", 80, 14, "l}<Enter>ddqJK<Enter>gqk<Enter>Gqj<Enter>dJKq<Enter>"),
    Session("films from the list", 100, 16, "jjjljjjjjijiki<Enter>iq").amongRarities,
  ]

  @Test(arguments: sessions)
  func sessionsLookAsTheyDid(_ session: Session) async throws {
    let library = try await Self.library(session.root)
    let runner = OutwardLog(LibraryRunner(library: library, now: { "2026-11-26 10:30" }))
    let state = State(
      size: session.size, libraryName: session.root.lastPathComponent, settings: session.settings)
    var reader = HeadlessReader(state: state, runner: runner)
    await reader.start()
    var shown = reader.state.render()
    var record = shown.rows(changedFrom: nil)
    for key in Key.sequence(session.keys) where !reader.state.isFinished {
      await reader.press([key])
      let next = reader.state.render()
      record += "── \(key.label)\n" + runner.taken() + next.rows(changedFrom: shown)
      shown = next
    }
    record += reader.state.isFinished ? "── left\n" : ""
    let file = TestFiles.fixtures.appending(path: "sessions/\(session.name).txt")
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil { try Data(record.utf8).write(to: file) }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(record == expected, "\(Self.firstDifference(record, expected))")
  }

  @Test func everyCommandIsPressedInSomeSession() {
    let pressed = Set(Self.sessions.flatMap { Key.sequence($0.keys) })
    let missing = Command.table.filter { row in
      !row.keys.isEmpty && !row.keys.contains { pressed.contains($0) }
    }.map(\.command)
    // Leaving ends a session, and only a real terminal can be suspended.
    #expect(
      Set(missing).isSubset(of: [
        .quit, .suspend, .category1, .category2, .category4, .category5, .category6, .category7,
      ]))
  }

  /// A library that is read once; each session has a reading state of its own.
  private static func library(_ root: URL) async throws -> Library {
    let cache = try await Cache.shared.folder(root)
    let library = Library(roots: [root.path], cache: cache, state: nil)
    _ = try await library.refresh()
    return library
  }

  private actor Cache {
    static let shared = Cache()
    /// Kept, so that the folder stays as long as the tests.
    private var home: Home?
    private var making: [URL: Task<Void, any Error>] = [:]

    func folder(_ root: URL) async throws -> String {
      let home = try home ?? Home()
      self.home = home
      let path = home.folder.path
      let task =
        making[root]
        ?? Task {
          _ = try await Library(roots: [root.path], cache: path, state: nil).refresh()
        }
      making[root] = task
      try await task.value
      return path
    }
  }

  private static func firstDifference(_ record: String, _ expected: String) -> String {
    let lines = (record.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
    guard let at = zip(lines.0, lines.1).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
      return "one is longer"
    }
    let key = lines.0[...at].last { $0.hasPrefix("── ") } ?? "at the start"
    return "\(key)\nnow:      \(lines.0[at])\nexpected: \(lines.1[at])"
  }
}

/// Runs what stays inside the program, and only notes what would reach others.
private final class OutwardLog: EffectRunner {
  private let inner: LibraryRunner
  private let log = Mutex<[String]>([])

  init(_ inner: LibraryRunner) { self.inner = inner }

  var isIdle: Bool { inner.isIdle }
  func finish() { inner.finish() }

  func run(_ effect: Effect, mailbox: Mailbox) {
    switch effect {
    case .copy(let text, let thing):
      log.withLock { $0.append("copies \(text)") }
      mailbox.post(.copied(text, thing, by: ["copier"]))
    case .openExternally(let url, _, _): log.withLock { $0.append("opens \(url)") }
    case .viewPicture(_, let path): log.withLock { $0.append("views \(path)") }
    default: inner.run(effect, mailbox: mailbox)
    }
  }

  func taken() -> String {
    log.withLock { lines in
      defer { lines = [] }
      return lines.map { "→ \($0)\n" }.joined()
    }
  }
}

extension Frame {
  /// Rows that are not as they were: the text, then where it isn't plain, columns from 0, colours by number.
  fileprivate func rows(changedFrom old: Frame?) -> String {
    (0..<size.rows).filter { row in
      old?.runs(row: row).map(\.text) != runs(row: row).map(\.text)
        || old?.runs(row: row).map(\.style) != runs(row: row).map(\.style)
    }.map { row in
      let runs = runs(row: row)
      let text = runs.map(\.text).joined()
      let styles = runs.filter {
        $0.style != .plain && !$0.text.allSatisfy { $0 == " " } || $0.style.background != .standard
      }
      .map { "\($0.column) \($0.style.sgr.dropFirst(2).dropLast())" }
      let end = text.lastIndex { $0 != " " }.map { text[...$0] } ?? ""
      return "\(row)│\(end)\n" + (styles.isEmpty ? "" : "   \(styles.joined(separator: ", "))\n")
    }.joined() + (cursor.map { "cursor \($0.row):\($0.column)\n" } ?? "")
  }
}
