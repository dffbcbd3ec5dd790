import Markdown
import Writing

/// From blocks to sections, entries and the introduction, by the rules in `Docs/formats.md`.
struct EditionParser {
  private let source: SourceText
  private let lines: LineTable
  private let frontMatter: FrontMatter
  private let rule: ReadingRule
  private var diagnostics: [Diagnostic]
  private var headings: [Heading] = []
  /// Titles of the outermost sections.
  private var sectionTitles: [String] = []

  init(bytes: [UInt8], rule: ReadingRule) {
    let source = SourceText(bytes)
    let table = LineTable(source.bytes)
    frontMatter = FrontMatter(source.bytes)
    self.source = source
    self.rule = rule
    lines = table
    diagnostics = source.diagnostics + frontMatter.faults
  }

  mutating func parse(name: String) -> DigestFile {
    let stated = frontMatter.fields["title"].map(Self.withoutTags).flatMap { $0.isEmpty ? nil : $0 }
    let blocks = bodyBlocks()
    var outline = SectionTree(blocks: blocks, statedTitle: stated)
    headings = outline.headings
    sectionTitles = outline.sections.map(\.title)
    let title = stated ?? outline.title
    var finder = EntryFinder(
      lines: lines, headings: headings, slugs: outline.slugs, end: source.bytes.count, pieces: rule.pieces,
      names: [title, name].compactMap(\.self))
    checkContents((outline.contentsBlocks + Opening(outline.opening).jumpLists).flatMap(Navigation.contents))
    if Navigation.isIndex(file: name, blocks) {
      let note = ReadingNote(line: blocks.first?.lines.lowerBound ?? 1, title: title ?? name, taken: .index)
      return DigestFile(
        editions: [index(blocks, title: title, name: name, finder)], outline: FileOutline(), notes: [note])
    }
    // Nothing but front matter or comments: such a file isn't left out without a word.
    if blocks.isEmpty, source.isText, !diagnostics.contains(where: { $0.code == .empty }) {
      diagnostics.append(Diagnostic(.warning, .empty, line: 1))
    }
    let isOneIssue = holdsOneIssue(title: title, name: name)
    let issues = isOneIssue ? [] : IssueSections.take(from: &outline.sections)
    let found = outline.sections
    // Facts of a file don't depend on how it is read: its neighbours are told the same in whatever order they come.
    let fields = FieldHeadings.settle(&outline.sections, known: [])
    if !rule.fields.isEmpty {
      outline.sections = found
      FieldHeadings.settle(&outline.sections, known: Set(rule.fields.map(FieldHeadings.title)))
    }
    var file = edition(of: outline, title: title, name: name, &finder)
    let openingHoldsPieces =
      rule.pieces == .guessed
      ? file.entries.first.map { $0.kind == .item && $0.sections.isEmpty } ?? false
      : PieceReader.read(Opening(outline.opening).text) != nil
    if rule.pieces == .files { makeOnePiece(&file, of: outline, sections: found, name: name) }
    var editions = [file]
    for (node, issue, mark) in IssueSections.toldApart(issues) {
      editions.append(edition(of: node, issue, mark: mark, beside: file, &finder))
    }
    editions[0].diagnostics = diagnostics + finder.diagnostics + editions.flatMap(\.diagnostics)
    Footnotes.settle(&editions)
    let onePiece = file.entries.first.map { ReadingNote(line: $0.line, title: $0.title, taken: .onePiece) }
    return DigestFile(
      editions: editions,
      outline: FileOutline(
        found, fields: fields, mayBeOnePiece: issues.isEmpty && !openingHoldsPieces,
        holdsPieces: finder.guessesPieces),
      notes: titleNotes(outline, stated: stated, name: name)
        + (rule.pieces == .files
          ? [onePiece].compactMap(\.self)
          : issues.map { ReadingNote(line: $0.line, title: $0.title, taken: .issue(mark: $1.mark ?? "")) }
            + finder.notes))
  }

