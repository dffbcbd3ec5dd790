import Foundation
import Synchronization
import Writing

/// Standard output and error, through the gate that keeps foreign bytes from a terminal.
enum Output {
  /// A line of text.
  static func line(_ text: SafeText) { write(text.string + "\n") }

  /// A line of JSON, which has its own escapes.
  static func line(_ json: JSON) { write(json.line + "\n") }

  /// Text whose control sequences are the program's own, every piece of it filtered before.
  static func styled(_ text: String) { write(text) }

  /// A file's text, line by line through the gate; tabs stay, since Markdown knows them.
  static func source(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { SafeText($0).string }
      write(parts.joined(separator: "\t") + "\n")
    }
  }

  /// One line on standard error, behind the name of the program.
  static func complain(_ message: String) {
    flush()
    tell(message)
  }

  /// Help, or what is wrong with the command line: lines of it, none of them behind the name of the program.
  static func say(_ text: String, isError: Bool) {
    guard !text.isEmpty else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    let text = lines.map { SafeText($0).string }.joined(separator: "\n") + "\n"
    if isError { tell(lines: text) } else { write(text) }
  }

  private static func tell(_ message: String) { tell(lines: "wenzhai: " + SafeText(message).string + "\n") }

  /// What is under way, on standard error, over what was shown of it before.
  static func progress(_ text: String) { tell(lines: "\r" + text) }

  /// Where standard error can't be written, nobody wants to know.
  private static func tell(lines: String) { _ = send(Array(lines.utf8), to: STDERR_FILENO) }

  static let isTerminal = isatty(STDOUT_FILENO) == 1
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Where nobody looks on, lines are sent together.
  private static let waiting = Mutex<[UInt8]>([])
  private static let mostWaiting = 1 << 16

  private static func write(_ text: String) {
    waiting.withLock { bytes in
      bytes += text.utf8
      if bytes.count >= mostWaiting || isTerminal { send(&bytes) }
    }
  }

  /// Sends what waits; the last thing that a command does.
  static func flush() { waiting.withLock { send(&$0) } }

  private static func send(_ bytes: inout [UInt8]) {
    defer { bytes.removeAll(keepingCapacity: true) }
    let error = send(bytes, to: STDOUT_FILENO)
    // The reader of the pipe has left: so do we, without a word.
    if error == EPIPE { exit(0) }
    guard error != 0 else { return }
    tell(String(cString: strerror(error)))
    exit(2)
  }

  /// Writes all of `bytes`; gives the `errno` that stood against it, or 0.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        guard let base = bytes.baseAddress else { return 0 }
        let count = Foundation.write(descriptor, base + sent, bytes.count - sent)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return count < 0 ? errno : EIO }
        sent += count
      }
      return 0
    }
  }

  /// Takes the places of standard input, output and error, where they are closed, so that no file of ours gets
  /// them. What is written there fails, as it does with what is closed.
  static func holdStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
