import ArgumentParser
import DigestIndex
import DigestKit
import Foundation
import Reader
import Writing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: words(.check))

  @Flag(help: help(.jsonLines)) var json = false
  @Flag(help: help(.allFaults)) var all = false
  @Flag(help: help(.twins)) var twins = false
  @Option(help: help(.explain)) var explain: String?
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    if let explain { return try self.explain(explain, environment) }
    let library = try environment.freshLibrary(named: options.library, orEmpty: true)
    let faults = try blocking { try await twins ? library.checkTwins() : library.check() }
    if json {
      for (path, fault) in faults { printJSON(path, fault, environment) }
    } else if all {
      for (path, fault) in faults { printLine(path, fault, environment.text(.diagnostic(fault))) }
    } else {
      for line in FaultKinds(faults).lines {
        let phrase: Phrase = line.count > 1 ? .repeatedFault(line) : .diagnostic(line.fault)
        printLine(line.path, line.fault, environment.text(phrase))
      }
    }
    if try library.digests().isEmpty { throw CommandFailure(environment.noDigests(in: library), status: 1) }
    if faults.contains(where: { $0.fault.severity == .error }) { throw ExitCode(1) }
  }

  private func printLine(_ path: String, _ fault: Diagnostic, _ message: String) {
    Output.line(SafeText("\(PathText.shown(path)):\(fault.line): \(fault.severity.rawValue): \(message)"))
  }

  private func printJSON(_ path: String, _ fault: Diagnostic, _ environment: Environment) {
    Output.line(
      .object([
        ("path", .string(PathText.shown(path))), ("line", .int(fault.line)),
        ("severity", .string(fault.severity.rawValue)), ("code", .string(fault.code.rawValue)),
        ("message", .string(environment.text(.diagnostic(fault)))),
      ]))
  }

  /// Prints what each line of a file was taken for. Without a library it is read among those of its folder, which have
  /// a say in it.
  private func explain(_ path: String, _ environment: Environment) throws {
    var named = options.library
    if named.isEmpty && environment.configuration.libraries.isEmpty {
      named = [URL(fileURLWithPath: path).deletingLastPathComponent().path]
    }
    let library = try environment.freshLibrary(named: named, orEmpty: true)
    guard let explanation = try blocking({ try await library.explanation(of: path) }) else {
      throw CommandFailure(environment.text(.commandLine(.noSuchPath(path))))
    }
    var lines: [(Int, Phrase.Reading)] = explanation.digests.map { digest in
      let line = digest.editions.first { $0.path == explanation.path }?.line ?? 1
      return (line, .digest(key: digest.key, label: digest.label))
    }
    if explanation.isForced { lines.append((1, .forced(explanation.rule.pieces))) }
    if !explanation.rule.fields.isEmpty { lines.append((1, .fields(explanation.rule.fields))) }
    lines += explanation.notes.map { ($0.line, .note($0)) }
    for (_, line) in lines.enumerated().sorted(by: { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) })
    {
      let message = environment.text(.reading(line.1))
      if json {
        Output.line(
          .object([
            ("path", .string(PathText.shown(explanation.path))), ("line", .int(line.0)),
            ("message", .string(message)),
          ]))
      } else {
        Output.line(SafeText("\(PathText.shown(explanation.path)):\(line.0): \(message)"))
      }
    }
  }
}
