import Markdown

/// The text of an entry in lines, made once for all who look through it.
public struct EntryLines: Sendable {
  let title: String
  /// Lines of each block.
  let blocks: [[String]]
  private let isProse: [Bool]

  init(_ entry: Entry) {
    title = entry.title
    blocks = entry.blocks.map { PlainText.lines(of: [$0]) }
    isProse = entry.blocks.map(\.isProse)
  }

  /// What search sees: the title, then the blocks, parted by line ends.
  public var text: String { ([title] + blocks.joined()).joined(separator: "\n") }

  /// What is said in sentences in some of the blocks.
  func prose(in range: Range<Int>) -> [String] {
    range.flatMap { isProse[$0] ? blocks[$0] : [] }
  }

  /// What is said in sentences.
  var prose: [String] { prose(in: blocks.indices) }
}
