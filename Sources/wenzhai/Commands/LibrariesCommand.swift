import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Writing

/// The libraries that open where none is named, with what is in them now.
struct LibrariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "libraries", abstract: words(.libraryRows))

  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let rows = environment.usual.rows
    for fault in environment.kept.faults { Output.complain(environment.text(fault)) }
    for row in rows {
      let report = row.isMissing ? nil : try counts(row.path, environment)
      if json { printJSON(row, report) } else { printLine(row, report, environment) }
    }
    if rows.isEmpty { throw ExitCode(1) }
  }

  private func counts(_ path: String, _ environment: Environment) throws -> RefreshReport {
    let library = environment.library(at: path)
    let report = try blocking { try await library.refresh() }
    if report.isHeldUp { Output.complain(environment.text(.indexHeldUp)) }
    return report
  }

  private func printJSON(_ row: UsualLibraries.Row, _ report: RefreshReport?) {
    Output.line(
      .object([
        ("name", .string(row.name)), ("path", .string(row.path)), ("url", .optional(row.kept?.url)),
        ("digests", .optional(report?.digests)), ("entries", .optional(report?.entries)),
        ("missing", .bool(report == nil)), ("source", .string(row.kept == nil ? "configured" : "kept")),
      ]))
  }

  private func printLine(_ row: UsualLibraries.Row, _ report: RefreshReport?, _ environment: Environment) {
    let counts: Phrase.Library = report.map { .row(digests: $0.digests, entries: $0.entries) } ?? .missing
    let parts = [row.name, environment.text(.library(counts)), row.path] + [row.kept?.url].compactMap(\.self)
    Output.line(SafeText(parts.joined(separator: "  ")))
  }
}
