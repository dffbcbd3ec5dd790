import Writing

/// Running text into lines of a width: greedy, at the breaks of UAX #14.
struct LineFiller {
  var ambiguous: AmbiguousWidth = .narrow
  /// Cells at the end of each line into which closing punctuation may hang, where a line is long enough.
  var hangingRoom = 0

  /// Lines of `runs`, the first at most `firstWidth` cells wide, the others `width`. Each line comes with how
  /// many characters stand before it.
  func fill(_ runs: [Run], firstWidth: Int, width: Int) -> [(runs: [Run], offset: Int)] {
    let text = runs.count == 1 ? runs[0].text.string : runs.map(\.text.string).joined()
    let glyphs = GlyphRow(text, ambiguous: ambiguous)
    guard !glyphs.isEmpty else { return [] }
    var filling = Filling(
      glyphs: glyphs, firstWidth: firstWidth, width: width,
      hangingRoom: min(firstWidth, width) >= Self.shortestHanging ? hangingRoom : 0)
    // What fits into one line needs no look at where it may break.
    if glyphs.cells <= filling.room {
      filling.close(at: glyphs.count)
    } else {
      let rules = BreakRules(text, of: runs, width: min(firstWidth, width), ambiguous: ambiguous)
      filling.fill(breaks: rules.offsets)
    }
    let slicer = RunSlicer(runs)
    return filling.lines.map { line in
      (slicer.slice(glyphs.start(of: line.lowerBound)..<glyphs.start(of: line.upperBound)), line.lowerBound)
    }
  }

  /// Pieces of code that is too long: all its spaces kept, cut behind a space or punctuation if one is near.
  func cut(_ runs: [Run], firstWidth: Int, width: Int) -> [[Run]] {
    let glyphs = GlyphRow(runs.map(\.text.string).joined(), ambiguous: ambiguous)
    guard !glyphs.isEmpty else { return [[]] }
    let slicer = RunSlicer(runs)
    var pieces: [[Run]] = []
    var start = 0
    while start < glyphs.count {
      let room = max(2, pieces.isEmpty ? firstWidth : width)
      var end = start
      var used = 0
      while end < glyphs.count, used + Int(glyphs[end].cells) <= room || end == start {
        used += Int(glyphs[end].cells)
        end += 1
      }
      if end < glyphs.count { end = softEnd(from: start, before: end, in: glyphs) }
      pieces.append(slicer.slice(glyphs.start(of: start)..<glyphs.start(of: end)))
      start = end
    }
    return pieces
  }

  private func softEnd(from start: Int, before end: Int, in glyphs: GlyphRow) -> Int {
    let earliest = max(start + 1, end - (end - start) / 3)
    let isSoft = { (index: Int) in
      let before = glyphs[index - 1].kind
      return before == .space || before == .hanging || glyphs[index].cells == 2
        || glyphs[index - 1].cells == 2
    }
    return (earliest...end).last { isSoft($0) && glyphs.maySplit(at: $0) } ?? end
  }

  /// Lines shorter than this need all their cells.
  private static let shortestHanging = 24
}

/// Characters put into lines, one after the other.
private struct Filling {
  let glyphs: GlyphRow
  let firstWidth: Int
  let width: Int
  let hangingRoom: Int
  private(set) var lines: [Range<Int>] = []
  /// The first character of the line that is being filled.
  private var lineStart = 0

  init(glyphs: GlyphRow, firstWidth: Int, width: Int, hangingRoom: Int) {
    self.glyphs = glyphs
    self.firstWidth = firstWidth
    self.width = width
    self.hangingRoom = hangingRoom
  }

  /// Cells of the line that is being filled, without those to hang into.
  var room: Int { (lines.isEmpty ? firstWidth : width) - hangingRoom }

  /// Ends the line before the character at `end`; spaces there are dropped.
  mutating func close(at end: Int) {
    var last = end
    while last > lineStart && glyphs[last - 1].kind == .space { last -= 1 }
    lines.append(lineStart..<last)
    lineStart = end
  }

  mutating func fill(breaks: [Int]) {
    var used = 0
    var start = 0
    var nextBreak = 0
    while start < glyphs.count {
      // A piece that stays whole, up to the next break.
      let limit = nextBreak < breaks.count ? breaks[nextBreak] : Int.max
      nextBreak += 1
      var end = start
      var cells = 0
      while end < glyphs.count && Int(glyphs[end].end) <= limit {
        cells += Int(glyphs[end].cells)
        end += 1
      }
      if end == start { continue }
      let needed = cells - cellsToSpare(start..<end)
      if used + needed > room && start > lineStart {
        close(at: start)
        used = 0
      }
      if needed > room {
        used = breakWord(start..<end)
      } else {
        used += cells
      }
      start = end
    }
    close(at: glyphs.count)
    fillLastLine(breaks: breaks)
  }

