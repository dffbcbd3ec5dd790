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
    var opening: String
    var tags: [String]
    /// What patterns can be looked for in `plain` as it stands.
    var simplicity: Simplicity
  }

  /// What of the file stands in one edition.
  struct Part: Sendable {
    var facts: EditionFacts
    var rows: [Row] = []
    /// What names itself in brackets, as bytes of `VocabularyEvidence`; empty where nothing does.
    var namings: [UInt8] = []

    /// Those of its front matter, folded: they are of all its entries.
    var tags: [String] { facts.tags.map { Entry.foldedTag($0) }.filter { !$0.isEmpty } }
  }

  var file: FoundFile
  var hash: Int64
  /// How it was read.
  var rule: ReadingRule
  private(set) var parts: [Part]
  /// Words with the number of entries that have them.
  private(set) var words: [String: Int] = [:]
  var diagnostics: [Diagnostic]

  var rows: [Row] { parts.flatMap(\.rows) }

  /// Parses `bytes` of `file`, in a library whose root folder is called `rootName`, and leaves what it says to `kept`.
  init(
    file: FoundFile, bytes: [UInt8], hash: Int64, rule: ReadingRule, rootName: String,
    kept: ParsedEditions? = nil
  ) {
    self.file = file
    self.hash = hash
    self.rule = rule
    let name = EditionPairing.key(ofPath: file.path, rootName: rootName)
    let digests = DigestFile(bytes: bytes, name: name, rule: rule)
    kept?.keep(digests.editions, of: file, hash: hash, rule: rule)
    diagnostics = digests.editions[0].diagnostics
    parts = []
    for (number, edition) in digests.editions.enumerated() {
      let outline = number == 0 ? digests.outline : nil
      parts.append(Part(facts: EditionFacts(path: file.path, edition: edition, outline: outline, rule: rule)))
      var evidence = VocabularyEvidence(left: edition.language.code)
      if let introduction = edition.introduction { append(introduction, .introduction, &evidence) }
      for entry in edition.entries { append(entry, .section, &evidence) }
      if let whole = edition.wholeText { append(whole, .whole, &evidence) }
      parts[number].namings = evidence.isEmpty ? [] : evidence.bytes
    }
  }

  /// A file that can't be read: no entries, and a diagnostic.
  init(file: FoundFile, failure: FileRead.Failure) {
    self.file = file
    hash = 0
    rule = ReadingRule()
    parts = [Part(facts: EditionFacts(path: file.path, edition: Edition(bytes: [])))]
    diagnostics = [
      Diagnostic(.error, failure == .tooLarge ? .tooLarge : .unreadable, line: 1)
    ]
  }

  private mutating func append(_ entry: Entry, _ extent: Extent, _ evidence: inout VocabularyEvidence) {
    var stored = entry
    let lines = entry.lines
    let plain = lines.text
    evidence.add(lines)
    let emphasized = entry.emphasized.joined(separator: "\n")
    let head = ([entry.title] + entry.sections + [emphasized]).joined(separator: "\n")
    let tags = entry.tags
    stored.blocks = []
    let row = Row(
      entry: stored, extent: extent, plain: plain,
      text: SearchTokens.Text(plain, in: .text), head: SearchTokens.Text(head, in: .head),
      emphasized: emphasized, characters: ReadingTime.characters(in: plain),
      minutes: ReadingTime.minutes(for: plain), opening: entry.opening, tags: tags,
      simplicity: Simplicity(of: plain))
    parts[parts.count - 1].rows.append(row)
    for word in Lexicon.words(of: row) { words[word, default: 0] += 1 }
  }

  static func hash(of bytes: [UInt8]) -> Int64 {
    Int64(bitPattern: bytes.withUnsafeBytes { XXH3_64bits($0.baseAddress, $0.count) })
  }
}
