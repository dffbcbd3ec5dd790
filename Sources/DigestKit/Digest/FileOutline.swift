/// The headings of a file, as far as those of its neighbours may tell what they are.
public struct FileOutline: Equatable, Sendable, Codable {
  /// A section and the leaf headings right below it.
  public struct Section: Equatable, Sendable, Codable {
    public var title: String
    public var leaves: [String]
  }

  /// Sections with leaf headings short enough for fields, issues of their own left out.
  public var sections: [Section] = []
  /// Titles of leaves that are fields by what the file itself shows.
  public var fields: [String] = []
  /// Outermost headings of a file that may be one piece: each is a leaf, and none is read as pieces. Nil for others.
  public var leaves: [String]?

  /// Bytes of the longest title of a field.
  static let longestField = 60

  init() {}

  /// `fields`: those that the file itself shows. `holdsPieces` tells of a section whether its text is read as pieces.
  init(
    _ sections: [SectionNode], fields: Set<FieldHeadings.Title>, mayBeOnePiece: Bool,
    holdsPieces: (SectionNode) -> Bool
  ) {
    func add(_ nodes: [SectionNode]) {
      for node in nodes {
        let leaves = node.children.filter {
          $0.children.isEmpty && $0.title.utf8.count <= Self.longestField
            && !holdsPieces($0)
        }.map(\.title)
        if !leaves.isEmpty { self.sections.append(Section(title: node.title, leaves: leaves)) }
        add(node.children)
      }
    }
    add(sections)
    if !fields.isEmpty {
      self.fields = Set(self.sections.flatMap(\.leaves).filter { fields.contains(FieldHeadings.title($0)) })
        .sorted()
    }
    if mayBeOnePiece && sections.allSatisfy({ $0.children.isEmpty && !holdsPieces($0) }) {
      leaves = sections.map(\.title)
    }
  }
}
