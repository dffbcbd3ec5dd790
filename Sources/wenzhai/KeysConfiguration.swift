import Reader
import TOMLKit
import Writing

/// `[keys]`: a preset, whether digits count, and keys of commands, by their names.
struct KeysConfiguration {
  let bindings: KeyBindings

  init(_ table: TOMLTable, lines: ConfigurationLines, fault: (String, Phrase.CommandLine) -> Void) {
    var preset: KeyPreset?
    var counts: Bool?
    var own: [(command: Command, keys: [String])] = []
    // In the order of the file: of two that want one key, the second is told.
    for key in table.keys.sorted(by: { lines.line(of: "keys.\($0)") < lines.line(of: "keys.\($1)") }) {
      let name = "keys.\(key)"
      let value = table[key]
      if key == "preset" {
        preset = value?.string.flatMap(KeyPreset.init)
        if preset == nil, value?.string != "none" {
          let presets = KeyPreset.allCases.map(\.rawValue) + ["none"]
          fault(name, .expected(presets.map { "\"\($0)\"" }.joined(separator: " / ")))
        }
      } else if key == "count" {
        counts = value?.bool
        if counts == nil { fault(name, .expected("true / false")) }
      } else if let command = Command(name: key) {
        if let keys = value?.string.map({ [$0] }) ?? Configuration.strings(value) {
          own.append((command, keys))
        } else {
          fault(name, .expected("\"x\" / [\"x\", \"<C-x>\", \"gx\"]"))
        }
      } else {
        fault(name, .noSuchCommandName(Spelling.nearest(to: key, among: Command.allCases.map(\.name))))
      }
    }
    var bindings = KeyBindings(preset: preset, counts: counts)
    for (command, reason) in bindings.bind(own) { fault("keys.\(command.name)", .keys(reason)) }
    self.bindings = bindings
  }
}
