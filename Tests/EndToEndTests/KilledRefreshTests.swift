import Foundation
import TestSupport
import Testing

extension ProgramTests {
  /// `wenzhai index` is killed while it works. Whatever it had written by then, what is asked next is answered as
  /// by an index that was made in one go.
  @Suite struct KilledRefreshTests {
    private static let files = 60

    /// A library of as many files, two languages of each week. `things`: what it is about.
    private func writeLibrary(_ things: [String], in home: Home) throws -> String {
      for number in 0..<(Self.files / 2) {
        let week = "\(2020 + number / 50)W\(number % 50 + 1 < 10 ? "0" : "")\(number % 50 + 1)"
        var chinese = "# \(week) 周刊\n"
        var english = "# \(week) Weekly\n"
        for entry in 0..<3 {
          let thing = things[(number + entry) % things.count]
          let source = "https://s\(entry).example/\(number)"
          chinese +=
            "\n## 第 \(number) 周的\(thing)之\(entry)\n\n[源](\(source))\n\n\(thing)在第 \(number * 7 + entry) 天上路。\n"
          english +=
            "\n## Story \(number)-\(entry)\n\n[source](\(source))\n\n\(thing) went off on day \(number * 7 + entry).\n"
        }
        try home.write(chinese, to: "library/\(week)/README.zh-CN.md")
        try home.write(english, to: "library/\(week)/README.en.md")
      }
      return home.folder.appending(path: "library").path
    }

    private static let questions = [
      "list", "search 纸鸢", "search 灯塔 story --count", "search 风筝 --sort date",
      "search site:s1.example week:2020W03..2020W12 --json", "align 2020W07",
    ]

    private func answers(_ home: Home, _ library: String, cache: String) throws -> [String] {
      try Self.questions.map { question in
        let words = question.split(separator: " ").map(String.init)
        let outcome = try home.run(
          words + ["-L", library], setting: ["XDG_CACHE_HOME": home.folder.appending(path: cache).path])
        #expect(outcome.errors == "", "\(question)")
        return "\(question): \(outcome.status)\n\(outcome.output)"
      }
    }

    /// Kills a refresh when it says that it has read so many files; all of them: while it writes what they hold.
    private func killRefresh(after count: Int, _ home: Home, _ library: String) throws {
      let session = try TerminalSession(
        [Home.program, "index", "-L", library], environment: home.environment, folder: home.folder.path,
        columns: 80, rows: 5)
      try session.waitUntilWritten(" \(count)/\(Self.files)")
      session.kill(SIGKILL)
      let ending = try session.waitForEnd()
      // It may have been faster, once nothing is left to be read.
      #expect(ending == .killed(signal: SIGKILL) || count == Self.files && ending == .exited(0))
    }

    @Test(arguments: [[1], [31, 32, 33], [59, 20], [60]])
    func theFirstIndexMayBeKilled(after counts: [Int]) throws {
      let home = try Home()
      let library = try writeLibrary(["纸鸢", "灯塔", "磁带"], in: home)
      for count in counts { try killRefresh(after: count, home, library) }
      let found = try answers(home, library, cache: "cache")
      let expected = try answers(home, library, cache: "other")
      #expect(found == expected)
      #expect(expected[0].split(separator: "\n").count == Self.files * 3 + 1)
    }

    @Test(arguments: [[1], [32, 60, 59]])
    func aRefreshOfChangedFilesMayBeKilled(after counts: [Int]) throws {
      let home = try Home()
      let library = try writeLibrary(["风筝", "风车"], in: home)
      try home.index(library)
      _ = try writeLibrary(["纸鸢", "灯塔", "磁带"], in: home)
      for count in counts { try killRefresh(after: count, home, library) }
      let found = try answers(home, library, cache: "cache")
      #expect(found == (try answers(home, library, cache: "other")))
      #expect(found[3] == "search 风筝 --sort date: 1\n")
    }
  }
}
