import DigestKit
import Screen
import Typesetting
import Writing

/// What the reader chose, by the configuration or while reading; the table of it all is `Setting.table`.
public struct Settings: Equatable, Sendable {
  public var language: InterfaceLanguage
  public var theme: Theme
  /// The preferred language of digests.
  public var contentLanguage: String?
  public var ambiguousWidth: AmbiguousWidth
  public var colors: ColorDepth
  /// Whether a space is set between Han and Latin where the author wrote none.
  public var spacesHanAndLatin: Bool
  public var pictures: PictureForm
  public var readRule = ReadRule.opened
  /// Cells of a line of text at most, and cells that stay empty on both sides of it.
  public var textWidth = Layout.measure
  public var textMargin = 1
  /// How many panes are shown at most; nil as many as there is room for.
  public var panes: Int?
  /// Hundredths of the screen that digests, and the list beside a text, have; nil by what they hold.
  public var digestsShare: Int?
  public var listShare: Int?
  /// The order in which results of a search come first.
  public var searchOrder = SearchOrder.date
  public var minutes = MinutesShown.telling
  public var usesMouse = false
  /// For people who listen: the cursor stands on the current line, and marks are words.
  public var isAccessible = false
  public var setsTitle = false
  /// The program that opens addresses, with its arguments; empty for the system's.
  public var opener: [String] = []
  /// The program that a word is looked up with, and its arguments, `%s` standing for the word; sdcv if empty.
  public var dictionary: [String] = []
  /// Whether that draws on the terminal.
  public var openerNeedsTerminal = false
  /// Milliseconds for which an escape waits for the rest of a sequence.
  public var escapeTime = 25
  /// Which keys run which commands.
  public var keys = KeyBindings.standard
  /// Searches of the configuration.
  public var searches: [SavedSearch] = []
  /// How this terminal shows pictures of pixels, and what pixels its cells have; nil as long as it hasn't said so.
  public var pictureProtocol: PictureProtocol?
  public var cellSize: CellSize?

  public init(
    language: InterfaceLanguage = .english, theme: Theme = .dark, contentLanguage: String? = nil,
    ambiguousWidth: AmbiguousWidth = .narrow, colors: ColorDepth = .palette256,
    spacesHanAndLatin: Bool = false, pictures: PictureForm = .auto,
    pictureProtocol: PictureProtocol? = nil
  ) {
    self.language = language
    self.theme = theme
    self.contentLanguage = contentLanguage
    self.ambiguousWidth = ambiguousWidth
    self.colors = colors
    self.spacesHanAndLatin = spacesHanAndLatin
    self.pictures = pictures
    self.pictureProtocol = pictureProtocol
  }

  var layoutChoice: Layout.Choice {
    Layout.Choice(
      measure: textWidth, margin: textMargin, panes: isAccessible ? 1 : panes, digestsShare: digestsShare,
      listShare: listShare)
  }

  /// How pictures are drawn here; nil if by cells.
  var pixels: PictureRequest.Pixels? {
    guard pictures == .auto, let pictureProtocol, let cellSize else { return nil }
    return PictureRequest.Pixels(terminal: pictureProtocol, cell: cellSize)
  }
}

/// What is to be seen of pictures.
public enum PictureForm: String, CaseIterable, Sendable {
  /// Pixels where the terminal has them, blocks elsewhere.
  case auto
  /// Blocks of coloured cells.
  case blocks
  /// Their descriptions alone.
  case none
}

/// Which entries of a list say how long they take to read.
public enum MinutesShown: String, CaseIterable, Sendable {
  /// Those of lists in which they differ.
  case telling = "auto"
  case always, never
}
