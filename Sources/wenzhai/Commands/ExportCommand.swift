import ArgumentParser
import DigestIndex
import DigestKit
import Exporting
import Foundation
import Reader
import Writing

/// `wenzhai export`: entries, a digest or the hits of a search as a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "export", abstract: words(.export))

  @Argument(help: help(.exported), completion: CompletedWords.entries) var names: [String] = []
  @Option(help: help(.exportQuery)) var query: String?
  @Option(help: help(.exportFormats)) var format: ExportFormat?
  @Option(name: .shortAndLong, help: help(.exportOutput), completion: .file()) var output: String?
  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if names.isEmpty == (query == nil) {
      throw ValidationError(options.environment.text(.exported(.namesOrQuery)))
    }
    if output == nil && format == .epub {
      throw ValidationError(options.environment.text(.exported(.bookNeedsFile)))
    }
  }

  func run() throws {
    let environment = options.environment
    let format = format ?? output.flatMap { ExportFormat(path: $0) } ?? .markdown
    if format == .epub && output == nil { throw CommandFailure(environment.text(.exported(.bookNeedsFile))) }
    let library = try environment.freshLibrary(named: options.library)
    let excerpts = Excerpts(
      library: library, takesPictures: format.takesPictures, date: Excerpts.date(by: environment.variables))
    let anthology = try gathered(by: excerpts, environment)
    guard let output, output != "-" else {
      Output.source(format.text(of: anthology, roots: library.givenRoots) ?? "")
      return
    }
    do {
      try ExportedFile(output).replace(format.bytes(of: anthology, roots: library.givenRoots))
    } catch {
      throw CommandFailure(environment.text(.commandLine(.cannotWrite(output))))
    }
    Output.complain(environment.text(.exported(.saved(output, entries: anthology.items.count))))
  }

  private func gathered(by excerpts: Excerpts, _ environment: Environment) throws -> Anthology {
    let library = excerpts.library
    if let query {
      let hits = try library.rankedSearch(environment.query(query), limit: .max, order: .date, widens: false)
      {
        environment.tell($0)
      }
      return try excerpts.gathered(
        hits.map(\.entry), title: query, identifier: "search/" + query, environment)
    }
    let digests = try library.digests()
    // Two libraries may have digests of one key.
    func named(_ name: String) -> [DigestSummary] {
      digests.filter { $0.key.lowercased() == name.lowercased() }
    }
    let entries = try names.flatMap { name in
      let found = try named(name).flatMap { try excerpts.all(of: $0) }
      return found.isEmpty ? [try ShowCommand.entry(name, in: library, environment).0] : found
    }
    let title = names.count == 1 ? named(names[0]).first?.title : library.name(entries.first?.id.library ?? 0)
    return try excerpts.gathered(entries, title: title, identifier: names.joined(separator: " "), environment)
  }
}