  /// A last line of one character, with its stop or without, gets one more of the line before.
  private mutating func fillLastLine(breaks: [Int]) {
    guard lines.count > 1, let last = lines.last else { return }
    let characters = last.prefix { glyphs[$0].kind != .hanging && glyphs[$0].kind != .ellipsis }
    guard characters.count == 1, glyphs[last.lowerBound].cells == 2 else { return }
    let before = lines[lines.count - 2]
    let start = glyphs.start(of: last.lowerBound)
    guard let place = breaks.last(where: { $0 < start }),
      let cut = before.last(where: { glyphs.start(of: $0) == place }),
      // A longer word would leave a hole.
      last.lowerBound - cut <= max(Self.mostPulled, width / 8), cut > before.lowerBound + before.count / 2,
      (cut..<last.upperBound).reduce(0, { $0 + Int(glyphs[$1].cells) }) - cellsToSpare(cut..<last.upperBound)
        <= width - hangingRoom
    else { return }
    lines.removeLast(2)
    lineStart = before.lowerBound
    close(at: cut)
    close(at: glyphs.count)
  }

  /// Characters that a line may lose to the next, however short it is.
  private static let mostPulled = 4

  /// Cells at the end of a piece that need no room of the line's own: spaces, and punctuation that hangs.
  private func cellsToSpare(_ piece: Range<Int>) -> Int {
    var spare = 0
    var hanging = 0
    for index in piece.reversed() {
      let glyph = glyphs[index]
      switch glyph.kind {
      case .space where hanging == 0: spare += 1
      case .hanging where hanging + Int(glyph.cells) <= hangingRoom && index > piece.lowerBound:
        hanging += Int(glyph.cells)
      default: return spare + hanging
      }
    }
    return spare + hanging
  }

  /// A word or URL wider than a line breaks where it must, in a URL behind a slash or the like if one is near.
  /// Returns the cells used of the last line.
  private mutating func breakWord(_ piece: Range<Int>) -> Int {
    var used = 0
    var index = piece.lowerBound
    while index < piece.upperBound {
      let cells = Int(glyphs[index].cells)
      if used + cells > max(2, room), index > lineStart, glyphs[index].kind != .space {
        let cut = bestCut(before: index)
        used = (cut..<index).reduce(0) { $0 + Int(glyphs[$1].cells) }
        close(at: cut)
      }
      used += cells
      index += 1
    }
    return used
  }

  private func bestCut(before index: Int) -> Int {
    let earliest = max(lineStart + 1, index - 12)
    if index > earliest, index - lineStart > 24,
      let cut = (earliest...index).last(where: { glyphs[$0 - 1].kind == .joint && glyphs[$0].kind != .joint })
    {
      return cut
    }
    // A row of full stops stays on its line however long it is: none may begin a line.
    var cut = index
    while cut > lineStart + 1, index - cut < 4, !glyphs.maySplit(at: cut) { cut -= 1 }
    return glyphs.maySplit(at: cut) ? cut : index
  }
}

/// Cuts runs by UTF-8 offsets of their joined text.
private struct RunSlicer {
  private let runs: [Run]
  private let starts: [Int]

  init(_ runs: [Run]) {
    self.runs = runs
    var at = 0
    starts = runs.map { run in
      defer { at += run.text.string.utf8.count }
      return at
    }
  }

  func slice(_ range: Range<Int>) -> [Run] {
    guard !range.isEmpty else { return [] }
    var result: [Run] = []
    // The last run that starts at or before the range.
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= range.lowerBound { low = middle } else { high = middle }
    }
    var index = low
    while index < runs.count, starts[index] < range.upperBound {
      let run = runs[index]
      let lower = max(0, range.lowerBound - starts[index])
      let upper = min(run.text.string.utf8.count, range.upperBound - starts[index])
      index += 1
      guard lower < upper else { continue }
      var ink = run.ink
      // The rest of a hit that began on the line before is no hit of its own.
      if lower > 0 { ink.traits.remove(.hitStart) }
      result.append(Run(run.text.utf8Slice(lower..<upper), ink, link: run.link))
    }
    return result
  }
}
