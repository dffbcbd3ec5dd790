import DigestIndex
import DigestKit
import Foundation
import ReadingState
import TestSupport
import Testing

/// What is kept follows the entries: the library may be moved, copied, renamed and edited.
@Suite struct FollowingTests {
  /// Twenty weeks of thirty entries each; what is on each line comes from its number.
  private static func week(_ week: Int, _ edit: (Int) -> (title: String, text: String)? = { _ in nil })
    -> String
  {
    let entries = (0..<30).map { number -> String in
      let text = "第 \(week * 100 + number) 条的正文，讲的是编号 \(week * 7919 + number * 104_729) 的事情，别处没有第二份。"
      let (title, body) = edit(number) ?? ("条目 \(week)·\(number)", text)
      return title.isEmpty ? "" : "### \(title)\n\n\(body)\n"
    }
    return "# 2026 年第 \(String(format: "%02d", week)) 周\n\n## 题\n\n" + entries.joined(separator: "\n")
  }

  private static func name(_ week: Int) -> String { "2026W\(String(format: "%02d", week)).md" }

  private func library(_ folder: TemporaryLibrary) throws {
    for week in 1...20 { try folder.write(Self.week(week), to: Self.name(week)) }
  }

  private func starred(_ library: Library) throws -> Set<String> {
    Set(try library.entries().filter(\.isStarred).map(\.title))
  }

