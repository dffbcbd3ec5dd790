import DigestIndex
import DigestKit
import Foundation
import ReadingState
import Testing

/// Libraries that are opened together, in folders of the same name.
@Suite struct SeveralLibrariesTests {
  private static func chinese(_ week: Int, _ title: String) -> String {
    """
    # 2026 年第 0\(week) 周

    ## 机器人

    ### \(title)

    [来源](https://desk.example/\(week))

    它有 4 条腿，每秒走 0.3 米。
    """
  }

  private static func english(_ week: Int, _ section: String) -> String {
    """
    # Week 0\(week) of 2026

    ## \(section)

    ### A desk that walks

    [source](https://desk.example/\(week))

    It has 4 legs and walks 0.3 metres a second.
    """
  }

  private static func open(_ files: TemporaryLibrary) async throws -> Library {
    let library = Library(
      roots: ["first/weekly", "second/weekly"].map { files.folder.appending(path: $0).path },
      cache: files.cache.path, state: files.statePath)
    _ = try await library.refresh()
    return library
  }

  private static func opened() async throws -> (TemporaryLibrary, Library) {
    let files = try TemporaryLibrary([
      "first/weekly/2026W05.md": chinese(5, "会走的桌子"),
      "first/weekly/2026W05.en.md": english(5, "Robotics"),
      "second/weekly/2026W06.md": chinese(6, "会走的椅子"),
      "second/weekly/2026W06.en.md": english(6, "Machines"),
    ])
    return (files, try await open(files))
  }

  @Test func eachHasAnIndexOfItsOwn() async throws {
    let (files, _) = try await Self.opened()
    let again = try await Self.open(files)
    #expect(files.indexFiles.count { $0.pathExtension == "sqlite" } == 2)
    #expect(try again.entries(language: "zh").map(\.title) == ["会走的桌子", "会走的椅子"])
  }

  @Test func namesOfACategoryInOtherLanguagesAreOfAll() async throws {
    let (files, library) = try await Self.opened()
    #expect(try library.sectionTwins(of: "机器人") == ["Robotics", "Machines"])
    // A name goes with the file that gave it.
    try files.remove("second/weekly/2026W06.en.md")
    _ = try await library.refresh()
    #expect(try library.sectionTwins(of: "机器人") == ["Robotics"])
  }

  @Test func entriesKnowWhichLibraryTheyAreOf() async throws {
    let (files, library) = try await Self.opened()
    #expect(try library.entries(language: "zh").map(\.id.library) == [0, 1])
    #expect(try library.entries(category: "机器人", language: "zh").map(\.id.library) == [0, 1])
    #expect(try library.entry(titled: "会走的椅子")?.id.library == 1)
    let found = try library.search(Query("走 language:zh"), limit: 9)
    #expect(found.entries.map(\.id.library) == [0, 1])
    let second = try #require(found.entries.last)
    #expect(try await library.content(of: second).title == "会走的椅子")
    withExtendedLifetime(files) {}
  }

  /// Every tier holds what all libraries have, before the next one begins.
  @Test func tiersAreThoseOfAllTogether() async throws {
    let files = try TemporaryLibrary([
      "first/weekly/2026W05.md": "# 2026W05\n\n## 甲\n\nOne kite.\n\n## 乙\n\n飞碟（UFO）来了，飞碟（UFO）走了。\n",
      "second/weekly/2026W06.md":
        "# 2026W06\n\n## 丙\n\nTwo kites.\n\n## 丁\n\nA kite, a kite.\n\n## 戊\n\nA UFO.\n",
      "second/weekly/2026W07.md": "# 2026W07\n\n## 己\n\n飞碟与 kites。\n",
    ])
    let library = try await Self.open(files)
    func found(_ query: String) throws -> [[String]] {
      let results = try library.search(Query(query), limit: .max, widens: true)
      let ranked = try library.rankedSearch(Query(query), limit: .max)
      var tiers: [[String]] = []
      for tier in results.tiers {
        let titles = results.entries.dropFirst(tiers.joined().count).prefix(tier.entries).map(\.title)
        tiers.append(titles)
        #expect(Set(ranked.filter { $0.match == tier.match }.map(\.entry.title)) == Set(titles), "\(query)")
      }
      #expect(tiers.joined().count == results.entries.count && ranked.count == results.entries.count)
      return tiers
    }
    #expect(try found("kites") == [["己", "丙"], ["甲", "丁"]])
    // What one library says that a word means finds it in the other.
    #expect(try found("飞碟") == [["乙", "己"], ["戊"]])
    withExtendedLifetime(files) {}
  }

  @Test func wordsOfNotesAreLookedForInAllOfThem() async throws {
    let (files, library) = try await Self.opened()
    let entries = try library.entries(language: "zh")
    for (entry, note) in zip(entries, ["腿太多，像八爪鱼", "椅子会累，腿也会累"]) {
      _ = try library.keep([KeptValue(Note(id: "n", text: note, written: "2026-02-07"))], of: entry)
    }
    func titles(_ query: String) throws -> [String] {
      try library.search(Query(query), limit: .max).entries.map(\.title).sorted()
    }
    #expect(try titles("in:notes 腿") == ["会走的桌子", "会走的椅子"])
    #expect(try titles("in:notes 八爪鱼") == ["会走的桌子"])
    #expect(try titles("in:notes 腿 -八爪鱼") == ["会走的椅子"])
    #expect(try titles("in:notes re:会累.*也") == ["会走的椅子"])
    #expect(try titles("in:notes near:(腿 八爪鱼)") == ["会走的桌子"])
    // What the text says is not what a note says.
    #expect(try titles("in:notes 每秒") == [])
    #expect(try titles("八爪鱼") == [])
    #expect(try titles("in:notes week:2026W06") == ["会走的椅子"])
    withExtendedLifetime(files) {}
  }
}
