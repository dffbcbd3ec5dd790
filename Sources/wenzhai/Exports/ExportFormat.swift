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

  /// Writes the document to a file, whole or not at all.
  func write(_ anthology: Anthology, to path: String, roots: [String]) throws {
    let folder = PathText.folder(of: path)
    let draft =
      folder + "/.wenzhai-\(getpid())-\((path as NSString).lastPathComponent)"
    defer { PathText.withBytes(draft) { _ = unlink($0) } }
    if let text = text(of: anthology, roots: roots) {
      try Data(text.utf8).write(to: URL(fileURLWithPath: draft))
    } else {
      // A book speaks the language that it is in.
      let language: InterfaceLanguage =
        anthology.chapters.first?.language.hasPrefix("zh") == true ? .chinese : .english
      let words = EPUBBook.Words(
        contents: Phrase.exported(.contents).text(language), introduction: Phrase.introduction.text(language))
      try EPUBBook(anthology, words: words).write(to: draft)
    }
    guard PathText.withBytes(draft, { from in PathText.withBytes(path) { rename(from, $0) } }) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
  }
}

extension Excerpts {
  /// `2026-11-26T10:30:00Z`: now, or what `SOURCE_DATE_EPOCH` says, by which programs make the same file twice.
  static func date(by variables: [String: String]) -> String {
    var seconds = variables["SOURCE_DATE_EPOCH"].flatMap(time_t.init) ?? time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
