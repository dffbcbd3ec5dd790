import DigestKit
import Foundation
import Testing

/// What holds for every digest, whoever wrote it.
@Suite struct DigestPropertyTests {
  @Test(arguments: Fixtures.digestFiles)
  func contentsListsEqualTheHeadings(_ file: URL) throws {
    let edition = Edition(bytes: Array(try Data(contentsOf: file)))
    guard edition.contents.count > 3 else { return }
    // A contents list is made by a tool from the headings as displayed; the heading that it stands under, and
    // the title, may be in it or not.
    let contents = edition.contents.map(\.title)
    let headings = edition.headings.map(\.title).filter {
      Set(contents).contains($0) || !isFrame($0, edition)
    }
    #expect(contents == headings)
    #expect(
      edition.contents.map(\.anchor) == edition.headings.filter { headings.contains($0.title) }.map(\.slug))
  }

  private func isFrame(_ title: String, _ edition: Edition) -> Bool {
    title == edition.headings.first?.title || title.hasSuffix("目录") || title.hasSuffix("Contents")
  }

  @Test(arguments: Fixtures.digestFiles)
  func everyLeafWithABodyIsAnEntryOrHoldsSome(_ file: URL) throws {
    let editions = DigestFile(bytes: Array(try Data(contentsOf: file))).editions
    let edition = editions[0]
    let entries = editions.flatMap(\.entries)
    let slugs = Set(entries.map(\.slug))
    #expect(slugs.count == entries.count)
    for edition in editions {
      #expect(edition.entries.map(\.bytes.lowerBound) == edition.entries.map(\.bytes.lowerBound).sorted())
    }
    let issues = Set(editions.dropFirst().map(\.line))
    // Lists of links to other digests stay in the introduction, below their headings.
    let introduced = Set(editions.flatMap { $0.introduction?.blocks ?? [] }.map(\.lines.lowerBound))
    let empty = Set(edition.diagnostics.filter { $0.code == .emptyCategory }.map(\.line))
    for (index, heading) in edition.headings.enumerated().dropFirst() {
      let isLeaf = index + 1 == edition.headings.count || edition.headings[index + 1].level <= heading.level
      guard isLeaf, !empty.contains(heading.line), !issues.contains(heading.line),
        !introduced.contains(heading.line),
        !isFrame(heading.title, edition)
      else { continue }
      let holdsItems = entries.contains { $0.level == nil && $0.sections.contains(heading.title) }
      #expect(slugs.contains(heading.slug) || holdsItems, "\(heading.title)")
    }
  }

  @Test(arguments: Fixtures.digestFiles)
  func nothingOfTheMarkupIsLeft(_ file: URL) throws {
    for entry in Edition(bytes: Array(try Data(contentsOf: file))).entries {
      let text = entry.plainText
      #expect(!text.unicodeScalars.contains { (0xF0000...0x10FFFF).contains($0.value) || $0.value == 0x2E1A })
      // Numbers in double brackets are data, not a link.
      #expect(
        text.firstMatch(of: /\[\[[^\[\]0-9,"]+\]\]/) == nil || entry.features.contains(.code),
        "\(entry.title)")
      #expect(!entry.title.isEmpty)
    }
  }
}
