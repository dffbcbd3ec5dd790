import DigestKit
import ReadingState
import Testing

/// What was read and starred, and what of it counts while its entry is gone.
@Suite struct MarkTests {
  private let store = ReadingStore(path: nil)

  private func id(_ slug: String, _ digest: String = "2026W05") -> EntryID {
    EntryID(digest: digest, language: "zh", slug: slug)
  }

  private func identified(_ slug: String, _ digest: String = "2026W05") -> ReadingStore.Identified {
    (id(slug, digest), EntryIdentity(title: slug, line: 1, source: nil, text: nil, excerpt: ""))
  }

  /// What a library keeps of an entry that it hasn't any more.
  private func lose(_ slug: String, isRead: Bool, isStarred: Bool) throws {
    if isRead { _ = try store.toggleRead([identified(slug)], library: "/l") }
    if isStarred { _ = try store.toggleStarred([identified(slug)], library: "/l") }
    var kept = try #require(try store.kept(library: "/l").first { $0.id == id(slug) })
    kept.isMissing = true
    try store.settle(library: "/l", indexState: "1", changes: [(from: nil, to: kept)])
  }

  @Test func marksOfWhatIsGoneAreOfNoEntry() throws {
    try store.setRead(true, [identified("一")], library: "/l")
    try lose("二", isRead: true, isStarred: true)
    let one = [id("一"): ReadingStore.Mark(isRead: true, isStarred: false)]
    #expect(try store.marks(of: [id("一"), id("二")], library: "/l") == one)
    #expect(try store.marks(of: [id("二")], library: "/l", digest: "2026W05") == one)
    #expect(try store.marks(library: "/l") == one)
    #expect(try store.readCounts(library: "/l") == ["2026W05/zh": 1])
    #expect(try store.readCounts(library: "/l", digest: "2026W05") == ["zh": 1])
    #expect(try store.everything().map(\.isMissing) == [false, true])
  }

  /// The entry that has the id now gets the mark that is set, and no other of the one that is gone.
  @Test func markingAnEntryThatIsThereAgainStartsAnew() throws {
    for (slug, isRead, isStarred) in [("一", true, true), ("二", true, false), ("三", false, true)] {
      try lose(slug, isRead: isRead, isStarred: isStarred)
    }
    try store.setRead(true, [identified("一")], library: "/l")
    #expect(try store.toggleRead([identified("二")], library: "/l"))
    #expect(try store.toggleStarred([identified("三")], library: "/l"))
    let expected: [EntryID: ReadingStore.Mark] = [
      id("一"): .init(isRead: true, isStarred: false), id("二"): .init(isRead: true, isStarred: false),
      id("三"): .init(isRead: false, isStarred: true),
    ]
    #expect(try store.marks(of: ["一", "二", "三"].map { id($0) }, library: "/l") == expected)
    #expect(try store.marks(library: "/l") == expected)
    #expect(try store.everything().allSatisfy { !$0.isMissing })
  }

  /// The first of several says what all of them get; the other mark of each stays.
  @Test func severalEntriesAreMarkedAlike() throws {
    try store.setRead(true, [identified("一")], library: "/l")
    _ = try store.toggleStarred([identified("二")], library: "/l")
    #expect(try !store.toggleRead([identified("一"), identified("二")], library: "/l"))
    #expect(try store.marks(library: "/l")[id("二")] == .init(isRead: false, isStarred: true))
    #expect(try store.toggleRead([identified("二"), identified("一")], library: "/l"))
    #expect(
      try store.marks(library: "/l") == [
        id("一"): .init(isRead: true, isStarred: false), id("二"): .init(isRead: true, isStarred: true),
      ])
    #expect(try !store.toggleRead([], library: "/l"))
  }

  /// However many are asked for, and of whichever library and digest.
  @Test func marksAreOfTheLibraryAndTheDigest() throws {
    try store.setRead(true, [identified("一"), identified("一", "2026W06")], library: "/l")
    _ = try store.toggleStarred([identified("一")], library: "/other")
    let read = ReadingStore.Mark(isRead: true, isStarred: false)
    for count in [1, 499, 500, 501] {
      let found = try store.marks(of: (1...count).map { id("\($0)") } + [id("一")], library: "/l")
      #expect(found[id("一")] == read && found[id("1")] == nil, "\(count)")
    }
    #expect(try store.marks(of: [id("一")], library: "/other").values.map(\.isStarred) == [true])
    #expect(try store.marks(of: [id("一")], library: "/none").isEmpty)
    #expect(try store.marks(library: "/l", digest: "2026W06") == [id("一", "2026W06"): read])
    #expect(try store.marks(library: "/l").count == 2)
  }
}
