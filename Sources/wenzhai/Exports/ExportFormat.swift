import ArgumentParser
import DigestIndex
import DigestKit
import Exporting
import Foundation
import Reader
import Writing

/// What a document is written as.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case markdown, html, epub, json

  /// That of a file by its suffix; nil if it says nothing.
  init?(path: String) {
    switch (path as NSString).pathExtension.lowercased() {
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "epub": self = .epub
    case "json", "jsonl": self = .json
    default: return nil
    }
  }

  var takesPictures: Bool { self == .html || self == .epub }

  /// The document as text; nil for a book, which is none.
  func text(of anthology: Anthology, roots: [String]) -> String? {
    switch self {
    case .markdown: MarkdownDocument(anthology).text
    case .html: HTMLPage(anthology).text
    case .epub: nil
    case .json:
      anthology.items.map { item in
        let members = JSON.members(of: item.summary, library: roots[item.summary.id.library])
        return JSON.object(
          members + [("text", .string(item.content.plainText)), ("markdown", .string(item.source))]
        ).line + "\n"
      }.joined()
    }
  }

  /// The document as a file has it.
  func bytes(of anthology: Anthology, roots: [String]) throws -> Data {
    if let text = text(of: anthology, roots: roots) { return Data(text.utf8) }
    // A book speaks the language that it is in.
    let language: InterfaceLanguage =
      anthology.chapters.first?.language.hasPrefix("zh") == true ? .chinese : .english
    let words = EPUBBook.Words(
      contents: Phrase.exported(.contents).text(language), introduction: Phrase.introduction.text(language))
    let draft = NSTemporaryDirectory() + "/wenzhai-\(getpid())-\(UInt64.random(in: 0 ... .max)).epub"
    defer { unlink(draft) }
    try EPUBBook(anthology, words: words).write(to: draft)
    return try Data(contentsOf: URL(fileURLWithPath: draft))
  }
}
