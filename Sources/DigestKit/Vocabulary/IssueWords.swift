import Writing

/// Words and phrases of an issue that stand in the title of one of its entries, with how many have each.
public struct IssueWords: Sendable {
  /// A word, or a phrase of up to three.
  public struct Word: Equatable, Sendable {
    /// How it is written, the most usual first.
    public var spellings: [String]
    /// Entries that have it, each once whatever its languages.
    public var entries: Int
    /// Entries that have it in their titles.
    public var titles: Int
  }

  /// What two entries at least have (three of many), in the order of the text.
  public private(set) var words: [Word] = []

  /// Words of a phrase at most.
  private static let longest = 3
  /// What one entry has alone says nothing of the issue.
  private static let fewestEntries = 2
  private static let manyEntries = 20
  /// Where there are few entries, what so many of them have is no common word yet.
  private static let fewestCommon = 4
  /// What stands in so many entries for each title that names it is spoken of by the way.
  private static let mostForTitle = 8
  /// Spellings of a word that are told.
  private static let mostSpellings = 3
  /// So many of ten times that a word is written it must be part of the same phrase, for the phrase to stand in its place.
  private static let tenthsInPhrase = 8
  /// Distinct words are numbered below this, so that three numbers make one.
  private static let mostForms = 1 << 21

  /// `entries`: the texts of each, in all its languages, with the title in the first line.
  public init(_ entries: [[String]]) {
    var table = WordTable()
    let runs = entries.map { texts in
      texts.flatMap { $0.split(separator: "\n") }.map { table.run(of: String($0)) }
    }
    let forms = Self.forms(of: table)
    var counts: [UInt64: Int] = [:]
    var times: [UInt64: Int] = [:]
    var titles: [UInt64: Int] = [:]
    var labels: [UInt64: Int] = [:]
    for (texts, entry) in zip(entries, runs) {
      var seen: Set<UInt64> = []
      Self.forEachPhrase(Self.titles(texts, entry), forms) { key, _, _ in seen.insert(key) }
      for key in seen { titles[key, default: 0] += 1 }
      Self.forEachLabel(texts, entry, forms) { labels[$0, default: 0] += 1 }
      seen = []
      Self.forEachPhrase(entry, forms) { key, _, _ in
        times[key, default: 0] += 1
        if seen.insert(key).inserted { counts[key, default: 0] += 1 }
      }
    }
    // Of many entries two have nearly any word.
    let fewest = entries.count < Self.manyEntries ? Self.fewestEntries : Self.fewestEntries + 1
    let common = max(Self.fewestCommon, entries.count / 2)
    let commonForms = Set(counts.filter { $0.key >> 21 == 0 && $0.value > common }.keys)
    // What heads a line in most entries that have it, as the same headings do in all of them, is no subject; nor is what
    // begins or ends with a word that most entries have.
    counts = counts.filter { key, count in
      count >= fewest && (titles[key] ?? 0) * Self.mostForTitle >= count
        && (labels[key] ?? 0) * 2 < count && Self.ends(of: key).allSatisfy { !commonForms.contains($0) }
    }
    Self.dropParts(&counts, times)
    var places: [UInt64: Int] = [:]
    var spellings: [[String: Int]] = []
    for run in runs.joined() {
      Self.forEachPhrase([run], forms) { key, start, count in
        guard counts[key] != nil else { return }
        let place = places[key] ?? spellings.count
        if place == spellings.count {
          places[key] = place
          spellings.append([:])
        }
        spellings[place][Self.text(run[start..<(start + count)], table), default: 0] += 1
      }
    }
    words = places.sorted { $0.value < $1.value }.map { key, place in
      let written = spellings[place].sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
      return Word(
        spellings: Array(written.prefix(Self.mostSpellings)), entries: counts[key] ?? 0,
        titles: titles[key] ?? 0)
    }
  }

  /// For each written word the number of its form, from 1; 0 for what is no word to be told.
  private static func forms(of table: WordTable) -> [UInt64] {
    var numbers: [String: UInt64] = [:]
    return table.words.map { word in
      let form = WordForm.of(word, language: "en")
      guard isTelling(form), numbers.count < mostForms - 1 else { return 0 }
      let number = numbers[form] ?? UInt64(numbers.count + 1)
      numbers[form] = number
      return number
    }
  }

  /// A letter at least.
  private static func isTelling(_ form: String) -> Bool {
    form.unicodeScalars.contains(where: \.properties.isAlphabetic)
  }

  /// The lines of a text, title first, as they follow each other among the runs of all texts of an entry.
  private static func lines(_ texts: [String]) -> [Range<Int>] {
    var start = 0
    return texts.map { text in
      let lines = start..<(start + text.split(separator: "\n").count)
      start = lines.upperBound
      return lines
    }
  }

  private static func titles(_ texts: [String], _ runs: [[RunWord]]) -> [[RunWord]] {
    lines(texts).compactMap { $0.first.map { runs[$0] } }
  }

  /// Calls `body` with the key of each short line that is no title, once.
  private static func forEachLabel(
    _ texts: [String], _ runs: [[RunWord]], _ forms: [UInt64], _ body: (UInt64) -> Void
  ) {
    var seen: Set<UInt64> = []
    for run in lines(texts).flatMap({ $0.dropFirst().map { runs[$0] } }) where run.count <= longest {
      forEachPhrase([run], forms) { key, _, count in
        if count == run.count, seen.insert(key).inserted { body(key) }
      }
    }
  }

  /// Calls `body` with the key of each phrase, where in its run it begins and how many words it has.
  private static func forEachPhrase(
    _ runs: [[RunWord]], _ forms: [UInt64], _ body: (_ key: UInt64, _ start: Int, _ count: Int) -> Void
  ) {
    for run in runs {
      for start in run.indices {
        var key: UInt64 = 0
        for count in 1...longest where start + count <= run.count {
          let word = run[start + count - 1]
          if count > 1 && word.joint == .end { break }
          let form = forms[Int(word.word)]
          guard form > 0 else { break }
          key = key << 21 | form
          body(key, start, count)
        }
      }
    }
  }

  /// The first and the last word of a phrase.
  private static func ends(of key: UInt64) -> [UInt64] {
    let mask: UInt64 = 1 << 21 - 1
    return [key >> 42 > 0 ? key >> 42 : key >> 21 > 0 ? key >> 21 : key, key & mask]
  }

  /// Leaves the longest of what always stands together: of 具身, 智能 and 具身智能 the last.
  private static func dropParts(_ counts: inout [UInt64: Int], _ times: [UInt64: Int]) {
    let mask: UInt64 = 1 << 21 - 1
    var parts: Set<UInt64> = []
    for key in counts.keys where key >> 21 > 0 {
      let isThree = key >> 42 > 0
      let shorter =
        isThree
        ? [key >> 21, key & (1 << 42 - 1), key >> 42, key >> 21 & mask, key & mask]
        : [key >> 21, key & mask]
      for part in shorter where times[key, default: 0] * 10 >= times[part, default: 0] * tenthsInPhrase {
        parts.insert(part)
      }
    }
    counts = counts.filter { !parts.contains($0.key) }
  }

  private static func text(_ words: ArraySlice<RunWord>, _ table: WordTable) -> String {
    words.enumerated().reduce(into: "") { text, word in
      text += (word.offset > 0 ? word.element.joint.text : "") + table.words[Int(word.element.word)]
    }
  }
}
