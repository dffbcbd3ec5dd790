import DigestKit
import Testing

/// Names in titles, by which entries of one story are known.
@Suite struct TitleNamesTests {
  @Test(arguments: [
    ("DreamDojo：从视频学动作的 GPT", ["DreamDojo"]), ("瑞芯微 RK182X 评测", ["RK182X"]),
    ("RK3668/RK3688 与 vLLM-Omni", ["RK3668", "RK3688", "vLLM-Omni"]), ("the cat sat：别的", []),
    ("灯塔", ["灯塔"]), ("：只有后面 ABC", ["后面", "ABC"]), ("", []), ("《A2》", ["A2"]),
  ])
  func namesOfAHanTitle(_ title: String, _ expected: [String]) {
    let names = TitleNames.names(in: title, text: title)
    #expect(names.filter { $0.allSatisfy(\.isASCII) || expected.contains($0) } == expected)
  }

  /// In a title where every word may have a capital the text tells which are names.
  @Test func theTextTellsNamesOfALatinTitle() {
    let text =
      "Why Falcon Flies Over Water\nWe saw that Falcon is fast. Why it flies we do not know; over water it is slow."
    #expect(TitleNames.names(in: "Why Falcon Flies Over Water", text: text) == ["Falcon"])
    #expect(TitleNames.names(in: "GPT-5 and iPhone: News", text: "") == ["GPT-5", "iPhone"])
    #expect(TitleNames.names(in: "Why It Rains", text: "Why It Rains\nIt rains, as We know.").isEmpty)
  }
}
