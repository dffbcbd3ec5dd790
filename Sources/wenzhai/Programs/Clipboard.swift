/// Where other programs paste from: of tmux, and of the desktop.
struct Clipboard: Sendable {
  let environment: [String: String]

  /// A program that has no display to talk to may wait for ever.
  private static let limit = Duration.seconds(2)

  /// Puts the text there by all programs that can. Gives their names: none if only the terminal is left to ask.
  func copy(_ text: String) async -> [String] {
    var names: [String] = []
    for commands in places {
      for command in commands {
        guard let program = Program(command, environment: environment) else { continue }
        do throws(Program.Failure) {
          try await program.run(input: text, limit: Self.limit)
          names.append(program.name)
          break
        } catch {
          continue
        }
      }
    }
    return names
  }

  /// For each place the commands that reach it; one of them is enough.
  var places: [[[String]]] {
    func has(_ variable: String) -> Bool { !(environment[variable] ?? "").isEmpty }
    var places: [[[String]]] = []
    // With -w tmux hands it on to its own terminal; before 3.2 it didn't know that.
    if has("TMUX") { places.append([["tmux", "load-buffer", "-w", "-"], ["tmux", "load-buffer", "-"]]) }
    var desktop: [[String]] = has("WAYLAND_DISPLAY") ? [["wl-copy"]] : []
    if has("DISPLAY") {
      desktop += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    }
    places.append(desktop + [["pbcopy"]])
    return places
  }
}
