import CXXHash
import DigestKit
import Writing

/// A file read and taken apart, ready to be written to the index.
struct ParsedFile: Sendable {
  struct Row: Sendable {
    var entry: Entry
    var extent: Extent
    var plain: String
    /// Tokens of `plain`, for the index, and of title, sections, notes and bold text.
    var text: SearchTokens.Text
    var head: SearchTokens.Text
    var emphasized: String
    var characters: Int
    var minutes: Int
    /// What patterns can be looked for in `plain` as it stands.
    var simplicity: Simplicity
  }

  var file: FoundFile
  var hash: Int64
  var facts: EditionFacts
  var rows: [Row]
  /// Words with the number of entries that have them.
  private(set) var words: [String: Int] = [:]
  var diagnostics: [Diagnostic]

  /// Parses `bytes` of `file`, in a library whose root folder is called `rootName`.
  init(file: FoundFile, bytes: [UInt8], hash: Int64, rootName: String) {
    self.file = file
    self.hash = hash
    let edition = Edition(bytes: bytes, name: EditionPairing.key(ofPath: file.path, rootName: rootName))
    facts = EditionFacts(path: file.path, edition: edition)
    diagnostics = edition.diagnostics
    rows = []
    if let introduction = edition.introduction { append(introduction, .introduction) }
    for entry in edition.entries { append(entry, .section) }
    if let whole = edition.wholeText { append(whole, .whole) }
  }

  /// A file that can't be read: no entries, and a diagnostic.
  init(file: FoundFile, failure: FileRead.Failure) {
    self.file = file
    hash = 0
    facts = EditionFacts(path: file.path, edition: Edition(bytes: []))
    rows = []
    diagnostics = [
      Diagnostic(.error, failure == .tooLarge ? .tooLarge : .unreadable, line: 1)
    ]
  }

  private mutating func append(_ entry: Entry, _ extent: Extent) {
    var stored = entry
    let plain = entry.plainText
    let emphasized = entry.emphasized.joined(separator: "\n")
    let head = ([entry.title] + entry.sections + [emphasized]).joined(separator: "\n")
    stored.blocks = []
    rows.append(
      Row(
        entry: stored, extent: extent, plain: plain,
        text: SearchTokens.Text(plain, in: .text), head: SearchTokens.Text(head, in: .head),
        emphasized: emphasized, characters: ReadingTime.characters(in: plain),
        minutes: ReadingTime.minutes(for: plain), simplicity: Simplicity(of: plain)))
    for word in Lexicon.words(of: rows[rows.count - 1]) { words[word, default: 0] += 1 }
  }

  static func hash(of bytes: [UInt8]) -> Int64 {
    Int64(bitPattern: bytes.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) })
  }
}
