import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Writing

/// Forgets the name of a library. Its files stay, unless `--delete` is given for a clone without anything of the user's.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: words(.remove))

  @Argument(help: help(.libraryName), completion: CompletedWords.libraries) var name: String
  @Flag(help: help(.deleteClone)) var delete = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    try environment.telling {
      guard let library = environment.kept[name] else {
        throw LibraryFailure(.library(.noSuchLibrary(name)))
      }
      if delete {
        try remove(library, environment)
      } else {
        try forget(library, environment)
        Output.line(SafeText(environment.text(.library(.removed(name, library.path)))))
      }
    }
  }

  private func forget(_ library: KeptLibrary, _ environment: Environment) throws {
    try LibraryList.change(at: environment.locations.libraries) { $0.removeAll { $0.name == library.name } }
  }

  private func remove(_ library: KeptLibrary, _ environment: Environment) throws {
    let path = library.path
    guard library.url != nil, let data = environment.locations.data.flatMap(FileRead.realPath),
      let place = FileRead.realPath(path), PathText.folder(of: place) == data
    else { throw LibraryFailure(.library(.notMadeByAdd(path))) }
    guard FileManager.default.fileExists(atPath: place + "/.git") else {
      throw LibraryFailure(.library(.noRepositoryAt(path)))
    }
    let git = try Git(for: name, variables: environment.variables, allowsFile: false)
    // Whoever syncs it at this moment has the lock.
    guard let lock = FileLock(at: RepositorySync.lock(of: place)) else {
      throw LibraryFailure(.library(.beingSynced(path)))
    }
    defer { lock.release() }
    try environment.interruptible {
      guard let head = try await git.commit("HEAD", in: place),
        head == (try await git.commit(RepositorySync.synced, in: place))
      else { throw LibraryFailure(.library(.hasCommits(path))) }
      let changes = ["status", "--porcelain", "--ignored", "--untracked-files=all"]
      let isClean = try await git.run(changes, in: place).isEmpty
      if !isClean { throw LibraryFailure(.library(.hasChanges(path))) }
    }
    try forget(library, environment)
    guard (try? FileManager.default.removeItem(atPath: place)) != nil else {
      throw LibraryFailure(.library(.cannotRemove(path)))
    }
    Output.line(SafeText(environment.text(.library(.deleted(name, path)))))
  }
}
