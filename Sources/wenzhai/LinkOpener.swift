import Foundation
import Reader
import Subprocess

/// Opens a URL in the user's browser: one element of argv, never a shell, nothing drawn on our screen.
enum LinkOpener {
  static func open(_ url: String, post: @Sendable (Message) -> Void) async {
    let openers = openers(environment: ProcessInfo.processInfo.environment)
    if await !run(openers, with: url) { post(.failed(.noOpener)) }
  }

  /// A picture's file, by its absolute path, in the program that the desktop has for it.
  static func view(_ path: String, post: @Sendable (Message) -> Void) async {
    if await !run([["xdg-open"], ["wslview"], ["open"]], with: path) { post(.failed(.noViewer)) }
  }

  /// The first that runs and succeeds.
  private static func run(_ openers: [[String]], with url: String) async -> Bool {
    for opener in openers {
      do {
        let arguments = opener.dropFirst().map { $0 == "%s" ? url : $0 }
        let result = try await Subprocess.run(
          opener[0].contains("/") ? .path(.init(opener[0])) : .name(opener[0]),
          arguments: Arguments(opener.contains("%s") ? arguments : arguments + [url]),
          input: .none, output: .discarded, error: .discarded)
        if result.terminationStatus.isSuccess { return true }
      } catch {
        continue
      }
    }
    return false
  }

  /// `BROWSER` may name several, parted by colons, each with arguments and `%s` for the URL.
  private static func openers(environment: [String: String]) -> [[String]] {
    let chosen = (environment["BROWSER"] ?? "").split(separator: ":").map {
      $0.split(separator: " ").map(String.init)
    }
    return chosen.filter { !$0.isEmpty } + [["xdg-open"], ["wslview"], ["open"]]
  }
}
