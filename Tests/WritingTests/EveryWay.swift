@testable import Writing

/// Matching as its description says, by recursion over strings.
struct EveryWay {
  struct Found: Equatable {
    var kind: PinyinQuery.Kind
    var characters: Int
  }

  private enum Part { case syllable, initial, either, unfinished }

  /// The letters between borders, with an empty string last if a border was typed last.
  private let segments: [Substring]

  init(_ typed: String) {
    segments = typed.lowercased().split(omittingEmptySubsequences: false) { " '".contains($0) }
  }

  func best(in text: String) -> Found? {
    var all: [Found] = []
    search(Array(text)[...], segments[...], [], 0, &all)
    return all.max { ($0.kind, $0.characters) < ($1.kind, $1.characters) }
  }

  private func search(
    _ text: ArraySlice<Character>, _ left: ArraySlice<Substring>, _ parts: [Part], _ covered: Int,
    _ all: inout [Found]
  ) {
    guard let segment = left.first else { return }
    if segment.isEmpty {
      // A border, or the end.
      if left.dropFirst().allSatisfy(\.isEmpty) {
        return all.append(Found(kind: kind(parts), characters: covered))
      }
      return search(text, left.dropFirst(), parts, covered, &all)
    }
    guard let character = text.first, let scalar = character.unicodeScalars.first else { return }
    let isLast = left.count == 1
    let own = character == "é" ? "e" : character.lowercased()
    let readings = Pinyin.readings(of: scalar).map(\.description)
    if readings.isEmpty && !scalar.isLatinOrDigit {
      return search(text.dropFirst(), left, parts, covered + 1, &all)
    }
    let choices: [(String, Part?)] =
      readings.isEmpty ? [(own, nil)] : readings.flatMap { ways($0, isLast: isLast, segment) }
    for (letters, part) in choices where segment.hasPrefix(letters) {
      let rest = [segment.dropFirst(letters.count)] + left.dropFirst()
      search(text.dropFirst(), rest[...], parts + (part.map { [$0] } ?? []), covered + 1, &all)
    }
  }

  private func ways(_ reading: String, isLast: Bool, _ segment: Substring) -> [(String, Part?)] {
    var spellings = [reading, reading.replacing("v", with: "u")]
    if "jqxy".contains(reading.prefix(1)) { spellings.append(reading.replacing("u", with: "v")) }
    return spellings.flatMap { spelling -> [(String, Part)] in
      let initials = ["zh", "ch", "sh"].contains(spelling.prefix(2)) ? 2 : 1
      return (1...spelling.count).compactMap { count in
        let letters = String(spelling.prefix(count))
        let isEnd = isLast && segment == letters
        if count == spelling.count { return (letters, count == 1 ? .either : .syllable) }
        if count <= initials { return (letters, isEnd ? .unfinished : .initial) }
        return isEnd ? (letters, .syllable) : nil
      }
    }
  }

  private func kind(_ parts: [Part]) -> PinyinQuery.Kind {
    switch (parts.contains(.syllable), parts.contains(.initial)) {
    case (true, true): .mixed
    case (true, false): .full
    case (false, true): .initials
    case (false, false): parts.last == .unfinished ? .initials : .full
    }
  }
}
