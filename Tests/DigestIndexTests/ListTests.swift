import DigestIndex
import DigestKit
import Foundation
import Testing

@Suite struct ListTests {
  private func samples() async throws -> Library {
    let library = Library(roots: [TestLibraries.roots[0]], cache: nil, state: nil)
    _ = try await library.refresh()
    return library
  }

  /// Pieces of a file as they stand there, to the byte: put together again they are the file from the first on.
  @Test func sourcesAreTheFileToTheByte() async throws {
    let text =
      "# 期\n\n开场。\n\n## 类\n\n### 一\n\n文字 **粗**。\n\n### 二\r\n\r\n第二条  \n末行\n\n## 另\n\n### 三\n\n没有换行的末尾"
    let folder = try TemporaryLibrary(["2026W05.md": text])
    let library = try await folder.opened()
    var sources: [String] = []
    for entry in try library.entries() { sources.append(try await library.wholeSource(of: entry)) }
    #expect(sources.count == 3)
    #expect(sources[0].hasPrefix("### 一\n\n文字 **粗**。\n"))
    #expect(sources[1].hasPrefix("### 二\r\n\r\n第二条  \n末行"))
    #expect(sources[2] == "### 三\n\n没有换行的末尾")
    for source in sources { #expect(text.utf8.count > 0 && text.contains(source)) }
    #expect(
      sources[0].utf8.count + sources[1].utf8.count + "## 另\n\n".utf8.count + sources[2].utf8.count
        == text.utf8.count - "# 期\n\n开场。\n\n## 类\n\n".utf8.count)
  }

