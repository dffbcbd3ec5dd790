import DigestIndex
import Foundation
import Reader

/// The repositories among the libraries that a reader has open.
struct OpenRepositories: Sendable {
  /// The environment as it is when it is asked: the list and the configuration may have changed meanwhile.
  private let environment: @Sendable () -> Environment

  init(environment: @escaping @Sendable () -> Environment) { self.environment = environment }

  /// Syncs them one after the other; gives what is to be said of each.
  func sync(in library: Library) async -> [Phrase] {
    let environment = environment()
    var said: [Phrase] = []
    for (number, root) in library.roots.enumerated() {
      guard let kept = environment.kept.libraries.first(where: { $0.url != nil && Self.isAt(root, $0) })
      else {
        continue
      }
      do throws(LibraryFailure) {
        let sync = LibrarySync(
          kept: kept, variables: environment.variables, allowsFile: environment.configuration.syncsFiles)
        said.append(try await sync.run(in: library, number: number))
      } catch {
        said.append(error.phrase)
        if Task.isCancelled { break }
      }
    }
    return said.isEmpty ? [.library(.nothingToSync)] : said
  }

  private static func isAt(_ root: String, _ library: KeptLibrary) -> Bool {
    FileRead.realPath(library.path) == root
  }
}
