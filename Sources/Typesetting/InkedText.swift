import Markdown
import DigestKit
import Writing

/// A piece of text in one ink, before it is filtered and its hits are marked.
struct InkedSpan {
  var text: String
  var ink: Ink
  var link: String?
  /// False for what search doesn't see.
  var isSearched = true
}

/// Rich text in inks, hits marked, parted at hard line breaks.
struct InkedText {
  let patterns: [SearchPattern]
  /// Wikilinks that lead somewhere.
  var wikilinks: Set<String> = []
  var pictureMark: SafeText = "▣ "
  /// Whether a space is set between Han and Latin where the author wrote none.
  var spacesHanAndLatin = false
  /// Whether links have their addresses behind them.
  var showsAddresses = false

  /// Lines of runs: more than one where the text has hard line breaks.
  func lines(_ text: RichText, role: Ink.Role = .body, traits: Ink.Traits = []) -> [[Run]] {
    var spans: [InkedSpan] = []
    var picture: String?
    for span in (showsAddresses && role == .body ? text.namingAddresses : text).spans {
      let ink = ink(span, role: role, traits: traits)
      // A picture in running text is its description, behind a sign.
      if span.traits.contains(.image), !span.traits.contains(.unsearched), span.link != picture {
        spans.append(InkedSpan(text: pictureMark.string, ink: ink, link: span.link, isSearched: false))
      }
      picture = span.traits.contains(.image) ? span.link : nil
      spans.append(
        InkedSpan(
          text: span.text, ink: ink, link: span.link, isSearched: !span.traits.contains(.unsearched)))
    }
    return lines(spans)
  }

  func lines(_ spans: [InkedSpan]) -> [[Run]] {
    let lines = (patterns.isEmpty ? unmarkedLines(spans) : markedLines(spans)).map(Self.withoutIdleSpaces)
    return spacesHanAndLatin ? lines.map(Self.spaced) : lines
  }

  private func unmarkedLines(_ spans: [InkedSpan]) -> [[Run]] {
    var lines: [[Run]] = [[]]
    for span in spans {
      for (number, part) in Self.parts(span.text).enumerated() {
        if number > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(Run(SafeText(part), span.ink, link: span.link)) }
      }
    }
    return lines
  }

  private static func parts(_ text: String) -> [Substring] {
    text.utf8.contains(UInt8(ascii: "\n"))
      ? text.split(separator: "\n", omittingEmptySubsequences: false) : [text[...]]
  }

  private func markedLines(_ spans: [InkedSpan]) -> [[Run]] {
    // Filtered, but with its line ends, so that hits have their place on the page.
    let safe = spans.map { Self.parts($0.text).map { SafeText($0).string }.joined(separator: "\n") }
    let hits = Hits(spans: zip(safe, spans).map { ($0, $1.isSearched) }, patterns: patterns)
    var lines: [[Run]] = [[]]
    var base = 0
    for (span, text) in zip(spans, safe) {
      var at = base
      for (piece, isHit) in hits.pieces(of: text, base: base) {
        var own = span.ink
        if isHit { own.traits.insert(.hit) }
        if isHit && hits.starts.contains(at) { own.traits.insert(.hitStart) }
        at += piece.utf8.count
        for (number, part) in Self.parts(piece).enumerated() {
          if number > 0 { lines.append([]) }
          if !part.isEmpty { lines[lines.count - 1].append(Run(SafeText(part), own, link: span.link)) }
        }
      }
      base += text.utf8.count
    }
    return lines
  }

  private func ink(_ span: RichText.Span, role: Ink.Role, traits: Ink.Traits) -> Ink {
    var ink = Ink(role, traits)
    if span.link != nil { ink.role = role == .title || role == .byline ? role : .link }
    if span.traits.contains(.wikilink) {
      ink.role = .wikilink(isKnown: span.link.map(wikilinks.contains) ?? false)
    }
    if span.traits.contains(.image) { ink.role = .image }
    if span.traits.contains(.code) { ink.role = .inlineCode }
    if span.traits.contains(.math) { ink.role = .math }
    if span.traits.contains(.keyboard) { ink.role = .keyboard }
    if span.traits.contains(.host) { ink.role = .host }
    if span.traits.contains(.small), ink.role == .body { ink.role = .dim }
    if span.traits.contains(.marked) { ink.traits.insert(.marked) }
    if span.traits.contains(.underlined) { ink.traits.insert(.underlined) }
    if span.traits.contains(.strong) { ink.traits.insert(.strong) }
    if span.traits.contains(.emphasis) {
      ink.traits.insert(span.text.unicodeScalars.contains(where: \.isHanOrKana) ? .hanEmphasis : .emphasis)
    }
    if span.traits.contains(.strikethrough) { ink.traits.insert(.strikethrough) }
    return ink
  }

  // MARK: Spaces

  /// Without spaces behind full-width stops, and beside strong text between Han: authors set them for Markdown's sake.
  static func withoutIdleSpaces(_ runs: [Run]) -> [Run] { IdleSpaces(runs).removed }

  // MARK: Spaces between scripts

  /// With a space wherever Han or kana touches a Latin letter or digit, code and addresses aside.
  static func spaced(_ runs: [Run]) -> [Run] {
    var last: Unicode.Scalar?
    return runs.map { run in
      if run.ink.role == .inlineCode {
        last = nil
        return run
      }
      var text = ""
      var changed = false
      for scalar in run.text.string.unicodeScalars {
        if let last,
          (last.isHanOrKana && scalar.isLatinOrDigit) || (last.isLatinOrDigit && scalar.isHanOrKana)
        {
          text.append(" ")
          changed = true
        }
        text.unicodeScalars.append(scalar)
        last = scalar
      }
      return changed ? Run(SafeText(text), run.ink, link: run.link) : run
    }
  }
}

/// Where a search hits shown text: found in what search sees of it.
private struct Hits {
  /// UTF-8 ranges of the shown text, in order. A hit that goes over several spans has several.
  private var ranges: [Range<Int>] = []
  /// Where hits begin.
  private(set) var starts: Set<Int> = []

  init(spans: [(text: String, isSearched: Bool)], patterns: [SearchPattern]) {
    var plain = ""
    // Where each searched span begins, in the plain text and on the page.
    var places: [(plain: Int, shown: Int, length: Int)] = []
    var shown = 0
    for (text, isSearched) in spans {
      let length = text.utf8.count
      if isSearched {
        places.append((plain.utf8.count, shown, length))
        plain += text
      }
      shown += length
    }
    for match in patterns.matches(in: plain) {
      var isFirst = true
      for place in places {
        let low = max(match.lowerBound, place.plain)
        let high = min(match.upperBound, place.plain + place.length)
        guard low < high else { continue }
        ranges.append((place.shown + low - place.plain)..<(place.shown + high - place.plain))
        if isFirst { starts.insert(place.shown + low - place.plain) }
        isFirst = false
      }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Parts `text`, which begins at `base`, at the edges of hits.
  func pieces(of text: String, base: Int) -> [(String, Bool)] {
    let range = base..<(base + text.utf8.count)
    let own = ranges.filter { $0.overlaps(range) }
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
}
