import DigestKit
import Markdown
import ReaderTestSupport
import Testing

@testable import Reader

/// Where a reader is after the text was edited under their eyes.
@Suite struct MovedBlocksTests {
  private func blocks(_ texts: String...) -> [Block] {
    texts.enumerated().map { Block(.paragraph([.text($1)]), lines: $0...$0) }
  }

  @Test func blocksAreFoundByWhatTheySay() {
    let old = blocks("甲", "乙", "丙", "乙")
    let more = MovedBlocks(from: old, to: blocks("新", "甲", "新", "乙", "丙", "乙"))
    #expect((-1...3).map { more[$0] } == [-1, 1, 3, 4, 3])
    let fewer = MovedBlocks(from: old, to: blocks("丙"))
    #expect((0...3).map { fewer[$0] } == [0, 0, 0, 0])
    // One that was rewritten is behind the one before it.
    #expect(MovedBlocks(from: blocks("甲", "乙", "丙"), to: blocks("新", "甲", "改", "丙"))[1] == 2)
    #expect(MovedBlocks(from: old, to: [])[2] == 0)
  }

  /// What stands at the top stays there, whatever was put in front of it.
  @Test func theTopOfThePageStays() async throws {
    var state = await SmallLibrary.reader("l<Enter>", columns: 60, rows: 8).state
    let page = try #require(state.browse.page)
    var content = try #require(page.content)
    content.blocks = (1...20).map { Block(.paragraph([.text("第 \($0) 段")]), lines: $0...$0) }
    _ = state.update(.contentLoaded(page.entry.id, content, EntryResources()))
    for _ in 1...9 { _ = state.update(.input(.key(.character("j")))) }
    let top = state.render().text.split(separator: "\n")[1]
    #expect(top.contains("段"))
    _ = state.update(.indexed(changed: true))
    content.blocks.insert(contentsOf: blocks("新一", "新二", "新三"), at: 1)
    _ = state.update(.contentLoaded(page.entry.id, content, EntryResources()))
    #expect(state.render().text.split(separator: "\n")[1] == top)
  }
}
