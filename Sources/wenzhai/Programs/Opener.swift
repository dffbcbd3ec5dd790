import Reader

/// Opens URLs and pictures in programs of the user's. A URL is one argument, or stands inside one.
struct Opener: Sendable {
  let environment: [String: String]
  /// Whether the user's browser is one for the terminal, whatever it is called.
  var needsTerminal = false

  /// Browsers that draw on the terminal.
  private static let terminalBrowsers = ["w3m", "lynx", "elinks", "links2", "links", "browsh"]

  private var hasDisplay: Bool {
    !(environment["DISPLAY"] ?? "").isEmpty || !(environment["WAYLAND_DISPLAY"] ?? "").isEmpty
  }

  /// What opens a URL, the user's choice first. Without a display only a browser for the terminal is any use.
  func browsers(for url: String) -> [Program] {
    let chosen = (environment["BROWSER"] ?? "").split(separator: ":").map { words($0, url: url) }
    let desktop = (hasDisplay ? [["xdg-open", url]] : []) + [["wslview", url]]
    let terminal = hasDisplay ? [] : Self.terminalBrowsers.map { [$0, url] }
    return (chosen + desktop + terminal).compactMap { Program($0, environment: environment) }
  }

  /// One entry of `BROWSER`: words with `%s` for the URL, which stands at the end if nothing else says where, `%c`
  /// for a colon and `%%` for a percent sign.
  private func words(_ entry: Substring, url: String) -> [String] {
    var hasURL = false
    var words = entry.split(separator: " ").map { word in
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

  func isForTerminal(_ program: Program) -> Bool {
    needsTerminal || Self.terminalBrowsers.contains(program.name)
  }

  /// Opens a URL with the first program that can.
  func open(_ url: String, post: @Sendable (Message) -> Void) async {
    var reason = Phrase.noOpener
    for program in browsers(for: url) {
      if isForTerminal(program) {
        return post(.openerNeedsTerminal([program.path] + program.arguments))
      }
      do throws(Program.Failure) {
        return try await program.run()
      } catch {
        reason = error.phrase(program.name)
      }
    }
    post(.notOpened(url: url, reason))
  }

  /// Opens a picture's file, by its absolute path, in the program that the desktop has for it.
  func view(_ path: String, post: @Sendable (Message) -> Void) async {
    var reason = Phrase.noViewer
    for command in [["xdg-open", path], ["wslview", path]] {
      guard let program = Program(command, environment: environment) else { continue }
      do throws(Program.Failure) {
        return try await program.run()
      } catch {
        reason = error.phrase(program.name)
      }
    }
    post(.failed(reason))
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
