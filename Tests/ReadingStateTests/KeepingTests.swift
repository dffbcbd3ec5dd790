import DigestKit
import Foundation
import ReadingState
import TestSupport
import Testing

/// What is kept, taken back, and put together from several machines.
@Suite struct KeepingTests {
  private static func id(_ number: Int) -> EntryID {
    EntryID(digest: "w\(number / 3)", language: "zh", slug: "s\(number)")
  }

  private static func identified(_ number: Int) -> ReadingStore.Identified {
    (
      id(number),
      EntryIdentity(title: "第 \(number) 条", line: number + 1, source: nil, text: Int64(number), excerpt: "正文")
    )
  }

  /// The last that was looked up is the last, each once; they go along to other machines.
  @Test func wordsThatWereLookedUpAreKept() throws {
    let store = ReadingStore(path: nil)
    for (word, day) in [("灯塔", "2026-11-25"), ("tape", "2026-11-25"), ("灯塔", "2026-11-26")] {
      try store.keep(word: word, day: day)
    }
    #expect(try store.words() == ["tape", "灯塔"])
    let other = ReadingStore(path: nil)
    #expect(try other.merge(store.exported()) == 2)
    #expect(try Set(other.words()) == ["tape", "灯塔"])
    #expect(try store.savedSearches().isEmpty)
  }

  @Test func whatWasReplacedIsThereAgain() throws {
    let store = ReadingStore(path: nil)
    let entries = [Self.identified(1), Self.identified(2)]
    try store.keep([KeptValue(.read, "2026-11-25")], of: [entries[0]], library: "/l")
    let before = try store.exported().map { [$0.slug, $0.kind, $0.value ?? "-"] }
    let all = try store.keep(
      [KeptValue(.read, "2026-11-26"), KeptValue(.starred, "")], of: entries, library: "/l")
    let note = try store.keep(
      [KeptValue(Note(id: "n", text: "灯", written: "x"))], of: [entries[0]], library: "/l")
    #expect(try store.flags(library: "/l")[Self.id(1)] == .init(isRead: true, isStarred: true, isNoted: true))
    let undone = try store.restore(note)
    try store.restore(all)
    #expect(try store.flags(library: "/l")[Self.id(1)] == .init(isRead: true))
    #expect(try store.flags(library: "/l")[Self.id(2)] == .init())
    let now = try store.exported().filter { $0.value != nil }.map { [$0.slug, $0.kind, $0.value ?? "-"] }
    #expect(now == before)
    // Taking back can be taken back.
    try store.restore(undone)
    #expect(try store.annotations(of: [Self.id(1)], library: "/l").notes.map(\.text) == ["灯"])
  }

  @Test func aLetterLeadsToOnePlace() throws {
    let store = ReadingStore(path: nil)
    func set(_ letter: String, _ number: Int, _ library: String) throws -> ReplacedValues {
      let place = Place(entry: Self.id(number), block: number)
      return try store.keep(
        bookmark: letter, KeptValue.bookmark(place, text: "t\(number)"), of: Self.identified(number),
        library: library)
    }
    func letters(_ library: String) throws -> [String] {
      try store.bookmarks(library: library).map { "\($0.bookmark.letter) \($0.bookmark.text)" }
    }
    _ = try set("a", 1, "/l")
    _ = try set("a", 2, "/m")
    _ = try set("B", 3, "/l")
    #expect(try letters("/l") == ["B t3", "a t1"])
    #expect(try letters("/m") == ["B t3", "a t2"])
    let replaced = try set("B", 4, "/m")
    _ = try set("a", 5, "/l")
    #expect(try letters("/l") == ["B t4", "a t5"])
    #expect(try letters("/m") == ["B t4", "a t2"])
    try store.restore(replaced)
    #expect(try letters("/m") == ["B t3", "a t2"])
    _ = try store.remove(bookmark: "a", library: "/l")
    #expect(try letters("/l") == ["B t3"])
  }

  @Test func onlyWhatIsHalfReadHasAPlace() throws {
    let store = ReadingStore(path: nil)
    let (id, identity) = Self.identified(1)
    func left(_ block: Int, _ offset: Int, reading: Bool = true, finished: Bool = false) throws -> [Int]? {
      let place = Place(entry: id, block: block, offset: offset, isReading: reading, isFinished: finished)
      try store.setPlace(place, identity, library: "/l")
      return try store.place(of: id, library: "/l").map { [$0.block, $0.offset] }
    }
    #expect(try left(3, 14) == [3, 14])
    // Seen from a list it is left where it was.
    #expect(try left(-1, 0, reading: false) == [3, 14])
    #expect(try left(9, 2, finished: true) == nil)
    #expect(try left(0, 5) == [0, 5])
    #expect(try left(-1, 0) == nil)
  }

