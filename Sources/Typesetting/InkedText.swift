import DigestKit
import Writing

/// Rich text in inks, hits marked, parted at hard line breaks.
struct InkedText {
  let patterns: [TextPattern]

  /// Lines of runs: more than one where the text has hard line breaks.
  func lines(_ text: RichText, role: Ink.Role = .body, traits: Ink.Traits = []) -> [[Run]] {
    let spans = text.spans.map { (span: $0, safe: Self.safe($0.text)) }
    let (hits, starts) = hitRanges(spans.map { ($0.safe, $0.span.traits.contains(.unsearched)) })
    var lines: [[Run]] = [[]]
    var base = 0
    for (span, safe) in spans {
      let ink = Self.ink(span, role: role, traits: traits)
      var at = base
      for (piece, isHit) in Self.split(safe, base: base, hits: hits) {
        var own = ink
        if isHit { own.traits.insert(.hit) }
        if isHit && starts.contains(at) { own.traits.insert(.hitStart) }
        at += piece.utf8.count
        let parts = piece.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
          if number > 0 { lines.append([]) }
          if !part.isEmpty { lines[lines.count - 1].append(Run(SafeText(part), own, link: span.link)) }
        }
      }
      base += safe.utf8.count
    }
    return lines
  }

  /// Filtered, but with its line ends.
  private static func safe(_ text: String) -> String {
    guard text.contains("\n") else { return SafeText(text).string }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText($0).string }
      .joined(separator: "\n")
  }

  /// UTF-8 ranges of hits in what is shown, found in what search sees, and where hits begin: one that goes
  /// over several spans has several ranges.
  private func hitRanges(
    _ spans: [(text: String, isUnsearched: Bool)]
  ) -> (ranges: [Range<Int>], starts: Set<Int>) {
    guard !patterns.isEmpty else { return ([], []) }
    var plain = ""
    // Where each searched span begins, in the plain text and on the page.
    var starts: [(plain: Int, shown: Int, length: Int)] = []
    var shown = 0
    for (text, isUnsearched) in spans {
      let length = text.utf8.count
      if !isUnsearched {
        starts.append((plain.utf8.count, shown, length))
        plain += text
      }
      shown += length
    }
    let folded = FoldedText(plain)
    var found: [Range<Int>] = []
    var begins: Set<Int> = []
    for match in patterns.flatMap({ $0.matches(in: folded) }) {
      var isFirst = true
      for start in starts {
        let low = max(match.lowerBound, start.plain)
        let high = min(match.upperBound, start.plain + start.length)
        guard low < high else { continue }
        found.append((start.shown + low - start.plain)..<(start.shown + high - start.plain))
        if isFirst { begins.insert(start.shown + low - start.plain) }
        isFirst = false
      }
    }
    return (found.sorted { $0.lowerBound < $1.lowerBound }, begins)
  }

  /// Parts `text`, which begins at `base`, at the edges of hits.
  private static func split(_ text: String, base: Int, hits: [Range<Int>]) -> [(String, Bool)] {
    let range = base..<(base + text.utf8.count)
    let own = hits.filter { $0.overlaps(range) }
    guard !own.isEmpty else { return [(text, false)] }
    let utf8 = Array(text.utf8)
    var pieces: [(String, Bool)] = []
    var at = 0
    func add(_ end: Int, _ isHit: Bool) {
      guard end > at else { return }
      pieces.append((String(decoding: utf8[at..<end], as: UTF8.self), isHit))
      at = end
    }
    for hit in own {
      add(max(at, hit.lowerBound - base), false)
      add(min(utf8.count, hit.upperBound - base), true)
    }
    add(utf8.count, false)
    return pieces
  }

  private static func ink(_ span: RichText.Span, role: Ink.Role, traits: Ink.Traits) -> Ink {
    var ink = Ink(role, traits)
    if span.link != nil { ink.role = role == .source || role == .title ? role : .link }
    if span.traits.contains(.wikilink) { ink.role = .wikilink }
    if span.traits.contains(.image) { ink.role = .image }
    if span.traits.contains(.code) { ink.role = .code }
    if span.traits.contains(.math) { ink.role = .math }
    if span.traits.contains(.strong) { ink.traits.insert(.strong) }
    if span.traits.contains(.emphasis) { ink.traits.insert(.emphasis) }
    if span.traits.contains(.strikethrough) { ink.traits.insert(.strikethrough) }
    return ink
  }
}
