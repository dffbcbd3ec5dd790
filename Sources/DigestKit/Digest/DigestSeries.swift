/// Digests of one folder whose names follow one pattern, and the order in which all stand.
struct DigestSeries {
  /// Newest first, once they are in order.
  private(set) var digests: [EditionPairing.NamedDigest]

  /// Newest first: within a series by number where all have one, else by date; series by their newest. Pages stand
  /// behind issues, drafts behind all.
  static func ordered(_ digests: [EditionPairing.NamedDigest]) -> [DigestSeries] {
    let issues = digests.filter { $0.digest.issue.isKnown && !$0.digest.isDraft }
    let pages = digests.filter { !$0.digest.issue.isKnown && !$0.digest.isDraft }
    let drafts = digests.filter(\.digest.isDraft)
    let series = Dictionary(grouping: issues) { key(of: $0.name) }.values.map(DigestSeries.init(issues:))
    let largest = series.filter { $0.newest != nil }.map(\.digests.count).max() ?? 0
    return series.sorted { isBefore($0, $1, largest: largest) }
      + Dictionary(grouping: pages) { pattern(of: $0.name.folder) }.sorted { $0.key < $1.key }.map(\.value)
      .map { DigestSeries($0.sorted { $0.digest.key < $1.digest.key }) }
      + [DigestSeries(drafts.sorted { $0.digest.key < $1.digest.key })]
  }

  init(_ digests: [EditionPairing.NamedDigest]) { self.digests = digests }

  var reversed: DigestSeries { DigestSeries(digests.reversed()) }

  private init(issues: [EditionPairing.NamedDigest]) {
    digests = issues
    let isNumbered = issues.allSatisfy { $0.digest.issue.number != nil }
    // Where numbers begin anew, every year as a rule, they are in order within their folder alone.
    let isUnique = Set(issues.map(\.digest.issue.number)).count == issues.count
    if isNumbered, isUnique { settleDates() }
    let isDated = issues.allSatisfy { $0.digest.issue.date != nil }
    digests.sort { left, right in
      let (mine, theirs) = (left.digest.issue, right.digest.issue)
      if isNumbered, !isUnique, !isDated, left.name.folder != right.name.folder {
        return NameOrder.isBefore(right.name.folder, left.name.folder)
      }
      if isNumbered, isUnique || !isDated, mine.number != theirs.number {
        return (mine.number ?? 0) > (theirs.number ?? 0)
      }
      if mine.date != theirs.date {
        guard let date = mine.date else { return false }
        return theirs.date.map { date > $0 } ?? true
      }
      if mine.number != theirs.number { return (mine.number ?? -1) > (theirs.number ?? -1) }
      return left.digest.key > right.digest.key
    }
  }

  /// Where numbers and dates contradict each other, the few that break the order lose their date.
  private mutating func settleDates() {
    let dated = digests.indices.filter {
      digests[$0].digest.issue.date != nil && digests[$0].digest.issue.week == nil
    }
    .sorted { (digests[$0].digest.issue.number ?? 0) < (digests[$1].digest.issue.number ?? 0) }
    let inOrder = Self.longestRise(dated.map { digests[$0].digest.issue.date?.number ?? 0 })
    let breaking = dated.indices.filter { !inOrder.contains($0) }
    guard !breaking.isEmpty, breaking.count * 3 <= dated.count else { return }
    for place in breaking { digests[dated[place]].digest.issue.date = nil }
  }

  /// Indices of the longest part that never falls, by piles as in the game of patience.
  private static func longestRise(_ values: [Int]) -> Set<Int> {
    var tops: [Int] = []
    var previous = [Int?](repeating: nil, count: values.count)
    for index in values.indices {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if values[tops[middle]] <= values[index] { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? tops[low - 1] : nil
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var rise: Set<Int> = []
    var next = tops.last
    while let index = next {
      rise.insert(index)
      next = previous[index]
    }
    return rise
  }

  private var newest: Day? { digests.compactMap(\.digest.issue.date).max() }

  /// A series without dates stands first if it is larger than those that have some, else behind them.
  private static func isBefore(_ left: DigestSeries, _ right: DigestSeries, largest: Int) -> Bool {
    func rank(_ series: DigestSeries) -> (Int, Int, Int) {
      if let newest = series.newest { return (1, -newest.number, -series.digests.count) }
      return (series.digests.count > largest ? 0 : 2, 0, -series.digests.count)
    }
    let (mine, theirs) = (rank(left), rank(right))
    if mine != theirs { return mine < theirs }
    return (left.digests.first?.digest.key ?? "") < (right.digests.first?.digest.key ?? "")
  }

  /// The folder with `#` for numbers, and the name up to its first number.
  private static func key(of name: EditionName) -> String {
    let folder = name.isIndex ? name.folders.dropLast().joined(separator: "/") : name.folder
    let start = name.key.prefix { !($0.isASCII && $0.isNumber) }
    return pattern(of: folder) + "/" + (start.count == name.key.count ? "" : start.lowercased() + "#")
  }

  /// A path or name with `#` for each number.
  static func pattern(of path: String) -> String {
    var pattern = ""
    for character in path {
      let isDigit = character.isASCII && character.isNumber
      if !isDigit { pattern.append(character) } else if pattern.last != "#" { pattern.append("#") }
    }
    return pattern
  }
}
