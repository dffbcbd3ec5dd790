import DigestIndex
import DigestKit
import Pictures
import Reader
import Screen
import Typesetting
import Writing

/// Typeset entries on standard output.
struct EntryPrinter {
  let library: Library
  let settings: Settings
  let width: Int
  /// Whether escape sequences are wanted: colours, links and pictures.
  let isStyled: Bool
  /// Whether links have their addresses behind them.
  var showsAddresses = false

  /// Rows that a picture may take.
  private static let pictureRows = 30

  func print(_ content: Entry, of entry: EntrySummary) {
    let options = TypesettingOptions(
      width: width, ambiguous: settings.ambiguousWidth,
      words: Phrase.pageWords(settings.language, keys: nil),
      pictureRows: isStyled ? Self.pictureRows : nil, spacesHanAndLatin: settings.spacesHanAndLatin,
      showsAddresses: showsAddresses)
    let resources = library.resources(of: content, in: entry)
    var pictures: [String: Picture] = [:]
    for line in Typesetter.lines(of: content, resources: resources, options: options) {
      if let row = line.picture {
        if row.row == 0 { pictures[row.source] = draw(row, in: entry) }
        Output.styled(styled(line, pictures[row.source]) + "\n")
      } else if isStyled {
        Output.styled(styled(line, entry) + "\n")
      } else {
        Output.line(SafeText(line.text))
      }
    }
  }

  private func draw(_ row: PictureRow, in entry: EntrySummary) -> Picture? {
    guard case .library(let path, _) = LinkTarget(row.source, from: entry.path),
      let bytes = try? library.bytes(library: entry.id.library, path: path)
    else { return nil }
    return try? PictureDrawing.draw(
      bytes, columns: row.columns, rows: row.rows, colors: settings.colors,
      asciiOnly: settings.ambiguousWidth == .wide
    ).picture
  }

  /// Text is filtered when the line is made; the sequences around it are ours.
  private func styled(_ line: Line, _ entry: EntrySummary) -> String {
    line.runs.map { run in
      let text = settings.theme.style(run.ink).written(run.text)
      guard let link = run.link, case .external(let url) = LinkTarget(link, from: entry.path) else {
        return text
      }
      return Hyperlink.sequence(to: url) + text + Hyperlink.end
    }.joined()
  }

  private func styled(_ line: Line, _ picture: Picture?) -> String {
    guard let row = line.picture else { return line.text }
    let lead = line.runs.map { settings.theme.style($0.ink).written($0.text) }.joined()
    guard let picture, picture.rows.indices.contains(row.row) else { return lead }
    let used = line.runs.reduce(0) { $0 + $1.text.cells(ambiguous: settings.ambiguousWidth) }
    return lead + String(repeating: " ", count: max(0, row.column - used))
      + picture.rows[row.row].map { $0.style.written($0.text) }.joined()
  }
}
