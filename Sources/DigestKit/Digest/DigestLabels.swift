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
    let names = digests.map { Self.name(of: $0.digest, isMixed: isMixed) }
    let rests = Self.withoutCommon(
      zip(digests, names).map { Self.withoutMarks(title(of: $0.digest), $0.digest.issue, said: $1) })
    return digests.indices.map { index in
      let key = digests[index].digest.key
      let title = title(of: digests[index].digest)
      // What the name says already.
      let isSaid = names[index] == key && key.lowercased().contains(rests[index].lowercased())
      let rest = isSaid ? "" : rests[index]
      // A page is called by its title.
      guard let name = names[index] else { return rest.isEmpty ? (title.isEmpty ? key : title) : title }
      return rest.isEmpty ? name : name + " " + rest
    }
  }

  private func title(of digest: PairedDigest) -> String {
    (digest.editions.first { !$0.summary.isStub } ?? digest.editions.first)?.summary.title ?? ""
  }

  /// Week, number or date, or a short name that says it; nil for a page.
  private static func name(of digest: PairedDigest, isMixed: Bool) -> String? {
    let key = digest.key
    let isShort = SafeText(key).cells(ambiguous: .narrow) <= longestName
    let own = IssueReader.issue(inName: key)
    if let week = digest.issue.week {
      return isShort && own.week == week ? key : week.description.replacing("-", with: "")
    }
    if let number = digest.issue.number {
      // Where there are several series, the name says of which it is, if it holds the number.
      return isShort && isMixed && key.contains(String(number)) ? key : "#\(number)"
    }
    guard let date = digest.issue.date else { return nil }
    return isShort && own.date == date ? key : date.description
  }

  /// The title without its marks, one of which the name says, and without what parted them from the words.
  private static func withoutMarks(_ title: String, _ issue: Issue, said name: String?) -> String {
    guard let name, title.contains(where: \.isNumber) else { return tidy(title) }
    let tokens = MarkTokens(title)
    let marks = tokens.marks
    var cut: [Range<Int>] = []
    if let week = marks.week, week.value == issue.week { cut.append(week.range) }
    if let day = marks.day, day.value == issue.date { cut.append(day.range) }
    if let number = issue.number, name.contains(String(number)) {
      if let found = tokens.all(tokens.issueNumber).first(where: { $0.value == number }) {
        cut.append(found.range)
      } else if let bare = [0, tokens.tokens.count - 1].first(where: {
        tokens.number($0, digits: 1...5) == number
      }) {
        cut.append(bare..<(bare + 1))
      }
    }
    let bytes = Array(title.utf8)
    var rest: [UInt8] = []
    var at = 0
    for range in cut.map(tokens.source).sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.lowerBound >= at {
      rest += bytes[at..<range.lowerBound]
      // Two words that the mark stood between stay two.
      rest.append(UInt8(ascii: " "))
      at = range.upperBound
    }
    let words = tidy(String(decoding: rest + bytes[at...], as: UTF8.self))
    return saysSomething(words) ? words : ""
  }

  /// False for what is left of a period or a date: `（9 月 8 日至 14 日）`.
  private static func saysSomething(_ text: String) -> Bool {
    text.contains { $0.isLetter && !"年月日号號至到周週期第년월일요".contains($0) }
  }

  /// Without brackets around nothing, without signs at both ends.
  private static func tidy(_ text: String) -> String {
    var text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for empty in ["()", "（）", "[]", "【】", "「」", "( )", "（ ）", "[ ]", "【 】"] {
      text = text.replacing(empty, with: " ")
    }
    for sign in ["：", ":", "，", ",", "。", "；", ";", "）", ")", "】", "]"] {
      text = text.replacing(" " + sign, with: sign)
    }
    text = text.replacing(",,", with: ",")
    var rest = text.drop { isSeparator($0) }
    while let last = rest.last, isSeparator(last) { rest = rest.dropLast() }
    return String(rest)
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || "#：:·|｜—–-~,，.。、/".contains(character)
  }

  /// What the titles of a series say besides the words that all of them begin and end with. One that says nothing else
  /// says it in all of them: then it is left out.
  private static func withoutCommon(_ titles: [String]) -> [String] {
    guard titles.count > 1, let first = titles.first else { return titles }
    if titles.allSatisfy({ $0 == first }) { return titles.map { _ in "" } }
    // What is left has to say something in each of them.
    func cut(_ titles: [String], _ rest: (String) -> Substring) -> [String] {
      let rests = titles.map { tidy(String(rest($0))) }
      return rests.allSatisfy { $0.isEmpty || saysSomething($0) } ? rests : titles
    }
    let beginning = common(titles.map { Array($0) })
    let rests = cut(titles) { $0.dropFirst(beginning) }
    let end = common(rests.map { Array($0.reversed()) })
    return cut(rests) { $0.dropLast(end) }
  }

  /// Characters that all begin with, up to a sign or space: no word is parted.
  private static func common(_ titles: [[Character]]) -> Int {
    guard let first = titles.first else { return 0 }
    var count = titles.dropFirst().reduce(first.count) { count, title in
      min(count, zip(first, title).prefix { $0 == $1 }.count)
    }
    func isEdge(_ index: Int) -> Bool {
      titles.allSatisfy {
        $0.count == index || $0[index - 1].isWhitespace || "：:|｜·—–".contains($0[index - 1])
      }
    }
    while count > 0, !isEdge(count) { count -= 1 }
    return count
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
  static func tellApart(_ labels: inout [String], keys: [String]) {
    var alike: [String: [Int]] = [:]
    for (index, label) in labels.enumerated() {
      let start = SafeText(label).prefix(fitting: fewestCells, ambiguous: .narrow).string
      alike[start, default: []].append(index)
    }
    for indices in alike.values where indices.count > 1 {
      let byKey = indices.map { named(labels[$0], by: keys[$0]) }
      for texts in [indices.map { labels[$0] }, byKey] where Set(texts).count == texts.count {
        let starts = texts.map { SafeText($0).prefix(fitting: fewestCells - 1, ambiguous: .narrow).string }
        // What differs at once needs nothing left out.
        let isClear = Set(starts).count == starts.count
        let shared = wordStart(texts.dropFirst().reduce(texts[0]) { $0.commonPrefix(with: $1) })
        for (index, text) in zip(indices, texts) {
          let isShort = isClear || SafeText(text).cells(ambiguous: .narrow) <= fewestCells
          labels[index] = isShort ? text : "…" + text.dropFirst(shared)
        }
        break
      }
    }
  }

  /// A short key before the label, of which it may say the mark already.
  private static func named(_ label: String, by key: String) -> String {
    guard SafeText(key).cells(ambiguous: .narrow) <= longestName, key != label else { return key }
    let mark = label.prefix { $0 != " " }
    let isSaid = mark.first == "#" && key.contains(mark.dropFirst()) || key.contains(mark)
    let rest = isSaid ? label.dropFirst(mark.count).drop { $0 == " " } : label[...]
    return rest.isEmpty ? key : key + " " + rest
  }
}
