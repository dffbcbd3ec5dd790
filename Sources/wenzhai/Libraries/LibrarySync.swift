import DigestIndex
import Foundation
import Reader

/// Syncs a repository among the kept libraries, brings its index up to date, and tells what came.
struct LibrarySync: Sendable {
  let kept: KeptLibrary
  let variables: [String: String]
  let allowsFile: Bool
  var progress: (@Sendable (String) -> Void)?

  /// `number`: which of `library` it is.
  func run(in library: Library, number: Int = 0) async throws(LibraryFailure) -> Phrase {
    let name = kept.name.text
    guard let address = kept.url else { throw LibraryFailure(.library(.noRepository(name))) }
    // The list may have been written by hand, and the configuration be another one than when it was added.
    let url = try RepositoryURL.read(address, allowsFile: allowsFile)
    let git = try Git(for: name, variables: variables, allowsFile: allowsFile, progress: progress)
    // What was changed on this machine since the last time is no news.
    try await refresh(library, number)
    let before = try await indexed { () in try library.holdings(number) }
    guard try await RepositorySync(path: kept.path, url: url, git: git).run() else {
      return .library(.nothingNew(name))
    }
    try await refresh(library, number)
    let news = try await indexed { () in try library.news(number, since: before) }
    return news.phrase(name)
  }

  /// Of an index that another program holds up nobody can say what is new.
  private func refresh(_ library: Library, _ number: Int) async throws(LibraryFailure) {
    let report = try await indexed { () in try await library.refresh(number) }
    if report.isHeldUp { throw LibraryFailure(.indexHeldUp) }
  }

  private func indexed<Value: Sendable>(
    _ body: () async throws -> Value
  ) async throws(LibraryFailure) -> Value {
    do {
      return try await body()
    } catch {
      throw LibraryFailure(Task.isCancelled ? .library(.stopped) : .indexFailed("\(error)"))
    }
  }
}

extension RepositoryURL {
  /// The address, or why it is refused, with the address.
  static func read(_ text: String, allowsFile: Bool) throws(LibraryFailure) -> RepositoryURL {
    do throws(Refusal) {
      return try RepositoryURL(text, allowsFile: allowsFile)
    } catch {
      throw LibraryFailure(.library(.refused(text, error)))
    }
  }
}

extension LibraryNews {
  func phrase(_ name: String) -> Phrase {
    digests + entries == 0
      ? .library(.onlyEdits(name))
      : .library(.news(name, digests: digests, entries: entries, read: ofReadCategories))
  }
}
