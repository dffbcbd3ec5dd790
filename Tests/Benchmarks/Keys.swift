import DigestIndex
import DigestKit
import Reader
import Screen

/// From a key to the frame that answers it, in the longest entry that has a twin: in one language and in two.
struct Keys {
  let library: Library

  func run() async throws {
    guard
      let entry = try library.newestEntries(20_000).filter({ $0.twin != nil }).max(by: {
        $0.characters < $1.characters
      }),
      let id = entry.twin, let twin = try library.entry(id)
    else { return }
    let content = try await library.content(of: entry)
    let other = try await library.content(of: twin)
    let both = Page.Twin(
      entry: twin, content: other, resources: EntryResources(),
      pairs: Alignment.blocks(content.blocks, other.blocks))
    for isParallel in [false, true] {
      var state = State(size: Size(columns: 140, rows: 40), libraryName: "library")
      state.browse.focus = .text
      state.browse.page = Page(entry)
      _ = state.update(.contentLoaded(entry.id, content, EntryResources()))
      if isParallel {
        _ = state.update(.input(.key(.character("="))))
        _ = state.update(.twinLoaded(entry.id, both))
      }
      var times: [Duration] = []
      for _ in 0..<20 {
        for key in [Key.character("j"), .character("j"), .character(" "), .character("G"), .character("g")] {
          times.append(
            ContinuousClock().measure {
              _ = state.update(.input(.key(key)))
              _ = state.render()
            })
        }
      }
      Benchmarks.report(
        "a key, \(entry.characters) characters, \(isParallel ? "two languages" : "one language")",
        times: times)
    }
  }
}
