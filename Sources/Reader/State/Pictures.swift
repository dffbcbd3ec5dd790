import DigestKit
import Screen
import Typesetting
import Writing

/// A picture at the size in which it is shown.
public struct PictureRequest: Hashable, Sendable {
  public var library: Int
  /// Relative to the library's root.
  public var path: String
  /// Cells.
  public var columns: Int
  public var rows: Int
  /// Nil if it is to be drawn as cells.
  public var pixels: Pixels?

  /// A terminal that shows pixels.
  public struct Pixels: Hashable, Sendable {
    public var terminal: PictureProtocol
    public var cell: CellSize

    public init(terminal: PictureProtocol, cell: CellSize) {
      self.terminal = terminal
      self.cell = cell
    }
  }

  public init(library: Int, path: String, columns: Int, rows: Int, pixels: Pixels? = nil) {
    self.library = library
    self.path = path
    self.columns = columns
    self.rows = rows
    self.pixels = pixels
  }
}

/// What came of a request.
public enum DrawnPicture: Equatable, Sendable {
  case cells(Picture)
  case pixels(PixelPicture)
}

/// Pictures that were asked for, newest last.
struct PictureShelf: Equatable, Sendable {
  enum Outcome: Equatable { case awaited, cells(Picture), pixels(PixelPicture, number: Int), failed }

  private(set) var outcomes: [PictureRequest: Outcome] = [:]
  private var order: [PictureRequest] = []
  /// A screen shows few; the others can be drawn again.
  private static let capacity = 32
  /// Pictures of pixels so far: by its number a terminal knows which it has already.
  private var count = 0

  subscript(request: PictureRequest) -> Outcome? { outcomes[request] }

  /// Takes what came of a request; nil if nothing could be drawn.
  mutating func receive(_ picture: DrawnPicture?, for request: PictureRequest) {
    switch picture {
    case .cells(let cells): set(.cells(cells), for: request)
    case .pixels(let pixels):
      count += 1
      set(.pixels(pixels, number: count), for: request)
    case nil: set(.failed, for: request)
    }
  }

  mutating func set(_ outcome: Outcome, for request: PictureRequest) {
    if outcomes.updateValue(outcome, forKey: request) == nil { order.append(request) }
    while order.count > Self.capacity { outcomes[order.removeFirst()] = nil }
  }
}

extension State {
  func request(for row: PictureRow, of entry: EntrySummary) -> PictureRequest? {
    guard case .library(let path, _) = LinkTarget(row.source, from: entry.path) else { return nil }
    return PictureRequest(
      library: entry.id.library, path: path, columns: row.columns, rows: row.rows,
      pixels: settings.pixels)
  }

  /// Asks for the pictures in sight that nobody asked for yet.
  mutating func drawPicturesInSight() -> [Effect] {
    guard let page = browse.page, layout.regions[.text] != nil else { return [] }
    var effects: [Effect] = []
    let twin = page.twin?.entry ?? page.entry
    let rows = page.visible.flatMap { placed in
      [
        (placed.line.picture, placed.isTwin ? twin : page.entry), (placed.beside?.picture, twin),
      ]
    }
    for (row, entry) in rows {
      guard let row, let request = request(for: row, of: entry), pictures[request] == nil else { continue }
      pictures.set(.awaited, for: request)
      effects.append(
        .drawPicture(request, settings.colors, asciiOnly: settings.ambiguousWidth == .wide))
    }
    return effects
  }

  /// `i`: the picture in sight, or of the entry under the cursor, in the system's viewer.
  mutating func openPicture() -> [Effect] {
    guard let page = browse.page, let content = page.content else { return [] }
    var sources: [String] = []
    for placed in page.visible where browse.focus == .text {
      let own = placed.line.picture?.source ?? placed.line.runs.first { $0.ink.role == .image }?.link
      if let own, !sources.contains(own) { sources.append(own) }
    }
    if sources.isEmpty {
      content.blocks.visitInlines { inline in
        if case .image(let source, _) = inline { sources.append(source) }
        if case .video(let source) = inline { sources.append(source) }
      }
    }
    guard let source = sources.first else {
      message = .noPicture
      return []
    }
    return open(picture: source, of: page.entry)
  }

  private mutating func open(picture source: String, of entry: EntrySummary) -> [Effect] {
    switch LinkTarget(source, from: entry.path) {
    case .library(let path, _):
      message = .opening(path.split(separator: "/").last.map(String.init) ?? path)
      return [.viewPicture(library: entry.id.library, path: path)]
    default: return open(destination: source)
    }
  }
}
