/// How the pieces of a file are told apart, where its own text doesn't decide it alone.
public struct ReadingRule: Hashable, Sendable, Codable {
  /// What a piece is.
  public enum Pieces: String, Sendable, Codable, CaseIterable {
    /// Whatever the text looks like.
    case guessed = "auto"
    /// What stands below a heading, whatever lists it holds.
    case headings
    /// What lists hold, however little of the text that is.
    case items
    /// A whole file.
    case files
  }

  public var pieces: Pieces
  /// Titles of headings that are fields of a piece, as in the other files of the folder: see `FieldHeadings`.
  public var fields: [String]

  public init(pieces: Pieces = .guessed, fields: [String] = []) {
    self.pieces = pieces
    self.fields = fields
  }
}
