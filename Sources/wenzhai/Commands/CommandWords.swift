import ArgumentParser
import Reader

/// What `--help` says of a command.
func words(_ manual: Phrase.Manual) -> String { Environment.current.text(.manual(manual)) }

/// What `--help` says of an option.
func help(_ manual: Phrase.Manual) -> ArgumentHelp { ArgumentHelp(words(manual)) }
