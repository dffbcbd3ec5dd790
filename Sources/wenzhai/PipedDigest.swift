import Foundation
import Reader

/// A digest that comes through standard input, as `wenzhai -` reads it: a library of one file, for as long as the program
/// runs.
struct PipedDigest {
  /// The folder of the library.
  let folder: String

  /// Whatever reads more than this has come by mistake, in bytes.
  private static let longest = 256 << 20

  /// Reads standard input to its end.
  init(_ environment: Environment) throws {
    var bytes = Data()
    while let part = try FileHandle.standardInput.read(upToCount: 1 << 16), !part.isEmpty {
      bytes += part
      guard bytes.count <= Self.longest else {
        throw CommandFailure(environment.text(.commandLine(.inputTooLong(Self.longest >> 20))))
      }
    }
    var template = Array((NSTemporaryDirectory() + "/wenzhai-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else {
      throw CommandFailure(environment.text(.commandLine(.cannotWrite(NSTemporaryDirectory()))))
    }
    folder = String(cString: made)
    do {
      try bytes.write(to: URL(fileURLWithPath: folder + "/stdin.md"))
    } catch {
      remove()
      throw CommandFailure(environment.text(.commandLine(.cannotWrite(folder))))
    }
  }

  /// Takes keys from the terminal, now that standard input is at its end. False if there is no terminal.
  func takeKeysFromTerminal() -> Bool {
    let terminal = open("/dev/tty", O_RDWR)
    guard terminal >= 0 else { return false }
    defer { close(terminal) }
    return dup2(terminal, STDIN_FILENO) == STDIN_FILENO
  }

  /// Nothing of it stays.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
