import DigestKit
@testable import Reader
import ReaderTestSupport
import Screen
import Testing

/// Links that are followed, opened and copied, and the way back.
@Suite struct LinkKeyTests {
  /// Links lead on from the page that is shown, which the introduction is whatever entry has the cursor.
  @Test func linksLeadOnFromTheTextThatIsShown() async throws {
    let week = "# 期\n\n开场白，见[[纸]]和[墨](墨.md)。\n\n## 甲\n\n见[[纸]]。\n\n## 纸\n\n文。\n"
    for (keys, isIntroduction) in [("lk<Enter>", true), ("l<Enter>", false)] {
      let library = FixtureLibrary([("2026W06", "zh", week)])
      var reader = await SmallLibrary.reader(keys, size: Size(columns: 100, rows: 12), runner: library)
      let page = try #require(reader.state.browse.page?.entry)
      #expect((page.kind == .introduction) == isIntroduction)
      await reader.press(Key.sequence("f"))
      guard case .hints(let hints, _)? = reader.state.overlay, let label = hints.first?.label else {
        Issue.record("no links")
        return
      }
      await reader.press(Key.sequence(label))
      #expect(library.effects.contains(.resolveWikilink("纸", in: page)))
      #expect(reader.title == "纸")
    }
  }

  @Test func linksAreFollowedInsideTheLibraryAndOpenedOutside() async {
    // 纸 is a heading of the same file.
    let inside = await SmallLibrary.reader("l<Enter><Enter>")
    #expect(inside.title == "纸")
    var back = inside
    await back.press([.control("o")])
    #expect(back.title == "会走路的桌子")

    var state = await SmallLibrary.reader("l<Enter>").state
    #expect(
      state.update(.input(.key(.character("o")))) == [
        .openExternally("https://desk.example/1", with: [], needsTerminal: false)
      ])
    _ = state.update(.input(.key(.character("f"))))
    guard case .hints(let hints, _) = state.overlay else {
      Issue.record("no hints")
      return
    }
    #expect(hints.map(\.label) == ["a", "s"])
    #expect(
      state.update(.input(.key(.character("a")))) == [
        .openExternally("https://desk.example/1", with: [], needsTerminal: false)
      ])
  }

  @Test func unsafeLinksAreRefused() async {
    let library = FixtureLibrary([
      ("a", "zh", "## 题\n\n[一](javascript:alert(1)) [二](../../etc/passwd) [三](file:///etc/passwd) 完。\n")
    ])
    for (label, message) in [
      ("a", Phrase.refusedScheme("javascript")), ("s", .linkOutside), ("d", .refusedScheme("file")),
    ] {
      let reader = await SmallLibrary.reader(
        "l<Enter>f" + label, size: Size(columns: 80, rows: 20), runner: library)
      #expect(reader.state.message == message)
      #expect(!library.effects.contains { if case .openExternally = $0 { true } else { false } })
    }
  }

  @Test func copyingGoesToTheTerminal() async {
    var state = await SmallLibrary.reader("l").state
    #expect(state.update(.input(.key(.character("y")))) == [.copy("https://desk.example/1", .link)])
    #expect(
      state.update(.input(.key(.character("Y")))) == [
        .copy("会走路的桌子（2026W06） <https://desk.example/1>", .citation)
      ])
  }

  @Test func jumpsCanBeTakenBack() async {
    for jump in ["3", ">", "c/摘录<Enter>", ":2026W05<Enter>", "tG<Enter>", "/手指<Enter><Enter><Esc>", "C"] {
      let reader = await SmallLibrary.reader("lj<Enter>" + jump + "<C-o>")
      #expect(reader.title == (jump.hasPrefix("/") ? "桌上的机器人" : "叠衣服"), "\(jump)")
      #expect(reader.state.browse.focus == .text, "\(jump)")
    }
    #expect(await SmallLibrary.reader("lj3<C-o>").state.browse.focus == .entries)
  }
}
