import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Writing

/// Fetches what repositories hold now, those that are named or all, one after the other.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sync", abstract: words(.sync))

  @Argument(help: help(.repositoryNames), completion: CompletedWords.repositories) var names: [String] = []
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    try environment.telling {
      if let data = environment.locations.data { RepositoryClone.removeLeftovers(in: data) }
      let chosen = try chosen(environment.kept)
      var failed = false
      for library in chosen {
        do {
          try sync(library, environment)
        } catch let failure as LibraryFailure {
          // One that can't be had is no reason to leave the others as they are.
          Output.complain(environment.text(failure.phrase))
          failed = true
        }
      }
      if failed { throw ExitCode(2) }
    }
  }

  private func chosen(_ list: LibraryList) throws -> [KeptLibrary] {
    if names.isEmpty {
      let repositories = list.libraries.filter { $0.url != nil }
      if repositories.isEmpty {
        throw CommandFailure(options.environment.text(.library(.noRepositories)), status: 1)
      }
      return repositories
    }
    return try names.map { name in
      guard let library = list[name] else { throw LibraryFailure(.library(.noSuchLibrary(name))) }
      guard library.url != nil else { throw LibraryFailure(.library(.noRepository(name))) }
      return library
    }
  }

  private func sync(_ kept: KeptLibrary, _ environment: Environment) throws {
    guard FileManager.default.fileExists(atPath: kept.path) else {
      throw LibraryFailure(.library(.noRepositoryAt(kept.path)))
    }
    let library = environment.library(at: kept.path)
    let sync = LibrarySync(
      kept: kept, variables: environment.variables, allowsFile: environment.configuration.syncsFiles,
      progress: GitProgress.shown)
    let news = try environment.interruptible { try await sync.run(in: library) }
    Output.line(SafeText(environment.text(news)))
  }
}
