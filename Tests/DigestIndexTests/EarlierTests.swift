import DigestIndex
import DigestKit
import Testing

@Suite struct EarlierTests {
  @Test func anEntryKnowsEarlierOnesOfItsSource() async throws {
    let library = try await TemporaryLibrary([
      "2026W01.md": "# 2026W01\n\n## 类\n\n### 初见\n\n[论文](https://arxiv.org/abs/2501.01234)\n\n先说一次。\n",
      "2026W02.md":
        "# 2026W02\n\n## 类\n\n### 再见\n\n[论文](https://arxiv.org/pdf/2501.01234v2.pdf?utm_source=x)\n\n又说一次。\n\n### 别的\n\n[别处](https://b.example/)\n\n另说。\n",
    ]).opened()
    let entries = try library.entries()
    let again = try #require(entries.first { $0.title == "再见" })
    #expect(try library.earlier(than: again).map(\.title) == ["初见"])
    let first = try #require(entries.first { $0.title == "初见" })
    #expect(try library.earlier(than: first).isEmpty)
    let other = try #require(entries.first { $0.title == "别的" })
    #expect(try library.earlier(than: other).isEmpty)
  }
}
