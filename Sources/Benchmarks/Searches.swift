import DigestIndex
import DigestKit
import Foundation

/// From a letter typed to what the screen shows of its hits: what the reader asks of the library for each.
struct Searches {
  /// What is typed, letter by letter.
  private static let typed = ["机器人强化学习", "大模型", "jiqiren", "robot learning", "in:机器人 -综述", "VLA"]

  private let library: Library

  init(root: String) throws {
    let cache = NSTemporaryDirectory() + "wenzhai-benchmarks"
    library = Library(
      roots: [root], cache: ProcessInfo.processInfo.environment["WENZHAI_INDEX"] ?? cache, state: nil)
  }

  func run() async throws {
    _ = try await library.refresh()
    let given = Array(CommandLine.arguments.dropFirst(2))
    for text in given.isEmpty ? Self.typed : given {
      var first: [Duration] = []
      var ranked: [Duration] = []
      for round in 0..<6 {
        for end in text.indices {
          let query = Query(String(text[...end]))
          let found = try ContinuousClock().measure {
            _ = try library.search(query, limit: 100, spells: true)
          }
          let best = try ContinuousClock().measure { _ = try library.rankedSearch(query, limit: 100) }
          if ProcessInfo.processInfo.environment["EACH"] != nil, round == 3 {
            print(query.source, found, best)
          }
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
