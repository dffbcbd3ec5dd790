import Markdown
import Writing

/// A category whose entries are the items of its list, or its numbered paragraphs.
struct ItemList {
  struct Item {
    var title: String
    var source: Source?
    var blocks: [Block]
    var lines: ClosedRange<Int>
    /// Starts with a link, or for numbered paragraphs has one in its first line.
    var isLinked: Bool
  }

  private(set) var items: [Item] = []
  /// Blocks that belong to no item: the category's own text.
  private(set) var rest: [Block] = []

  /// Nil unless the first block is a list, or a numbered paragraph, and at least half of the items are linked.
  init?(_ blocks: [Block]) {
    guard let first = blocks.first else { return nil }
    if case .list(let list) = first.content {
      if Self.goesOnAfterText(list, in: blocks) { readNumbered(blocks) } else { readLists(blocks) }
    } else if NumberMark(first) != nil {
      readNumbered(blocks)
    }
    guard !items.isEmpty, items.count(where: \.isLinked) * 2 >= items.count else { return nil }
  }

  // MARK: Lists

  private mutating func readLists(_ blocks: [Block]) {
    for (position, block) in blocks.enumerated() {
      if case .list(let list) = block.content, !JumpList.isJumpList(block) {
        let found = list.items.map(Self.item)
        if position == 0 || found.count(where: \.isLinked) * 2 >= found.count {
          items += found
          continue
        }
      }
      if block.content != .thematicBreak { rest.append(block) }
    }
  }

  private static func item(_ item: Block.List.Item) -> Item {
    var lead = ItemLead(item.blocks, style: .listItem)
    lead.dropEmptyBlocks()
    return Item(
      title: lead.title, source: lead.firstLink, blocks: lead.blocks, lines: item.lines,
      isLinked: lead.startsWithLink)
  }

  // MARK: Numbered paragraphs

  /// `1. …`, text, `2. …`: Markdown sees two lists, the writer one row of numbered paragraphs.
  private static func goesOnAfterText(_ first: Block.List, in blocks: [Block]) -> Bool {
    guard let start = first.start else { return false }
    var next = start + first.items.count
    var hasText = false
    for block in blocks.dropFirst() {
      if case .list(let list) = block.content, let start = list.start {
        if hasText && start == next { return true }
        next = start + list.items.count
      } else {
        hasText = true
      }
    }
    return false
  }

  private mutating func readNumbered(_ blocks: [Block]) {
    var groups: [(blocks: [Block], lines: ClosedRange<Int>)] = []
    var last: NumberMark?
    var isOpen = true
    for block in blocks {
      if block.content == .thematicBreak {
        isOpen = false
      } else if case .list(let list) = block.content, let start = list.start,
        last == nil || last == NumberMark(style: "list", number: start - 1)
      {
        isOpen = true
        groups += list.items.map { ($0.blocks, $0.lines) }
        last = NumberMark(style: "list", number: start + list.items.count - 1)
      } else if let mark = NumberMark(block), last.map({ mark.follows($0) }) ?? true {
        isOpen = true
        groups.append(([block], block.lines))
        last = mark
      } else if isOpen, !groups.isEmpty {
        groups[groups.count - 1].blocks.append(block)
        let lines = groups[groups.count - 1].lines
        groups[groups.count - 1].lines = lines.lowerBound...max(lines.upperBound, block.lines.upperBound)
      } else {
        rest.append(block)
      }
    }
    items = groups.map { group in
      var lead = ItemLead(group.blocks, style: .numberedParagraph)
      lead.dropEmptyBlocks()
      return Item(
        title: lead.title, source: lead.firstLink, blocks: lead.blocks, lines: group.lines,
        isLinked: lead.startsWithLink || lead.hasLinkInFirstLine)
    }
  }
}

/// `3、`, `3.`, `（3）` at the start of a paragraph.
struct NumberMark: Equatable {
  var style: String
  var number: Int

  init(style: String, number: Int) {
    self.style = style
    self.number = number
  }

  init?(_ block: Block) {
    guard case .paragraph(let inlines) = block.content, let mark = NumberMark(inlines) else { return nil }
    self = mark
  }

  private init?(_ inlines: [Inline]) {
    switch inlines.first {
    case .text(let text):
      guard let (mark, _) = NumberMark.split(text) else { return nil }
      self = mark
    case .strong(let inner), .emphasis(let inner):
      guard let mark = NumberMark(inner) else { return nil }
      self = mark
    default: return nil
    }
  }

  func follows(_ other: NumberMark) -> Bool { style == other.style && number == other.number + 1 }

  /// The mark at the start of `text`, and what follows it.
  static func split(_ text: String) -> (NumberMark, rest: String)? {
    var rest = text.drop { $0 == " " }
    let opening = rest.first.flatMap { "（(【[".contains($0) ? $0 : nil }
    if opening != nil { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.count <= 4 else { return nil }
    rest = rest.dropFirst(digits.count)
    guard let closing = rest.first, (opening == nil ? "、.．)）:：" : "）)】]").contains(closing) else {
      return nil
    }
    rest = rest.dropFirst()
    // 3.5 is a number, not the third paragraph.
    if closing == ".", rest.first?.isNumber == true { return nil }
    let style = (opening.map(String.init) ?? "") + String(closing)
    return (NumberMark(style: style, number: number), String(rest))
  }
}
