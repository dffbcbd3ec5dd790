/// A bar on standard error while files are read.
enum ProgressBar {
  static func draw(done: Int, of all: Int) {
    let cells = 30
    let filled = all == 0 ? cells : done * cells / all
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
    Output.progress("\(bar) \(done)/\(all)")
  }

  static func clear() { Output.progress("\u{1B}[K") }
}
