import DigestKit

/// What is saved as a file.
public enum ExportScope: Equatable, Sendable {
  case entry(EntrySummary)
  /// In all its languages.
  case digest(DigestID)
  /// All entries of a list, with a title for them; without those that are hidden because they are read.
  case list(EntryList.Origin, title: String, unreadOnly: Bool = false)

  /// A name for the file that nobody has to mend: letters, digits and dashes, in one of the formats.
  var fileName: String {
    switch self {
    case .entry(let entry): Self.cleaned(entry.id.digest + "-" + entry.title) + ".md"
    case .digest(let id): Self.cleaned(id.key) + ".epub"
    case .list(_, let title, _): Self.cleaned(title) + ".html"
    }
  }

  private static let longestName = 40

  private static func cleaned(_ name: String) -> String {
    let parts = name.split { !$0.isLetter && !$0.isNumber }
    let joined = String(parts.joined(separator: "-").prefix(longestName))
    return joined.isEmpty ? "wenzhai" : joined
  }
}
