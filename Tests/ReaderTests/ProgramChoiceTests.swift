import Foundation
import Reader
import Synchronization
import TestSupport
import Testing

@testable import wenzhai

/// Which of the user's programs open a URL, show a picture and take a copy, by what is there and what is said.
@Suite struct ProgramChoiceTests {
  /// A folder of programs that do nothing.
  private final class Programs {
    let folder: URL

    init(_ names: [String]) throws {
      folder = try TemporaryFolder.make()
      for name in names {
        let file = folder.appending(path: name)
        try Data("#!/bin/sh\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
      }
      // Whoever may enter a folder can't run it.
      try FileManager.default.createDirectory(
        at: folder.appending(path: "lynx"), withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func environment(_ variables: [String: String]) -> [String: String] {
      variables.merging(["PATH": folder.path]) { $1 }
    }
  }

  private static let url = "https://a.example/b"

  /// `w3m! URL`: for the terminal; `gone?`: not there.
  @Test(arguments: [
    ([:], ["wslview URL", "w3m! URL", "links! URL"]), (["DISPLAY": ":0"], ["xdg-open URL", "wslview URL"]),
    (["WAYLAND_DISPLAY": "w", "DISPLAY": ""], ["xdg-open URL", "wslview URL"]),
    (
      ["DISPLAY": ":0", "BROWSER": "w3m:gone:firefox --new %s -x:firefox a%cb%%c"],
      ["w3m! URL", "gone?", "firefox --new URL -x", "firefox a:b%c URL", "xdg-open URL", "wslview URL"]
    ),
    (["DISPLAY": ":0", "BROWSER": "firefox x=%s"], ["firefox x=URL", "xdg-open URL", "wslview URL"]),
  ])
  func whatOpensAURL(_ variables: [String: String], _ expected: [String]) throws {
    let programs = try Programs(["xdg-open", "wslview", "w3m", "links", "firefox"])
    func written(_ opener: Opener, needsTerminal: Bool = false) -> [String] {
      opener.browsers(for: Self.url, needsTerminal: needsTerminal).map { candidate in
        guard let program = candidate.program else { return candidate.name + "?" }
        return ([candidate.name + (candidate.isForTerminal ? "!" : "")] + program.arguments)
          .joined(separator: " ").replacing(Self.url, with: "URL")
      }
    }
    let opener = Opener(environment: programs.environment(variables))
    #expect(written(opener) == expected)
    // Of the ones that were chosen all may be for the terminal.
    let forced = written(opener, needsTerminal: true)
    let chosen = variables["BROWSER"] == nil ? 0 : expected.count - 2
    #expect(
      forced.prefix(chosen).allSatisfy { $0.contains("!") || $0.hasSuffix("?") }
        && forced.dropFirst(chosen) == expected[chosen...])
  }

  @Test(
    arguments: [(["xdg-open", "wslview"], nil), (["wslview"], nil), (["w3m"], .noViewer)]
      as [([String], Phrase?)])
  func whatShowsAPicture(_ names: [String], _ failure: Phrase?) async throws {
    let programs = try Programs(names)
    let posted = Mutex<[Phrase]>([])
    await Opener(environment: programs.environment([:])).view("/p.png") { message in
      if case .failed(let phrase) = message { posted.withLock { $0.append(phrase) } }
    }
    #expect(posted.withLock { $0 } == [failure].compactMap(\.self))
  }

  /// A browser that was chosen and is not there is what is told, if nothing else opens the URL.
  @Test func whatWasChosenIsNamed() async throws {
    let programs = try Programs([])
    for (browser, reason) in [("gone", Phrase.programNotStarted("gone")), ("", .noOpener)] {
      let posted = Mutex<[Phrase]>([])
      await Opener(environment: programs.environment(["DISPLAY": ":0", "BROWSER": browser])).open(
        Self.url, with: [], needsTerminal: false
      ) {
        if case .notOpened(Self.url, let reason) = $0 { posted.withLock { $0.append(reason) } }
      }
      #expect(posted.withLock { $0 } == [reason])
    }
  }

  /// For each place the commands that reach it, the first that works being enough.
  @Test(arguments: [
    ([:], ["pbcopy"]), (["DISPLAY": ":0"], ["xclip -selection clipboard, xsel --clipboard --input, pbcopy"]),
    (["WAYLAND_DISPLAY": "w", "DISPLAY": ""], ["wl-copy, pbcopy"]),
    (
      ["WAYLAND_DISPLAY": "w", "DISPLAY": ":0"],
      ["wl-copy, xclip -selection clipboard, xsel --clipboard --input, pbcopy"]
    ), (["TMUX": "x"], ["tmux load-buffer -w -, tmux load-buffer -", "pbcopy"]),
  ])
  func whatTakesACopy(_ variables: [String: String], _ places: [String]) {
    let found = Clipboard(environment: variables).places.map { commands in
      commands.map { $0.joined(separator: " ") }.joined(separator: ", ")
    }
    #expect(found == places)
  }
}
