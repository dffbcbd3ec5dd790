import Writing

/// Decides what only the files of a folder together can tell: which headings are fields, and whether a file is one
/// piece of a digest that its folder or month is.
public enum ReadingDecision {
  /// The rule for each file, in their order. `pieces` is what the reader's configuration says of the library.
  public static func rules(
    for files: [EditionFacts], pieces: ReadingRule.Pieces = .guessed, rootName: String
  ) -> [ReadingRule] {
    var rules = files.map { _ in ReadingRule(pieces: pieces) }
    let names = EditionName.names(of: files, rootName: rootName)
    // Folders whose names differ in numbers alone, such as those of days, are of one kind.
    let pools = Dictionary(
      grouping: files.indices.filter { files[$0].mark == nil && !files[$0].isLeftOut && !names[$0].isIndex }
    ) { DigestSeries.pattern(of: names[$0].folder) }
    for members in pools.values {
      if pieces == .guessed {
        for index in onePieceFiles(members, files, names) { rules[index].pieces = .files }
      }
      let fields = fieldsOfSections(members.compactMap { files[$0].outline })
      guard !fields.isEmpty else { continue }
      for index in members where rules[index].pieces != .files {
        guard let outline = files[index].outline else { continue }
        let own = Set(outline.sections.flatMap(\.leaves)).subtracting(outline.fields)
        rules[index].fields = own.filter { fields.contains(FieldHeadings.title($0)) }.sorted()
      }
    }
    return rules
  }

  // MARK: Fields

  /// Leaf headings that stand below three sections of other names or more, or two of them below two, and below half of
  /// the sections at least.
  private static func fieldsOfSections(_ outlines: [FileOutline]) -> Set<FieldHeadings.Title> {
    guard outlines.count > 1 else { return [] }
    // An issue or a category is called the same in each file; what has fields has a name of its own.
    var sections: [FieldHeadings.Title: Set<FieldHeadings.Title>] = [:]
    for section in outlines.flatMap(\.sections) where !IssueReader.issue(inText: section.title).isKnown {
      sections[FieldHeadings.title(section.title), default: []].formUnion(
        section.leaves.map(FieldHeadings.title))
    }
    return repeated(in: Array(sections.values))
  }

  private static func repeated(in sets: [Set<FieldHeadings.Title>]) -> Set<FieldHeadings.Title> {
    var counts: [FieldHeadings.Title: Int] = [:]
    for title in sets.joined() { counts[title, default: 0] += 1 }
    let common = counts.filter { $1 * 2 >= sets.count }
    let often = common.filter { $1 >= 3 }
    let twice = common.filter { $1 == 2 }
    return Set(often.keys).union(often.count + twice.count >= 2 ? Set(twice.keys) : [])
  }

  // MARK: One piece a file

  /// Shares of the files of a folder that must look like pieces.
  private static let pieceShare = 0.9

  /// Files of a folder that are pieces: they hold fields or no headings, none says which issue it is, and several
  /// share a folder or month.
  private static func onePieceFiles(_ members: [Int], _ files: [EditionFacts], _ names: [EditionName])
    -> [Int]
  {
    let own = Set(members.map { names[$0].groupPath })
    guard own.count > 1,
      Double(members.count { isIssue(files[$0], names[$0]) }) <= (1 - pieceShare) * Double(members.count),
      // Names that differ in numbers alone are those of a series.
      Set(own.map(DigestSeries.pattern)).count * 2 > own.count
        || members.allSatisfy({ PieceHome(ofFolder: names[$0]) != nil })
    else { return [] }
    // Each language has fields of its own, and a piece of today may not be translated yet.
    let languages = Dictionary(grouping: members) { names[$0].language?.code ?? files[$0].languageCode }
    let pieces = languages.values.flatMap { members -> [Int] in
      let outlines = members.compactMap { files[$0].outline?.leaves.map { Set($0.map(FieldHeadings.title)) } }
      let fields = repeated(in: outlines.filter { !$0.isEmpty })
      return members.filter { index in
        guard let leaves = files[index].outline?.leaves, !isIssue(files[index], names[index]) else {
          return false
        }
        return leaves.allSatisfy { fields.contains(FieldHeadings.title($0)) }
      }
    }
    guard Double(pieces.count) >= pieceShare * Double(members.count) else { return [] }
    var homes: [PieceHome: Set<String>] = [:]
    for index in pieces {
      if let home = PieceHome(files[index], names[index]) {
        homes[home, default: []].insert(names[index].groupPath)
      }
    }
    guard homes.values.contains(where: { $0.count > 1 }) else { return [] }
    return pieces.filter { PieceHome(files[$0], names[$0]) != nil }
  }

  /// A week or number of its own, or a name that is nothing but a date.
  private static func isIssue(_ file: EditionFacts, _ name: EditionName) -> Bool {
    let own = IssueReader.issue(inName: name.key)
    return [file.stated, file.told].contains { $0.week != nil || $0.number != nil } || own.week != nil
      || own.number != nil || own.date != nil && !name.key.contains(where: \.isLetter)
  }
}

/// The digest that files of one piece make together: their folder, or the month in which they were written.
struct PieceHome: Hashable {
  var key: String
  /// The folder, from the root of the library.
  var folder: String
  var issue: Issue

  /// Nil if neither the folder nor a date tells.
  init?(_ file: EditionFacts, _ name: EditionName) {
    if let home = PieceHome(ofFolder: name) {
      self = home
      return
    }
    guard let day = file.issue(name).date,
      let first = Day(year: day.year, month: day.month, day: 1)
    else { return nil }
    key = String(first.description.dropLast(3))
    folder = name.folder
    issue = Issue(date: first)
  }

  /// The innermost folder that says which issue it is; the root may be one, too. A name that is nothing but a number
  /// may be anything.
  init?(ofFolder name: EditionName) {
    for depth in stride(from: name.folders.count, through: 0, by: -1) {
      let last = depth > 0 ? name.folders[depth - 1] : name.rootName
      let issue = IssueReader.issue(inName: last)
      if issue.week != nil || issue.date != nil || issue.number != nil && last.contains(where: \.isLetter) {
        key = last
        folder = name.folders.prefix(depth).joined(separator: "/")
        self.issue = issue
        return
      }
      // `2026/08/20`, `2026/08`.
      if let parted = IssueReader.partedDate(Array(name.folders.prefix(depth))) {
        let day = parted.date.description
        let isMonth = parted.names == 2 && name.folders[depth - 1].count(where: \.isNumber) <= 2
        key = isMonth ? String(day.dropLast(3)) : day
        folder = name.folders.prefix(depth).joined(separator: "/")
        self.issue = Issue(date: parted.date)
        return
      }
    }
    return nil
  }

  /// The folder itself, whatever it is called: for a library of which the reader says that files are its pieces.
  init(anyFolder name: EditionName) {
    key = name.folders.last ?? name.rootName
    folder = name.folder
    issue = IssueReader.issue(inName: key)
  }
}
