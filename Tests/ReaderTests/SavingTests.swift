import DigestKit
import Foundation
import ReaderTestSupport
import Screen
import TestSupport
import Testing

@testable import Reader
@testable import wenzhai

/// `w`: what is saved, as what, and what is said of it.
@Suite struct SavingTests {
  private func prompt(_ keys: String) async throws -> Prompt {
    let state = await SmallLibrary.reader(keys).state
    guard case .prompt(let prompt) = state.overlay else { throw CocoaError(.featureUnsupported) }
    return prompt
  }

  /// What is looked at comes first; Tab goes through all that may be meant.
  @Test(arguments: [
    ("w", "~/2026W06.epub"), ("lw", "~/2026W06-会走路的桌子.md"), ("lw<Tab>", "~/2026W06.epub"),
    ("lw<Tab><Tab>", "~/2026W06-会走路的桌子.md"), ("w<Tab>", "~/2026W06-会走路的桌子.md"),
    ("lCw<Tab><Tab>", "~/机器人.html"), ("lw<C-u>x.md<Tab>", "x.md"),
  ])
  func aNameIsProposed(_ keys: String, _ name: String) async throws {
    #expect(try await prompt(keys).line.text == name)
  }

  @Test func enterAsksForTheFile() async throws {
    var state = await SmallLibrary.reader("lw").state
    let entry = try #require(state.browse.list?.current)
    #expect(state.update(.input(.key(.enter))) == [.export(.entry(entry), to: "~/2026W06-会走路的桌子.md")])
    #expect(state.message == .exported(.saving) && state.overlay == nil)
    // Without a name nothing is asked for.
    state = await SmallLibrary.reader("lw<C-u>").state
    #expect(state.update(.input(.key(.enter))) == [])
  }

  /// Names hold what every file system and shell takes.
  @Test func namesAreClean() {
    let title = "a/b\u{1B}: ‘c’ " + String(repeating: "长", count: 100)
    let name = ExportScope.list(.category("x", language: nil), title: title).fileName
    #expect(name == "a-b-c-" + String(repeating: "长", count: 34) + ".html")
    #expect(ExportScope.list(.category("x", language: nil), title: "/?").fileName == "wenzhai.html")
  }
}