  private func titleNotes(_ outline: SectionTree, stated: String?, name: String) -> [ReadingNote] {
    var notes: [ReadingNote] = []
    if frontMatter.lineCount > 0 {
      notes.append(
        ReadingNote(
          line: 1, title: frontMatter.fields.keys.sorted().joined(separator: ", "), taken: .frontMatter))
    }
    if outline.title != nil, let heading = headings.first {
      notes.append(ReadingNote(line: heading.line, title: heading.title, taken: .title(.heading)))
    } else if let stated {
      notes.append(ReadingNote(line: 1, title: stated, taken: .title(.frontMatter)))
    } else {
      notes.append(ReadingNote(line: 1, title: name, taken: .title(.fileName)))
    }
    let opening = Opening(outline.opening)
    if let block = outline.opening.first(where: { LanguageLine($0) != nil }) {
      notes.append(ReadingNote(line: block.lines.lowerBound, title: "", taken: .languageLine))
    }
    for block in outline.contentsBlocks + opening.jumpLists {
      notes.append(ReadingNote(line: block.lines.lowerBound, title: "", taken: .navigation))
    }
    return notes
  }

  /// A file that says which issue it is holds no others: days in it are days of its week.
  private func holdsOneIssue(title: String?, name: String) -> Bool {
    let stated = IssueReader.issue(inFrontMatter: frontMatter.fields)
    if stated.week != nil || stated.number != nil { return true }
    return [name, title ?? ""].contains { text in
      let own = IssueReader.issue(inName: text)
      // A month may have several issues.
      return own.week != nil || own.number != nil || (own.date != nil && MarkTokens(text).holdsDay)
    }
  }

  /// The lists of an index are its text: they are shown and followed, and are no entries.
  private func index(_ blocks: [Block], title: String?, name: String, _ finder: EntryFinder) -> Edition {
    let line = blocks.first?.lines.lowerBound ?? 1
    var edition = emptyEdition(title: title, opening: Opening(blocks), contents: [])
    edition.introduction = finder.introduction(blocks, title: title ?? name, line: line)
    // Dates in it are those of what it lists.
    edition.toldIssue = Issue()
    edition.diagnostics = diagnostics
    return edition
  }

  private func emptyEdition(title: String?, opening: Opening, contents: [ContentsLink]) -> Edition {
    Edition(
      title: title, language: statedLanguage(opening) ?? writtenLanguage,
      languageIsStated: statedLanguage(opening) != nil,
      editionLinks: opening.languageLine?.others.map(\.destination) ?? [],
      statedIssue: IssueReader.issue(inFrontMatter: frontMatter.fields),
      toldIssue: issue(title: title, opening: opening), headings: headings, contents: contents,
      introduction: nil, entries: [], wholeText: nil, diagnostics: [], isDraft: frontMatter.isDraft,
      tags: frontMatter.list("tags", "tag", "keywords", "categories", "category", "topics"),
      authors: frontMatter.list("author", "authors", "editor", "editors"))
  }

  /// The file as a whole.
  private func edition(
    of outline: SectionTree, title: String?, name: String, _ finder: inout EntryFinder
  ) -> Edition {
    let opening = Opening(outline.opening)
    let contents = (outline.contentsBlocks + opening.jumpLists).flatMap(Navigation.contents)
    var edition = emptyEdition(title: title, opening: opening, contents: contents)
    let text = source.isText ? finder.findPieces(in: opening.text) : opening.text
    finder.findAll(in: outline.sections)
    introduce(&edition, text, title: title ?? name, line: outline.opening.first?.lines.lowerBound, &finder)
    if edition.entries.isEmpty && outline.sections.isEmpty {
      settleWithoutSections(&edition, hasHeading: outline.title != nil)
    }
    return edition
  }

  /// What was found becomes the edition's: entries, and the introduction with lists of other digests at its end.
  private func introduce(
    _ edition: inout Edition, _ text: [Block], title: String, line: Int?, _ finder: inout EntryFinder
  ) {
    let (entries, indexes) = finder.taken()
    edition.entries = entries
    let blocks = text + indexes
    let first = line ?? blocks.first?.lines.lowerBound ?? 1
    edition.introduction = finder.introduction(blocks, title: title, line: first)
    if EntryBody.hasBody(text) { finder.note(edition.introduction) }
  }

