import Foundation

/// Writes the large library, a week at a time.
struct Library {
  typealias Mark = (bytes: Int, hanPairs: Int, latinWords: Int)

  private let order: Order
  private var rewriter: Rewriter
  private let ranks: [Int]
  /// Entries are taken in turn and shuffled anew after each round, so that all come equally often.
  private var round: [Int]
  private var taken = 0
  /// Begins where the titles of a digest are made of a hundred names and not of the first few.
  private var serial = firstSerial
  private static let firstSerial = 5_000
  private(set) var files = 0
  private(set) var bytes = 0
  private var survey = Survey()
  /// What was counted at a quarter of the size asked for, at half and at the end.
  private(set) var marks: [Mark] = []

  init(source: Source, order: Order) {
    self.order = order
    rewriter = Rewriter(source: source, seed: order.seed)
    ranks = source.sectionRanks
    round = Array(source.entries.indices)
    taken = round.count
  }

  mutating func write() throws {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: order.target)
    guard existing?.isEmpty ?? true else { throw Complaint("\(order.target): not empty") }
    guard var week = Week(year: 2026, week: 40) else { throw Complaint("no such week") }
    while bytes < order.bytes {
      guard week.year >= 1800 else { throw Complaint("\(bytes / 1_000_000) MB fill the weeks back to 1800") }
      try write(week)
      week.goBack()
      for share in [4, 2, 1] where marks.count < [4: 1, 2: 2, 1: 3][share, default: 0] {
        guard bytes >= order.bytes / share else { break }
        marks.append((bytes, survey.hanPairs, survey.latinWords))
      }
    }
  }

  private mutating func write(_ week: Week) throws {
    let folder = URL(filePath: order.target).appending(path: "weekly/\(week.year)/\(week.name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let isTranslated = rewriter.random.below(4) == 0
    let size = min(300_000 + rewriter.random.below(235_000), order.bytes - bytes)
    try save(
      digest(of: week, bytes: size, isTranslated: isTranslated), folder.appending(path: "README.zh-CN.md"))
    guard isTranslated else { return }
    let stub = """
      # \(week.name)

      English | [简体中文](README.zh-CN.md)

      What was read from \(week.isoDates), rewritten out of a small library to time programs on.

      > No translation yet.

      """
    try save(Array(stub.utf8), folder.appending(path: "README.md"))
  }

  private mutating func save(_ text: [UInt8], _ file: URL) throws {
    try Data(text).write(to: file)
    files += 1
    bytes += text.count
  }

  private mutating func digest(of week: Week, bytes size: Int, isTranslated: Bool) -> [UInt8] {
    var outline = Outline(title: week.name, bytes: size)
    let source = rewriter.source
    for number in choice(bytes: size) {
      let entry = source.entries[number]
      outline.enter(entry, of: source)
      let title = rewriter.title(of: entry, serial: serial, seed: order.seed)
      outline.head(4, title.text, slug: title.slug)
      let growth = Double(bytes + outline.body.count) / Double(max(source.bytes, 1))
      rewriter.append(entry, serial: serial, after: growth, to: &outline.body)
      serial += 1
    }
    survey.add(outline.body[...])
    let head = """
      # \(week.name)

      \(isTranslated ? "[English](README.md)" : "English") | 简体中文

      以下为 \(week.chineseDates)这一周的文摘，由一个小文库改写而成，只用来测速。

      ## 目录

      \(outline.contents)

      """
    return Array(head.utf8) + outline.body
  }

  /// Entries of about that many bytes together with their titles, in the order of their sections.
  private mutating func choice(bytes size: Int) -> [Int] {
    let source = rewriter.source
    var left = size - 400
    var chosen: [Int] = []
    repeat {
      if taken == round.count {
        round.shuffle(using: &rewriter.random)
        taken = 0
      }
      chosen.append(round[taken])
      // The title stands in the list of contents as well, with its anchor.
      left -= source.entries[round[taken]].bytes + 3 * source.entries[round[taken]].rest.utf8.count + 100
      taken += 1
    } while left > 0
    return chosen.sorted {
      let (one, other) = (source.entries[$0], source.entries[$1])
      return (ranks[one.section], one.category, $0) < (ranks[other.section], other.category, $1)
    }
  }

  func report(reading: Duration, writing: Duration) -> String {
    let source = rewriter.source
    let rate = Double(bytes) / 1e6 / (writing / .seconds(1))
    var lines = [
      "\(files) files, \(bytes) bytes, \(serial - Self.firstSerial) entries of \(source.entries.count), "
        + "\(rewriter.addresses.repeated) of \(rewriter.addresses.sources) addresses again",
      String(
        format: "read in %.2f s, written in %.2f s, %.0f MB/s", reading / .seconds(1), writing / .seconds(1),
        rate),
      String(repeating: " ", count: 26) + "  Han pairs  Latin words",
      Self.row("source", (source.bytes, source.survey.hanPairs, source.survey.latinWords)),
    ]
    for (name, mark) in zip(["a quarter", "half", "all"], marks) { lines.append(Self.row(name, mark)) }
    if let first = marks.first, let last = marks.last, marks.count == 3 {
      let bytes = log(Double(last.bytes) / Double(first.bytes))
      let pairs = log(Double(last.hanPairs) / Double(max(first.hanPairs, 1))) / bytes
      let words = log(Double(last.latinWords) / Double(max(first.latinWords, 1))) / bytes
      lines.append(String(format: "from a quarter to all they grow as n^%.2f and n^%.2f", pairs, words))
    }
    return lines.joined(separator: "\n")
  }

  private static func row(_ name: String, _ mark: Mark) -> String {
    name.padding(toLength: 12, withPad: " ", startingAt: 0)
      + String(format: "%10.1f MB %12d %12d", Double(mark.bytes) / 1e6, mark.hanPairs, mark.latinWords)
  }
}
