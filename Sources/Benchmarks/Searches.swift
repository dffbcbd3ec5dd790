import DigestIndex
import DigestKit

/// From a letter typed to what the screen shows of its hits: what the reader asks of the library for each.
struct Searches {
  static let usual = ["机器人强化学习", "大模型", "jiqiren", "robot learning", "in:机器人 -综述", "VLA"]

  let library: Library

  /// Types each of the texts letter by letter, some times over.
  func run(typing texts: [String]) throws {
    for text in texts {
      var first: [Duration] = []
      var ranked: [Duration] = []
      for round in 0..<6 {
        for end in text.indices {
          let query = Query(String(text[...end]))
          let found = try ContinuousClock().measure {
            _ = try library.search(query, limit: 100, spells: true)
          }
          let best = try ContinuousClock().measure { _ = try library.rankedSearch(query, limit: 100) }
          // The first round warms the caches.
          guard round > 0 else { continue }
          first.append(found)
          ranked.append(best)
        }
      }
      Benchmarks.report("typing \(text): first hits", times: first)
      Benchmarks.report("typing \(text): ranked", times: ranked)
    }
  }
}
