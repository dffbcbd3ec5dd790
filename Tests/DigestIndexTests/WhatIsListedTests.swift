import DigestKit
import Foundation
import Testing

@testable import DigestIndex
@testable import ReadingState

/// Names, hosts and links of a small library, in their order, while its files come and go.
@Suite struct WhatIsListedTests {
  private static func week(_ number: Int, _ entries: [(section: String, title: String, host: String)])
    -> String
  {
    "# 2026 年第 0\(number) 周\n\n"
      + entries.map {
        "## \($0.section)\n\n### \($0.title)\n\n[源](https://\($0.host)/\(number))\n\n\($0.title)的正文。\n"
      }
      .joined(separator: "\n")
  }

  private static let newer = week(
    6, [("乙", "桌子", "b.example"), ("甲", "椅子", "a.example"), ("丙", "灯", "b.example"), ("甲", "灯", "c.example")])
  private static let older = week(
    5, [("甲", "窗", "b.example"), ("甲", "门", "a.example"), ("乙", "墙", "b.example")])

  private func opened() async throws -> (TemporaryLibrary, Library) {
    let files = try TemporaryLibrary(["2026W06.md": Self.newer, "2026W05.markdown": Self.older])
    return (files, try await files.opened())
  }

  @Test func sectionsAndSitesStandByHowManyEntriesTheyHave() async throws {
    let (files, library) = try await opened()
    #expect(try library.sectionNames() == ["甲", "乙", "丙"])
    #expect(try library.sites() == ["b.example", "a.example", "c.example"])
    #expect(try library.search(Query("灯"), limit: 9).categories.map(\.name) == ["丙", "甲"])
    // What went with its file is not listed any more.
    try files.remove("2026W06.md")
    _ = try await library.refresh()
    #expect(try library.sectionNames() == ["甲", "乙"])
    #expect(try library.sites() == ["b.example", "a.example"])
    #expect(try library.search(Query("site:c.example"), limit: 9).total == 0)
  }

  @Test(arguments: [".md", ".MD", ".markdown", ".mkd", ".mdx"])
  func everySuffixOfMarkdownIsRead(_ suffix: String) async throws {
    let files = try TemporaryLibrary([
      "2026W05\(suffix)": Self.older, "2026W06.mk": Self.newer, "md": Self.newer,
    ])
    #expect(try await files.opened().entries().map(\.title) == ["窗", "门", "墙"])
  }

  /// A week begins on a Monday and ends on the Sunday that both filters still see.
  @Test(arguments: [
    ("after:2026-02-01", ["2026W06", "2026W05"]), ("after:2026-02-02", ["2026W06"]), ("after:2026-02-09", []),
    ("before:2026-02-02", ["2026W06", "2026W05"]), ("before:2026-02-01", ["2026W05"]),
    ("before:2026-01-25", []), ("after:2026", ["2026W06", "2026W05"]),
    ("after:2026-02", ["2026W06", "2026W05"]),
    ("after:2027", []), ("before:2026-01", ["2026W05"]), ("before:2026", ["2026W06", "2026W05"]),
    ("before:2025", []),
    ("week:2026", ["2026W06", "2026W05"]), ("week:2026W06..", ["2026W06"]), ("week:..2026W05", ["2026W05"]),
    ("week:2025..2026W05", ["2026W05"]), ("week:2025", []),
  ])
  func daysOfAWeekCountUpToItsLast(_ query: String, _ digests: [String]) async throws {
    let (files, library) = try await opened()
    #expect(try library.search(Query(query), limit: 9).counts.map(\.id.key) == digests)
    withExtendedLifetime(files) {}
  }

  @Test func whatALinkLeadsToIsMarkedAsInAList() async throws {
    let (files, library) = try await opened()
    let door = try #require(try library.entry(named: "2026W05/zh#门"))
    #expect(door.title == "门" && !door.isStarred)
    _ = try library.toggleStarred(door)
    #expect(try library.entry(named: "2026W05/zh#门")?.isStarred == true)
    #expect(try library.entry(titled: "门")?.isStarred == true)
    // Without its suffix a path leads to the file as well; a title may be there twice.
    let paths = ["2026W06.md", "2026W06", "/2026W06.md"]
    var titles: [String?] = []
    for path in paths {
      titles.append(try await library.destination(library: 0, path: path, anchor: "桌子")?.entry.title)
    }
    #expect(titles == ["桌子", "桌子", nil])
    #expect(try library.entry(titled: "灯")?.id.description == "2026W06/zh#灯")
    withExtendedLifetime(files) {}
  }

