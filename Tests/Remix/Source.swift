import Foundation

/// The small library: its text, cut into pieces, and the headings that entries stand under.
struct Source {
  private(set) var text: [UInt8] = []
  private(set) var pieces: [Piece] = []
  private(set) var entries: [SourceEntry] = []
  private(set) var sections: [String] = []
  private(set) var categories: [String] = []
  /// Han characters that names are made of: the frequent ones without the most frequent, which are particles.
  private(set) var alphabet = Alphabet(usual: [])
  /// Distinct words of the source, which the growth of the stocks continues.
  private(set) var survey = Survey()

  /// Where in their digests sections stand on average, so that they keep that order.
  private var positions: [(sum: Double, count: Double)] = []
  private var sectionNumbers: [String: Int] = [:]
  private var categoryNumbers: [String: Int] = [:]

  init(digests: [[UInt8]]) {
    for digest in digests { read(digest) }
    gatherRareSections()
    for entry in entries { survey.add(text[bytes(of: entry)]) }
    alphabet = frequentCharacters()
  }

  init(folder: String) throws {
    guard let names = FileManager.default.enumerator(atPath: folder) else {
      throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: folder])
    }
    // Sorted, since the order of a folder's files isn't the same everywhere.
    let paths = names.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.sorted()
    self.init(
      digests: try paths.map { Array(try Data(contentsOf: URL(filePath: folder).appending(path: $0))) })
  }

  var bytes: Int { entries.reduce(0) { $0 + $1.bytes } }

  /// Sections by their place in the source's digests.
  var sectionRanks: [Int] {
    let order = positions.indices.sorted {
      (positions[$0].sum / positions[$0].count, $0) < (positions[$1].sum / positions[$1].count, $1)
    }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, section) in order.enumerated() { ranks[section] = rank }
    return ranks
  }

  func bytes(of entry: SourceEntry) -> Range<Int> {
    guard let first = entry.pieces.first, let last = entry.pieces.last else { return 0..<0 }
    return Int(pieces[first].start)..<Int(pieces[last].start + pieces[last].count)
  }

  /// What stands under headings that single articles have goes under one, or digests would be all headings.
  private mutating func gatherRareSections() {
    let least = Double(entries.count) / 100
    let rare = Set(positions.indices.filter { positions[$0].count < least })
    guard rare.count < positions.count, let first = entries.first(where: { rare.contains($0.section) }) else {
      return
    }
    let gathered = sectionNumbers[Self.miscellany] ?? first.section
    sections[gathered] = Self.miscellany
    for at in entries.indices where rare.contains(entries[at].section) { entries[at].section = gathered }
  }

  private func frequentCharacters() -> Alphabet {
    var counts: [UInt32: Int] = [:]
    for piece in pieces where piece.kind == .han {
      for at in stride(from: Int(piece.start), to: Int(piece.start + piece.count), by: 3) {
        counts[UInt32(text[at]) << 16 | UInt32(text[at + 1]) << 8 | UInt32(text[at + 2]), default: 0] += 1
      }
    }
    // A source without Chinese still gets Chinese subjects for its titles.
    if counts.count < 20 { return Alphabet(usual: "山川林木云石河海星月风雨田园春秋金玉文安".map { Array(String($0).utf8) }) }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let named = sorted.dropFirst(min(100, sorted.count / 10))
    let bytes = named.map { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }
    return Alphabet(usual: Array(bytes.prefix(1500)), further: Array(bytes.dropFirst(1500)))
  }
}

// MARK: - Headings

extension Source {
  private static let miscellany = "札记"
  private static let listsOfContents: Set<String> = [
    "目录", "目錄", "contents", "table of contents", "toc",
  ]

  /// Takes the entries below headings of levels 2 to 4; what stands before them belongs to no entry.
  private mutating func read(_ digest: [UInt8]) {
    var section = ""
    var category = ""
    var title: String?
    var level = 0
    var fence = Fence()
    let base = text.count
    text += digest
    if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    var body = base
    var number = 0.0
    var at = base
    while at < text.count {
      let end = text[at...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      let found = fence.passes(text[at..<end]) ? nil : Self.heading(text[at..<end])
      if let found {
        if let title {
          let under = (section: level > 2 ? section : "", category: level > 3 ? category : "")
          add(title, under.section, under.category, at: number, body: body..<at)
        }
        (title, level, body) = (found.level > 1 ? found.title : nil, found.level, end)
        number += 1
        if found.level == 2 { (section, category) = (found.title, "") }
        if found.level == 3 { category = found.title }
      }
      at = end
    }
    if let title {
      add(title, level > 2 ? section : "", level > 3 ? category : "", at: number, body: body..<at)
    }
  }

  static func heading(_ line: ArraySlice<UInt8>) -> (level: Int, title: String)? {
    let level = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard 1...4 ~= level, line.dropFirst(level).first == UInt8(ascii: " ") else { return nil }
    let title = String(decoding: line.dropFirst(level + 1), as: UTF8.self)
    return (level, title.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  private mutating func add(
    _ title: String, _ section: String, _ category: String, at position: Double, body: Range<Int>
  ) {
    // Less is a heading over others, or a stub.
    guard body.count >= 60, !Self.listsOfContents.contains(title.lowercased()) else { return }
    let first = pieces.count
    cut(body)
    let rest = Self.withoutSubject(title)
    let chinese = Double(pieces[first...].reduce(0) { $0 + ($1.kind == .han ? Int($1.count) : 0) })
    let number = Self.number(section.isEmpty ? Self.miscellany : section, in: &sections, &sectionNumbers)
    if number == positions.count { positions.append((0, 0)) }
    positions[number].sum += position
    positions[number].count += 1
    entries.append(
      SourceEntry(
        rest: rest, slug: Slugs.slug(rest), isChinese: chinese > Double(body.count) * 0.1, section: number,
        category: Self.number(category.isEmpty ? "其他" : category, in: &categories, &categoryNumbers),
        pieces: first..<pieces.count, bytes: body.count))
  }

  private static func number(_ name: String, in names: inout [String], _ numbers: inout [String: Int]) -> Int
  {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// “Subject: what is said of it” without the subject, and without brackets, which would end a link's text.
  static func withoutSubject(_ title: String) -> String {
    let plain = String(title.filter { !"[]\\".contains($0) })
    for colon in ["：", ": "] {
      guard let range = plain.firstRange(of: colon),
        plain.distance(from: range.upperBound, to: plain.endIndex) > 3
      else { continue }
      return String(plain[range.upperBound...])
    }
    return plain
  }
}

// MARK: - Pieces

extension Source {
  private mutating func cut(_ body: Range<Int>) {
    var fence = Fence()
    var at = body.lowerBound
    while at < body.upperBound {
      let end = (text[at..<body.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? body.upperBound - 1) + 1
      if fence.passes(text[at..<end]) {
        append(.sentenceEnd, at..<end)
      } else {
        var line = LineCutter(text: text[at..<end])
        while let piece = line.next() { append(piece.kind, piece.range) }
      }
      at = end
    }
  }

  private mutating func append(_ kind: Piece.Kind, _ range: Range<Int>) {
    if kind == .literal || kind == .sentenceEnd, let last = pieces.last, last.kind == .literal,
      Int(last.start + last.count) == range.lowerBound
    {
      pieces[pieces.count - 1].count += Int32(range.count)
      pieces[pieces.count - 1].kind = kind
    } else {
      pieces.append(Piece(kind: kind, start: Int32(range.lowerBound), count: Int32(range.count)))
    }
  }
}
