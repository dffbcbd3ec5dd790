import Writing

/// What stands for a digest where there is little room: what tells it from its neighbours first, then what is left of
/// its title.
struct DigestLabels {
  /// Cells in which two rows of a series differ.
  static let fewestCells = 16
  /// Cells of the longest name that is shown as it is.
  private static let longestName = 13

  /// True if the library has several series: a number alone doesn't tell of which it is.
  let isMixed: Bool

  init(_ series: [DigestSeries]) {
    isMixed = series.count { $0.digests.contains { $0.digest.issue.isKnown } } > 1
  }

  /// Labels of a series, in its order.
  func labels(of digests: [EditionPairing.NamedDigest]) -> [String] {
    let titles = digests.map { title(of: $0.digest) }
    let (prefix, suffix) = Self.common(titles)
    var labels = zip(digests, titles).map { item, title -> String in
      let digest = item.digest
      let name = Self.name(of: digest, isMixed: isMixed)
      var rest = Self.withoutMark(title, prefix: prefix, suffix: suffix, number: digest.issue.number)
      // What the name says already.
      if digest.key.lowercased().contains(rest.lowercased()), name == digest.key { rest = "" }
      // A page is called by its title.
      guard let name else { return rest.isEmpty ? (title.isEmpty ? digest.key : title) : title }
      return rest.isEmpty ? name : name + " " + rest
    }
    tellApart(&labels, keys: digests.map(\.digest.key))
    return labels
  }

  private func title(of digest: PairedDigest) -> String {
    (digest.editions.first { !$0.summary.isStub } ?? digest.editions.first)?.summary.title ?? ""
  }

  /// Week, number or date, or a short name; nil for a page with a long one.
  private static func name(of digest: PairedDigest, isMixed: Bool) -> String? {
    let key = digest.key
    let isShort = SafeText(key).cells(ambiguous: .narrow) <= longestName
    if let week = digest.issue.week { return isShort ? key : week.description.replacing("-", with: "") }
    // Where there are several series, the name says of which it is, if it holds the number.
    let isTelling = digest.issue.number.map { isMixed && key.contains(String($0)) } ?? true
    if isShort && isTelling { return digest.issue.isKnown ? key : nil }
    if let number = digest.issue.number { return "#\(number)" }
    return digest.issue.date?.description
  }

  /// What a title says besides the words that all of a series have, and the mark.
  private static func withoutMark(_ title: String, prefix: Int, suffix: Int, number: Int?) -> String {
    let characters = Array(title)
    guard prefix + suffix < characters.count else { return "" }
    let rest = String(characters[prefix..<(characters.count - suffix)])
    guard let number, let digits = rest.firstRange(of: String(number)) else { return trimmed(rest[...]) }
    return [trimmed(rest[..<digits.lowerBound]), trimmed(rest[digits.upperBound...])].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// Without what is left of a mark at both ends: numbers, counters, and what parts it from the words.
  private static func trimmed(_ text: Substring) -> String {
    let signs = "#：:·|｜—–-~,，.。、()（）[]【】 \t/年月日期号號卷第周週回至"
    func isLeft(_ character: Character) -> Bool { character.isNumber || signs.contains(character) }
    var rest = text.drop(while: isLeft)
    // What a bracket closes is a part of the words.
    while let last = rest.last, isLeft(last), !")）]】".contains(last) || !rest.contains(where: "(（[【".contains)
    {
      rest = rest.dropLast()
    }
    return String(rest)
  }

  /// Characters that all titles have at their beginning and end; numbers count as alike.
  private static func common(_ titles: [String]) -> (prefix: Int, suffix: Int) {
    guard titles.count > 1, let first = titles.first.map(Array.init) else { return (0, 0) }
    var prefix = first.count
    var suffix = first.count
    for title in titles.dropFirst().map(Array.init) {
      prefix = min(prefix, zip(first, title).prefix { $0 == $1 }.count)
      suffix = min(
        suffix,
        zip(first.reversed(), title.reversed()).prefix { $0 == $1 && !$0.isNumber && !")）]】》」』".contains($0) }
          .count)
    }
    // A number is not parted in its middle.
    while prefix > 0, first[prefix - 1].isNumber { prefix -= 1 }
    return (prefix, max(0, min(suffix, first.count - prefix)))
  }

  /// Where the word or number begins in which texts with this beginning part: a number is not parted in its middle, nor
  /// is a short word.
  private static func wordStart(_ beginning: String) -> Int {
    let run = beginning.reversed().prefix { $0.isNumber || $0.isASCII && $0.isLetter }
    let isNumber = run.first?.isNumber == true
    let kept = isNumber ? run.prefix(while: \.isNumber).count : run.count <= longestPart ? run.count : 1
    return beginning.count - max(kept, min(1, beginning.count))
  }

  private static let longestPart = 4

  /// Where rows would look alike, what they have in common is left out.
  private func tellApart(_ labels: inout [String], keys: [String]) {
    var alike: [String: [Int]] = [:]
    for (index, label) in labels.enumerated() {
      let start = SafeText(label).prefix(fitting: Self.fewestCells, ambiguous: .narrow).string
      alike[start, default: []].append(index)
    }
    for indices in alike.values where indices.count > 1 {
      for texts in [indices.map { labels[$0] }, indices.map { keys[$0] }]
      where Set(texts).count == texts.count {
        let shared = Self.wordStart(texts.dropFirst().reduce(texts[0]) { $0.commonPrefix(with: $1) })
        for (index, text) in zip(indices, texts) {
          let isShort = SafeText(text).cells(ambiguous: .narrow) <= Self.fewestCells
          labels[index] = isShort ? text : "…" + text.dropFirst(shared)
        }
        break
      }
    }
  }
}
