import ArgumentParser
import Reader

/// `wenzhai completions bash|zsh|fish`: a script that the shell reads at its start.
struct CompletionsCommand: ParsableCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

  static let configuration = CommandConfiguration(commandName: "completions", abstract: words(.completions))

  @Argument(help: help(.completionsShell)) var shell: Shell

  func run() throws {
    switch shell {
    case .bash: Output.styled(Self.bash)
    case .zsh: Output.styled(Wenzhai.completionScript(for: .zsh))
    case .fish: Output.styled(Wenzhai.completionScript(for: .fish))
    }
  }

  /// ArgumentParser's script has `compgen -W` take our words apart, which runs what stands in them as the shell would:
  /// names of categories come from strangers. Ours are read line by line, and bash quotes what is chosen.
  private static var bash: String {
    let asked = "__wenzhai_add_completions -W \"$(__wenzhai_custom_complete"
    let script = Wenzhai.completionScript(for: .bash).replacing(
      asked, with: "__wenzhai_add_lines \"$(__wenzhai_custom_complete")
    return script.replacing(
      "__wenzhai_custom_complete() {",
      with: """
        __wenzhai_add_lines() {
            local line
            while IFS='' read -r line; do
                if [[ "${line}" == "${cur}"* || "$(printf '%q' "${line}")" == "${cur}"* ]]; then
                    COMPREPLY+=("${line}")
                fi
            done <<<"${1}"
        }

        __wenzhai_custom_complete() {
        """, maxReplacements: 1)
  }
}
