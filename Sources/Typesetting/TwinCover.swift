import Writing

/// What hides the text of a twin from who wants to guess it: all of it, but for sentences that were uncovered.
public struct TwinCover: Equatable, Sendable {
  /// A sentence of the twin.
  public struct Sentence: Equatable, Sendable {
    public var block: Int
    /// As `Line.offset` counts.
    public var range: Range<Int>
  }

  private var uncovered: [Int: [Range<Int>]] = [:]

  public init() {}

  public mutating func uncover(_ sentence: Sentence) {
    uncovered[sentence.block, default: []].append(sentence.range)
  }

  func hides(_ offset: Int, ofBlock block: Int) -> Bool {
    uncovered[block]?.contains { $0.contains(offset) } != true
  }

  func hides(_ sentence: Sentence) -> Bool { hides(sentence.range.lowerBound, ofBlock: sentence.block) }

  /// A line of the twin with a shade in the place of each character that is hidden, as many cells wide. Spaces stay, and so
  /// do pictures, code, sources and what stands before the text: it is the words that are to be guessed.
  func covering(_ line: Line, at place: Galley.Row.TwinPlace, ambiguous: AmbiguousWidth) -> Line {
    guard let start = line.guessedStart else { return line }
    let shade: SafeText = ambiguous == .narrow ? "░" : "."
    var covered = line
    covered.runs.removeSubrange(start...)
    var offset = place.offset
    for run in line.runs[start...] {
      var shown = ""
      func flush() {
        if !shown.isEmpty { covered.runs.append(Run(SafeText(shown), run.ink, link: run.link)) }
        shown = ""
      }
      for character in run.text.string {
        if character == " " || !hides(offset, ofBlock: place.block) {
          shown.append(character)
        } else {
          flush()
          covered.runs.append(Run(shade.repeated(character.cells(ambiguous: ambiguous)), Ink(.dim)))
        }
        offset += 1
      }
      flush()
    }
    return covered
  }
}

extension Line {
  /// Where the words begin that may be hidden; nil for a line that has none, such as one of sources.
  var guessedStart: Int? {
    guard let start = textStart, picture == nil, start < runs.count else { return nil }
    return runs[start...].contains { $0.ink.role == .source || $0.ink.role == .host } ? nil : start
  }
}
