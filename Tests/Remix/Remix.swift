import Foundation

/// Makes a large library out of a small one, to time programs on: digests of the same shape, whose words,
/// names, numbers, titles, addresses and weeks are others.
@main struct Remix {
  static func main() {
    do {
      let order = try Order(CommandLine.arguments.dropFirst())
      let clock = ContinuousClock()
      let start = clock.now
      let source = try Source(folder: order.source)
      guard !source.entries.isEmpty else { throw Complaint("\(order.source): no entries in .md files") }
      var library = Library(source: source, order: order)
      let ready = clock.now
      try library.write()
      print(library.report(reading: ready - start, writing: clock.now - ready))
    } catch {
      let text = (error as? Complaint)?.text ?? error.localizedDescription
      FileHandle.standardError.write(Data("remix: \(text)\n".utf8))
      exit(error is Complaint ? 2 : 1)
    }
  }
}

/// What the user can put right; the rest is the system's to explain.
struct Complaint: Error {
  var text: String
  init(_ text: String) { self.text = text }
}
