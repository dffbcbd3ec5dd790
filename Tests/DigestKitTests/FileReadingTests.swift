import DigestKit
import Foundation
import TestSupport
import Testing

/// Files of rare forms, and all that is read in them, as it was once looked at and found good.
///
/// After a wanted change: `WENZHAI_RECORD=1 swift test --filter FileReadingTests`, then read the diff.
@Suite struct FileReadingTests {
  private static let folder = TestFiles.fixtures.appending(path: "files")
  static let names = [
    "dialect", "fields", "front", "labels", "leads", "letter", "notes", "numbered", "pelican", "tables",
    "ways",
    "whole",
  ]

  @Test(arguments: names)
  func filesAreReadAsTheyWere(_ name: String) throws {
    let edition = Edition(bytes: Array(try Data(contentsOf: Self.folder.appending(path: name + ".md"))))
    let read = Self.description(of: edition)
    let file = Self.folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["WENZHAI_RECORD"] != nil { try Data(read.utf8).write(to: file) }
    #expect(read == (try String(contentsOf: file, encoding: .utf8)))
  }

  private static func description(of edition: Edition) -> String {
    let issue = edition.issue
    var lines = [
      "title: \(edition.title ?? "none")",
      "issue: "
        + [issue.week?.description, issue.number.map { "#\($0)" }, issue.date?.description]
        .compactMap(\.self).joined(separator: " "),
      "language: \(edition.language.tag(withScript: true))\(edition.languageIsStated ? ", stated" : "")"
        + " \(edition.editionLinks)",
      "tags: \(edition.tags), authors: \(edition.authors)",
    ]
    lines += edition.diagnostics.map { "line \($0.line): \($0.code) \($0.subject)" }
    if let introduction = edition.introduction { lines.append(description(of: introduction)) }
    if let whole = edition.wholeText { lines += ["", "as one text:" + description(of: whole)] }
    return (lines + edition.entries.map(description)).joined(separator: "\n") + "\n"
  }

  private static func description(of entry: Entry) -> String {
    var lines = [
      "",
      "\(entry.line) \(entry.kind) \((entry.sections + [entry.title]).joined(separator: " / ")) #\(entry.slug)",
    ]
    let features: [(Entry.Features, String)] = [
      (.image, "image"), (.table, "table"), (.code, "code"), (.math, "math"), (.note, "note"),
    ]
    let own = features.filter { entry.features.contains($0.0) }.map(\.1)
    if !own.isEmpty { lines.append("  has \(own.joined(separator: ", "))") }
    lines += entry.sources.map { "  from \($0.title) <\($0.url ?? "")>" }
    lines += entry.wikilinks.map { "  to [[\($0)]]" }
    lines += entry.posts.map { "  post by \($0.author), \($0.handle), \($0.date)" }
    return (lines + entry.plainText.split(separator: "\n").map { "  │\($0)" }).joined(separator: "\n")
  }
}