  /// What two libraries have in common is counted together and named once.
  @Test func twoLibrariesAreSearchedAsOne() async throws {
    let files = try TemporaryLibrary(["one/2026W06.md": Self.newer, "two/2026W05.md": Self.older])
    let library = Library(
      roots: ["one", "two"].map { files.folder.appending(path: $0).path }, cache: files.cache.path,
      state: files.statePath)
    _ = try await library.refresh()
    #expect(try library.sectionNames() == ["甲", "乙", "丙"])
    #expect(try library.sites() == ["b.example", "a.example", "c.example"])
    let results = try library.search(Query("正文 language:zh"), limit: 9)
    #expect(results.total == 7 && results.patterns.count == 1)
    #expect(results.categories.map { "\($0.name) \($0.entries)" } == ["甲 4", "乙 2", "丙 1"])
    #expect(results.entries.map(\.id.library) == [0, 0, 0, 0, 1, 1, 1])
  }

  /// No character that parts a list stays in what it parts.
  @Test func listsAreUnpackedAsTheyWerePacked() {
    for values in [[], ["甲"], ["甲", "", "a b"], ["", ""], ["a\u{301}", "\u{1F468}\u{200D}\u{1F469}"]] {
      #expect(PackedList.unpack(PackedList.pack(values)) == values)
    }
    #expect(PackedList.unpack(PackedList.pack(["a\u{1F}b\u{1E}c", "d"])) == ["abc", "d"])
    let sources = [Source(title: "甲", url: nil), Source(title: "a\u{1E}b", url: "https://a.example/\u{1F}x")]
    #expect(
      PackedList.sources(PackedList.pack(sources))
        == [Source(title: "甲", url: nil), Source(title: "ab", url: "https://a.example/x")])
    #expect(PackedList.sources("") == [])
  }
}

/// Where what is kept belongs once entries have moved.
@Suite struct FollowingRulesTests {
  private func id(_ slug: String) -> EntryID { EntryID(digest: "w1", language: "zh", slug: slug) }

  private func identity(_ title: String, line: Int = 1, text: Int64) -> EntryIdentity {
    EntryIdentity(title: title, line: line, source: nil, text: text, excerpt: "")
  }

  private func kept(
    _ slug: String, _ identity: EntryIdentity?, read: Bool = false, starred: Bool = false, change: Int64 = 1
  ) -> KeptEntry {
    KeptEntry(
      library: "/l", id: id(slug), identity: identity, read: .init(read ? "" : nil, Stamp(change)),
      starred: .init(starred ? "" : nil, Stamp(change)))
  }

  /// An entry that moves to where something is kept already: either mark counts.
  @Test(arguments: [(true, false), (false, true), (true, true), (false, false)])
  func marksAreJoined(_ read: Bool, _ starred: Bool) {
    let now = identity("乙", text: 2)
    let old = kept("a", identity("甲", text: 2), read: read, starred: starred)
    let there = kept("b", now, read: !read, starred: !starred)
    let changes = Following([id("b"): now]).changes(of: [old], all: [old, there], news: [])
    #expect(changes.map(\.from.id) == [id("a")])
    #expect(changes.map(\.to.id) == [id("b")])
    #expect(
      changes.map { [$0.to.read.isSet, $0.to.starred.isSet, $0.to.isMissing] } == [[true, true, false]])
  }

  /// An earlier version kept no identity: the id alone tells, and the entry's identity is kept from now on.
  @Test func whatHasNoIdentityGetsOne() {
    let now = identity("甲", text: 1)
    let there = kept("a", nil, read: true)
    let gone = kept("z", nil, read: true)
    let changes = Following([id("a"): now]).changes(of: [there, gone], all: [there, gone], news: [])
      .sorted { $0.to.id.slug < $1.to.id.slug }
    #expect(changes.map(\.to.identity) == [now, nil])
    #expect(changes.map(\.to.isMissing) == [false, true])
  }
}
