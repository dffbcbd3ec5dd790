import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: words(.check))

  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library)
    let faults = try blocking { try await library.check() }
    for (path, fault) in faults {
      let message = environment.text(.diagnostic(fault))
      if json {
        Output.line(
          .object([
            ("path", .string(path)), ("line", .int(fault.line)),
            ("severity", .string(fault.severity.rawValue)),
            ("code", .string(fault.code.rawValue)), ("message", .string(message)),
          ]))
      } else {
        Output.line(SafeText("\(path):\(fault.line): \(fault.severity.rawValue): \(message)"))
      }
    }
    if faults.contains(where: { $0.fault.severity == .error }) { throw ExitCode(1) }
  }
}
