import Screen
import Testing

@testable import Reader

/// No row of the command table is dead: each key does something, or says why not, in each pane that it is for.
@Suite struct EveryKeyTests {
  /// Places from which every direction is open: in the middle of the weeks, of a list, and of a long text with code.
  private static let places: [(pane: Pane, keys: String)] = [
    (.digests, "jj"), (.entries, "jjjjl<Down><Down>"), (.text, "jjjjl<Down><Enter>dd"),
  ]

  @Test(arguments: places.indices) func everyKeyOfTheTableDoesSomething(place: Int) async {
    let (pane, keys) = Self.places[place]
    let reader = await SampleLibrary.shared(keys, columns: 130, rows: 24)
    #expect(reader.state.browse.focus == pane)
    var pressed = 0
    // At the edges there is no further pane, both languages need an entry, and this text has no code.
    let idle: [Pane: [Command]] = [
      .digests: [.previousPane, .parallel], .text: [.nextPane, .scrollCodeLeft, .scrollCodeRight],
    ]
    for row in Command.table where row.command.isFor(pane) && idle[pane]?.contains(row.command) != true {
      for key in row.keys {
        var state = reader.state
        let effects = state.update(.input(.key(key)))
        pressed += 1
        #expect(!effects.isEmpty || state != reader.state, "\(key.label): \(row.command) in \(pane)")
      }
    }
    #expect(pressed > 40)
  }

  /// What moves one way and back leads back.
  @Test(arguments: [("J", "K", 1), ("j", "k", 1), (">", "<", 0), ("}", "{", 0), ("]", "[", 2), ("L", "L", 1)])
  func oppositesLeadBack(there: String, back: String, place: Int) async {
    var reader = await SampleLibrary.shared(Self.places[place].keys, columns: 130, rows: 24)
    // From the start of a group or a heading, to which either way leads.
    if place != 1 { await reader.press(Key.sequence(there)) }
    let before = reader.screen
    await reader.press(Key.sequence(there))
    #expect(reader.screen != before)
    await reader.press(Key.sequence(back))
    #expect(reader.screen == before)
  }

  /// The title of the text that stands beside the list after these keys.
  private func title(_ keys: String) async -> String {
    await SampleLibrary.shared(keys, columns: 130, rows: 24).title
  }

  @Test func nextAndPreviousGoTheirWay() async {
    let titles =
      await SampleLibrary.shared("l", columns: 130, rows: 24).state.browse.list?.entries.map(\.title) ?? []
    // Above the first entry stands the introduction.
    #expect(titles.count > 5)
    #expect(await title("l<Enter>JJ") == titles[3])
    #expect(await title("l<Enter>JJK") == titles[2])
    #expect(await title("ljjj") == titles[4])
    #expect(await title("ljjjk") == titles[3])
    #expect(await title("lG") == titles[titles.count - 1])
    #expect(await title("l<End><Home>") == titles[0])
    #expect(await title("l<Down><Down><Up>") == titles[2])
  }
}
