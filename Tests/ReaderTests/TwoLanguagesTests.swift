import DigestIndex
import DigestKit
import Foundation
import ReaderTestSupport
import Screen
import TestSupport
import Testing
import Typesetting

@testable import Reader

/// Every entry of every digest in two languages: samples, and real ones where they are.
@Suite struct TwoLanguagesTests {
  struct Pair {
    var entry: EntrySummary
    var content: Entry
    var twin: Page.Twin

    var flipped: Page.Twin {
      Page.Twin(
        entry: entry, content: content, resources: EntryResources(),
        pairs: twin.pairs.map(\.flipped))
    }
  }

  private static var roots: [String] { TestFiles.libraries.map(\.path) }

  /// Indexing takes its time; once for all tests.
  private actor Known {
    static let shared = Known()
    private var pairs: [String: Task<[Pair], any Error>] = [:]

    func pairs(below root: String) async throws -> [Pair] {
      let task = pairs[root] ?? Task { try await TwoLanguagesTests.read(root) }
      pairs[root] = task
      return try await task.value
    }
  }

  private static func pairs(below root: String) async throws -> [Pair] {
    try await Known.shared.pairs(below: root)
  }

  private static func read(_ root: String) async throws -> [Pair] {
    let library = Library(roots: [root], cache: nil, state: nil)
    _ = try await library.refresh()
    var pairs: [Pair] = []
    for entry in try library.entries() {
      guard let id = entry.twin, let twin = try library.entry(id) else { continue }
      let content = try await library.content(of: entry)
      let other = try await library.content(of: twin)
      pairs.append(
        Pair(
          entry: entry, content: content,
          twin: Page.Twin(
            entry: twin, content: other, resources: EntryResources(),
            pairs: Alignment.blocks(content.blocks, other.blocks))))
    }
    return pairs
  }

  private static func reading(_ pair: Pair, at place: (block: Int, offset: Int), size: Size) -> State {
    var state = State(size: size, libraryName: "library")
    let editions = [pair.entry, pair.twin.entry].map {
      EditionSummary(language: $0.id.language, path: $0.path, title: "", entries: 1, isStub: false)
    }.sorted { $0.language > $1.language }
    _ = state.update(
      .digestsLoaded([DigestSummary(id: pair.entry.id.digestID, issue: Issue(), editions: editions)]))
    state.browse.focus = .text
    state.browse.page = Page(pair.entry, target: .place(block: place.block, offset: place.offset))
    _ = state.update(.contentLoaded(pair.entry.id, pair.content, EntryResources()))
    return state
  }

  /// Presses a key, and gives what it asks for.
  private static func press(_ key: Character, _ state: inout State, _ pair: Pair) {
    for effect in state.update(.input(.key(.character(key)))) {
      guard case .loadTwin(let entry, _) = effect else { continue }
      let twin = entry.id == pair.entry.id ? pair.twin : pair.flipped
      for further in state.update(.twinLoaded(entry.id, twin)) {
        if case .loadEntries = further { continue }
      }
    }
  }

  /// A twin below its text is dimmed, but for the hits in it.
  @Test func hitsStandOutOfADimmedTwin() async {
    let source = "[A](https://s.example/1)"
    let library = FixtureLibrary([
      ("2026W06", "zh", "# 2026 年第 06 周\n\n## 类\n\n### 甲\n\n\(source)\n\n先说 VLA 模型。\n"),
      ("2026W06", "en", "# Week 06 of 2026\n\n## Kind\n\n### One\n\n\(source)\n\nOf VLA models first.\n"),
    ])
    let reader = await SmallLibrary.reader(
      "/VLA<Enter><Enter>=", size: Size(columns: 60, rows: 20), runner: library)
    let rows = reader.state.render().ansi.split(separator: "\n")
    for text in ["先说", "models"] {
      let row = rows.first { $0.contains(text) }
      #expect(row?.contains("VLA\u{1B}[0m") == true, "\(reader.screen)")
    }
  }

