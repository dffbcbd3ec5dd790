import Markdown
import DigestKit
import Writing

/// What the typesetter is to know besides the text.
public struct TypesettingOptions: Equatable, Sendable {
  /// What happens to lines of code that are wider than the page.
  public enum LongCode: Equatable, Sendable {
    /// They go on below, behind a mark.
    case wrapped
    /// They stay whole, for a view that cuts and scrolls them: `Line.codeStart` says where.
    case whole
  }

  /// Cells of a line.
  public var width: Int
  /// Cells of a line of the other language in a column beside this one; nil if there is none, or of the same width.
  public var twinWidth: Int?
  public var ambiguous: AmbiguousWidth
  /// What to mark.
  public var patterns: [SearchPattern]
  public var words: PageWords
  public var longCode: LongCode
  /// Rows that a picture may take at most; nil if pictures are only described.
  public var pictureRows: Int?
  /// How much higher than wide a cell is, for the proportions of pictures.
  public var heightOfCell = 2.0
  /// Whether a space is set between Han and Latin where the author wrote none.
  public var spacesHanAndLatin: Bool
  /// Whether links have their addresses behind them, for a page that nothing can be opened from.
  public var showsAddresses: Bool

  public init(
    width: Int, ambiguous: AmbiguousWidth = .narrow, patterns: [SearchPattern] = [],
    words: PageWords = PageWords(), longCode: LongCode = .wrapped, pictureRows: Int? = nil,
    spacesHanAndLatin: Bool = false, showsAddresses: Bool = false
  ) {
    self.width = max(8, width)
    self.ambiguous = ambiguous
    self.patterns = patterns
    self.words = words
    self.longCode = longCode
    self.pictureRows = pictureRows
    self.spacesHanAndLatin = spacesHanAndLatin
    self.showsAddresses = showsAddresses
  }

  /// For the text in the column beside this one.
  public var ofTwin: TypesettingOptions {
    guard let twinWidth else { return self }
    var options = self
    (options.width, options.twinWidth) = (twinWidth, width)
    return options
  }
}
