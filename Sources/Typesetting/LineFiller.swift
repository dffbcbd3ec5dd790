import Writing

/// Running text into lines of a width: greedy, at the breaks of UAX #14.
struct LineFiller {
  var ambiguous: AmbiguousWidth = .narrow

  /// A character of the text, placed.
  private struct Glyph {
    var character: Character
    var cells: Int
    var run: Int
    /// UTF-8 offset of its end.
    var end: Int
    var isSpace: Bool
    /// True for the first of its run.
    var beginsRun: Bool
  }

  /// Lines of `runs`, the first at most `firstWidth` cells wide, the others `width`. Line ends in the text
  /// begin a new line. Each line comes with how many characters stand before it.
  func fill(_ runs: [Run], firstWidth: Int, width: Int) -> [(runs: [Run], offset: Int)] {
    let glyphs = place(runs)
    guard !glyphs.isEmpty else { return [] }
    let text = runs.map(\.text.string).joined()
    let breaks = LineBreaks.offsets(in: text)
    var lines: [(runs: [Run], offset: Int)] = []
    var lineStart = 0
    var used = 0
    var segmentStart = 0
    var nextBreak = 0

    func close(at end: Int) {
      var last = end
      while last > lineStart && glyphs[last - 1].isSpace { last -= 1 }
      lines.append((pieces(glyphs[lineStart..<last], of: runs), lineStart))
      lineStart = end
      used = 0
    }

    while segmentStart < glyphs.count {
      // The segment up to the next break, and its width with and without the spaces at its end.
      var end = segmentStart
      let limit = nextBreak < breaks.count ? breaks[nextBreak] : Int.max
      var cells = 0
      var visible = 0
      while end < glyphs.count && glyphs[end].end <= limit {
        cells += glyphs[end].cells
        if !glyphs[end].isSpace { visible = cells }
        end += 1
      }
      nextBreak += 1
      if end == segmentStart { continue }
      let room = lines.isEmpty ? firstWidth : width
      if used + visible > room && segmentStart > lineStart { close(at: segmentStart) }
      let fresh = lines.isEmpty ? firstWidth : width
      if visible > fresh && lineStart == segmentStart {
        breakWord(glyphs, from: segmentStart, to: end, close: close) { lines.isEmpty ? firstWidth : width }
        used = glyphs[lineStart..<end].reduce(0) { $0 + $1.cells }
      } else {
        used += cells
      }
      segmentStart = end
    }
    close(at: glyphs.count)
    return lines
  }

  /// A word or URL wider than a line breaks where it must.
  private func breakWord(
    _ glyphs: [Glyph], from start: Int, to end: Int, close: (Int) -> Void, room: () -> Int
  ) {
    var used = 0
    var lineBegin = start
    for index in start..<end {
      let cells = glyphs[index].cells
      if used + cells > max(2, room()) && index > lineBegin && !glyphs[index].isSpace {
        close(index)
        lineBegin = index
        used = 0
      }
      used += cells
    }
  }

  private func place(_ runs: [Run]) -> [Glyph] {
    var glyphs: [Glyph] = []
    var offset = 0
    for (index, run) in runs.enumerated() {
      var beginsRun = true
      for character in run.text.string {
        offset += character.utf8.count
        glyphs.append(
          Glyph(
            character: character, cells: character.cells(ambiguous: ambiguous), run: index, end: offset,
            isSpace: character == " ", beginsRun: beginsRun))
        beginsRun = false
      }
    }
    return glyphs
  }

  private func pieces(_ glyphs: ArraySlice<Glyph>, of runs: [Run]) -> [Run] {
    var result: [Run] = []
    var text = ""
    var first: Glyph?
    func finish() {
      guard let first, !text.isEmpty else { return }
      var ink = runs[first.run].ink
      // The rest of a hit that began on the line before is no hit of its own.
      if !first.beginsRun { ink.traits.remove(.hitStart) }
      result.append(Run(SafeText(text), ink, link: runs[first.run].link))
    }
    for glyph in glyphs {
      if glyph.run != first?.run {
        finish()
        text = ""
        first = glyph
      }
      text.append(glyph.character)
    }
    finish()
    return result
  }
}