  @Test(
    arguments: roots,
    [Size(columns: 140, rows: 40), Size(columns: 100, rows: 30), Size(columns: 60, rows: 20)])
  func switchingTwiceComesBackToTheSameScreen(_ root: String, _ size: Size) async throws {
    let pairs = try await Self.pairs(below: root)
    #expect(!pairs.isEmpty)
    for pair in pairs {
      for block in -1..<pair.content.blocks.count {
        var state = Self.reading(pair, at: (block, 0), size: size)
        // Everywhere from the start of a block; now and then from further down.
        for steps in block % 5 == 0 ? [0, 3] : [0] {
          for _ in 0..<steps { Self.press("j", &state, pair) }
          let before = state.browse.page?.visible
          let id = state.browse.page?.entry.id
          Self.press("L", &state, pair)
          #expect(state.browse.page?.entry.id != id)
          let there = state.browse.page?.visible
          Self.expectSamePlace(before, there, pair, isBack: id != pair.entry.id)
          Self.press("L", &state, pair)
          #expect(state.browse.page?.entry.id == id)
          #expect(state.browse.page?.visible == before, "\(pair.entry.id) block \(block)")
          Self.press("L", &state, pair)
          #expect(state.browse.page?.visible == there, "\(pair.entry.id) block \(block)")
        }
      }
    }
  }

  /// The first line of text and the line at its height say the same.
  private static func expectSamePlace(
    _ before: [Galley.PlacedLine]?, _ after: [Galley.PlacedLine]?, _ pair: Pair, isBack: Bool
  ) {
    guard let before, let after, let row = before.firstIndex(where: { !$0.line.isBlank }) else { return }
    let pairs = isBack ? pair.flipped.pairs : pair.twin.pairs
    let block = before[row].position.block
    guard let wanted = pairs.first(where: { $0.left.contains(block) }), !wanted.right.isEmpty else { return }
    // At the start of an entry there is nothing above to keep the height with.
    guard after.first?.position != .start, after.indices.contains(row) else { return }
    #expect(wanted.right.contains(after[row].position.block), "\(pair.entry.id) block \(block)")
  }

