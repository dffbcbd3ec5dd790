import DigestKit
import Testing

/// cmark-gfm keeps the characters that its extensions look for in a table of the whole process.
@Suite struct ParallelParsingTests {
  @Test func filesParsedAtTheSameTimeAreReadAsAlone() async {
    let markdown = Array(
      ("# 周刊\n\n## 旧物\n\n"
        + String(repeating: "字 ~~删去的~~ 留下的。\n\n| a | b |\n|---|---|\n| ~~x~~ | y |\n\n", count: 60))
        .utf8)
    let alone = Edition(bytes: markdown).entries.map(\.blocks)
    let differing = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          (0..<40).count { _ in Edition(bytes: markdown).entries.map(\.blocks) != alone }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(differing == 0)
  }
}
