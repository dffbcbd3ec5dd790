import DigestIndex
import DigestKit
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
}
