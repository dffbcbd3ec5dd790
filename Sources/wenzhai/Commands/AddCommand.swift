import ArgumentParser
import DigestIndex
import Foundation
import Reader
import Writing

/// Keeps a library by name: a folder, a file, or a repository, which is cloned.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: words(.add))

  @Argument(help: help(.addWhat), completion: .directory) var what: String
  @Option(help: help(.addName)) var name: String?
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    try environment.telling {
      if FileManager.default.fileExists(atPath: what) {
        try keep(FileRead.realPath(what) ?? what, environment)
      } else {
        try clone(environment)
      }
    }
  }

  private func keep(_ path: String, _ environment: Environment) throws {
    let name = try chosenName((path as NSString).lastPathComponent)
    try free(name, path, environment.kept.libraries)
    guard FolderProbe.holdsDigest(path) else { throw LibraryFailure(.library(.noDigestsThere(what))) }
    try add(KeptLibrary(name: name, path: path), environment)
  }

  private func clone(_ environment: Environment) throws {
    let url: RepositoryURL
    do throws(RepositoryURL.Refusal) {
      url = try RepositoryURL(what, allowsFile: environment.configuration.syncsFiles)
    } catch {
      guard error == .notAnAddress else { throw LibraryFailure(.library(.refused(what, error))) }
      throw LibraryFailure(.commandLine(.noSuchPath(what)))
    }
    guard let data = environment.locations.data else { throw LibraryFailure(.library(.noDataFolder)) }
    let name = try chosenName(url.lastName)
    let path = data + "/" + name.text
    try free(name, path, environment.kept.libraries)
    if FileManager.default.fileExists(atPath: path) { throw LibraryFailure(.library(.placeTaken(path))) }
    // A list that can't be written is found out before anything is fetched.
    try LibraryList.change(at: environment.locations.libraries) { _ in }
    let git = try Git(
      for: name.text, variables: environment.variables, allowsFile: environment.configuration.syncsFiles,
      progress: GitProgress.shown)
    try environment.interruptible { try await RepositoryClone(url: url, path: path, git: git).run() }
    try add(KeptLibrary(name: name, path: path, url: url.text), environment)
    let library = environment.library(at: path)
    let report = try blocking { try await library.refresh() }
    let news = LibraryNews(digests: report.digests, entries: report.entries)
    Output.line(SafeText(environment.text(news.phrase(name.text))))
  }

  private func add(_ library: KeptLibrary, _ environment: Environment) throws {
    try LibraryList.change(at: environment.locations.libraries) { libraries in
      try free(library.name, library.path, libraries)
      libraries.append(library)
    }
    Output.line(SafeText(environment.text(.library(.kept(library.name.text, library.path)))))
  }

  private func chosenName(_ near: String) throws(LibraryFailure) -> LibraryName {
    guard let found = name.map({ LibraryName($0) }) ?? LibraryName(near: near) else {
      throw LibraryFailure(.library(.badName(name ?? near)))
    }
    return found
  }

  private func free(_ name: LibraryName, _ path: String, _ kept: [KeptLibrary]) throws(LibraryFailure) {
    if let same = kept.first(where: { $0.path == path }) {
      throw LibraryFailure(.library(.alreadyKept(path, same.name.text)))
    }
    if let same = kept.first(where: { $0.name == name }) {
      throw LibraryFailure(.library(.nameTaken(name.text, same.path)))
    }
  }
}
