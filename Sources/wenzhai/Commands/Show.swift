import ArgumentParser
import DigestIndex
import DigestKit
import Foundation
import Reader
import Screen
import Typesetting
import Writing

struct Show: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, markdown }

  static let configuration = CommandConfiguration(abstract: "Print entries, typeset. · 排好版输出条目。")

  @Argument(help: "Ids, as `wenzhai list` prints them. · 条目的 id，见 wenzhai list。") var ids: [String]
  @Option(help: "Columns of a line. · 每行列数。") var width: Int?
  @Option(help: "text, ansi or markdown.") var format: Format = .text
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    for (position, id) in ids.enumerated() {
      guard let entry = try library.entry(named: id) else {
        throw CommandFailure(environment.text(.noSuchEntry(id)))
      }
      if position > 0 { Output.line(.empty) }
      do {
        if format == .markdown {
          let source = try blocking { try await library.source(of: entry) }
          Output.source(source)
        } else {
          let content = try blocking { try await library.content(of: entry) }
          print(content, environment)
        }
      } catch is FileRead.Failure {
        throw CommandFailure(environment.text(.fileUnreadable(entry.path)))
      }
    }
  }

  private func print(_ content: Entry, _ environment: Environment) {
    let options = TypesettingOptions(
      width: width ?? Self.terminalWidth(), ambiguous: environment.settings.ambiguousWidth,
      alertNames: Phrase.alertNames(environment.language))
    for line in Typesetter.lines(of: content, options: options) {
      if format == .ansi {
        Output.styled(Self.ansi(line, theme: environment.settings.theme) + "\n")
      } else {
        Output.line(SafeText(line.text))
      }
    }
  }

  /// Text is filtered when the line is made; the sequences around it are ours.
  private static func ansi(_ line: Line, theme: Theme) -> String {
    line.runs.map { run in
      let style = theme.style(run.ink)
      return style == .plain ? run.text.string : style.sgr + run.text.string + "\u{1B}[0m"
    }.joined()
  }

  private static func terminalWidth() -> Int {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 8 else { return 80 }
    return min(Int(window.ws_col), 88)
  }
}