  @Test(
    arguments: roots,
    [
      Size(columns: 140, rows: 40), Size(columns: 120, rows: 30), Size(columns: 100, rows: 30),
      Size(columns: 80, rows: 24),
    ])
  func bothLanguagesStayInStep(_ root: String, _ size: Size) async throws {
    for pair in try await Self.pairs(below: root) {
      var state = Self.reading(pair, at: (-1, 0), size: size)
      Self.press("=", &state, pair)
      guard let options = state.browse.page.map({ _ in state.typesettingOptions }) else { continue }
      let isBeside = size.columns >= 100
      #expect(state.arrangement == (isBeside ? .beside : .belowAll))
      var galley = Galley(
        pair.content, options: options,
        twin: Galley.Twin(pair.twin.content, resources: EntryResources(), pairs: pair.twin.pairs),
        arrangement: state.arrangement ?? .below([]))
      let lines = galley.lines(from: .start, count: 100_000)
      // Nothing is lost, on either side, and in order.
      let own = lines.filter { !$0.isTwin && !$0.line.isBlank }.map(\.line.text)
      let alone = Typesetter.lines(of: pair.content, options: options).filter { !$0.isBlank }.map(\.text)
      #expect(own == alone, "\(pair.entry.id)")
      let other = isBeside ? lines.compactMap(\.beside) : lines.filter(\.isTwin).map(\.line)
      let twinAlone = Typesetter.lines(of: pair.twin.content, options: isBeside ? options.ofTwin : options)
      #expect(
        other.filter { !$0.isBlank }.map(\.text) == twinAlone.filter { !$0.isBlank }.map(\.text),
        "\(pair.entry.id)")
      guard isBeside else { continue }
      // The twin of a block begins on the block's own first row.
      for piece in pair.twin.pairs where !piece.left.isEmpty && !piece.right.isEmpty {
        let first = lines.first { $0.position.block == piece.left.lowerBound && !$0.line.isBlank }
        guard let first, first.line.picture == nil else { continue }
        #expect(first.beside?.block == piece.right.lowerBound, "\(pair.entry.id) block \(piece.left)")
      }
      let frame = state.render()
      guard let pane = state.layout.regions[.text], let columns = state.textColumns, let other = columns.other
      else { continue }
      let right = max(columns.own.lowerBound, other.lowerBound)
      for row in pane.row..<(pane.row + pane.rows) {
        #expect(
          frame[row, pane.column + right - 2].glyph == "│", "\(pair.entry.id) row \(row)")
      }
    }
  }

  @Test(arguments: roots)
  func sidesKeepTheScreen(_ root: String) async throws {
    let size = Size(columns: 140, rows: 40)
    for pair in try await Self.pairs(below: root).prefix(40) {
      for block in -1..<pair.content.blocks.count {
        var state = Self.reading(pair, at: (block, 0), size: size)
        Self.press("=", &state, pair)
        let isLeft = state.isOwnLeft
        let before = state.render()
        Self.press(isLeft ? "l" : "h", &state, pair)
        #expect(state.isOwnLeft != isLeft)
        let after = state.render()
        let rows = 1..<(size.rows - 1)
        #expect(
          rows.map { before.glyphs(row: $0) } == rows.map { after.glyphs(row: $0) },
          "\(pair.entry.id) block \(block)")
        Self.press(isLeft ? "h" : "l", &state, pair)
        Self.press("=", &state, pair)
        #expect(state.browse.page?.entry.id == pair.entry.id)
      }
    }
  }

  @Test func aParagraphUnfoldsAndFoldsAgain() async {
    let closed = await SmallLibrary.reader("l<Enter>")
    let open = await SmallLibrary.reader("l<Enter>U")
    #expect(open.state.browse.page?.visible.contains { $0.isTwin } == true)
    #expect(open.state.browse.page?.visible.contains { $0.line.text == "A desk walks by itself." } == true)
    let folded = await SmallLibrary.reader("l<Enter>UU")
    #expect(folded.state.browse.page?.visible == closed.state.browse.page?.visible)
  }

  @Test func bothLanguagesStayWhileMovingOn() async {
    let reader = await SmallLibrary.reader(
      "l<Enter>=J", size: Size(columns: 110, rows: 24), runner: SmallLibrary.runner())
    #expect(reader.state.arrangement == .beside)
    #expect(reader.title == "叠衣服")
    let left = await SmallLibrary.reader(
      "l<Enter>=J=", size: Size(columns: 110, rows: 24), runner: SmallLibrary.runner())
    #expect(left.state.arrangement == nil)
    let side = await SmallLibrary.reader(
      "l<Enter>=l", size: Size(columns: 110, rows: 24), runner: SmallLibrary.runner())
    #expect(side.title == "A desk that walks")
  }

  private static let secondCategoryAsLens = ":2026W05<Enter>l}C"

  @Test func theLensGoesOnInTheOtherLanguageAtTheSameEntry() async {
    var reader = await SampleLibrary.shared(Self.secondCategoryAsLens, columns: 140, rows: 30)
    var changed = 0
    for _ in 0..<6 {
      let entry = reader.state.browse.page?.entry
      await reader.press(Key.sequence("L"))
      #expect(reader.state.browse.list?.current?.id == reader.state.browse.page?.entry.id)
      if let twin = entry?.twin {
        #expect(reader.state.browse.page?.entry.id == twin)
        changed += 1
        await reader.press(Key.sequence("L"))
        #expect(reader.state.browse.page?.entry.id == entry?.id)
        #expect(reader.state.browse.list?.current?.id == entry?.id)
      }
      await reader.press(Key.sequence("j"))
    }
    #expect(changed > 0)
  }
}

extension Frame {
  fileprivate func glyphs(row: Int) -> String { (0..<size.columns).map { self[row, $0].glyph }.joined() }
}