  @Test func whatIsGoneKeepsWhatWasItsOwn() throws {
    let store = ReadingStore(path: nil)
    let entry = Self.identified(1)
    try store.keep(
      [KeptValue(.starred, ""), KeptValue(Note(id: "n", text: "旧", written: "x"))], of: [entry], library: "/l"
    )
    var gone = try #require(try store.kept(library: "/l").first)
    gone.isMissing = true
    try store.settle(
      library: "/l", indexState: "1", changes: [.init(from: ("/l", gone.id), isCopy: false, to: gone)])
    #expect(try store.flags(library: "/l").isEmpty)
    // Another entry has its id now.
    try store.keep([KeptValue(.read, "")], of: [(entry.id, Self.identified(2).identity)], library: "/l")
    #expect(try store.flags(library: "/l") == [entry.id: .init(isRead: true)])
    let kept = try store.kept(library: "/l")
    #expect(kept.count == 2)
    let lost = kept.filter(\.isMissing)
    let old = try #require(lost.first)
    #expect(old.starred.isSet && !old.read.isSet && old.values == 1 && old.identity == entry.identity)
    #expect(try store.annotations(library: "/l")[old.id]?.notes.map(\.text) == ["旧"])
  }

  @Test func aForgottenLibraryLeavesNothing() throws {
    let store = ReadingStore(path: nil)
    for library in ["/l", "/m"] {
      try store.keep(
        [KeptValue(.starred, ""), KeptValue(.note, name: "n", nil)], of: [Self.identified(1)],
        library: library)
      try store.setPlace(Place(entry: Self.id(1), block: 2), Self.identified(1).identity, library: library)
    }
    #expect(try store.forget(library: "/l") == 1)
    #expect(try store.exported().allSatisfy { $0.library == "/m" })
    #expect(try store.place(library: "/l", number: 0) == nil)
    #expect(try store.place(library: "/m", number: 0) != nil)
  }

  /// Numbers that no text has come from somewhere else, and lead nowhere.
  @Test func placesThatNoTextHasAreNone() throws {
    let store = ReadingStore(path: nil)
    for (number, block) in [Int.max, .min, -2, 3].enumerated() {
      let passage = Passage(id: "p\(number)", block: block, offset: 0, texts: ["甲"], written: "x")
      let place = KeptValue.bookmark(Place(entry: Self.id(1), block: block), text: "t")
      try store.keep([KeptValue(passage)], of: [Self.identified(1)], library: "/l")
      _ = try store.keep(
        bookmark: "abcd".map(String.init)[number], place, of: Self.identified(1), library: "/l")
    }
    #expect(try store.annotations(of: [Self.id(1)], library: "/l").passages.map(\.id) == ["p3"])
    #expect(try store.bookmarks(library: "/l").map(\.bookmark.letter) == ["d"])
  }

  /// What went along to a folder around the library is forgotten with it; a copy elsewhere is another one.
  @Test func whatIsForgottenIsForgottenAroundIt() throws {
    let store = ReadingStore(path: nil)
    for library in ["/a/l", "/a", "/a/l/in", "/a/lx", "/b"] {
      try store.keep([KeptValue(.starred, "")], of: [Self.identified(1)], library: library)
    }
    try store.keep([KeptValue(.starred, "")], of: [Self.identified(2)], library: "/a")
    #expect(try store.forget(library: "/a/l") == 1)
    let left = try store.exported().map { "\($0.library) \($0.slug)" }
    #expect(Set(left) == ["/a s2", "/a/lx s1", "/b s1"])
  }

  // MARK: Several machines

  /// A machine on which somebody does this and that: some of it to the same things as on other machines.
  private static func machine(_ seed: UInt64) throws -> ReadingStore {
    var random = SeededRandom(seed: seed)
    let store = ReadingStore(path: nil)
    for step in 0..<40 {
      let number = Int.random(in: 0..<6, using: &random)
      let value: KeptValue =
        switch Int.random(in: 0..<5, using: &random) {
        case 0: KeptValue(.read, Bool.random(using: &random) ? "2026-11-2\(number)" : nil)
        case 1: KeptValue(.starred, Bool.random(using: &random) ? "" : nil)
        case 2: KeptValue(Note(id: "n\(number)", text: "\(seed).\(step)", written: "x"))
        case 3: KeptValue(.note, name: "n\(number)", nil)
        default: KeptValue(Note(id: "\(seed).\(step)", text: "own", written: "x"))
        }
      try store.keep([value], of: [identified(number)], library: "/l")
    }
    return store
  }

