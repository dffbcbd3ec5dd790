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
    return FieldHeadings.repeated(counts.filter { $1 * 2 >= sets.count })
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
