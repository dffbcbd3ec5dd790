import Reader
import ReaderTestSupport
import Screen
import Testing

@testable import wenzhai

/// Pictures on the screen of a terminal that has pixels.
@Suite struct PixelPictureTests {
  private static let text = """
    # 2026 年第 06 周

    ## 月

    ### 月亮

    上文。

    ![](moon-160x160.png)

    下文。
    """ + String(repeating: "\n\n又一段。", count: 30)

  private static func reader(
    _ keys: String = "l<Enter>", says answers: [TerminalAnswer] = answers, pictures: PictureForm = .auto
  ) async -> HeadlessReader {
    var state = State(size: Size(columns: 100, rows: 24), libraryName: "library")
    state.settings.pictures = pictures
    var reader = HeadlessReader(state: state, runner: FixtureLibrary([("2026W06", "zh", text)]))
    await reader.start()
    await reader.press(Key.sequence(keys))
    for answer in answers { await reader.send(.input(.answer(answer))) }
    return reader
  }

  private static let answers: [TerminalAnswer] =
    [.pictures(.kitty)] + [CellSize(width: 10, height: 20)].compactMap { $0.map { .cellSize($0) } }

  private func placement(_ reader: HeadlessReader) -> PicturePlacement? {
    reader.state.render().placements.first
  }

  @Test func pixelsTakeThePlaceOfBlocksOnceTheTerminalSaysSo() async throws {
    let blocks = await Self.reader(says: [])
    #expect(blocks.screen.contains("▀▀▀") && placement(blocks) == nil)
    // Without the size of a cell nothing can be placed.
    let half = await Self.reader(says: [.pictures(.kitty)])
    #expect(half.screen.contains("▀▀▀") && placement(half) == nil)
    let pixels = await Self.reader()
    #expect(!pixels.screen.contains("▀"))
    let shown = try #require(placement(pixels))
    #expect(shown.region.columns == 20 && shown.region.rows == 10)
    #expect(pixels.state.render().placements.count == 1)
  }

  @Test func proportionsAreThoseOfTheCells() async throws {
    let high = CellSize(width: 8, height: 24).map { TerminalAnswer.cellSize($0) }
    let reader = await Self.reader(says: [.pictures(.iTerm)] + [high].compactMap(\.self))
    let shown = try #require(placement(reader))
    #expect(shown.region.columns == 20 && shown.region.rows == 7)
  }

  @Test func itScrollsWithTheTextAndIsCutAtThePane() async throws {
    var reader = await Self.reader()
    let before = try #require(placement(reader))
    await reader.press(Key.sequence("jj"))
    let after = try #require(placement(reader))
    #expect(after.region.row == before.region.row - 2 && after.region.rows == before.region.rows)
    await reader.press(Key.sequence("jjjj"))
    let cut = try #require(placement(reader))
    #expect(cut.region.row == 1 && cut.first.row + cut.region.rows == before.region.rows && cut.first.row > 0)
    #expect(cut.picture == before.picture)
    await reader.press(Key.sequence("<Space>"))
    #expect(placement(reader) == nil)
  }

  @Test func whatCoversThePaneCoversThePicture() async throws {
    var reader = await Self.reader()
    let whole = reader.state.render().placements
    await reader.press(Key.sequence("?"))
    #expect(reader.state.render().placements == [])
    await reader.press(Key.sequence("<Esc>:"))
    let covered = reader.state.render().placements
    #expect(covered != whole)
    let cells = covered.reduce(0) { $0 + $1.region.rows * $1.region.columns }
    #expect(cells < whole.reduce(0) { $0 + $1.region.rows * $1.region.columns })
    await reader.press(Key.sequence("<Esc>"))
    #expect(reader.state.render().placements == whole)
    await reader.send(.input(.resize(Size(columns: 10, rows: 4))))
    #expect(reader.state.render().placements == [])
  }

  @Test func theBetterProtocolIsTaken() async {
    var reader = await Self.reader(says: Self.answers + [.pictures(.iTerm)])
    #expect(reader.state.settings.pictureProtocol == .kitty)
    await reader.send(.input(.answer(.pictures(.kitty))))
    #expect(reader.state.settings.pictureProtocol == .kitty)
  }

  @Test func theConfigurationMayWantBlocksOrNone() async {
    let blocks = await Self.reader(pictures: .blocks)
    #expect(blocks.screen.contains("▀▀▀") && placement(blocks) == nil)
    let none = await Self.reader(pictures: .none)
    #expect(!none.screen.contains("▀") && placement(none) == nil && none.screen.contains("moon-160x160.png"))
  }

  /// Who is asked, and what the environment says by itself.
  @Test(
    arguments: [
      (["TERM": "xterm-kitty"], true, nil),
      (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true, .iTerm),
      (["TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"], true, .iTerm),
      (["TERM": "xterm-kitty", "TMUX": "/tmp/tmux,1,0"], false, nil),
      (["TERM": "screen", "LC_TERMINAL": "iTerm2"], false, nil), (["TERM": "tmux-256color"], false, nil),
      (["TERM": "xterm", "STY": "1.pts"], false, nil),
      (["TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"], false, nil),
      (["TERM": "xterm-kitty", "NO_COLOR": "1"], false, nil),
    ] as [([String: String], Bool, PictureProtocol?)])
  func someTerminalsAreNotAsked(_ variables: [String: String], _ isAsked: Bool, _ known: PictureProtocol?) {
    let environment = Environment(variables: variables)
    #expect(environment.questions.contains(.pictures) == isAsked)
    #expect(environment.settings.pictureProtocol == known)
  }
}
