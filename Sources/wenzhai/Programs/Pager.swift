import Foundation
import Reader

/// Shows what is longer than the terminal in the reader's pager.
struct Pager {
  let environment: [String: String]

  /// Shows lines: in `$PAGER`, or else in less, if they are more than the terminal has rows. The pager takes the place
  /// of this program, so nothing may be left to do.
  func show(_ lines: [String]) {
    let text = lines.joined(separator: "\n") + "\n"
    guard lines.count >= rows, let program, let file = try? Program.file(holding: text) else {
      return Output.styled(text)
    }
    Output.flush()
    // What less does unless it is told otherwise: colours stay, and so does what was read.
    if (environment["LESS"] ?? "").isEmpty { setenv("LESS", "FRX", 1) }
    guard dup2(file.rawValue, STDIN_FILENO) == STDIN_FILENO else { return Output.styled(text) }
    var arguments: [UnsafeMutablePointer<CChar>?] = ([program.path] + program.arguments).map { strdup($0) }
    arguments.append(nil)
    execv(program.path, &arguments)
    // It could not be started after all.
    for argument in arguments { free(argument) }
    Output.styled(text)
  }

  private var program: Program? {
    let line = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "less"
    return Program.words(of: line).flatMap { Program($0, environment: environment) }
  }

  private var rows: Int {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0 else { return .max }
    return Int(window.ws_row)
  }
}
