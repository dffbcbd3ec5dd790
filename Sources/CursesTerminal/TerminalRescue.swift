import CRescue
import Glibc
import Synchronization

/// The last resort for the terminal, and the signal that asked the program to go.
public enum TerminalRescue {
  private static let signalThatCame = Mutex<Int32>(0)
  private static let message = Mutex("wenzhai: crashed\n")

  /// What a crash says on standard error.
  public static func setMessage(_ text: String) { message.withLock { $0 = text + "\n" } }

  /// The signal after which the program ends, 0 if there was none: its exit status is 128 more.
  public internal(set) static var exitSignal: Int32 {
    get { signalThatCame.withLock { $0 } }
    set { signalThatCame.withLock { $0 = newValue } }
  }

  /// The process group that has the terminal in our place; 0 while we have it ourselves.
  static var foregroundGroup: pid_t {
    get { group.withLock { $0 } }
    set { group.withLock { $0 = newValue } }
  }

  private static let group = Mutex<pid_t>(0)

  /// Passes a signal on to the program that has the terminal, so that who waits for it can go.
  static func passOn(_ signal: Int32) {
    let group = foregroundGroup
    if group > 0 { kill(-group, signal) }
  }

  static func remember() { rescue_remember() }
  static func arm() { rescue_arm(message.withLock { $0 }) }
  /// What a crash writes first, so that no picture stays, nor a title of ours; 63 bytes at most.
  static func say(first bytes: String) { rescue_say_first(bytes) }
  static func disarm() { rescue_disarm() }

  /// Ends the process as the signal asked, from any thread, whatever the others wait for.
  static func exit(for signal: Int32) -> Never { rescue_exit(128 + signal) }
}
