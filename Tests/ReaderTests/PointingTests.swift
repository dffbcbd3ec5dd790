import DigestKit
import ReaderTestSupport
import Screen
import Testing

@testable import Reader

/// The mouse, where the reader wants it.
@Suite struct PointingTests {
  private func reader(_ keys: String = "", columns: Int = 130) async -> State {
    var settings = Settings()
    settings.usesMouse = true
    return await SampleLibrary.shared(keys, columns: columns, rows: 24, settings: settings).state
  }

  private func row(_ state: State, _ text: String) -> Int {
    state.render().text.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains(text) } ?? -1
  }

  @Test func withoutTheSettingNothingMoves() async {
    var state = await reader("l")
    state.settings.usesMouse = false
    let before = state
    for action in [MouseEvent.Action.press, .drag, .release, .wheelDown, .wheelUp] {
      #expect(state.update(.input(.mouse(MouseEvent(action, row: 6, column: 40)))) == [])
    }
    #expect(state == before)
    #expect(!state.render().takesMouse)
    #expect(await reader().render().takesMouse)
  }

  @Test func theWheelMovesWhatItIsOver() async throws {
    var state = await reader("l")
    let list = try #require(state.layout.regions[.entries])
    _ = state.update(.input(.mouse(MouseEvent(.wheelDown, row: 5, column: list.column + 3))))
    #expect(state.browse.list?.cursor == 4 && state.browse.focus == .entries)
    let first = state.browse.digest
    _ = state.update(.input(.mouse(MouseEvent(.wheelDown, row: 5, column: 3))))
    #expect(state.browse.digest != first && state.browse.focus == .digests)
    var text = await reader("ljjj<Enter>")
    let region = try #require(text.layout.regions[.text])
    _ = text.update(.input(.mouse(MouseEvent(.wheelDown, row: 5, column: region.column + 5))))
    let place = text.browse.page?.place
    #expect(text.browse.focus == .text && (place?.block ?? -1, place?.offset ?? 0) > (-1, 0))
    // Over nothing it does nothing.
    let before = text
    _ = text.update(.input(.mouse(MouseEvent(.wheelDown, row: 0, column: 5))))
    #expect(text == before)
  }

  @Test func aClickChoosesAndTheSecondOpens() async throws {
    var state = await reader()
    let list = try #require(state.layout.regions[.entries])
    guard let entries = state.browse.list, let index = entries.rows.firstIndex(of: .entry(3)) else {
      Issue.record("no entry")
      return
    }
    let click = MouseEvent(.press, row: list.row + index - entries.top, column: list.column + 5)
    _ = state.update(.input(.mouse(click)))
    #expect(state.browse.list?.cursor == 3 && state.browse.focus == .entries)
    // The list stands where it stood: the same place is meant.
    if let region = state.layout.regions[.entries],
      let now = state.browse.list?.rows.firstIndex(of: .entry(3))
    {
      let again = MouseEvent(
        .press, row: region.row + now - (state.browse.list?.top ?? 0), column: region.column + 5)
      _ = state.update(.input(.mouse(again)))
    }
    #expect(state.browse.focus == .text)
    // A heading is no entry.
    var other = await reader("l")
    if let heading = other.browse.list?.rows.firstIndex(where: { !$0.isEntry }) {
      _ = other.update(.input(.mouse(MouseEvent(.press, row: 1 + heading, column: list.column + 5))))
      #expect(other.browse.list?.cursor == 1)
    }
  }

  @Test func aClickOnADigestShowsIt() async {
    var state = await reader()
    let label = state.digests[3].label
    let row = row(state, label)
    _ = state.update(.input(.mouse(MouseEvent(.press, row: row, column: 4))))
    #expect(state.browse.digest == state.digests[3].id && state.browse.focus == .digests)
    // On its categories nothing is chosen.
    let before = state.browse.digest
    _ = state.update(.input(.mouse(MouseEvent(.press, row: 22, column: 4))))
    #expect(state.browse.digest == before)
  }

  @Test func theRulesBetweenPanesAreDragged() async {
    var state = await reader("l<Enter>")
    let rules = state.layout.rules
    _ = state.update(.input(.mouse(MouseEvent(.press, row: 5, column: rules[1]))))
    #expect(state.draggedRule == 1)
    _ = state.update(.input(.mouse(MouseEvent(.drag, row: 5, column: rules[1] + 13))))
    #expect(abs(state.layout.rules[1] - rules[1] - 13) <= 2)
    _ = state.update(.input(.mouse(MouseEvent(.release, row: 5, column: rules[1] + 13))))
    let moved = state.layout.rules
    _ = state.update(.input(.mouse(MouseEvent(.drag, row: 5, column: 3))))
    #expect(state.layout.rules == moved && state.draggedRule == nil)
    _ = state.update(.input(.mouse(MouseEvent(.press, row: 5, column: rules[0]))))
    for column in [0, 50, 129] {
      _ = state.update(.input(.mouse(MouseEvent(.drag, row: 5, column: column))))
      // However far it is dragged, every pane keeps room.
      for region in state.layout.regions.values { #expect(region.columns >= 12) }
    }
  }

  /// Wherever a click falls, and however small the screen has become since.
  @Test func noClickIsTooFarOut() async {
    for keys in ["l<Enter>t", ":", "c", "?", "/x", "l<Enter>v", "l<Enter>f", "T", "l"] {
      let reader = await reader(keys)
      for (columns, rows) in [(1, 1), (3, 2), (20, 5), (2, 30), (80, 1)] {
        var state = reader
        _ = state.update(.input(.resize(Size(columns: columns, rows: rows))))
        for action in [MouseEvent.Action.press, .drag, .release, .wheelUp, .wheelDown] {
          for (row, column) in [(0, 0), (rows - 1, columns - 1), (500, 500), (2, 4)] {
            _ = state.update(.input(.mouse(MouseEvent(action, row: row, column: column))))
          }
        }
        #expect(state.render().size == Size(columns: columns, rows: rows))
      }
    }
  }

  @Test func aClickInAListOverThePanesChooses() async {
    var state = await reader("l<Enter>")
    state.overlay = .picker(
      Picker(
        .outline,
        items: [
          Picker.Item(title: "一", detail: "", choice: .block(-1)),
          Picker.Item(title: "二", detail: "", choice: .block(2)),
        ]))
    let second = row(state, "二")
    _ = state.update(.input(.mouse(MouseEvent(.press, row: 0, column: 60))))
    #expect(state.overlay != nil)
    _ = state.update(.input(.mouse(MouseEvent(.press, row: second, column: 60))))
    #expect(state.overlay == nil && state.browse.page?.place.block == 2)
  }
}
