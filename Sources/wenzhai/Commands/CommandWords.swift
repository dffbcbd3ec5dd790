import ArgumentParser
import Foundation
import Reader

/// The language of the program, known before options are parsed: what `--help` says depends on it.
private let spokenLanguage: InterfaceLanguage = {
  let arguments = CommandLine.arguments
  let named: String? = arguments.firstIndex(of: "--ui-language").flatMap { index -> String? in
    arguments.indices.contains(index + 1) ? arguments[index + 1] : nil
  }
  let joined: String? = arguments.first { $0.hasPrefix("--ui-language=") }?.split(separator: "=").last.map {
    String($0)
  }
  return Environment(interfaceLanguage: named ?? joined).language
}()

/// What `--help` says of a command.
func words(_ manual: Phrase.Manual) -> String { Phrase.manual(manual).text(spokenLanguage) }

/// What `--help` says of an option.
func help(_ manual: Phrase.Manual) -> ArgumentHelp { ArgumentHelp(words(manual)) }