  /// A section that is an issue of its own: what stands right below its heading introduces it.
  private func edition(
    of node: SectionNode, _ issue: Issue, mark: String, beside file: Edition, _ finder: inout EntryFinder
  ) -> Edition {
    var sections = node.children
    FieldHeadings.settle(&sections, known: Set(rule.fields.map(FieldHeadings.title)))
    let body = node.blocks.filter { !Navigation.isNavigation($0) }
    var edition = Edition(
      title: node.title, language: file.language, languageIsStated: file.languageIsStated, editionLinks: [],
      statedIssue: Issue(), toldIssue: issue, headings: Array(headings[node.index...node.lastIndex]),
      contents: [], introduction: nil,
      entries: [],
      wholeText: nil, diagnostics: [], mark: mark, line: node.line)
    let text = finder.findPieces(in: body)
    finder.findAll(in: sections)
    introduce(&edition, text, title: node.title, line: node.line, &finder)
    if edition.entries.isEmpty {
      settleWithoutSections(&edition, hasHeading: true)
    }
    return edition
  }

  /// The whole file as the only entry of its edition.
  private func makeOnePiece(
    _ edition: inout Edition, of outline: SectionTree, sections: [SectionNode], name: String
  ) {
    let title = edition.title ?? name
    let blocks = Opening(outline.opening).text + sections.flatMap(\.asBlocks)
    let heading = outline.title == nil ? nil : headings.first
    let first = blocks.first?.lines.lowerBound ?? 1
    var entry = EntryBody.entry(
      .leaf, title: title, blocks: blocks, line: heading?.line ?? first, bytes: 0..<source.bytes.count)
    entry.slug = heading?.slug ?? HeadingSlugs.base(of: title)
    entry.level = heading?.level
    entry.sources = EntryBody.sources(blocks: blocks, heading: [])
    if entry.sources.isEmpty { entry.sources = EntryBody.labelledSources(blocks) }
    for key in ["source", "url", "link"] where entry.sources.isEmpty {
      if let url = frontMatter.fields[key], BareURL.first(in: url[...]) == url.startIndex..<url.endIndex {
        entry.sources = [Source(title: url, url: url)]
      }
    }
    edition.entries = EntryBody.hasBody(blocks) ? [entry] : []
    edition.introduction = nil
    edition.wholeText = nil
  }

  /// Titles are written for pages of HTML: `<br>` parts their words, other tags only colour them.
  private static func withoutTags(_ title: String) -> String {
    guard title.contains("<") else { return title.split(whereSeparator: \.isNewline).joined(separator: " ") }
    return title.replacing(/\s*<br\s*\/?>\s*/, with: " ").replacing(/<\/?[A-Za-z][^<>]*>/, with: "")
      .trimmingSpaces()
  }

  /// A file without any heading is one entry. One with nothing but its title may be a stub: that is decided
  /// when the other editions are known.
  private func settleWithoutSections(_ edition: inout Edition, hasHeading: Bool) {
    guard var whole = edition.introduction else { return }
    whole.kind = .leaf
    whole.level = hasHeading ? edition.headings.first?.level ?? 1 : nil
    whole.slug = hasHeading ? edition.headings.first?.slug ?? "" : HeadingSlugs.base(of: whole.title)
    if hasHeading {
      whole.line = edition.headings.first?.line ?? whole.line
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

  /// What title and top say; front matter and names come before them.
  private func issue(title: String?, opening: Opening) -> Issue {
    var issue = title.map(IssueReader.issue(inText:)) ?? Issue()
    // Never from running prose: only lines that are nothing but a mark, or that say what is told of.
    for block in opening.text.prefix(Self.topBlocks) {
      switch block.content {
      case .paragraph, .quote: break
      default: continue
      }
      for line in PlainText.lines(of: [block]) { issue.add(IssueReader.issue(inLine: line)) }
      issue.add(IssueReader.period(in: RichText(block.inlines).text))
    }
    return issue
  }

  /// Blocks at the top that may say which issue it is.
  private static let topBlocks = 6

  private func statedLanguage(_ opening: Opening) -> Language? {
    if let own = opening.languageLine?.own { return own }
    for key in ["lang", "language"] {
      if let tag = frontMatter.fields[key], let language = Language(tag: tag) { return language }
    }
    return nil
  }

  /// That of its text.
  private var writtenLanguage: Language {
    // The middle of a file says more than its top, which may be a list of names.
    let middle = source.bytes.count > 40_000 ? source.bytes.count / 3 : 0
    let text = Language.detected(in: String(decoding: source.bytes[middle...].prefix(30_000), as: UTF8.self))
    // Who writes in Chinese quotes English titles and texts, under headings of their own.
    return text.code == "en" ? Language.detected(inHeadings: headings.map(\.title)) ?? text : text
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
