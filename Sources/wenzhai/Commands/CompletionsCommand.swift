import ArgumentParser
import Reader

/// `wenzhai completions bash|zsh|fish`: a script that the shell reads at its start.
struct CompletionsCommand: ParsableCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  static let configuration = CommandConfiguration(commandName: "completions", abstract: words(.completions))

  @Argument(help: help(.completionsShell)) var shell: Shell

  func run() throws {
    let shell: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    Output.styled(Wenzhai.completionScript(for: shell))
  }
}
