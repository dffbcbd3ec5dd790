import TestSupport
import Testing

extension ProgramTests {
  @Suite struct ResizeTests {
    @Test func titleStaysWhenTheScreenShrinksAndGrows() throws {
      let home = try Home()
      let session = try home.openTapes()
      let before = session.screen
      session.resize(columns: 60, rows: 20)
      let small = try session.waitUntil("one pane is shown") { screen in
        screen.isComplete(rules: 0) && screen.lines[1] == " 磁带没有死"
      }
      #expect(!small.panes.contains { $0.contains("│") })
      try session.expectRepaintGives(small)
      session.resize(columns: 120, rows: 30)
      try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
      try session.expectRepaintGives(before)
    }

    @Test func placeStaysWhenTheScreenShrinksAndGrows() throws {
      let home = try Home()
      let session = try home.openTapes(columns: 120, rows: 16)
      try session.send("d")
      let before = try session.waitUntil("the text has moved") { screen in
        screen.textPane.first?.contains("磁带没有死") == false
      }
      let place = String(before.textPane.joined(separator: "").filter { $0 != " " }.prefix(5))
      session.resize(columns: 60, rows: 20)
      let small = try session.waitUntil("\(place) is at the top") { screen in
        let top = screen.textPane.prefix(2).joined(separator: "").filter { $0 != " " }
        return screen.isComplete(rules: 0) && top.contains(place)
      }
      try session.expectRepaintGives(small)
      session.resize(columns: 120, rows: 16)
      try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
    }

    @Test func manyResizesEndWithACompleteScreenOfTheLastSize() throws {
      let home = try Home()
      let session = try home.openTapes()
      let before = session.screen
      for step in 0..<50 { session.resize(columns: 20 + step * 3, rows: 5 + step % 40) }
      session.resize(columns: 120, rows: 30)
      try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
      try session.expectRepaintGives(before)
    }

    @Test(arguments: [(1, 1), (19, 4), (500, 1)])
    func tinyScreensAreSurvived(columns: Int, rows: Int) throws {
      let home = try Home()
      let session = try home.openTapes()
      let before = session.screen
      session.resize(columns: columns, rows: rows)
      try session.waitUntil("something else is shown") { $0.lines.count == rows && !$0.contains("▌") }
      session.resize(columns: 120, rows: 30)
      try session.waitUntil("the screen is as before:\n\(before)\n") { $0 == before }
    }
  }
}
