/// What a terminal is told so that it shows the pictures of one frame after the other, and no others.
///
/// A pure value: it remembers what the terminal was told, and gives the bytes to be told next. They stand beside
/// what ncurses writes, which knows nothing of pictures: some before a frame, some behind it.
public struct PicturePainter: Sendable {
  /// What is to be done before the cells of a frame are painted.
  public struct Preparation: Equatable, Sendable {
    public var bytes: [UInt8] = []
    /// Rows whose cells must all be painted anew, also those that seem to be there: a picture covers them.
    public var rows: Set<Int> = []
  }

  /// One of the places where a picture is to be seen: kitty has a number for each.
  private struct Place: Hashable {
    var picture: Int
    var number: Int
  }

  /// The first of the numbers that the terminal gets for pictures: other programs have theirs.
  private let base: Int
  /// Pictures that the terminal has, the one that was shown last at the end.
  private var sent: [Int] = []
  private var shown: [Place: PicturePlacement] = [:]
  /// Pictures that were shown in rows, by their cells on the screen.
  private var strips: [PicturePlacement] = []
  private var next: [Place: PicturePlacement] = [:]
  private var nextStrips: [PicturePlacement] = []
  /// Of more than a few pages nobody looks at the first again soon.
  private static let mostSent = 12
  /// Kitty's limit for a piece of data, in bytes of base64.
  private static let longestChunk = 4_096

  /// `seed` makes the numbers of pictures different from those of other programs in the same terminal.
  public init(seed: Int) { base = (seed & 0x7FFF) << 16 | 1 }

  /// True if the terminal was told of pictures, and shows some or has their data.
  public var isInUse: Bool { !sent.isEmpty || !strips.isEmpty }

  // MARK: From frame to frame

  /// What goes before the cells of `frame`: pictures that are no longer there, or elsewhere, go.
  public mutating func prepare(for frame: Frame) -> Preparation {
    var counts: [Int: Int] = [:]
    (next, nextStrips) = ([:], [])
    for placement in frame.placements {
      switch frame.pictures[placement.picture]?.content {
      case .whole:
        counts[placement.picture, default: 0] += 1
        next[Place(picture: placement.picture, number: counts[placement.picture, default: 1])] = placement
      case .rows:
        nextStrips += placement.strips
      case nil: break
      }
    }
    var preparation = Preparation()
    for place in shown.keys.filter({ next[$0] == nil }).sorted(by: { id(of: $0) < id(of: $1) }) {
      preparation.bytes += command("a=d,d=i,i=\(base + place.picture),p=\(place.number)")
      shown[place] = nil
    }
    let staying = Set(nextStrips)
    preparation.rows = Set(strips.filter { !staying.contains($0) }.map(\.region.row))
    return preparation
  }

  /// What goes behind the cells of `frame`, `rows` of which were painted. The cursor is left anywhere.
  public mutating func show(_ frame: Frame, painted rows: Set<Int>) -> [UInt8] {
    var bytes: [UInt8] = []
    for (place, placement) in next.sorted(by: { id(of: $0.key) < id(of: $1.key) }) {
      guard let picture = frame.pictures[place.picture] else { continue }
      bytes += send(picture, number: place.picture)
      // Some terminals fasten a picture to its cells: where these were painted, it is placed again.
      let region = placement.region
      let isPainted = (region.row..<(region.row + region.rows)).contains { rows.contains($0) }
      if isPainted || shown[place] != placement { bytes += put(picture, placement, place) }
    }
    shown = next
    bytes += dropOld()
    let staying = Set(strips)
    for strip in nextStrips where !staying.contains(strip) || rows.contains(strip.region.row) {
      guard case .rows(let data) = frame.pictures[strip.picture]?.content, strip.first.column == 0,
        // Of a row that is covered in part nothing can be shown.
        strip.region.columns == frame.pictures[strip.picture]?.columns
      else { continue }
      bytes += Self.cursor(to: strip.region) + data[strip.first.row]
    }
    strips = nextStrips
    return bytes
  }

  /// The screen is about to be cleared: nothing is shown, but the data may stay.
  public mutating func clear() -> [UInt8] {
    let places = shown.keys.sorted { id(of: $0) < id(of: $1) }
    (shown, strips) = ([:], [])
    return places.flatMap { command("a=d,d=i,i=\(base + $0.picture),p=\($0.number)") }
  }

  /// The terminal is to forget every picture.
  public mutating func forget() -> [UInt8] {
    defer { (sent, shown, strips) = ([], [:], []) }
    let pictures = sent.flatMap { command("a=d,d=I,i=\(base + $0)") }
    return strips.isEmpty ? pictures : pictures + Array("\u{1B}[H\u{1B}[2J".utf8)
  }

  /// What takes all pictures of this screen away when nobody can tell which there are, and whatever was half
  /// said: it ends a string that was not sent to its end.
  public static let lastResort = "\u{1B}\\\u{1B}_Ga=d,d=A,q=2\u{1B}\\\u{1B}[2J"

  // MARK: Kitty's protocol

  private func id(of place: Place) -> Int { place.picture << 16 | place.number }

  /// A command that is not to be answered: an answer would come among the keys.
  private func command(_ keys: String, _ data: ArraySlice<UInt8> = []) -> [UInt8] {
    Array("\u{1B}_G\(keys),q=2".utf8) + (data.isEmpty ? [] : [UInt8(ascii: ";")] + data)
      + Array("\u{1B}\\".utf8)
  }

  private mutating func send(_ picture: PixelPicture, number: Int) -> [UInt8] {
    guard case .whole(let data) = picture.content else { return [] }
    if let index = sent.firstIndex(of: number) {
      sent.append(sent.remove(at: index))
      return []
    }
    sent.append(number)
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: data.count, by: Self.longestChunk) {
      let end = min(data.count, start + Self.longestChunk)
      let keys = start == 0 ? "a=t,f=100,i=\(base + number)," : ""
      bytes += command(keys + "m=\(end < data.count ? 1 : 0)", data[start..<end])
    }
    return bytes
  }

  private func put(_ picture: PixelPicture, _ placement: PicturePlacement, _ place: Place) -> [UInt8] {
    let (region, first, cell) = (placement.region, placement.first, picture.cell)
    return Self.cursor(to: region)
      + command(
        "a=p,i=\(base + place.picture),p=\(place.number),C=1,c=\(region.columns),r=\(region.rows),"
          + "x=\(first.column * cell.width),y=\(first.row * cell.height),"
          + "w=\(region.columns * cell.width),h=\(region.rows * cell.height)")
  }

  /// Data of pictures that were not shown for long.
  private mutating func dropOld() -> [UInt8] {
    let visible = Set(shown.keys.map(\.picture))
    var bytes: [UInt8] = []
    while sent.count > max(Self.mostSent, visible.count),
      let oldest = sent.first(where: { !visible.contains($0) })
    {
      sent.removeAll { $0 == oldest }
      bytes += command("a=d,d=I,i=\(base + oldest)")
    }
    return bytes
  }

  private static func cursor(to region: Region) -> [UInt8] {
    Array("\u{1B}[\(region.row + 1);\(region.column + 1)H".utf8)
  }
}

extension PicturePlacement {
  /// Its rows, each by itself.
  fileprivate var strips: [PicturePlacement] {
    (0..<region.rows).map { row in
      PicturePlacement(
        picture: picture,
        region: Region(row: region.row + row, column: region.column, rows: 1, columns: region.columns),
        first: Point(row: first.row + row, column: first.column))
    }
  }
}
