import Markdown
import Writing

/// The words that a page has of its own, in the reader's language.
public struct PageWords: Equatable, Sendable {
  /// `NOTE`, `TIP` …; for those left out their English names stand.
  public var alerts: [Block.Alert: SafeText]
  /// What stands before an entry of an earlier digest with the same source.
  public var seenIn: SafeText
  /// And before what came on the same story in an earlier digest, or a later one.
  public var earlier: SafeText
  public var later: SafeText
  /// What stands above the source of a drawing, with the name of its language behind it.
  public var drawing: SafeText
  /// What is said of an entry that is nothing but a title and a link; empty to say nothing.
  public var titleAlone: SafeText
  /// What stands before a note of the reader's.
  public var note: SafeText
  /// And before what the reader says of a passage.
  public var remark: SafeText

  public init(
    alerts: [Block.Alert: SafeText] = [:], seenIn: SafeText = "Seen in ",
    earlier: SafeText = "Earlier: ", later: SafeText = "Later: ",
    drawing: SafeText = "Drawing, as source: ",
    titleAlone: SafeText = "", note: SafeText = "Note ", remark: SafeText = "Remark "
  ) {
    self.alerts = alerts
    self.seenIn = seenIn
    self.earlier = earlier
    self.later = later
    self.drawing = drawing
    self.titleAlone = titleAlone
    self.note = note
    self.remark = remark
  }
}
