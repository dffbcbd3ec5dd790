import DigestKit
import Foundation

/// A document as a book (EPUB 3.2): a file for each chapter, contents by category, and the pictures.
///
/// Source: <https://www.w3.org/publishing/epub32/epub-spec.html>
public struct EPUBBook {
  private let anthology: Anthology
  private let words: Words
  /// Pictures that a reader of books must know, by the names that they have in the book.
  private let pictures: [(name: Anthology.PictureName, file: String, picture: Anthology.Picture)]

  /// What a book says of itself.
  public struct Words: Sendable {
    public var contents: String
    public var introduction: String

    public init(contents: String, introduction: String) {
      self.contents = contents
      self.introduction = introduction
    }
  }

  public init(_ anthology: Anthology, words: Words) {
    self.anthology = anthology
    self.words = words
    // The standard asks readers for these three alone; another is told by its description.
    let known = anthology.pictures.filter { $0.value.format != .webp }
    pictures =
      known
      .sorted { ($0.key.library, $0.key.path, $0.key.source) < ($1.key.library, $1.key.path, $1.key.source) }
      .enumerated().map { ($1.key, "picture-\($0 + 1).\($1.value.format.rawValue)", $1.value) }
  }

  /// Writes the book to a file that isn't there yet.
  public func write(to path: String) throws(ZipArchive.Failure) {
    var archive = try ZipArchive(path)
    // Readers look for these bytes at this place, so it stands first and isn't packed.
    try archive.add("mimetype", Array("application/epub+zip".utf8), isPacked: false)
    for (name, text) in texts { try archive.add(name, Array(text.utf8)) }
    for picture in pictures {
      try archive.add("book/" + picture.file, picture.picture.bytes, isPacked: false)
    }
    try archive.close()
  }

  var texts: [(name: String, text: String)] {
    let container = """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
      </container>

      """
    var files = [
      ("META-INF/container.xml", container), ("book/package.opf", package), ("book/contents.xhtml", contents),
      ("book/style.css", StyleSheet.book),
    ]
    let addresses = Dictionary(pictures.map { ($0.name, $0.file) }, uniquingKeysWith: { first, _ in first })
    let markup = ItemMarkup(level: 1) { addresses[$0] }
    var first = 1
    for (number, chapter) in anthology.chapters.enumerated() {
      let body = markup.markup(of: chapter, first: first)
      first += chapter.items.count
      files.append(
        ("book/" + Self.file(number), document(chapter.title, language: chapter.language, body: body)))
    }
    return files
  }

  private static func file(_ chapter: Int) -> String { "chapter-\(chapter + 1).xhtml" }

  private func document(_ title: String, language: String, body: String) -> String {
    let language = MarkupText.escaped(language)
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(language)" xml:lang="\(language)">
      <head><title>\(MarkupText.escaped(title))</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
      <body>
      \(body)</body>
      </html>

      """
  }

  // MARK: Package

  private var package: String {
    let languages = anthology.chapters.map(\.language).reduce(into: [String]()) { known, language in
      if !known.contains(language) { known.append(language) }
    }
    let chapters = anthology.chapters.indices
    let manifest =
      chapters.map { number in
        "<item id=\"chapter-\(number + 1)\" href=\"\(Self.file(number))\" media-type=\"application/xhtml+xml\"/>"
      }
      + pictures.enumerated().map { number, picture in
        "<item id=\"picture-\(number + 1)\" href=\"\(picture.file)\" media-type=\"\(picture.picture.format.mediaType)\"/>"
      }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="identifier">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier id="identifier">wenzhai:\(MarkupText.escaped(WebAddress.encoded(anthology.identifier)))</dc:identifier>
      <dc:title>\(MarkupText.escaped(anthology.title))</dc:title>
      \(languages.map { "<dc:language>\(MarkupText.escaped($0))</dc:language>" }.joined(separator: "\n"))
      <meta property="dcterms:modified">\(anthology.date)</meta>
      </metadata>
      <manifest>
      <item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
      <item id="style" href="style.css" media-type="text/css"/>
      \(manifest.joined(separator: "\n"))
      </manifest>
      <spine>
      <itemref idref="contents"/>
      \(chapters.map { "<itemref idref=\"chapter-\($0 + 1)\"/>" }.joined(separator: "\n"))
      </spine>
      </package>

      """
  }

  /// What contents call an entry: one that nobody can see leads nowhere.
  private func title(of entry: EntrySummary) -> String {
    if entry.kind == .introduction { return words.introduction }
    let isSeen = entry.title.unicodeScalars.contains {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
    return isSeen ? entry.title : "—"
  }

  private var contents: String {
    var first = 1
    var rows = ""
    for (number, chapter) in anthology.chapters.enumerated() {
      let file = Self.file(number)
      let groups = ItemMarkup.groups(of: chapter, first: first).map { group in
        let items = group.items.map { item in
          let title = title(of: item.item.summary)
          return
            "<li><a href=\"\(file)#\(ItemMarkup.anchor(item.number))\">\(MarkupText.escaped(title))</a></li>\n"
        }.joined()
        // A category has no page of its own: its name stands above its entries.
        return group.title.map { "<li><span>\(MarkupText.escaped($0))</span>\n<ol>\n\(items)</ol></li>\n" }
          ?? items
      }.joined()
      first += chapter.items.count
      rows += "<li><a href=\"\(file)\">\(MarkupText.escaped(chapter.title))</a>\n<ol>\n\(groups)</ol></li>\n"
    }
    return document(
      anthology.title, language: anthology.chapters.first?.language ?? "und",
      body: """
        <h1>\(MarkupText.escaped(anthology.title))</h1>
        <nav epub:type="toc"><h2>\(MarkupText.escaped(words.contents))</h2>
        <ol>
        \(rows)</ol>
        </nav>

        """)
  }
}
