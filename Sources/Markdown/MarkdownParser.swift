import CCmark
import Synchronization

/// Markdown to blocks, by cmark-gfm. Its pointers stay in this file.
public enum MarkdownParser {
  /// The top-level blocks of `source`, UTF-8. Never fails; what isn't UTF-8 becomes U+FFFD.
  public static func blocks(of source: [UInt8]) -> [Block] { blocks(of: source, marks: SourceMarks(source)) }

  static func blocks(of source: [UInt8], marks: SourceMarks) -> [Block] {
    guard !source.isEmpty else { return [] }
    guard let parser = makeParser() else { return [] }
    defer { cmark_parser_free(parser) }
    let root: UInt = oneAtATime.withLock { _ in
      marks.marked.withUnsafeBytes { bytes in
        cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
      }
      return UInt(bitPattern: cmark_parser_finish(parser))
    }
    // A pointer may not leave the lock; its address may.
    guard let root = OpaquePointer(bitPattern: root) else { return [] }
    defer { cmark_node_free(root) }
    let blocks = Converter(marks: marks).blocks(in: root, depth: 0)
    // cmark moves footnotes to the end; they belong where they were written.
    return blocks.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  /// cmark-gfm keeps the characters that extensions look for in one table, which each parser fills and clears:
  /// beside another one it would miss what is struck through. Little of the time of indexing is spent in it.
  private static let oneAtATime = Mutex(())

  private static let extensionsAreRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  private static func makeParser() -> OpaquePointer? {
    _ = extensionsAreRegistered
    let options =
      CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return nil }
    // No "autolink": it swallows Chinese punctuation, and reads out of bounds in this version.
    for name in ["table", "strikethrough", "tasklist"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    return parser
  }
}

/// One walk over cmark's tree.
private struct Converter {
  let marks: SourceMarks
  /// What is nested deeper is kept as plain text: no reader follows it, and a recursion must end.
  private static let deepest = 60

  typealias Node = OpaquePointer

  private func lines(of node: Node) -> ClosedRange<Int> {
    let first = max(1, Int(cmark_node_get_start_line(node)))
    return first...max(first, Int(cmark_node_get_end_line(node)))
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  func blocks(in node: Node, depth: Int) -> [Block] {
    guard cmark_node_first_child(node) != nil else { return [] }
    return DefinitionList.resolved(children(of: node, depth: depth))
  }

  private func children(of node: Node, depth: Int) -> [Block] {
    guard depth < Self.deepest else {
      return [Block(.paragraph([.text(text(below: node))]), lines: lines(of: node))]
    }
    var result: [Block] = []
    var footnotes = 0
    var child = cmark_node_first_child(node)
    while let current = child {
      if cc_type(current) == CMARK_NODE_FOOTNOTE_DEFINITION.rawValue {
        // cmark numbers references, and puts the definitions in that order at the end.
        footnotes += 1
        let note = Block.Content.footnote(label: String(footnotes), blocks(in: current, depth: depth + 1))
        result.append(Block(note, lines: lines(of: current)))
      } else if cc_type(current) == CMARK_NODE_HTML_BLOCK.rawValue {
        let html = marks.restored(string(cmark_node_get_literal(current)))
        result += HTMLBlocks.blocks(of: html, lines: lines(of: current))
      } else if let content = content(of: current, depth: depth) {
        result.append(Block(content, lines: lines(of: current)))
      }
      child = cmark_node_next(current)
    }
    return result
  }

  private func content(of node: Node, depth: Int) -> Block.Content? {
    switch cc_type(node) {
    case CMARK_NODE_PARAGRAPH.rawValue: paragraph(inlines(in: node, depth: 0))
    case CMARK_NODE_HEADING.rawValue:
      .heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node, depth: 0))
    case CMARK_NODE_LIST.rawValue: .list(list(node, depth: depth))
    case CMARK_NODE_BLOCK_QUOTE.rawValue: AlertMarker.content(ofQuote: blocks(in: node, depth: depth + 1))
    case CMARK_NODE_CODE_BLOCK.rawValue:
      code(language: language(of: node), marks.restored(string(cmark_node_get_literal(node))))
    case CMARK_NODE_THEMATIC_BREAK.rawValue: .thematicBreak
    default: cc_is(node, "table") != 0 ? .table(table(node)) : nil
    }
  }

  /// Nil where nothing was left but a comment.
  private func paragraph(_ inlines: [Inline]) -> Block.Content? {
    inlines.allSatisfy { $0 == .softBreak || $0 == .lineBreak } ? nil : .paragraph(inlines)
  }

