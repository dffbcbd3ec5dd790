import Writing

/// Fields: headings such as Summary or 概要 that stand below every piece, and are parts of its text.
enum FieldHeadings {
  /// Titles as they are compared: letters and digits, folded.
  typealias Title = [UInt32]

  /// Puts fields into the text of what they stand below. `known`: titles that are fields in the files around.
  ///
  /// Returns the titles of those that the siblings themselves told.
  @discardableResult
  static func settle(_ siblings: inout [SectionNode], known: Set<Title>) -> Set<Title> {
    var found: Set<Title> = []
    for index in siblings.indices { found.formUnion(settle(&siblings[index].children, known: known)) }
    let repeated = titles(below: siblings)
    for index in siblings.indices { siblings[index].takeFields(repeated, known: known) }
    return found.union(repeated)
  }

  static func title(_ text: String) -> Title {
    let letters = FoldedText(text).letters
    // Some number them.
    let words = letters.drop { (0x30...0x39).contains($0) }
    return words.isEmpty ? letters : Array(words)
  }

  /// Titles that stand in three places or more; or in two, where there are others like them.
  static func repeated(_ counts: [Title: Int]) -> Set<Title> {
    let often = counts.filter { $1 >= 3 }
    let twice = counts.filter { $1 == 2 }
    return Set(often.keys).union(often.count + twice.count >= 2 ? Set(twice.keys) : [])
  }

  /// What stands below three or more of the siblings; or two titles below two of them, and no pieces in them. Where
  /// those are more than the titles that hold pieces, such as References, these are fields, too.
  private static func titles(below siblings: [SectionNode]) -> Set<Title> {
    guard siblings.count(where: { !$0.children.isEmpty }) > 1 else { return [] }
    var leaves: [Title: [SectionNode]] = [:]
    for sibling in siblings {
      var seen: Set<Title> = []
      for child in sibling.children
      where child.children.isEmpty && child.title.utf8.count <= FileOutline.longestField {
        let title = title(child.title)
        if !title.isEmpty && seen.insert(title).inserted { leaves[title, default: []].append(child) }
      }
    }
    // Whether one holds pieces is asked of few.
    leaves = leaves.filter { $1.count > 1 }
    let plain = repeated(
      leaves.filter { $1.count(where: \.holdsPieces) * 2 <= ($1.count > 2 ? $1.count : 0) }.mapValues(\.count)
    )
    let others = leaves.filter { $1.count >= 2 && !plain.contains($0) && $1.contains(where: \.holdsPieces) }
    return plain.count > others.count ? plain.union(others.keys) : plain
  }
}

extension SectionNode {
  fileprivate var holdsPieces: Bool { PieceReader.read(blocks) != nil }

  fileprivate mutating func takeFields(
    _ repeated: Set<FieldHeadings.Title>, known: Set<FieldHeadings.Title>
  ) {
    guard !children.isEmpty, !repeated.isEmpty || !known.isEmpty, !holdsPieces else { return }
    let areFields = children.map { child in
      let title = FieldHeadings.title(child.title)
      guard child.children.isEmpty else { return false }
      return repeated.contains(title) || known.contains(title) && !child.holdsPieces
    }
    let fields = areFields.count { $0 }
    guard fields > 0 else { return }
    // What stands among fields once is one, too.
    let takesAll = fields * 2 >= children.count && children.allSatisfy(\.children.isEmpty)
    let areTaken = zip(children, areFields).map { $1 || (takesAll && !$0.holdsPieces) }
    let taken = zip(children, areTaken).filter(\.1).map(\.0)
    let rest = zip(children, areTaken).filter { !$1 }.map(\.0)
    var text = self
    text.children = taken
    blocks = text.flattened
    children = rest
    hasFields = true
  }
}
