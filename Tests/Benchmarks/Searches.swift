import DigestIndex
import DigestKit
import Reader
import Screen

/// From a letter typed to the frame that shows its hits, as the reader does it but for the threads.
struct Searches {
  static let usual = ["机器人强化学习", "大模型", "jiqiren", "robot learning", "in:机器人 -综述", "VLA"]

  let library: Library

  /// Types each of the texts letter by letter, some times over.
  func run(typing texts: [String]) throws {
    let digests = try library.digests()
    for text in texts {
      var first: [Duration] = []
      var all: [Duration] = []
      var ranked: [Duration] = []
      var slowest: (time: Duration, query: String) = (.zero, "")
      for round in 0..<6 {
        var state = State(size: Size(columns: 140, rows: 40), libraryName: "library")
        _ = state.update(.digestsLoaded(digests))
        _ = state.update(.input(.key(.character("/"))))
        for letter in text {
          let (early, whole) = try type(letter, &state)
          let query = Query(typed: state.search?.text ?? "")
          let best = try ContinuousClock().measure { _ = try library.rankedSearch(query, limit: 500) }
          // The first round warms the caches.
          guard round > 0 else { continue }
          first.append(early)
          if early > slowest.time { slowest = (early, query.source) }
          all.append(whole)
          ranked.append(best)
        }
      }
      Benchmarks.report("typing \(text): hits on the screen", times: first, note: "slowest: \(slowest.query)")
      Benchmarks.report("typing \(text): all of them counted", times: all)
      Benchmarks.report("typing \(text): ranked", times: ranked)
    }
  }

  /// Until the first frame with hits, and until the one with all counts.
  private func type(_ letter: Character, _ state: inout State) throws -> (first: Duration, all: Duration) {
    let start = ContinuousClock.now
    var first: Duration?
    for effect in state.update(.input(.key(.character(letter)))) {
      guard case .search(let query, let limit, _, let extractLength, _) = effect else { continue }
      let results = try library.search(
        query, limit: limit, widens: true, extractLength: extractLength, batch: 100
      ) { results in
        guard first == nil else { return }
        _ = state.update(.searchFinished(results))
        _ = state.render()
        first = ContinuousClock.now - start
      }
      _ = state.update(.searchFinished(results))
    }
    _ = state.render()
    let all = ContinuousClock.now - start
    return (first ?? all, all)
  }
}
