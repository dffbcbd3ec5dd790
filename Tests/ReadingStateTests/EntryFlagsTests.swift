import DigestKit
import ReadingState
import Testing

/// What was read and starred, and what of it counts while its entry is gone.
@Suite struct EntryFlagsTests {
  private let store = ReadingStore(path: nil)

  private func id(_ slug: String, _ digest: String = "2026W05") -> EntryID {
    EntryID(digest: digest, language: "zh", slug: slug)
  }

  private func identified(_ slug: String, _ digest: String = "2026W05") -> ReadingStore.Identified {
    (id(slug, digest), EntryIdentity(title: slug, line: 1, source: nil, text: nil, excerpt: ""))
  }

  /// What a library keeps of an entry that it hasn't any more.
  private func lose(_ slug: String, isRead: Bool, isStarred: Bool) throws {
    if isRead { _ = try store.toggle(KeptValue(.read, ""), of: [identified(slug)], library: "/l") }
    if isStarred { _ = try store.toggle(KeptValue(.starred, ""), of: [identified(slug)], library: "/l") }
    var kept = try #require(try store.kept(library: "/l").first { $0.id == id(slug) })
    kept.isMissing = true
    try store.settle(
      library: "/l", indexState: "1", changes: [.init(from: ("/l", kept.id), isCopy: false, to: kept)])
  }

  @Test func marksOfWhatIsGoneAreOfNoEntry() throws {
    try store.keep([KeptValue(.read, "")], of: [identified("一")], library: "/l")
    try lose("二", isRead: true, isStarred: true)
    let one = [id("一"): ReadingStore.Flags(isRead: true, isStarred: false)]
    #expect(try store.flags(of: [id("一"), id("二")], library: "/l") == one)
    #expect(try store.flags(of: [id("二")], library: "/l", digest: "2026W05") == one)
    #expect(try store.flags(library: "/l") == one)
    #expect(try store.readCounts(library: "/l") == ["2026W05/zh": 1])
    #expect(try store.readCounts(library: "/l", digest: "2026W05") == ["zh": 1])
    #expect(try store.everything().map(\.isMissing) == [false, true])
  }

  /// The entry that has the id now gets the mark that is set, and no other of the one that is gone.
  @Test func markingAnEntryThatIsThereAgainStartsAnew() throws {
    for (slug, isRead, isStarred) in [("一", true, true), ("二", true, false), ("三", false, true)] {
      try lose(slug, isRead: isRead, isStarred: isStarred)
    }
    try store.keep([KeptValue(.read, "")], of: [identified("一")], library: "/l")
    #expect(try store.toggle(KeptValue(.read, ""), of: [identified("二")], library: "/l").isSet)
    #expect(try store.toggle(KeptValue(.starred, ""), of: [identified("三")], library: "/l").isSet)
    let expected: [EntryID: ReadingStore.Flags] = [
      id("一"): .init(isRead: true, isStarred: false), id("二"): .init(isRead: true, isStarred: false),
      id("三"): .init(isRead: false, isStarred: true),
    ]
    #expect(try store.flags(of: ["一", "二", "三"].map { id($0) }, library: "/l") == expected)
    #expect(try store.flags(library: "/l") == expected)
    // What is gone keeps what was its own.
    #expect(try store.everything().map(\.isMissing).count(where: \.self) == 3)
  }

  /// The first of several says what all of them get; the other mark of each stays.
  @Test func severalEntriesAreMarkedAlike() throws {
    try store.keep([KeptValue(.read, "")], of: [identified("一")], library: "/l")
    _ = try store.toggle(KeptValue(.starred, ""), of: [identified("二")], library: "/l").isSet
    #expect(
      try !store.toggle(KeptValue(.read, ""), of: [identified("一"), identified("二")], library: "/l").isSet)
    #expect(try store.flags(library: "/l")[id("二")] == .init(isRead: false, isStarred: true))
    #expect(
      try store.toggle(KeptValue(.read, ""), of: [identified("二"), identified("一")], library: "/l").isSet)
    #expect(
      try store.flags(library: "/l") == [
        id("一"): .init(isRead: true, isStarred: false), id("二"): .init(isRead: true, isStarred: true),
      ])
    #expect(try !store.toggle(KeptValue(.read, ""), of: [], library: "/l").isSet)
  }

  /// However many are asked for, and of whichever library and digest.
  @Test func marksAreOfTheLibraryAndTheDigest() throws {
    try store.keep([KeptValue(.read, "")], of: [identified("一"), identified("一", "2026W06")], library: "/l")
    _ = try store.toggle(KeptValue(.starred, ""), of: [identified("一")], library: "/other").isSet
    let read = ReadingStore.Flags(isRead: true, isStarred: false)
    for count in [1, 499, 500, 501] {
      let found = try store.flags(of: (1...count).map { id("\($0)") } + [id("一")], library: "/l")
      #expect(found[id("一")] == read && found[id("1")] == nil, "\(count)")
    }
    #expect(try store.flags(of: [id("一")], library: "/other").values.map(\.isStarred) == [true])
    #expect(try store.flags(of: [id("一")], library: "/none").isEmpty)
    #expect(try store.flags(library: "/l", digest: "2026W06") == [id("一", "2026W06"): read])
    #expect(try store.flags(library: "/l").count == 2)
  }

  /// Ids are part of a statement's argument: what means something there is taken as it stands.
  @Test func anyIdIsFoundAgain() throws {
    let store = ReadingStore(path: nil)
    let ids = ["\"", "\\", "a\",\"b", "\u{1}\n\t", "'; --", "]", "一\u{301}", "\u{10FFFF}\u{0}x"].map {
      EntryID(digest: "d\($0)", language: "zh", slug: "s\($0)")
    }
    for id in ids {
      _ = try store.keep(
        [KeptValue(.starred, "")],
        of: [(id, EntryIdentity(title: "t", line: 1, source: nil, text: nil, excerpt: ""))], library: "/l")
      #expect(try store.flags(of: [id], library: "/l").count == 1, "\(id)")
    }
    #expect(try Set(store.flags(of: ids, library: "/l").keys) == Set(ids))
  }
}
