import DigestIndex
import DigestKit
import Foundation
import Reader
import ReaderTestSupport
import Screen
import TestSupport

@testable import wenzhai

/// A small library that every test can see at a glance.
enum SmallLibrary {
  static let chinese = """
    # 2026 年第 06 周

    开场白。

    ## 科技

    ### 机器人

    #### 会走路的桌子

    [来源](https://desk.example/1)

    桌子会走路，机器人实验室做的。见[纸](#纸)。

    #### 叠衣服

    机器人叠衣服，一件二十秒。

    ### 纸

    纸会变黄。

    ## 摘录

    写字的人，先要会擦。
    """

  static let english = """
    # Week 06 of 2026

    ## Technology

    ### Robots

    #### A desk that walks

    [source](https://desk.example/1)

    A desk walks by itself.

    #### Folding shirts

    One shirt in twenty seconds.

    ### Paper

    Paper turns yellow.

    ## Quotes

    Who writes must know how to erase.
    """

  static let older = """
    # 2026 年第 05 周

    ## 科技

    ### 机器人

    #### 桌上的机器人

    它只有三只手指。
    """

  static func runner() -> FixtureLibrary {
    FixtureLibrary([("2026W06", "zh", chinese), ("2026W06", "en", english), ("2026W05", "zh", older)])
  }

  /// The reader on this library, after some keys.
  static func reader(_ keys: String = "", columns: Int = 100, rows: Int = 14) async -> HeadlessReader {
    await reader(keys, size: Size(columns: columns, rows: rows), runner: runner())
  }

  static func reader(
    _ keys: String, size: Size, settings: Settings = Settings(), runner: any EffectRunner
  ) async -> HeadlessReader {
    var reader = HeadlessReader(
      state: State(size: size, libraryName: "library", settings: settings), runner: runner)
    await reader.start()
    await reader.press(Key.sequence(keys))
    return reader
  }
}

/// The samples, read through the real index.
enum SampleLibrary {
  static let folder = TestFiles.samples.path
  private static let library = Library(roots: [folder], cache: nil, state: nil)

  /// The reader after some keys, with a reading state of its own.
  static func own(_ keys: String, columns: Int, rows: Int) async -> HeadlessReader {
    let library = Library(roots: [folder], cache: nil, state: nil)
    return await SmallLibrary.reader(
      keys, size: Size(columns: columns, rows: rows),
      runner: LibraryRunner(library: library))
  }

  /// The reader after some keys. The index is shared; what is read in one test is forgotten in the next.
  static func shared(
    _ keys: String = "", columns: Int, rows: Int, settings: Settings = Settings()
  ) async -> HeadlessReader {
    await SmallLibrary.reader(
      keys, size: Size(columns: columns, rows: rows), settings: settings,
      runner: Unmarked(runner: LibraryRunner(library: library)))
  }
}

/// Passes everything on but what would be remembered.
private struct Unmarked: EffectRunner {
  let runner: LibraryRunner
  var isIdle: Bool { runner.isIdle }
  func finish() { runner.finish() }

  func run(_ effect: Effect, mailbox: Mailbox) {
    switch effect {
    case .setRead, .toggleRead, .toggleStarred, .savePlace, .saveHistory, .readAll, .toggleReadDigest,
      .toggleStarredDigest, .setBookmark, .keepNote:
      break
    default: runner.run(effect, mailbox: mailbox)
    }
  }
}

extension HeadlessReader {
  var screen: String { state.render().text }
  var title: String { state.browse.page?.content?.title ?? "" }
}
