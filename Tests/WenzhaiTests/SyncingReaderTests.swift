import DigestIndex
import Foundation
@testable import Reader
import Screen
import TestSupport
import Testing

@testable import wenzhai

/// `:sync` in the reader.
@Suite struct SyncingReaderTests {
  let home: Home
  let repository: TestRepository
  let library: Library

  init() throws {
    home = try Home.allowingFiles()
    repository = try TestRepository(in: home)
    #expect(try home.run(["add", repository.url]).status == 0)
    library = Library(
      roots: [repository.clone, Home.samples], cache: home.folder.path + "/cache/wenzhai", state: nil)
  }

  private func runner(_ variables: [String: String] = [:]) -> LibraryRunner {
    let variables = home.environment.merging(variables) { $1 }
    return LibraryRunner(
      library: library,
      repositories: OpenRepositories { Environment(variables: variables, interfaceLanguage: "en") })
  }

  private func state() -> State {
    State(
      size: Size(columns: 100, rows: 20), libraryName: "weekly",
      settings: Settings(language: .english, theme: .dark))
  }

  private let keys: [Key] = ":sync".map { .character($0) } + [.enter]

  @Test func whatCameIsSaidAndMarkedAsNew() async throws {
    var reader = HeadlessReader(state: state(), runner: runner())
    await reader.start()
    try repository.commit(["2026W02.md": TestRepository.week(2, ["梨"])])
    await reader.press(keys)
    let lines = reader.state.render().text.split(separator: "\n")
    #expect(lines.last?.contains("weekly: 1 digest, 1 entry") == true, "\(lines.last ?? "")")
    #expect(lines.contains { $0.contains("W02") && $0.contains("new") }, "\(lines)")
    await reader.press(keys)
    #expect(reader.state.render().text.contains("weekly: nothing new"))
  }

  @Test func aFailureIsSaid() async throws {
    var reader = HeadlessReader(state: state(), runner: runner())
    await reader.start()
    try repository.write("", to: ".git/index.lock")
    await reader.press(keys)
    #expect(reader.state.render().text.contains("locked by another program"))
  }

  @Test func escStopsItAndItsGit() async throws {
    let git = try HeldGit(home, at: "fetch")
    let runner = runner(git.variables)
    var reader = HeadlessReader(state: state(), runner: runner)
    await reader.start()
    // Where Esc comes from while the reader waits, in a thread that tasks don't need.
    let (processes, found) = AsyncStream.makeStream(of: pid_t?.self)
    Thread.detachNewThread {
      found.yield(try? git.standing())
      found.finish()
      runner.run(.cancelRefresh, mailbox: Mailbox())
    }
    await reader.press(keys)
    #expect(reader.state.message == .library(.stopped))
    var process: pid_t?
    for await known in processes { process = known }
    #expect(kill(try #require(process), 0) == -1 && errno == ESRCH)
    #expect(try home.run(["sync"]).output == "weekly: nothing new\n")
  }

  @Test func itIsDoneOnceAtATime() {
    var state = state()
    #expect(state.sync() == [.sync] && state.sync() == [])
    #expect(state.message == .library(.syncingAlready))
    _ = state.update(.synced([.library(.nothingNew("a")), .library(.nothingNew("b"))]))
    #expect(state.message?.text(.english) == "a: nothing new; b: nothing new")
    #expect(state.sync() == [.sync])
  }
}
