import Markdown
import CVterm
import DigestKit
import Foundation
import TestSupport
import Testing
import Writing

@testable import Typesetting

/// Properties of every page of the samples, and of real digests where there are any.
@Suite struct PagePropertyTests {
  static let entries: [Entry] = files.flatMap { file -> [Entry] in
    let edition = Edition(bytes: Array((try? Data(contentsOf: file)) ?? Data()))
    return edition.entries + [edition.introduction].compactMap(\.self)
  }

  private static var files: [URL] {
    TestFiles.markdown(below: TestFiles.libraries + [TestFiles.fixtures])
  }

  static let widths = [20, 33, 60, 88, 120]

  @Test(arguments: widths.map { ($0, AmbiguousWidth.narrow) } + [(33, .wide), (88, .wide)])
  func noLineIsWiderThanThePage(_ width: Int, _ ambiguous: AmbiguousWidth) {
    let options = TypesettingOptions(width: width, ambiguous: ambiguous)
    for entry in Self.entries {
      for line in Typesetter.lines(of: entry, options: options) {
        let cells = line.text.cells(ambiguous: ambiguous)
        #expect(cells <= width, "\(entry.title): \(line.text)")
      }
    }
  }

  @Test(arguments: [20, 60])
  func noLineIsWiderToATerminal(_ width: Int) throws {
    let terminal = try #require(Columns(400))
    for entry in Self.entries {
      for line in Typesetter.lines(of: entry, options: TypesettingOptions(width: width)) {
        let columns = terminal.columns(of: line.text)
        #expect(columns <= width, "\(entry.title): \(line.text)")
      }
    }
  }

  /// Paragraphs by themselves: what begins or ends a line that we broke.
  @Test(arguments: widths)
  func linesBeginAndEndAsTheyMay(_ width: Int) {
    let closing = Set("。，、；：！？）》”’…」』】")
    let opening = Set("（《“‘「『【")
    let filler = LineFiller(hangingRoom: 2)
    var broken = 0
    for entry in Self.entries {
      entry.blocks.visitTexts { text in
        for part in InkedText(patterns: []).lines(text) {
          let lines = filler.fill(part, firstWidth: width, width: width).map(\.runs).map(Self.text)
          let whole = Self.text(part)
          for (before, after) in zip(lines, lines.dropFirst()) {
            broken += 1
            guard let last = before.last, let first = after.first else { continue }
            // A space of the author's own lets a line end where nothing else would.
            let isOwn = whole.contains(" \(first)") || whole.contains("\(last) ")
            // Straight quotation marks of English say neither.
            let isLatin = last.isASCII || first.isASCII
            #expect(!closing.contains(first) || isOwn, "\(before) | \(after)")
            #expect(!opening.contains(last) || isOwn || isLatin, "\(before) | \(after)")
            #expect(!(last == "—" && first == "—") && !(last == "…" && first == "…"), "\(before) | \(after)")
          }
        }
      }
    }
    #expect(broken > 100)
  }

  private static func text(_ runs: [Run]) -> String { runs.map(\.text.string).joined() }

  /// Tables stand in another order, and repeat their labels.
  @Test(arguments: [20, 88])
  func whatSearchSeesIsShownOnceAndInOrder(_ width: Int) {
    let options = TypesettingOptions(width: width)
    for entry in Self.entries {
      var entry = entry
      entry.blocks.removeAll { block in
        var hasTable = false
        block.visit { if case .table = $0.content { hasTable = true } }
        return hasTable
      }
      let shown = Self.visible(
        Typesetter.lines(of: entry, options: options).map(\.text).joined(separator: "\n"))
      let searched = Self.visible(SafeText(entry.plainText.replacing("\t", with: "    ")).string)
      var at = shown.startIndex
      var isWhole = true
      for character in searched {
        guard let found = shown[at...].firstIndex(of: character) else {
          isWhole = false
          break
        }
        at = shown.index(after: found)
      }
      #expect(isWhole, "\(entry.title)")
      // Nothing of ours is Han but the places of sources: what is there more than once would be seen.
      let shownSources = entry.kind == .item ? entry.sources.prefix(1) : entry.sources[...]
      let hosts = shownSources.compactMap { $0.url.map { LinkTarget.host(of: $0) ?? $0 } }.joined()
      let more = Self.han(in: shown) - Self.han(in: searched)
      #expect(more == Self.han(in: Array(hosts.unicodeScalars)), "\(entry.title)")
    }
  }

  /// Without the brackets of remarks, which stand beside the source without them.
  private static func visible(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && !"↳（）()[]【】".unicodeScalars.contains($0) }
  }

  private static func han(in scalars: [Unicode.Scalar]) -> Int { scalars.count { $0.isHan } }

  @Test func blocksSetAloneAreThePage() {
    for entry in Self.entries.prefix(200) {
      let options = TypesettingOptions(width: 72)
      var galley = Galley(entry, options: options)
      let lines = galley.lines(from: .start, count: .max).map(\.line)
      #expect(lines == Typesetter.lines(of: entry, options: options))
      let end = galley.lastTop(height: 1)
      #expect(galley.position(.start, movedBy: lines.count - 1) == end)
      let start = galley.lines(from: .start, count: 1).first?.position
      #expect(galley.position(end, movedBy: -(lines.count - 1)) == start)
      #expect(galley.fraction(upTo: end) == 1)
    }
  }

  @Test func onlyWhatIsSeenIsSet() throws {
    let blocks = String(repeating: "一段文字，说一件事。\n\n", count: 500)
    let entry = try #require(Edition(bytes: Array("## 题\n\n\(blocks)".utf8)).entries.first)
    var galley = Galley(entry, options: TypesettingOptions(width: 60))
    _ = galley.lines(from: .start, count: 40)
    #expect(galley.setCount == 21)
    _ = galley.lastTop(height: 40)
    #expect(galley.setCount == 41)
  }
}

extension Sequence<Block> {
  /// Running texts at any depth.
  fileprivate func visitTexts(_ body: (RichText) -> Void) {
    for block in self {
      block.visit { inner in
        if case .paragraph(let inlines) = inner.content { body(RichText(inlines)) }
      }
    }
  }
}

/// How wide a terminal, libvterm, takes a text to be.
private final class Columns {
  private let vterm: OpaquePointer
  private let state: OpaquePointer

  init?(_ columns: Int32) {
    guard let vterm = vterm_new(2, columns), let state = vterm_obtain_state(vterm) else { return nil }
    self.vterm = vterm
    self.state = state
    vterm_set_utf8(vterm, 1)
    vterm_state_reset(state, 1)
  }

  deinit { vterm_free(vterm) }

  func columns(of text: String) -> Int {
    let bytes = "\r" + Self.drawn(text)
    _ = bytes.withCString { vterm_input_write(vterm, $0, bytes.utf8.count) }
    var position = VTermPos()
    vterm_state_get_cursorpos(state, &position)
    return Int(position.col)
  }

  /// Joined emoji as the reader draws them: the first alone.
  private static func drawn(_ text: String) -> String {
    var result = ""
    for character in text {
      let scalars = character.unicodeScalars
      if scalars.contains(where: { $0.value == 0x200D || $0.value == 0xFE0F }), let first = scalars.first {
        result.unicodeScalars.append(first)
      } else {
        result.append(character)
      }
    }
    return result
  }
}
