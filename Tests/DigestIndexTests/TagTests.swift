import DigestIndex
import DigestKit
import TestSupport
import Testing

/// `tag:`, whatever way of writing tags an author has.
@Suite struct TagTests {
  private static let files = [
    "2026W01.md": """
    # 2026W01

    ## [Rust] 一个编译器

    正文，讲 C# 与 #12。

    ## 【工具】【终端】两个标签

    正文。

    ## 正文里的标签

    今天说 #编程/语言 和 #话题# 还有 (#Rust)。

    ```
    #include <stdio.h>
    ```

    ## 链接

    - [Go] [tunny](https://example.com/t): A goroutine pool.
    - [pond](https://example.com/p): Another.
    """,
    "2026W02.md": """
    ---
    tags: [Weekly, "Open Source"]
    ---
    # 2026W02

    ## 甲

    正文。
    """,
  ]

  @Test(arguments: [
    ("tag:rust", ["[Rust] 一个编译器", "正文里的标签"]), ("tag:RUST", ["[Rust] 一个编译器", "正文里的标签"]),
    ("tag:#rust", ["[Rust] 一个编译器", "正文里的标签"]),
    ("tag:工具", ["【工具】【终端】两个标签"]), ("tag:終端", ["【工具】【终端】两个标签"]),
    ("tag:编程", ["正文里的标签"]), ("tag:编程/语言", ["正文里的标签"]), ("tag:话题", ["正文里的标签"]), ("tag:go", ["tunny"]),
    ("tag:weekly", ["甲"]), ("tag:\"open source\"", ["甲"]), ("tag:12", []), ("tag:include", []),
    ("tag:语言", []),
    ("-tag:rust -tag:weekly -tag:工具", ["tunny", "pond"]), ("tag:go OR tag:weekly", ["甲", "tunny"]),
  ])
  func entriesAreFoundByTheirTags(_ query: String, _ titles: [String]) async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    #expect(try library.search(Query(query), limit: .max).entries.map(\.title) == titles)
    withExtendedLifetime(files) {}
  }

  @Test func theyAreKnownByHowManyHaveThem() async throws {
    let files = try TemporaryLibrary(Self.files)
    let library = try await files.opened()
    let tags = try library.tags()
    #expect(
      tags.first == "rust" && Set(tags) == ["rust", "工具", "终端", "编程/语言", "话题", "go", "weekly", "open source"])
    // Those of a file that is gone are gone.
    try files.remove("2026W02.md")
    _ = try await library.refresh()
    #expect(try library.search(Query("tag:weekly"), limit: 0).total == 0)
    #expect(try !library.tags().contains("weekly"))
    withExtendedLifetime(files) {}
  }

  /// Tags and words together, of entries that were given theirs by chance.
  @Test(arguments: [7, 8]) func withOtherConditionsTheyFindWhatWasWritten(_ seed: UInt64) async throws {
    struct Written {
      var title: String
      var tags: Set<String>
      var words: Set<String>
    }
    var random = SeededRandom(seed: seed)
    let tags = ["swift", "灯塔", "deep-sea", "grafik/farbe"]
    let words = ["kestrel", "风筝", "ostrich"]
    var written: [Written] = []
    var text = "# 2026W03\n"
    for number in 0..<30 {
      let own = tags.filter { _ in Bool.random(using: &random) }
      let said = words.filter { _ in Bool.random(using: &random) }
      written.append(Written(title: "第 \(number) 条", tags: Set(own), words: Set(said)))
      text +=
        "\n## 第 \(number) 条\n\n说 \(said.joined(separator: " 和 ")) 的事。 \(own.map { "#" + $0 }.joined(separator: " "))\n"
    }
    let files = try TemporaryLibrary(["2026W03.md": text])
    let library = try await files.opened()
    var found = 0
    for _ in 0..<120 {
      var parts: [String] = []
      var expected = written
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let isNegated = Bool.random(using: &random)
        // `grafik` finds what stands below it, too.
        if Bool.random(using: &random), let tag = (tags + ["grafik"]).randomElement(using: &random) {
          parts.append((isNegated ? "-" : "") + "tag:" + tag)
          expected.removeAll { entry in
            (entry.tags.contains(tag) || tag == "grafik" && entry.tags.contains("grafik/farbe")) == isNegated
          }
        } else if let word = words.randomElement(using: &random) {
          parts.append((isNegated ? "-" : "") + word)
          expected.removeAll { $0.words.contains(word) == isNegated }
        }
      }
      let query = parts.joined(separator: " ")
      let entries = try library.search(Query(query), limit: .max).entries
      #expect(entries.map(\.title) == expected.map(\.title), "\(query)")
      found += expected.isEmpty ? 0 : 1
    }
    #expect(found > 30)
    withExtendedLifetime(files) {}
  }
}
