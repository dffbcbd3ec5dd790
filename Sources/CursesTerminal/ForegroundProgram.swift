import CForeground
import Glibc
import Screen

/// A program that has the terminal while we wait for it.
enum ForegroundProgram {
  /// Runs `command`, a path and arguments, until it has ended. When the user stops it, `stop` is to stop this
  /// process, too, and returns once it goes on.
  static func run(_ command: [String], stop: () -> Void) -> ProgramEnding {
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let error = foreground_start(&arguments, &process)
    guard error == 0 else { return .notStarted(Int(error)) }
    let own = getpgrp()
    defer { foreground_set(own) }
    while true {
      var status: Int32 = 0
      guard waitpid(process, &status, WUNTRACED) == process else {
        if errno == EINTR { continue }
        return .notStarted(Int(errno))
      }
      let signal = status & 0x7F
      if signal == 0 { return .exited(Int(status >> 8 & 0xFF)) }
      if signal != 0x7F { return .killed(signal: Int(signal)) }
      foreground_set(own)
      stop()
      foreground_set(process)
      kill(-process, SIGCONT)
    }
  }
}
