import ArgumentParser
import DigestKit
import Foundation
import Reader

/// `wenzhai(1)`, in the language of `man`: commands and options as the parser knows them, keys from the command
/// table.
struct ManualPage {
  let language: InterfaceLanguage
  let keys: KeyBindings

  var text: String {
    get throws {
      let tool = try JSONDecoder().decode(Dump.self, from: Data(Wenzhai._dumpHelp().utf8)).command
      let common = Set(["library", "ui-language", "help", "version"])
      var lines = [
        ".\\\" -*- coding: utf-8 -*- Made by wenzhai keys --format man; a test fails when it is stale.",
        ".TH WENZHAI 1", heading(.manName),
        "wenzhai \\- \(escaped(words(.program)))",
        heading(.manSynopsis), ".B wenzhai", "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]... [\\fIPATH\\fR]",
        heading(.manDescription), escaped(words(.manAbout)), heading(.manCommands),
      ]
      for command in tool.subcommands ?? [] where command.commandName != "help" {
        let arguments = command.arguments ?? []
        let values = arguments.filter { $0.kind == "positional" }.map { "\\fI\(escaped($0.name))\\fR" }
        lines += [".SS", (["\\fB\(escaped(command.commandName))\\fR"] + values).joined(separator: " ")]
        lines.append(escaped(command.abstract ?? ""))
        for argument in arguments where argument.kind != "positional" && !common.contains(argument.name) {
          lines += option(argument)
        }
      }
      lines.append(heading(.manOptions))
      let options = tool.subcommands?.first { $0.commandName == "digests" }?.arguments ?? []
      for argument in options where common.contains(argument.name) { lines += option(argument) }
      lines += [heading(.manQueries), escaped(words(.manQueryText))]
      for filter in FilterEntry.table {
        lines += [".TP", ".B \(escaped(filter.form(language)))", escaped(filter.help(language))]
      }
      lines.append(heading(.manKeys))
      for row in KeyTable.rows(language, keys: keys) {
        lines += [".TP", ".B \(escaped(row.keys))", escaped(row.help)]
      }
      lines.append(heading(.manFiles))
      let files: [(String, Phrase.Manual)] = [
        ("$XDG_CACHE_HOME/wenzhai/", .manIndexFile), ("$XDG_STATE_HOME/wenzhai/", .manStateFile),
        ("$XDG_CONFIG_HOME/wenzhai/config.toml", .manConfigurationFile),
        ("$XDG_CONFIG_HOME/wenzhai/libraries.toml", .manListFile), ("$XDG_DATA_HOME/wenzhai/", .manCloneFile),
      ]
      for (path, what) in files { lines += [".TP", ".I \(path)", escaped(words(what))] }
      lines += [heading(.manStatus), escaped(words(.manStatusText))]
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private func words(_ manual: Phrase.Manual) -> String { Phrase.manual(manual).text(language) }

  private func heading(_ manual: Phrase.Manual) -> String { ".SH \(words(manual))" }

  private func option(_ argument: Dump.Argument) -> [String] {
    let names = (argument.names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
    let value = argument.kind == "option" ? " \\fI\(escaped(argument.name))\\fR" : ""
    let name = "\\fB" + escaped(names.joined(separator: ", ")) + "\\fR" + value
    return [".TP", name, escaped(argument.abstract ?? "")]
  }

  /// Text that troff takes for text.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }

  /// What the parser says of its commands, as far as a page shows it.
  private struct Dump: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var abstract: String?
      var arguments: [Argument]?
      var subcommands: [Command]?
    }

    struct Argument: Decodable {
      var kind: String
      var names: [Name]?
      var valueName: String?
      var abstract: String?

      var name: String { valueName ?? names?.last?.name ?? "" }
    }

    struct Name: Decodable {
      var kind: String
      var name: String
    }
  }
}
