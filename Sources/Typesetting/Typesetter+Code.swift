import DigestKit
import Writing

/// Code keeps its lines.
extension Typesetter {
  mutating func setCode(_ text: String, language: String, prefix: Prefix) {
    var prefix = prefix
    if ProseFence.isOne(text, language: language, width: options.width, ambiguous: options.ambiguous) {
      return setProse(text, prefix: prefix)
    }
    if Self.drawings.contains(language) {
      prefix = set([[Run(options.words.drawing + SafeText(language), Ink(.dim))]], prefix: prefix)
    }
    let indent = Run("  ", Ink(.code(.plain)))
    let rows = Self.rows(of: text, language: language).map { inked.lines($0).first ?? [] }
    let widest = options.longCode == .whole ? rows.map(cells).max() ?? 0 : 0
    for runs in rows {
      switch options.longCode {
      case .whole:
        let lead = prefix.first + [indent]
        append(lead + runs, characters: Self.count(runs)) {
          $0.codeStart = lead.count
          $0.codeWidth = widest
        }
        prefix = prefix.continued
      case .wrapped:
        let width = max(4, options.width - cells(prefix.rest) - 2)
        let mark = ornaments.continuation
        let filler = LineFiller(ambiguous: options.ambiguous)
        let pieces = filler.cut(
          runs, firstWidth: width, width: width - mark.cells(ambiguous: options.ambiguous))
        for (number, piece) in pieces.enumerated() {
          let marks = number == 0 ? [] : [Run(mark, Ink(.codeMark))]
          append(prefix.first + [indent] + marks + piece, characters: Self.count(piece))
          prefix = prefix.continued
        }
      }
    }
  }

  /// Languages of drawings, which a terminal shows the source of.
  private static let drawings: Set<String> = [
    "mermaid", "plantuml", "puml", "dot", "graphviz", "d2", "flow", "sequence", "gantt",
  ]

  /// Prose that stands in a fence: its lines are paragraphs.
  private mutating func setProse(_ text: String, prefix: Prefix) {
    var prefix = prefix
    let ink = Ink(.code(.plain))
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let indentation = min(8, line.prefix { $0 == " " }.count)
      let lead = Run(SafeText(" ").repeated(indentation + 2), ink)
      let inner = prefix.adding(lead, blank: lead, width: options.width, ambiguous: options.ambiguous)
      let words = line.trimmingSpaces()
      if words.isEmpty {
        blankLine(prefix)
      } else {
        _ = set(inked.lines([InkedSpan(text: words, ink: ink)]), prefix: inner)
      }
      prefix = prefix.continued
    }
    // The last line end of a fence is none of its text.
    if text.last?.isNewline == true, lines.last?.isBlank == true { dropLastLine() }
  }

  private static func count(_ runs: [Run]) -> Int { runs.reduce(0) { $0 + $1.text.string.count } }

  /// Highlighted lines of code, a tab as four spaces.
  private static func rows(of text: String, language: String) -> [[InkedSpan]] {
    var rows: [[InkedSpan]] = [[]]
    for (piece, token) in Highlighter.pieces(of: text, language: language) {
      let parts = piece.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (number, part) in parts.enumerated() {
        if number > 0 { rows.append([]) }
        if !part.isEmpty {
          // Not earlier: makefiles and here-documents tell a tab from spaces.
          let shown = part.replacing("\t", with: "    ")
          rows[rows.count - 1].append(InkedSpan(text: String(shown), ink: Ink(.code(token))))
        }
      }
    }
    if rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }
}

extension Line {
  /// What a page of `width` cells shows of a line of code that was scrolled by `shift` cells: the part in
  /// sight, with marks where it goes on. Other lines stay as they are.
  public func inSight(width: Int, shift: Int, ambiguous: AmbiguousWidth) -> Line {
    guard let codeStart else { return self }
    let lead = Array(runs[..<codeStart])
    let code = runs[codeStart...]
    let total = Prefix.cells(Array(code), ambiguous)
    let room = width - Prefix.cells(lead, ambiguous)
    guard room > 2, codeWidth > room else { return self }
    let isCutBefore = shift > 0 && total > 0
    let isCutAfter = total > shift + room
    let from = shift + (isCutBefore ? 1 : 0)
    let to = shift + room - (isCutAfter ? 1 : 0)
    var line = self
    line.runs = lead
    if isCutBefore { line.runs.append(Run("<", Ink(.codeMark))) }
    line.runs += Self.cells(from..<max(from, to), of: code, ambiguous)
    if isCutAfter { line.runs.append(Run(">", Ink(.codeMark))) }
    return line
  }

  /// The characters that lie wholly in a range of cells; a half one is a space.
  private static func cells(_ range: Range<Int>, of runs: ArraySlice<Run>, _ ambiguous: AmbiguousWidth)
    -> [Run]
  {
    var result: [Run] = []
    var column = 0
    for run in runs where column < range.upperBound {
      var text = ""
      for character in run.text.string {
        let width = character.cells(ambiguous: ambiguous)
        let end = column + width
        if column >= range.lowerBound && end <= range.upperBound {
          text.append(character)
        } else if width == 2 && (column + 1 == range.lowerBound || column + 1 == range.upperBound) {
          text.append(" ")
        }
        column = end
        if column >= range.upperBound { break }
      }
      if !text.isEmpty { result.append(Run(SafeText(text), run.ink, link: run.link)) }
    }
    return result
  }

  /// Cells by which the code that it belongs to may be scrolled on a page of `width`; 0 for what fits.
  public func codeOverhang(width: Int, ambiguous: AmbiguousWidth) -> Int {
    codeStart.map { max(0, codeWidth - width + Prefix.cells(Array(runs[..<$0]), ambiguous)) } ?? 0
  }

  /// Cells from the beginning of the code to the hit with this number among those of the line, from 0.
  public func codeColumn(ofHit number: Int, ambiguous: AmbiguousWidth) -> Int? {
    guard let codeStart else { return nil }
    var column = 0
    var seen = 0
    for run in runs[codeStart...] {
      if run.ink.traits.contains(.hitStart) {
        if seen == number { return column }
        seen += 1
      }
      column += run.text.cells(ambiguous: ambiguous)
    }
    return nil
  }
}
