import Writing

/// What cmark doesn't know, hidden from it before it parses and found again afterwards.
///
/// - `[[wikilinks]]` and `$formulas$` become single private-use characters, *atoms*, so that `*`, `_` and `|`
///   inside them stay what they are. Lines are never joined or split, so line numbers hold.
/// - Beside CJK punctuation, emphasis follows the CJK-friendly rule (commonmark-spec#650): a punctuation
///   character that the text doesn't use, the *sentinel*, is put beside such a run of `*` or `~`, which makes
///   CommonMark's own flanking rule decide as the CJK-friendly rule would.
struct SourceMarks {
  enum Atom: Equatable {
    case wikilink(target: String, label: String)
    case math(String, isDisplay: Bool)
    /// A further line of a display formula that began above.
    case mathContinued(String)
    /// `![[file]]`, perhaps with a description; sizes mean nothing here.
    case embed(file: String, description: String)
    /// One end of `==marked==`.
    case highlight(isClosing: Bool)
    /// `H~2~O` and `x^2^`.
    case script(String, isLow: Bool)
    /// A line of a `%%comment%%`, `[TOC]`, `{#anchor}`: nothing of it is shown.
    case hidden
  }

  /// The text to give to cmark.
  private(set) var marked: [UInt8] = []
  private(set) var atoms: [(atom: Atom, source: String)] = []
  private let atomBase: UInt32?
  private let sentinel: Unicode.Scalar?
  /// The two that follow E2 in the sentinel's UTF-8.
  private let sentinelBytes: (UInt8, UInt8)?

  init(_ source: [UInt8]) {
    let used = ScalarsInUse(source)
    atomBase = [0xF0000, 0x100000].first { !used.usesPlane(of: $0) }
    sentinel = ["\u{2E1A}", "\u{2E0F}", "\u{2E0E}", "\u{2056}"].first { !used.contains($0) }
    sentinelBytes = sentinel.map { (UInt8(0x80 | $0.value >> 6 & 0x3F), UInt8(0x80 | $0.value & 0x3F)) }
    marked.reserveCapacity(source.count + source.count / 16)
    var scanner = MarkScanner(source: source)
    scanner.scan(into: &self)
  }

  /// A source in which nothing is hidden: cmark reads it as it stands.
  init(unmarked source: [UInt8]) {
    atomBase = nil
    sentinel = nil
    sentinelBytes = nil
    marked = source
  }

  mutating func append(_ bytes: some Sequence<UInt8>) { marked.append(contentsOf: bytes) }

  mutating func appendSentinel() {
    if let sentinel { marked.append(contentsOf: Array(String(Character(sentinel)).utf8)) }
  }

  /// False when there are no private-use characters left to stand for atoms; the source then stays.
  mutating func append(_ atom: Atom, source: String) -> Bool {
    guard let atomBase, atoms.count < 0xFFF0, let scalar = Unicode.Scalar(atomBase + UInt32(atoms.count))
    else {
      return false
    }
    atoms.append((atom, source))
    marked.append(contentsOf: Array(String(Character(scalar)).utf8))
    return true
  }

  private func atomIndex(_ scalar: Unicode.Scalar) -> Int? {
    guard let atomBase, scalar.value >= atomBase else { return nil }
    let index = Int(scalar.value - atomBase)
    return index < atoms.count ? index : nil
  }

  /// A place in text that cmark gave back.
  private struct Mark {
    var range: Range<Int>
    /// Nil for a sentinel.
    var atom: Int?
  }

  /// The first atom or sentinel from a UTF-8 offset on. Most text has none, quotation marks, whose first byte is that of
  /// a sentinel, or not: so all of it is looked at, but nothing is copied.
  private func firstMark(in text: inout String, from start: Int = 0) -> Mark? {
    text.withUTF8 { bytes in
      var at = start
      while at < bytes.count {
        switch bytes[at] {
        case 0xE2:
          if at + 2 < bytes.count, let sentinelBytes, bytes[at + 1] == sentinelBytes.0,
            bytes[at + 2] == sentinelBytes.1
          {
            return Mark(range: at..<(at + 3))
          }
          at += 3
        case 0xE0...0xEF: at += 3
        case 0xF3... where at + 3 < bytes.count:
          let value = bytes[(at + 1)...(at + 3)].reduce(UInt32(bytes[at] & 7)) { $0 << 6 | UInt32($1 & 0x3F) }
          if let atom = Unicode.Scalar(value).flatMap(atomIndex) {
            return Mark(range: at..<(at + 4), atom: atom)
          }
          at += 4
        default: at += 1
        }
      }
      return nil
    }
  }

  private static func slice(_ text: inout String, _ range: Range<Int>) -> String {
    text.withUTF8 { String(decoding: $0[range], as: UTF8.self) }
  }

  /// `text` as the author wrote it: for code, HTML and URLs, where marks mean nothing.
  func restored(_ text: String) -> String {
    var text = text
    var result = ""
    var start = 0
    while let mark = firstMark(in: &text, from: start) {
      result += Self.slice(&text, start..<mark.range.lowerBound)
      if let atom = mark.atom { result += atoms[atom].source }
      start = mark.range.upperBound
    }
    return start == 0 ? text : result + Self.slice(&text, start..<text.utf8.count)
  }

  /// Adds a text node, its atoms as inlines of their own.
  func add(_ text: String, to inlines: inout InlineBuilder) {
    var text = text
    var start = 0
    while let mark = firstMark(in: &text, from: start) {
      if start < mark.range.lowerBound {
        inlines.append(.text(Self.slice(&text, start..<mark.range.lowerBound)))
      }
      if let atom = mark.atom { add(atoms[atom].atom, to: &inlines) }
      start = mark.range.upperBound
    }
    if start == 0 {
      inlines.append(.text(text))
    } else if start < text.utf8.count {
      inlines.append(.text(Self.slice(&text, start..<text.utf8.count)))
    }
  }

  private func add(_ atom: Atom, to inlines: inout InlineBuilder) {
    switch atom {
    case .wikilink(let target, let label): inlines.append(.wikilink(target: target, label: label))
    case .math(let source, let isDisplay): inlines.append(.math(source, isDisplay: isDisplay))
    case .mathContinued(let source): inlines.append(.math("\n" + source, isDisplay: true))
    case .embed(let file, let description):
      inlines.append(.image(source: file, alt: description.isEmpty ? [] : [.text(description)]))
    case .highlight(let isClosing): inlines.append(isClosing ? Self.endOfMark : Self.startOfMark)
    case .script(let text, let isLow):
      inlines.append(isLow ? .subscript([.text(text)]) : .superscript([.text(text)]))
    case .hidden: break
    }
  }

  private static let startOfMark = HTMLTag(name: "mark", isClosing: false)
  private static let endOfMark = HTMLTag(name: "mark", isClosing: true)
}

/// Which rare scalars a text holds, found in one pass over its bytes.
private struct ScalarsInUse {
  private var hasPlane15 = false
  private var hasPlane16 = false
  private var rare: Set<Unicode.Scalar> = []

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        switch bytes[index] {
        case 0xF3: hasPlane15 = true
        case 0xF4: hasPlane16 = true
        case 0xE2 where index + 2 < bytes.count:
          let value = 0x2000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
          if value == 0x2056 || (0x2E00...0x2E1F).contains(value), let scalar = Unicode.Scalar(value) {
            rare.insert(scalar)
          }
        default: break
        }
      }
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool { rare.contains(scalar) }
  func usesPlane(of base: UInt32) -> Bool { base == 0xF0000 ? hasPlane15 : hasPlane16 }
}