  @Test func fiveHundredStarsAreWhereAPersonWouldLook() async throws {
    let folder = try TemporaryLibrary()
    try library(folder)
    let before = try await folder.opened()
    let chosen = try before.entries().prefix(500)
    for entry in chosen { _ = try before.toggleStarred(entry) }
    let titles = chosen.map(\.title)

    // It is moved; one digest gets another name, ten titles are edited, three entries go to another week, and two
    // are deleted.
    let moved = folder.folder.deletingLastPathComponent().appending(path: "elsewhere")
    try FileManager.default.moveItem(at: folder.folder, to: moved)
    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: moved.appending(path: name))
    }
    try FileManager.default.moveItem(
      at: moved.appending(path: Self.name(20)), to: moved.appending(path: "2026W40.md"))
    try write(
      Self.week(19) { $0 < 10 ? ("改过的题目 \($0)", Self.text(19, $0)) : nil }, to: Self.name(19))
    let going = (0..<3).map { "### 条目 18·\($0)\n\n\(Self.text(18, $0))\n" }.joined(separator: "\n")
    try write(Self.week(18) { $0 < 3 ? ("", "") : nil }, to: Self.name(18))
    try write(Self.week(1) + "\n" + going, to: Self.name(1))
    try write(Self.week(17) { $0 < 2 ? ("", "") : nil }, to: Self.name(17))

    let after = Library(roots: [moved.path], cache: folder.cache.path, state: folder.statePath)
    _ = try await after.refresh()
    let edited = Set((0..<10).map { "条目 19·\($0)" })
    let deleted = Set((0..<2).map { "条目 17·\($0)" })
    var expected = Set(titles).subtracting(edited).subtracting(deleted)
    expected.formUnion((0..<10).map { "改过的题目 \($0)" })
    #expect(try starred(after) == expected)
    #expect(try after.entries().filter { $0.id.digest == "2026W40" }.allSatisfy(\.isStarred))
    #expect(try after.entries().filter { $0.id.digest == "2026W01" && $0.isStarred }.count >= 3)
    #expect(try after.search(Query("is:starred"), limit: 0).total == expected.count)
    // What isn't there any more is listed with its text, where it was kept.
    let lost = try ReadingStore(path: folder.statePath).everything().filter {
      deleted.contains($0.identity?.title ?? "")
    }
    #expect(lost.count == 2)
    #expect(lost.allSatisfy { $0.starred.isSet && $0.identity?.excerpt.contains("别处没有第二份") == true })
  }

  private static func text(_ week: Int, _ number: Int) -> String {
    "第 \(week * 100 + number) 条的正文，讲的是编号 \(week * 7919 + number * 104_729) 的事情，别处没有第二份。"
  }

  @Test func whatIsGoneIsListedAndComesBack() async throws {
    let folder = try TemporaryLibrary([Self.name(1): Self.week(1), Self.name(2): Self.week(2)])
    let library = try await folder.opened()
    for entry in try library.entries().prefix(3) { _ = try library.toggleStarred(entry) }
    #expect(try library.missing().isEmpty)
    try folder.remove(Self.name(2))
    let without = try await folder.opened()
    #expect(try without.missing().map { $0.identity?.title } == ["条目 2·0", "条目 2·1", "条目 2·2"])
    #expect(try without.entries().allSatisfy { !$0.isStarred })
    try folder.write(Self.week(2), to: Self.name(2))
    let again = try await folder.opened()
    #expect(try again.missing().isEmpty)
    #expect(try again.entries().count(where: \.isStarred) == 3)
  }

  /// What was taken back here stays so, though another folder with the same digests still has it.
  /// A star on a digest, and notes on its introduction, stay where anything else changes, and follow its file.
  @Test func whatIsKeptOfAnIntroductionFollowsIt() async throws {
    let text = "# 2026 年第 01 周\n\n这一周说的是雪，很大的雪。\n\n## 甲\n\n文一。\n"
    let folder = try TemporaryLibrary([Self.name(1): text, Self.name(2): Self.week(2)])
    let library = try await folder.opened()
    let digest = try #require(try library.digests().first { $0.key == "2026W01" })
    _ = try library.toggleStarred(digest, language: "zh")
    func isStarred() async throws -> [String] {
      let library = try await folder.opened()
      #expect(try library.missing().isEmpty)
      return try library.digests().filter(\.isStarred).map(\.key)
    }
    try folder.write(Self.week(2) + "\n### 又一条\n\n新的。\n", to: Self.name(2))
    #expect(try await isStarred() == ["2026W01"])
    try folder.write(text.replacing("很大", with: "不小"), to: Self.name(1))
    #expect(try await isStarred() == ["2026W01"])
    try folder.remove(Self.name(1))
    try folder.write(text.replacing("很大", with: "不小"), to: "2026W09.md")
    #expect(try await isStarred() == ["2026W09"])
  }

  @Test func whatWasTakenBackIsNotBroughtAgain() async throws {
    let folder = try TemporaryLibrary(["a/" + Self.name(1): Self.week(1), "b/" + Self.name(1): Self.week(1)])
    func library(_ name: String) async throws -> Library {
      let library = Library(
        roots: [folder.folder.appending(path: name).path], cache: folder.cache.path, state: folder.statePath)
      _ = try await library.refresh()
      return library
    }
    let first = try await library("a")
    let entries = try first.entries()
    _ = try first.toggleStarred(entries[0])
    _ = try first.toggleStarred(entries[1])
    let second = try await library("b")
    #expect(try second.entries().filter(\.isStarred).map(\.title) == [entries[0].title, entries[1].title])
    let own = try second.entries()
    _ = try second.toggleStarred(own[0])
    // News of the other library, while this one is as it was.
    _ = try first.toggleRead(entries[2])
    let again = try await library("b")
    let after = try again.entries()
    #expect(after.filter(\.isStarred).map(\.title) == [entries[1].title])
    #expect(after.filter(\.isRead).map(\.title) == [entries[2].title])
  }

  @Test func aLinkASubfolderAndACopyKnowWhatWasRead() async throws {
    let folder = try TemporaryLibrary(["2026/" + Self.name(1): Self.week(1)])
    let library = try await folder.opened()
    let entry = try library.entries()[4]
    try library.setRead(true, entry)
    try library.setPlace(Place(entry: entry.id, block: 0, offset: 3))

    let link = folder.folder.deletingLastPathComponent().appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: folder.folder)
    let copy = folder.folder.deletingLastPathComponent().appending(path: "copy")
    try FileManager.default.copyItem(at: folder.folder, to: copy)
    for root in [link, folder.folder.appending(path: "2026"), copy] {
      let other = Library(roots: [root.path], cache: folder.cache.path, state: folder.statePath)
      _ = try await other.refresh()
      #expect(try other.entries().filter(\.isRead).map(\.title) == [entry.title], "\(root.lastPathComponent)")
      #expect(try other.lastPlace()?.entry.slug == entry.id.slug, "\(root.lastPathComponent)")
      #expect(try other.lastPlace()?.offset == 3)
    }
    // And the other way round: what is changed there is changed here at the next start.
    let sub = Library(
      roots: [folder.folder.appending(path: "2026").path], cache: folder.cache.path, state: folder.statePath)
    _ = try await sub.refresh()
    try sub.setRead(false, try sub.entries()[4])
    _ = try sub.toggleStarred(try sub.entries()[7])
    let again = try await folder.opened()
    #expect(try again.entries().filter(\.isRead).isEmpty)
    #expect(try again.entries().filter(\.isStarred).map(\.title) == ["条目 1·7"])
  }

  @Test func underAnOldIdAnotherEntryMayStand() async throws {
    let folder = try TemporaryLibrary([Self.name(1): "# 2026W01\n\n## 题\n\n### 续\n\n\(Self.text(1, 1))\n"])
    let library = try await folder.opened()
    _ = try library.toggleStarred(try library.entries()[0])
    // A new entry of the same title comes before it and takes its id.
    try folder.write(
      "# 2026W01\n\n## 题\n\n### 续\n\n\(Self.text(2, 2))\n\n### 续\n\n\(Self.text(1, 1))\n", to: Self.name(1))
    let again = try await folder.opened()
    #expect(try again.entries().map(\.isStarred) == [false, true])
  }

  /// Every week has a piece of this title: while the index is made anew, the others aren't there yet.
  @Test func anIndexThatIsMadeAnewGivesNoMarkToAnother() async throws {
    var files: [String: String] = [:]
    for week in 10...59 {
      files["2026W\(week).md"] =
        "# 2026W\(week)\n\n## 题\n\n### 摘录\n\n\(Self.text(week, 0))\n\n### 别的 \(week)\n\n\(Self.text(week, 1))\n"
    }
    let folder = try TemporaryLibrary(files)
    let library = try await folder.opened()
    for entry in try library.entries() where entry.title == "摘录" && entry.id.digest < "2026W15" {
      _ = try library.toggleStarred(entry)
    }
    for file in folder.indexFiles { try FileManager.default.removeItem(at: file) }
    let again = folder.open()
    _ = try await again.refresh { _ in
      _ = try? again.entries()
      _ = try? again.digests()
      _ = try? again.search(Query("is:starred"), limit: 5)
    }
    _ = again.settle()
    let starred = try again.entries().filter(\.isStarred)
    #expect(starred.map(\.id.digest).sorted() == (10...14).map { "2026W\($0)" })
    #expect(starred.allSatisfy { $0.title == "摘录" })
    #expect(try again.missing().isEmpty)
  }

  @Test func anIndexThatIsBeingMadeLosesNothing() async throws {
    let folder = try TemporaryLibrary([Self.name(1): Self.week(1)])
    let library = try await folder.opened()
    for entry in try library.entries().prefix(5) { _ = try library.toggleStarred(entry) }
    for file in folder.indexFiles { try FileManager.default.removeItem(at: file) }
    // Asked before the index is there.
    let early = folder.open()
    #expect(try early.entries().isEmpty)
    #expect(try early.missing().isEmpty)
    _ = try await early.refresh()
    #expect(try early.entries().count(where: \.isStarred) == 5)
  }

  /// An entry that has another id now is opened as it was left: in the text, at its block.
  @Test func thePlaceFollowsAnEntryThatWasRenamed() async throws {
    let folder = try TemporaryLibrary([Self.name(1): Self.week(1)])
    let before = try await folder.opened()
    let entry = try #require(try before.entries().first { $0.title == "条目 1·3" })
    for isReading in [true, false] {
      try before.setPlace(Place(entry: entry.id, block: 0, offset: 2, isReading: isReading))
      try folder.write(Self.week(1) { $0 == 3 ? ("新题目", Self.text(1, 3)) : nil }, to: Self.name(1))
      let after = try await folder.opened()
      let place = try after.lastPlace()
      #expect(place?.entry.slug == "新题目" && place?.block == 0 && place?.offset == 2)
      #expect(place?.isReading == isReading)
      try folder.write(Self.week(1), to: Self.name(1))
      _ = try await folder.opened()
    }
  }

  /// A week of an apple and of what else is given.
  private func appleWeek(_ other: String) -> String {
    "# 2026 年第 05 周\n\n## 题\n\n### 苹果\n\n红的果子。\n\n\(other)"
  }

  /// What was read and is gone counts no more, and gives no mark to what has its id now.
  @Test func marksOfWhatIsGoneAreNobodys() async throws {
    let folder = try TemporaryLibrary(["2026W05.md": appleWeek("### 梨\n\n黄的果子，长在后院的树上，秋天落一地。\n")])
    let library = try await folder.opened()
    let pear = try #require(try library.entry(named: "2026W05/zh#梨"))
    try library.setRead(true, pear)
    #expect(try library.digests().first?.editions.first?.read == 1)
    for other in ["", "### 梨！\n\n这一条说的是戏班，跟水果没有关系，一句也没有。\n"] {
      try folder.write(appleWeek(other), to: "2026W05.md")
      let after = try await folder.opened()
      #expect(try after.missing().map(\.id.slug) == ["梨"])
      #expect(try after.digests().first?.editions.first?.read == 0)
      #expect(try after.readCounts(of: pear.id.digestID).values.allSatisfy { $0 == 0 })
      #expect(try after.entries().allSatisfy { !$0.isRead })
      #expect(try after.search(Query("is:read"), limit: 9).total == 0)
    }
    // What is marked now is marked as if nothing had been there.
    let stranger = try #require(try library.entry(named: "2026W05/zh#梨"))
    #expect(stranger.title == "梨！")
    #expect(try library.toggleStarred(stranger).isStarred)
    let marked = try library.entry(named: "2026W05/zh#梨")
    #expect(marked?.isStarred == true && marked?.isRead == false)
    #expect(try library.toggleRead(stranger).isRead)
  }
}