  @Test func theSamplesAreListed() async throws {
    let library = try await samples()
    let digests = try library.digests()
    #expect(
      digests.map(\.key) == [
        "issue-02", "issue-01", "2026W07", "2026W06", "2026W05", "letter-21", "garden-7", "2025-09-09",
        "2025-09-08", "papers@2025W37", "papers@2025W36", "papers",
      ])
    #expect(digests.map { $0.editions.map(\.language) } == Array(repeating: ["zh", "en"], count: 12))
    #expect(digests.map { $0.editions.map(\.isStub) }[3] == [false, true])
    #expect(try library.entries(language: "zh").count >= 40)
  }

  @Test func completePairsPairEveryEntry() async throws {
    let library = try await samples()
    for digest in try library.digests() where !digest.editions.contains(where: \.isStub) {
      let chinese = try library.entries(digest: digest.id, language: "zh")
      let english = try library.entries(digest: digest.id, language: "en")
      #expect(chinese.map(\.twin) == english.map { Optional($0.id) })
      #expect(english.map(\.twin) == chinese.map { Optional($0.id) })
    }
  }

  @Test func theIntroductionIsShownAndSearchedButNotListed() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": "# 周\n\n开场白。\n\n## 一\n\n正文。\n"])
    let library = try await folder.opened()
    #expect(try library.entries().map(\.title) == ["一"])
    let hit = try library.search(Query("开场白"), limit: 1).entries[0]
    #expect(hit.id.description == "2026W05/zh#")
    #expect(try await library.content(of: hit).plainText == "周\n开场白。")
  }

  /// An introduction is found by its words, with filters beside them that it passes, and never by filters alone.
  @Test(arguments: [
    ("开场白", ["", "一"]), ("开场白 lang:zh", ["", "一"]), ("lang:zh", ["一"]), ("开场白 lang:en", []),
    ("开场白 in:别处", []),
    ("开场白 week:2026W05", ["", "一"]), ("week:2026W05 OR 开场白", ["", "一"]), ("-正文 lang:zh", []),
    ("week:2026W05", ["一"]),
  ])
  func theIntroductionIsFoundByItsWords(_ query: String, _ slugs: [String]) async throws {
    let folder = try TemporaryLibrary(["2026W05.md": "# 周\n\n开场白。\n\n## 一\n\n正文，不是开场白。\n"])
    let found = try await folder.opened().search(Query(query), limit: 9).entries.map(\.id.slug)
    #expect(found.sorted() == slugs, "\(query)")
  }

  @Test func aFileWithNothingButATitleIsOneEntryUnlessItIsAStub() async throws {
    let folder = try TemporaryLibrary([
      "a.md": "# 甲\n\n全文。\n", "b.md": "# 乙\n\n## 一\n\n正文。\n", "b.en.md": "# B\n\nNo translation yet.\n",
    ])
    let library = try await folder.opened()
    #expect(try library.entries().map(\.id.description) == ["a/zh#甲", "b/zh#一"])
    #expect(try await library.content(of: try library.entries()[0]).plainText == "甲\n全文。")
    #expect(try library.search(Query("translation"), limit: 1).total == 0)
  }

  @Test func linksInsideTheLibraryAreFound() async throws {
    let library = try await samples()
    let entry = try library.entries(digest: DigestID(key: "2026W05"), language: "zh")[3]
    let found = try await library.destination(library: 0, path: entry.path, anchor: entry.id.slug)?.entry
    #expect(found?.id == entry.id)
    #expect(try await library.destination(library: 0, path: "weekly/2026W05", anchor: nil) != nil)
    #expect(try await library.destination(library: 0, path: "nowhere.md", anchor: nil) == nil)
    #expect(try library.entry(titled: entry.title)?.id == entry.id)
  }

  /// Anchors that headings make, in whatever case; those that authors write as tags; and those that aren't there.
  @Test func linksToAnchorsLeadToTheirPlace() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md": """
      # 周

      ## 甲

      ### Rake Tool

      第一段。

      <a id="inside"></a>

      第二段。

      <a name='before'></a>

      ### 锄头

      翻土。

      ### <a id="own"></a>水桶

      盛水。
      """
    ])
    let library = try await folder.opened()
    func place(_ anchor: String) async throws -> String {
      let found = try await library.destination(library: 0, path: "2026W05.md", anchor: anchor)
      return "\(found?.entry.title ?? "-") \(found?.block ?? -2)"
        + (found?.missingAnchor.map { " no \($0)" } ?? "")
    }
    #expect(try await place("rake-tool") == "Rake Tool -1")
    #expect(try await place("Rake-Tool") == "Rake Tool -1")
    #expect(try await place("inside") == "Rake Tool 1")
    #expect(try await place("before") == "锄头 -1")
    #expect(try await place("own") == "水桶 -1")
    #expect(try await place("nowhere") == "Rake Tool -1 no nowhere")
    let entry = try #require(try library.entries().first)
    func wikilink(_ target: String) async throws -> String {
      let found = try await library.destination(ofWikilink: target, in: entry)
      return "\(found?.entry.title ?? "-")" + (found?.missingAnchor.map { " no \($0)" } ?? "")
    }
    #expect(try await wikilink("锄头") == "锄头")
    #expect(try await wikilink("2026W05#水桶") == "水桶")
    #expect(try await wikilink("#锄头") == "锄头")
    #expect(try await wikilink("2026W05#没有") == "Rake Tool no 没有")
    #expect(try await wikilink("没有#水桶") == "-")
  }

  @Test func aCategoryIsListedInOneLanguageEvenWhereItIsCalledTheSameInBoth() async throws {
    let folder = try TemporaryLibrary([
      "2026W05.md": "# 周\n\n## AI\n\n### 一\n\n正文。\n",
      "2026W05.en.md": "# Week\n\n## AI\n\n### One\n\nA text.\n",
    ])
    let library = try await folder.opened()
    #expect(try library.entries(category: "AI", language: "en").map(\.title) == ["One"])
    #expect(try library.entries(category: "AI", language: "zh").map(\.title) == ["一"])
    #expect(try library.entries(category: "AI").count == 2)
  }

  @Test func diagnosticsAreInTheOrderOfTheirFilesAndLines() async throws {
    let faults = "文字\u{0}。\n"
    let folder = try TemporaryLibrary([
      "a.md": "# 甲\n\n## 一\n\n## 二\n\n正文。\n\n\(faults)", "b.md": "# 乙\u{0}\n\n## 一\n\n正文。\n",
    ])
    let told = try await folder.opened().diagnostics().map { "\($0.path):\($0.diagnostic.line)" }
    #expect(told.contains("a.md:9") && told.contains("b.md:1"))
    #expect(told.firstIndex(of: "a.md:9") ?? 9 < told.firstIndex(of: "b.md:1") ?? 0)
  }

  @Test func theSamplesHaveNoFaults() async throws {
    let faults = try await samples().check().filter { $0.fault.severity != .note }
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func entriesAreReadFromTheirFiles() async throws {
    let library = try await samples()
    for entry in try library.entries() {
      let content = try await library.content(of: entry)
      #expect(content.title == entry.title)
      #expect(try library.plainText(of: entry.id) == content.plainText)
      #expect(try await library.wholeSource(of: entry).isEmpty == false)
    }
  }
}