  /// What is kept, without which machine says it: of a merged store all that a reader sees.
  private static func state(_ store: ReadingStore) throws -> [KeptLine] { try store.exported() }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func theOrderOfFilesMakesNoDifference(seed: UInt64) throws {
    let files = try (0..<3).map { try StateFile.lines(Self.machine(seed * 10 + UInt64($0)).exportedFile()) }
    func merged(_ order: [Int]) throws -> [KeptLine] {
      let store = ReadingStore(path: nil)
      for index in order { _ = try store.merge(files[index]) }
      return try Self.state(store)
    }
    let expected = try merged([0, 1, 2])
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 1, 0, 2, 2, 1]] {
      #expect(try merged(order) == expected)
    }
    // Put together in two steps it is the same.
    let first = ReadingStore(path: nil)
    _ = try first.merge(files[1])
    _ = try first.merge(files[2])
    let second = ReadingStore(path: nil)
    _ = try second.merge(files[0])
    _ = try second.merge(StateFile.lines(first.exportedFile()))
    #expect(try Self.state(second) == expected)
    // An oracle of its own: of the lines of a name the one with the greatest stamp.
    var best: [String: KeptLine] = [:]
    for line in files.joined() {
      let key = "\(line.library)|\(line.digest)|\(line.slug)|\(line.kind)|\(line.name)"
      if let there = best[key], (there.change, there.machine) >= (line.change, line.machine) { continue }
      best[key] = line
    }
    let values = expected.map {
      "\($0.slug) \($0.kind) \($0.name) \($0.value ?? "-") \($0.change) \($0.machine)"
    }
    #expect(
      Set(values)
        == Set(
          best.values.map { "\($0.slug) \($0.kind) \($0.name) \($0.value ?? "-") \($0.change) \($0.machine)" }
        ))
  }

  @Test func whatIsKeptAfterAMergeIsNewer() throws {
    let far = try Self.machine(7)
    for _ in 0..<50 { try far.keep([KeptValue(.starred, "")], of: [Self.identified(1)], library: "/l") }
    let store = ReadingStore(path: nil)
    #expect(try store.merge(StateFile.lines(far.exportedFile())) > 0)
    #expect(try store.merge(StateFile.lines(far.exportedFile())) == 0)
    try store.keep([KeptValue(.starred, nil)], of: [Self.identified(1)], library: "/l")
    _ = try store.merge(StateFile.lines(far.exportedFile()))
    #expect(try store.flags(library: "/l")[Self.id(1)]?.isStarred == false)
  }

  @Test func editsMadeApartBothStay() throws {
    let first = ReadingStore(path: nil)
    try first.keep(
      [KeptValue(Note(id: "n", text: "原文", written: "x"))], of: [Self.identified(1)], library: "/l")
    let second = ReadingStore(path: nil)
    _ = try second.merge(StateFile.lines(first.exportedFile()))
    for (store, text) in [(first, "甲改"), (second, "乙改")] {
      let new = KeptValue(Note(id: text, text: text, written: "x"))
      try store.keep([KeptValue(.note, name: "n", nil), new], of: [Self.identified(1)], library: "/l")
    }
    _ = try first.merge(StateFile.lines(second.exportedFile()))
    let notes = try first.annotations(of: [Self.id(1)], library: "/l").notes
    #expect(Set(notes.map(\.text)) == ["甲改", "乙改"])
  }

  @Test func aFaultInAFileIsToldWithItsLine() throws {
    let good = try Self.machine(3).exportedFile()
    #expect(throws: StateFile.Fault.noHeader) { try StateFile.lines("") }
    #expect(throws: StateFile.Fault.noHeader) { try StateFile.lines("{\"a\":1}\n") }
    #expect(throws: StateFile.Fault.newer(9)) {
      try StateFile.lines("{\"machine\":\"x\",\"wenzhaiState\":9}\n")
    }
    #expect(throws: StateFile.Fault.line(3)) {
      var lines = good.split(separator: "\n").map(String.init)
      lines[2] = String(lines[2].dropLast(4))
      _ = try StateFile.lines(lines.joined(separator: "\n"))
    }
    for change in ["-1", "9223372036854775807", "1e300", "\"7\""] {
      let other = good.replacing(/"change":\d+/, with: "\"change\":\(change)")
      #expect(throws: StateFile.Fault.line(2)) { try StateFile.lines(other) }
    }
    // What a later version keeps is passed over.
    let other = good.replacing("\"kind\":\"note\"", with: "\"kind\":\"hologram\"")
    #expect(try ReadingStore(path: nil).merge(StateFile.lines(other)) > 0)
  }

  @Test func aLineHoldsNothingThatSteersATerminal() throws {
    let store = ReadingStore(path: nil)
    let text = "一\u{1B}[2J\u{202E}二\u{9B}\u{7F}三"
    try store.keep(
      [KeptValue(Note(id: "n", text: text, written: "x"))], of: [Self.identified(1)], library: "/l")
    let file = try store.exportedFile()
    #expect(
      file.unicodeScalars.allSatisfy {
        $0 == "\n"
          || $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) && $0 != "\u{202E}"
      })
    let copy = ReadingStore(path: nil)
    _ = try copy.merge(StateFile.lines(file))
    #expect(try copy.annotations(of: [Self.id(1)], library: "/l").notes.map(\.text) == [text])
  }
}
