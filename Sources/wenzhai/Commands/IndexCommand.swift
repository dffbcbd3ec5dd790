import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Synchronization
import Writing

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "index", abstract: words(.index))

  @Flag(help: help(.json)) var json = false
  @Flag(help: help(.prune)) var prune = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    if prune { return removeOld(environment) }
    let library = try environment.library(named: options.library)
    let showsBar = Output.errorIsTerminal
    let report = try blocking {
      try await library.refresh { progress in
        if showsBar { ProgressBar.draw(done: progress.done, of: progress.of) }
      }
    }
    if showsBar { ProgressBar.clear() }
    if report.isHeldUp { throw CommandFailure(environment.text(.indexHeldUp)) }
    if json {
      Output.line(
        .object([
          ("files", .int(report.files)), ("digests", .int(report.digests)), ("entries", .int(report.entries)),
          ("bytes", .int(report.bytes)), ("added", .int(report.added)), ("updated", .int(report.updated)),
          ("removed", .int(report.removed)), ("seconds", .double((report.seconds * 1000).rounded() / 1000)),
        ]))
    } else {
      Output.line(
        SafeText(
          environment.text(
            .commandLine(.indexReport(report.digests, report.entries, report.files, report.seconds))))
      )
      Output.line(
        SafeText(environment.text(.commandLine(.indexChanges(report.added, report.updated, report.removed)))))
    }
    for (_, path, diagnostic) in try library.diagnostics() where diagnostic.severity == .error {
      Output.complain(
        "\(PathText.shown(path)):\(diagnostic.line): \(environment.text(.diagnostic(diagnostic)))")
    }
    if report.digests == 0 { throw CommandFailure(environment.noDigests(in: library), status: 1) }
  }

  private func removeOld(_ environment: Environment) {
    let pruned = environment.locations.cache.map { IndexFolder($0).prune() } ?? IndexFolder.Pruned()
    if json {
      Output.line(.object([("removed", .int(pruned.indexes)), ("bytes", .int(pruned.bytes))]))
    } else {
      Output.line(SafeText(environment.text(.library(.pruned(pruned.indexes, bytes: pruned.bytes)))))
    }
  }
}
