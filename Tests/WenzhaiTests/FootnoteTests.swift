import Foundation
import TestSupport
import Testing

/// Footnotes, as `show` prints them: below the entry that refers to them, wherever they were written.
@Suite struct FootnoteTests {
  private static let digest = """
    # 2026 年第 05 周

    ## 灯塔

    灯塔一明一暗[^light]，有人守着[^keeper]。

    [^light]: 每座灯塔有自己的节奏。

    ## 纸鸢

    风一来就飞[^wind]，又说到灯塔[^light]。

    ## 磁带

    没有人定义它[^nowhere]。

    ## 候鸟

    它有两个定义[^twice]，用了两次[^twice]。

    [^twice]: 先写的那个。

    [^twice]: 后写的那个。

    ## 附注

    这里只有定义。

    [^keeper]: 守塔人住在下面。

    [^wind]: 东南风最好。

        还有第二段。

    [^unused]: 没有人提到它。

    """

  private func library() throws -> Home {
    let home = try Home()
    try home.write(Self.digest, to: "library/2026W05.md")
    return home
  }

  @Test(arguments: [
    // Its own note, and one from elsewhere, in the order in which they are referred to.
    ("灯塔", "灯塔\n\n灯塔一明一暗[1]，有人守着[2]。\n\n[1] 每座灯塔有自己的节奏。\n\n[2] 守塔人住在下面。\n"),
    // One that another entry has as well, and one of two paragraphs.
    ("纸鸢", "纸鸢\n\n风一来就飞[3]，又说到灯塔[1]。\n\n[3] 东南风最好。\n\n    还有第二段。\n\n[1] 每座灯塔有自己的节奏。\n"),
    // One that nobody wrote stays as it was written.
    ("磁带", "磁带\n\n没有人定义它[^nowhere]。\n"),
    // Of two with the same name the first counts.
    ("候鸟", "候鸟\n\n它有两个定义[4]，用了两次[4]。\n\n[4] 先写的那个。\n"),
    // Where they were written, none is left.
    ("附注", "附注\n\n这里只有定义。\n"),
  ])
  func notesStandBelowWhatRefersToThem(slug: String, expected: String) throws {
    let outcome = try library().run(["show", "2026W05/zh#\(slug)", "--width", "60", "-L", "library"])
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(Self.trimmed(outcome.output) == Self.trimmed(expected))
  }

  @Test(arguments: [
    ("东南风", ["纸鸢"]), ("第二段", ["纸鸢"]), ("守塔人", ["灯塔"]), ("自己的节奏", ["灯塔", "纸鸢"]), ("先写的", ["候鸟"]),
    ("后写的", []), ("没有人提到", []),
  ])
  func theyAreFoundThere(query: String, slugs: [String]) throws {
    let outcome = try library().run(["search", query, "--sort", "date", "--json", "-L", "library"])
    let ids = outcome.lines.compactMap { line in slugs.first { line.contains("\"id\":\"2026W05/zh#\($0)\"") }
    }
    #expect(ids == slugs && outcome.lines.count == slugs.count)
  }

  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
}
