import Foundation
import Reader

/// Opens URLs and pictures in programs of the user's. A URL is one argument, or stands inside one.
struct Opener: Sendable {
  let environment: [String: String]

  /// Browsers that draw on the terminal.
  private static let terminalBrowsers = ["w3m", "lynx", "elinks", "links2", "links", "browsh"]

  private var hasDisplay: Bool {
    !(environment["DISPLAY"] ?? "").isEmpty || !(environment["WAYLAND_DISPLAY"] ?? "").isEmpty
  }

  /// A program that may open something, and whether it wants the terminal for that.
  struct Candidate: Equatable {
    var name: String
    /// Nil if there is none of this name.
    var program: Program?
    var isForTerminal: Bool
  }

  /// What opens a URL, the user's choice first: of the configuration, else of `BROWSER`. Without a display only a
  /// browser for the terminal is any use. `needsTerminal`: the user's choice is for the terminal, whatever it is called.
  func browsers(for url: String, with opener: [String] = [], needsTerminal: Bool = false) -> [Candidate] {
    let chosen =
      opener.isEmpty
      ? (environment["BROWSER"] ?? "").split(separator: ":").map { words($0.split(separator: " "), url: url) }
      : [words(opener.map { $0[...] }, url: url)]
    let desktop = (hasDisplay ? [["xdg-open", url]] : []) + [["wslview", url]]
    let terminal = hasDisplay ? [] : Self.terminalBrowsers.map { [$0, url] }
    // What the user chose is named if it is missing; of the others nobody expects that all are there.
    return candidates(chosen, needsTerminal: needsTerminal)
      + candidates(desktop + terminal).filter { $0.program != nil }
  }

  private func candidates(_ commands: [[String]], needsTerminal: Bool = false) -> [Candidate] {
    commands.compactMap { command in
      guard let first = command.first else { return nil }
      let name = (first as NSString).lastPathComponent
      return Candidate(
        name: name, program: Program(command, environment: environment),
        isForTerminal: needsTerminal || Self.terminalBrowsers.contains(name))
    }
  }

  /// Words of a command with `%s` for the URL, which stands at the end if nothing else says where, `%c` for a colon
  /// and `%%` for a percent sign, as in `BROWSER`.
  private func words(_ words: [Substring], url: String) -> [String] {
    var hasURL = false
    var words = words.map { word in
      var text = ""
      var rest = Substring(word)
      while let character = rest.popFirst() {
        guard character == "%", let code = rest.first, "sc%".contains(code) else {
          text.append(character)
          continue
        }
        rest.removeFirst()
        hasURL = hasURL || code == "s"
        text += code == "s" ? url : code == "c" ? ":" : "%"
      }
      return text
    }
    if !hasURL && !words.isEmpty { words.append(url) }
    return words
  }

  /// A program that fails does so within this time; what runs longer is open.
  private static let grace = Duration.seconds(2)

  /// Opens a URL with the first program that can.
  func open(
    _ url: String, with opener: [String], needsTerminal: Bool, post: @Sendable (Message) -> Void
  ) async {
    let browsers = browsers(for: url, with: opener, needsTerminal: needsTerminal)
    let reason = await open(browsers, url: url, otherwise: .noOpener, post: post)
    if let reason { post(.notOpened(url: url, reason)) }
  }

  /// Opens a picture's file, by its absolute path, in the program that the desktop has for it.
  func view(_ path: String, post: @Sendable (Message) -> Void) async {
    let viewers = candidates([["xdg-open", path], ["wslview", path]]).filter { $0.program != nil }
    if let reason = await open(viewers, url: path, otherwise: .noViewer, post: post) { post(.failed(reason)) }
  }

  /// Nil if one of them opened it; otherwise why the last of them didn't, or `none` if there is none.
  private func open(
    _ candidates: [Candidate], url: String, otherwise none: Phrase, post: @Sendable (Message) -> Void
  ) async -> Phrase? {
    var reason = none
    for candidate in candidates {
      guard let program = candidate.program else {
        reason = .programNotStarted(candidate.name)
        continue
      }
      if candidate.isForTerminal {
        post(.openerNeedsTerminal([program.path] + program.arguments, url: url))
        return nil
      }
      do throws(Program.Failure) {
        try await program.start(grace: Self.grace)
        return nil
      } catch {
        reason = error.phrase(program.name)
      }
    }
    return reason
  }
}

extension Program.Failure {
  func phrase(_ name: String) -> Phrase {
    switch self {
    case .exited(let status): .programFailed(name, status)
    case .killed(let signal): .programKilled(name, signal)
    case .notStarted: .programNotStarted(name)
    case .tookTooLong: .programTookTooLong(name)
    }
  }
}
