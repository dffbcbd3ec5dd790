import Markdown
import DigestIndex
import DigestKit
import Foundation
import Typesetting

/// Times parts of the program in process, on the digests below a folder, and prints a table of medians.
@main struct Benchmarks {
  static func main() async throws {
    let root = CommandLine.arguments.dropFirst().first ?? "Samples"
    let entries = digests(below: root).flatMap { Edition(bytes: $0).entries }
    guard let largest = entries.max(by: { $0.plainText.utf8.count < $1.plainText.utf8.count }) else {
      return print("\(root): no digests")
    }
    let chinese = passage(from: entries, bytes: 15_000)
    let options = TypesettingOptions(width: 80)
    row("typeset 15 KB of Chinese") { _ = Typesetter.lines(of: chinese, options: options) }
    row("typeset the largest entry, \(largest.plainText.utf8.count / 1000) KB") {
      _ = Typesetter.lines(of: largest, options: options)
    }
    // With a cache folder of its own, the index of a large library is made once.
    let cache = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].map { $0 + "/wenzhai" }
    let library = Library(roots: [root], cache: cache, state: nil)
    _ = try await library.refresh()
    try await Keys(library: library).run()
    let given = Array(CommandLine.arguments.dropFirst(2))
    try Searches(library: library).run(typing: given.isEmpty ? Searches.usual : given)
  }

  /// A hundred files are enough to typeset.
  private static func digests(below root: String) -> [[UInt8]] {
    let names = FileManager.default.enumerator(atPath: root)?.allObjects.compactMap { $0 as? String } ?? []
    return names.sorted().lazy.filter { $0.hasSuffix(".md") }.prefix(100).compactMap {
      FileManager.default.contents(atPath: root + "/" + $0).map(Array.init)
    }
  }

  /// An entry of paragraphs taken from many, mostly Chinese.
  private static func passage(from entries: [Entry], bytes: Int) -> Entry {
    var result = entries[0]
    result.blocks = []
    var count = 0
    for block in entries.lazy.flatMap(\.blocks) where count < bytes {
      guard case .paragraph(let inlines) = block.content else { continue }
      let text = RichText(inlines).plain
      guard text.utf8.count > text.count * 2 else { continue }
      result.blocks.append(block)
      count += text.utf8.count
    }
    return result
  }

  private static func row(_ name: String, runs: Int = 51, _ work: () -> Void) {
    work()
    report(name, times: (0..<runs).map { _ in ContinuousClock().measure(work) })
  }

  static func report(_ name: String, times: [Duration], note: String = "") {
    let sorted = times.sorted()
    let milliseconds = { (time: Duration) in time / .milliseconds(1) }
    print(
      name.padding(toLength: 44, withPad: " ", startingAt: 0)
        + String(
          format: "%8.2f ms (median)  %8.2f ms (p99)", milliseconds(sorted[sorted.count / 2]),
          milliseconds(sorted[sorted.count * 99 / 100])) + (note.isEmpty ? "" : "  " + note))
  }
}
