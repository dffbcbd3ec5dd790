import DigestIndex
import DigestKit
import Reader
import Screen
import Typesetting
import Writing

/// Entries and hits for eyes, where a pipe gets rows for programs: titles under their digests, extracts with what was
/// found marked.
struct EntryLines {
  let settings: Settings
  let columns: Int
  /// The labels of digests.
  let labels: [DigestID: String]

  init(_ library: Library, settings: Settings, columns: Int) throws {
    self.settings = settings
    self.columns = columns
    labels = Dictionary(
      try library.digests().map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// Each digest's label, and below it its entries, with their categories and ids as far as there is room.
  func lines(of entries: [EntrySummary]) -> [String] {
    var lines: [String] = []
    var last: DigestID?
    for entry in entries {
      if entry.id.digestID != last {
        if last != nil { lines.append("") }
        last = entry.id.digestID
        lines.append(styled(SafeText(label(of: entry)), .heading))
      }
      lines.append("  " + row(entry, title: styled(title(entry), .body), room: columns - 2))
    }
    return lines
  }

  /// Each hit's title, its digest, and what stands around what was found.
  func lines(of hits: [SearchHit]) -> [String] {
    hits.enumerated().flatMap { index, hit -> [String] in
      let title = marked(title(hit.entry), .heading, hit.patterns)
      let options = TypesettingOptions(
        width: max(20, columns - 6), ambiguous: settings.ambiguousWidth, patterns: hit.patterns)
      let extract = Typesetter.lines(of: hit.extract.text, options: options).map { line in
        "    " + line.runs.map { styled($0.text, $0.ink.traits.contains(.hit) ? .hit : .body) }.joined()
      }
      let startsTier = hit.match != .literal && (index == 0 || hits[index - 1].match != hit.match)
      let tier = SafeText(Phrase.found(.tier(hit.match, entries: nil)).text(settings.language))
      return (index > 0 ? [""] : []) + (startsTier ? [styled(tier, .message), ""] : [])
        + [title + "  " + styled(SafeText(label(of: hit.entry)), .number)] + extract
        + ["    " + styled(SafeText(hit.entry.id.description), .dim)]
    }
  }

  private func label(of entry: EntrySummary) -> String { labels[entry.id.digestID] ?? entry.id.digest }

  private func title(_ entry: EntrySummary) -> SafeText {
    SafeText(entry.title).fitted(to: columns - 4, ambiguous: settings.ambiguousWidth)
  }

  private func row(_ entry: EntrySummary, title: String, room: Int) -> String {
    let used = self.title(entry).cells(ambiguous: settings.ambiguousWidth)
    let facts = SafeText([entry.category, entry.id.description].compactMap(\.self).joined(separator: "  "))
    let left = room - used - 2
    guard left >= 12 else { return title }
    return title + "  " + styled(facts.fitted(to: left, ambiguous: settings.ambiguousWidth), .dim)
  }

  private func marked(_ text: SafeText, _ part: Theme.Part, _ patterns: [SearchPattern]) -> String {
    var ranges = patterns.matches(in: text.string).sorted { $0.lowerBound < $1.lowerBound }
    var shown = ""
    var at = 0
    let count = text.string.utf8.count
    while !ranges.isEmpty {
      let range = ranges.removeFirst()
      guard range.lowerBound >= at, range.upperBound <= count else { continue }
      shown += styled(text.utf8Slice(at..<range.lowerBound), part) + styled(text.utf8Slice(range), .hit)
      at = range.upperBound
    }
    return shown + styled(text.utf8Slice(at..<count), part)
  }

  private func styled(_ text: SafeText, _ part: Theme.Part) -> String {
    settings.theme.style(part).written(text)
  }
}
