import Writing

/// What the brackets of a library name: how many of the words before them a name stands for, told from all brackets that
/// hold it.
struct SelfNamings {
  struct Pair: Hashable {
    var word: VocabularyKey
    var name: VocabularyKey
  }

  struct Count {
    var times = 0
    /// As they are written.
    var word = ""
    var name = ""
  }

  private(set) var counts: [Pair: Count] = [:]
  /// What words are looked up by, by the language around them: the same ones stand in many brackets.
  private var keys: [String: [String: VocabularyKey]] = [:]

  /// Of the brackets with one name, how many must have the same words before them.
  private static let share = 2.0 / 3

  /// The same name in brackets, in texts of one language.
  private struct Name: Hashable {
    var key: VocabularyKey
    var home: String
  }

  /// One bracket: the words before it, and how many of them it may stand for.
  private struct Occurrence {
    var before: WrittenRun
    var name: String
    var length: Int
  }

  init(_ evidence: [VocabularyEvidence]) {
    var groups: [Name: [Occurrence]] = [:]
    for source in evidence {
      for naming in source.namings.left { gather(naming, source.left, source.table, &groups) }
      for naming in source.namings.right { gather(naming, source.right, source.table, &groups) }
    }
    for (name, occurrences) in groups { settle(name, occurrences) }
  }

  private mutating func gather(
    _ naming: BracketNames.Naming, _ home: String, _ table: WordTable, _ groups: inout [Name: [Occurrence]]
  ) {
    let before = WrittenRun(naming.before, table)
    for name in naming.names {
      let written = WrittenRun(name, table).text
      if let count = Abbreviation.words(of: naming.before, for: name, table) {
        add(before.last(count).text, written, home: home, 1)
        continue
      }
      let word = before.ofOneLanguage(home: home)
      // Two names in one alphabet may be anything to each other, as long as no first letters tell.
      guard word.isLatin != VocabularyKey.isLatin(written) else { continue }
      groups[Name(key: key(written, home), home: home), default: []].append(
        Occurrence(before: word, name: written, length: Abbreviation.letters(of: name, table) ?? name.count))
    }
    if naming.names.count == 2 {
      // The full name and its abbreviation.
      add(WrittenRun(naming.names[0], table).text, WrittenRun(naming.names[1], table).text, home: home, 1)
    }
  }

  private mutating func settle(_ name: Name, _ occurrences: [Occurrence]) {
    guard let first = occurrences.first,
      let word = Self.agreed(occurrences) ?? Self.alone(first, of: occurrences)
    else { return }
    let times = occurrences.count == 1 ? 1 : Self.count(of: word, in: occurrences)
    add(word.text, first.name, home: name.home, times)
  }

  private static func count(of word: WrittenRun, in occurrences: [Occurrence]) -> Int {
    let letters = word.letters
    return occurrences.count { $0.before.last(word.count).letters == letters }
  }

  /// The longest words that most brackets agree on, if those before them differ or nothing stands there.
  private static func agreed(_ occurrences: [Occurrence]) -> WrittenRun? {
    // Most names stand in one bracket alone, and that has nothing to agree with.
    guard occurrences.count > 1 else { return nil }
    let least = max(2, Int((Double(occurrences.count) * share).rounded(.up)))
    var longer: [String] = []
    for length in stride(from: BracketNames.longest, to: 0, by: -1) {
      let letters = occurrences.map { $0.before.count < length ? "" : $0.before.last(length).letters }
      defer { longer = letters }
      let places = occurrences.indices.filter { occurrences[$0].before.count >= length }
      guard places.count >= least else { continue }
      let tally = Dictionary(grouping: places) { letters[$0] }
      guard let best = tally.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }),
        best.value.count >= least
      else { continue }
      // No run is longer than the longest, so that nothing stands before one of that length.
      let contexts = Set(best.value.map { longer.isEmpty ? "" : longer[$0] })
      return contexts.count > 1 || contexts == [""] ? occurrences[best.value[0]].before.last(length) : nil
    }
    return nil
  }

  /// What a bracket stands for by its own length alone, if the brackets with that name have the same words before them: as
  /// many words as the name has, or an abbreviation letters. Nil where that is too little to go by: an explanation in
  /// brackets, or a word of one character, which ICU leaves of what it doesn't know.
  private static func alone(_ occurrence: Occurrence, of all: [Occurrence]) -> WrittenRun? {
    let before = occurrence.before
    let counted = before.last(occurrence.length)
    let word = before.wholeName(of: occurrence.length) ?? counted
    guard all.count == 1 || count(of: word, in: all) == all.count else { return nil }
    if before.isLatin { return all.count > 1 ? before : nil }
    // ICU knows no names of people, but a middle dot tells where one begins.
    if word.count == before.count || word.count > counted.count { return word }
    return occurrence.length > 1 && word.words.allSatisfy { $0.count > 1 } ? word : nil
  }

  private mutating func add(_ writtenWord: String, _ writtenName: String, home: String, _ times: Int) {
    let word = key(writtenWord, home)
    let name = key(writtenName, home)
    guard word != name, word.holdsLetters, name.holdsLetters, times > 0 else { return }
    var count = counts[Pair(word: word, name: name)] ?? Count(word: writtenWord, name: writtenName)
    count.times += times
    count.word = min(count.word, writtenWord)
    count.name = min(count.name, writtenName)
    counts[Pair(word: word, name: name)] = count
  }

  private mutating func key(_ written: String, _ home: String) -> VocabularyKey {
    if let known = keys[home]?[written] { return known }
    let key = VocabularyKey(written, writtenIn: home)
    keys[home, default: [:]][written] = key
    return key
  }
}

/// Words with what stands between them.
private struct WrittenRun {
  private(set) var words: [String]
  private var joints: [RunWord.Joint]
  var count: Int { words.count }

  init(_ run: [RunWord], _ table: WordTable) {
    words = run.map { table.words[Int($0.word)] }
    joints = run.map(\.joint)
  }

  /// As it is written.
  var text: String {
    zip(words, joints).reduce("") { $0 + ($0.isEmpty ? "" : $1.1.text) + $1.0 }
  }

  /// Without what stands between the words, for it varies.
  var letters: String { WordForm.folded(words.joined()) }

  var isLatin: Bool { VocabularyKey.isLatin(text) }

  /// The last words from the one before a middle dot on, if that stands within the last `count` words or just before them;
  /// nil where there is none.
  func wholeName(of count: Int) -> WrittenRun? {
    guard let dot = joints.lastIndex(of: .dot), dot > self.count - count - 3 else { return nil }
    return last(max(count, self.count - dot + 1))
  }

  func last(_ count: Int) -> WrittenRun {
    var run = self
    run.words = words.suffix(count)
    run.joints = joints.suffix(count)
    return run
  }

  /// The last words in the alphabet of the very last, where the text around them is in another.
  func ofOneLanguage(home: String) -> WrittenRun {
    guard let end = words.last,
      VocabularyKey.isLatin(end) != Language.isWrittenInLatin(home),
      VocabularyKey(end, writtenIn: home).language != home
    else { return self }
    let start = words.lastIndex { !VocabularyKey.isLatin($0) } ?? -1
    return last(count - 1 - start)
  }
}
