import DigestKit
import Testing

/// What the other edition says where a hit stands.
@Suite struct TwinExtractTests {
  private func text(_ twin: String, _ own: String, _ query: String, length: Int = 40) -> String? {
    TwinExtract.text(
      of: twin, for: own, patterns: Query(query).patterns.map(PreparedPattern.init), length: length)
  }

  private static let own = "题\n第一段讲海。\n第二段讲灯塔，灯塔很高。\n第三段讲船。"
  private static let twin =
    "Title\nThe first is of the sea.\nThe second is of a lighthouse.\nThe third is of ships."

  @Test func linesStandForLines() {
    #expect(text(Self.twin, Self.own, "灯塔") == "The second is of a lighthouse.")
    #expect(text(Self.own, Self.twin, "ships") == "第三段讲船。")
  }

  /// A name that both have is looked for beside the place, too.
  @Test func whatIsLookedForIsFoundNearby() {
    #expect(text("T\nOne.\nTwo.\nHere is LLM.", "题\n一。\nLLM 在这里。\n三。", "LLM") == "Here is LLM.")
    // Farther off it is another matter.
    #expect(text("T\nOne.\nTwo.\nThree.\nFour, LLM.", "题\nLLM 在这里。\n二。\n三。\n四。", "LLM") == "One.")
  }

  /// Where lines don't go with lines, what stands at the same share of the text is taken.
  @Test func sharesStandForLinesThatAreOthers() {
    let long = "T\n" + (1...9).map { "Sentence number \($0) is here." }.joined(separator: "\n")
    #expect(
      text(long, "题\n\(String(repeating: "海", count: 60))\n最后说灯塔", "灯塔") == "Sentence number 9 is here.")
  }

  /// A long line is cut around the place, between characters.
  @Test func longLinesAreCut() throws {
    let own = "题\n" + String(repeating: "海", count: 50) + "灯塔" + String(repeating: "海", count: 50)
    let twin = "T\n" + (1...40).map { "wé\($0)" }.joined(separator: " ")
    let cut = try #require(text(twin, own, "灯塔", length: 20))
    #expect(cut.contains("wé20") || cut.contains("wé21"))
    #expect(cut.count < 40)
  }

  @Test func titlesAndEmptyTextsHaveNone() {
    #expect(text(Self.twin, Self.own, "题") == nil)
    #expect(text("", Self.own, "灯塔") == nil)
    #expect(text("Title", Self.own, "灯塔") == nil)
    #expect(text(Self.twin, "", "灯塔") == nil)
    #expect(text(Self.twin, Self.own, "没有") == nil)
  }
}
