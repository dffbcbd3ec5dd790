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
    guard let output else {
      Output.source(format.text(of: anthology, roots: library.givenRoots) ?? "")
      return
    }
    do {
      try format.write(anthology, to: output, roots: library.givenRoots)
    } catch {
      throw CommandFailure(environment.text(.commandLine(.cannotWrite(output))))
    }
    Output.complain(environment.text(.exported(.saved(output, entries: anthology.items.count))))
  }

  private func gathered(by excerpts: Excerpts, _ environment: Environment) throws -> Anthology {
    let library = excerpts.library
    do {
      if let query {
        let hits = try library.rankedSearch(Query(query), limit: .max, order: .date, spells: false)
        if hits.isEmpty { throw ExitCode(1) }
        return try blocking {
          try await excerpts.entries(hits.map(\.entry), title: query, identifier: "search/" + query)
        }
      }
      let digests = try library.digests()
      if names.count == 1, let digest = digests.first(where: { $0.key.lowercased() == names[0].lowercased() })
      {
        return try blocking { try await excerpts.digest(digest) }
      }
      let entries = try names.flatMap { name in
        if let digest = digests.first(where: { $0.key.lowercased() == name.lowercased() }) {
          return try library.entries(digest: digest.id)
        }
        return [try ShowCommand.entry(name, in: library, environment).0]
      }
      let title = entries.count == 1 ? nil : library.name(0)
      return try blocking {
        try await excerpts.entries(entries, title: title, identifier: names.joined(separator: " "))
      }
    } catch is FileRead.Failure {
      throw CommandFailure(environment.text(.exported(.unreadable)))
    }
  }
}
