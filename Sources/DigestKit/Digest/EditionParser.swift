import Markdown
import Writing

extension Edition {
  /// Reads a file of a digest. Never fails: what is odd becomes a diagnostic, and the rest is there.
  ///
  /// `name` is the title of a file that has neither front matter nor a leading H1.
  public init(bytes: [UInt8], name: String = "") {
    var parser = EditionParser(bytes: bytes)
    self = parser.parse(name: name)
  }
}

/// From blocks to sections, entries and the introduction, by the rules in `Docs/formats.md`.
struct EditionParser {
  private let source: SourceText
  private let lines: LineTable
  private let frontMatter: FrontMatter
  private var diagnostics: [Diagnostic]
  private var headings: [Heading] = []

  init(bytes: [UInt8]) {
    let source = SourceText(bytes)
    let table = LineTable(source.bytes)
    frontMatter = FrontMatter(source.bytes)
    self.source = source
    lines = table
    diagnostics = source.diagnostics + frontMatter.faults
  }

  mutating func parse(name: String) -> Edition {
    let stated = frontMatter.fields["title"].map(Self.withoutTags).flatMap { $0.isEmpty ? nil : $0 }
    let blocks = bodyBlocks()
    let outline = SectionTree(blocks: blocks, statedTitle: stated)
    let isIndex = Navigation.isIndex(file: name, blocks)
    headings = outline.headings
    let opening = Opening(outline.opening)
    let title = stated ?? outline.title
    var finder = EntryFinder(lines: lines, headings: headings, slugs: outline.slugs, end: source.bytes.count)
    if !isIndex { finder.findAll(in: outline) }

    let contentsBlocks = outline.contentsBlocks + opening.jumpLists
    let contents = contentsBlocks.flatMap(Navigation.contents)
    checkContents(contents)
    // The lists of an index are its text: they are shown and followed, and are no entries.
    let introduction = finder.introduction(
      isIndex ? blocks : opening.text, title: title ?? name,
      line: (isIndex ? blocks : outline.opening).first?.lines.lowerBound ?? 1)
    if finder.entries.isEmpty && outline.sections.isEmpty && source.isText && !isIndex {
      finder.findPieces(in: opening.text)
    }

    var edition = Edition(
      title: title, language: language(opening), languageIsStated: opening.languageLine?.own != nil,
      editionLinks: opening.languageLine?.others.map(\.destination) ?? [],
      issue: issue(title: title, opening: opening), headings: headings, contents: contents,
      introduction: introduction, entries: finder.entries, wholeText: nil,
      diagnostics: diagnostics + finder.diagnostics)
    if edition.entries.isEmpty && outline.sections.isEmpty && !isIndex {
      settleWithoutSections(&edition, blocks: opening.text, hasHeading: outline.title != nil)
    }
    Footnotes.settle(&edition)
    return edition
  }

  /// Titles are written for pages of HTML: `<br>` parts their words, other tags only colour them.
  private static func withoutTags(_ title: String) -> String {
    guard title.contains("<") else { return title.split(whereSeparator: \.isNewline).joined(separator: " ") }
    return title.replacing(/\s*<br\s*\/?>\s*/, with: " ").replacing(/<\/?[A-Za-z][^<>]*>/, with: "")
      .trimmingSpaces()
  }

  /// A file without any heading is one entry. One with nothing but its title may be a stub: that is decided
  /// when the other editions are known.
  private func settleWithoutSections(_ edition: inout Edition, blocks: [Block], hasHeading: Bool) {
    guard var whole = edition.introduction else { return }
    whole.kind = .leaf
    whole.level = hasHeading ? 1 : nil
    whole.slug = hasHeading ? headings.first?.slug ?? "" : HeadingSlugs.base(of: whole.title)
    if hasHeading {
      whole.line = headings.first?.line ?? whole.line
      edition.wholeText = whole
    } else {
      edition.entries = [whole]
      edition.introduction = nil
      edition.diagnostics.append(Diagnostic(.note, .noHeadings, line: 1))
    }
  }

  /// The file without its front matter, whose lines stay as empty ones so that line numbers hold.
  private func bodyBlocks() -> [Block] {
    guard frontMatter.lineCount > 0 else {
      return MarkdownParser.blocks(of: SourceDialect.markdown(of: source.bytes))
    }
    let end = lines.offset(ofLine: frontMatter.lineCount + 1)
    let blank = [UInt8](repeating: UInt8(ascii: "\n"), count: frontMatter.lineCount)
    return MarkdownParser.blocks(of: SourceDialect.markdown(of: blank + source.bytes[end...]))
  }

  private func issue(title: String?, opening: Opening) -> Issue {
    var issue = IssueReader.issue(inFrontMatter: frontMatter.fields)
    if let title { issue.add(IssueReader.issue(inText: title)) }
    // A long introduction may mention any date; its beginning tells its own.
    let text = PlainText.lines(of: opening.text).joined(separator: "\n")
    var said = IssueReader.issue(inText: String(text.prefix(400)))
    said.number = nil
    issue.add(said)
    return issue
  }

  private func language(_ opening: Opening) -> Language {
    if let own = opening.languageLine?.own { return own }
    for key in ["lang", "language"] {
      if let tag = frontMatter.fields[key], let language = Language(tag: tag) { return language }
    }
    // The middle of a file says more than its top, which may be a list of names.
    let middle = source.bytes.count > 40_000 ? source.bytes.count / 3 : 0
    return Language.detected(in: String(decoding: source.bytes[middle...].prefix(30_000), as: UTF8.self))
  }

  private mutating func checkContents(_ contents: [ContentsLink]) {
    let known = Set(headings.map(\.slug))
    for link in contents where !known.contains(link.anchor) {
      diagnostics.append(Diagnostic(.warning, .contentsMismatch, line: link.line, subject: link.title))
    }
  }
}

/// The text before the first section, sorted: the language line, contents lists, and the rest.
private struct Opening {
  var languageLine: LanguageLine?
  var jumpLists: [Block] = []
  var text: [Block] = []

  init(_ blocks: [Block]) {
    for block in blocks {
      if languageLine == nil, let line = LanguageLine(block) {
        languageLine = line
      } else if Navigation.isNavigation(block) {
        jumpLists.append(block)
      } else {
        text.append(block)
      }
    }
  }
}
