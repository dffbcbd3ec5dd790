/// A block of Markdown as a value (CommonMark 0.29, GitHub's extensions, and alerts).
public struct Block: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    case paragraph([Inline])
    case heading(level: Int, [Inline])
    case list(List)
    case quote([Block])
    /// A quote that starts with `[!NOTE]` or a sibling of it; its own title is empty for most.
    case alert(Alert, title: [Inline], [Block])
    case code(language: String, text: String)
    case table(Table)
    case thematicBreak
    case footnote(label: String, [Block])
    /// What the term above it means: `: text` of a definition list.
    case definition([Block])
  }

  public var content: Content
  /// Lines of the file, counted from 1.
  public var lines: ClosedRange<Int>
  /// Of a paragraph in raw HTML, such as `<p align="center">`.
  public var alignment = Alignment.leading

  public enum Alignment: Equatable, Sendable { case leading, center, trailing }

  public init(_ content: Content, lines: ClosedRange<Int>) {
    self.content = content
    self.lines = lines
  }
}

extension Block {
  public struct List: Equatable, Sendable {
    /// The first number of an ordered list; nil for a bullet list.
    public var start: Int?
    /// Behind the number of each item: `.` or `)`.
    public var delimiter: Character = "."
    public var isTight: Bool
    public var items: [Item]

    public struct Item: Equatable, Sendable {
      public var blocks: [Block]
      /// For task items, whether the box is ticked.
      public var isDone: Bool?
      public var lines: ClosedRange<Int>
    }
  }

  public struct Table: Equatable, Sendable {
    /// One a column.
    public var alignments: [Alignment]
    /// The header row first; each row has as many cells as there are columns.
    public var rows: [[[Inline]]]
    /// The line of the file on which each row begins.
    public var rowLines: [Int]
  }

  /// GitHub's five kinds of alert and what Obsidian has besides.
  public enum Alert: String, Equatable, Sendable, CaseIterable {
    case note, tip, important, warning, caution
    case abstract, info, todo, success, question, failure, danger, bug, example, quote
  }

  /// The blocks directly inside: a quote's, a footnote's, those of all items of a list.
  public var children: [Block] {
    switch content {
    case .quote(let blocks), .alert(_, _, let blocks), .footnote(_, let blocks), .definition(let blocks):
      blocks
    case .list(let list): list.items.flatMap(\.blocks)
    default: []
    }
  }

  /// The inlines directly inside, in reading order.
  public var inlines: [Inline] {
    switch content {
    case .paragraph(let inlines), .heading(_, let inlines), .alert(_, title: let inlines, _): inlines
    case .table(let table): table.rows.flatMap { $0.flatMap { $0 } }
    default: []
    }
  }

  /// This block and all blocks below it, in reading order.
  public func visit(_ body: (Block) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

extension Sequence<Block> {
  /// Every inline of these blocks and of those below them, at any depth.
  public func visitInlines(_ body: (Inline) -> Void) {
    for block in self {
      block.visit { inner in
        for inline in inner.inlines { inline.visit(body) }
      }
    }
  }
}
