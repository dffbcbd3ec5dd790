import CForeground
import Glibc
import Screen

/// A program that has the terminal while we wait for it.
public enum ForegroundProgram {
  /// Runs `command`, a path and arguments, until it has ended. When the user stops it, `stop` is to stop this
  /// process, too, and returns once it goes on.
  public static func run(_ command: [String], stop: () -> Void) -> ProgramEnding {
    let own = getpgrp()
    // Whatever happens, the terminal comes back: a program may have it before it turns out not to start.
    defer { foreground_set(own) }
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let error = foreground_start(&arguments, &process)
    guard error == 0 else { return .notStarted(Int(error)) }
    TerminalRescue.foregroundGroup = process
    defer { TerminalRescue.foregroundGroup = 0 }
    var status: Int32 = 0
    while true {
      if waitpid(process, &status, WUNTRACED) < 0 {
        if errno == EINTR { continue }
        // Somebody has already waited for the program: it is gone, and its status with it.
        return .exited(0)
      }
      let signal = status & 0x7F
      if signal == 0 { return .exited(Int(status >> 8 & 0xFF)) }
      if signal != 0x7F { return .killed(signal: Int(signal)) }
      foreground_set(own)
      // Continued in the background, we have no terminal to give.
      repeat { stop() } while tcgetpgrp(STDIN_FILENO) != own
      foreground_set(process)
      kill(-process, SIGCONT)
    }
  }
}