  /// A fence may be around a formula, too.
  private func code(language: String, _ text: String) -> Block.Content {
    guard language == "math" else { return .code(language: language, text: text) }
    var formula = text[...]
    while formula.last?.isNewline == true { formula.removeLast() }
    return .paragraph([.math(String(formula), isDisplay: true)])
  }

  private func language(of node: Node) -> String {
    let info = marks.restored(string(cmark_node_get_fence_info(node)))
    return info.split(whereSeparator: { $0 == " " || $0 == "{" || $0 == "," }).first.map { $0.lowercased() }
      ?? ""
  }

  private func list(_ node: Node, depth: Int) -> Block.List {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    var items: [Block.List.Item] = []
    var child = cmark_node_first_child(node)
    while let item = child {
      let isTask = cc_is(item, "tasklist") != 0
      items.append(
        .init(
          blocks: blocks(in: item, depth: depth + 1),
          isDone: isTask ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil,
          lines: lines(of: item)))
      child = cmark_node_next(item)
    }
    return .init(
      start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      delimiter: cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? ")" : ".",
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  private func table(_ node: Node) -> Block.Table {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    var alignments: [Block.Alignment] = []
    for column in 0..<columns {
      switch letters?[column] {
      case UInt8(ascii: "c"): alignments.append(.center)
      case UInt8(ascii: "r"): alignments.append(.trailing)
      default: alignments.append(.leading)
      }
    }
    var rows: [[[Inline]]] = []
    var rowLines: [Int] = []
    var row = cmark_node_first_child(node)
    while let current = row {
      var cells: [[Inline]] = []
      var cell = cmark_node_first_child(current)
      while let inner = cell {
        cells.append(inlines(in: inner, depth: 0))
        cell = cmark_node_next(inner)
      }
      cells += Array(repeating: [], count: max(0, columns - cells.count))
      rows.append(cells)
      rowLines.append(Int(cmark_node_get_start_line(current)))
      row = cmark_node_next(current)
    }
    return .init(alignments: alignments, rows: rows, rowLines: rowLines)
  }

  /// All words below a node, without a recursion.
  private func text(below node: Node) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var words: [String] = []
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return words.joined(separator: " ") }
      guard event == CMARK_EVENT_ENTER, let current = cmark_iter_get_node(iterator) else { continue }
      let type = cc_type(current)
      if type == CMARK_NODE_TEXT.rawValue || type == CMARK_NODE_CODE.rawValue
        || type == CMARK_NODE_CODE_BLOCK.rawValue
      {
        words.append(marks.restored(string(cmark_node_get_literal(current))))
      }
    }
  }

  // MARK: Inlines

  private func inlines(in node: Node, depth: Int) -> [Inline] {
    guard depth < Self.deepest else { return [.text(text(below: node))] }
    var builder = InlineBuilder()
    var child = cmark_node_first_child(node)
    while let current = child {
      append(current, depth: depth, to: &builder)
      child = cmark_node_next(current)
    }
    return builder.finished()
  }

  private func append(_ node: Node, depth: Int, to result: inout InlineBuilder) {
    switch cc_type(node) {
    case CMARK_NODE_TEXT.rawValue:
      marks.add(string(cmark_node_get_literal(node)), to: &result)
    case CMARK_NODE_SOFTBREAK.rawValue: result.append(.softBreak)
    case CMARK_NODE_LINEBREAK.rawValue: result.append(.lineBreak)
    case CMARK_NODE_CODE.rawValue:
      result.append(.code(marks.restored(string(cmark_node_get_literal(node)))))
    case CMARK_NODE_HTML_INLINE.rawValue:
      if let tag = HTMLTag(marks.restored(string(cmark_node_get_literal(node)))[...]) { result.append(tag) }
    case CMARK_NODE_EMPH.rawValue: result.append(.emphasis(inlines(in: node, depth: depth + 1)))
    case CMARK_NODE_STRONG.rawValue: result.append(.strong(inlines(in: node, depth: depth + 1)))
    case CMARK_NODE_LINK.rawValue:
      result.append(
        .link(
          destination: marks.restored(string(cmark_node_get_url(node))), inlines(in: node, depth: depth + 1)))
    case CMARK_NODE_IMAGE.rawValue:
      result.append(
        .image(
          source: marks.restored(string(cmark_node_get_url(node))), alt: inlines(in: node, depth: depth + 1)))
    case CMARK_NODE_FOOTNOTE_REFERENCE.rawValue:
      result.append(.footnoteReference(string(cmark_node_get_literal(node))))
    default:
      guard cc_is(node, "strikethrough") != 0 else { break }
      result.append(.strikethrough(inlines(in: node, depth: depth + 1)))
    }
  }
}
