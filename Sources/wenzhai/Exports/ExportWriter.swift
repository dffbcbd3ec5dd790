import DigestIndex
import DigestKit
import Exporting
import Foundation
import Reader
import Writing

/// Saves what the reader chose in the reader. A file that is there is left alone.
struct ExportWriter {
  let library: Library
  let environment: [String: String]

  func write(_ scope: ExportScope, to typed: String, post: (Message) -> Void) async {
    let path = typed.hasPrefix("~/") ? (environment["HOME"] ?? "") + typed.dropFirst() : typed
    guard let format = ExportFormat(path: path) else { return post(.failed(.exported(.unknownFormat))) }
    guard !FileManager.default.fileExists(atPath: path) else {
      return post(.failed(.exported(.exists(typed))))
    }
    do {
      let excerpts = Excerpts(
        library: library, takesPictures: format.takesPictures, date: Excerpts.date(by: environment))
      let anthology = try await gathered(scope, by: excerpts)
      try format.write(anthology, to: path, roots: library.givenRoots)
      post(.done(.exported(.saved(typed, entries: anthology.items.count))))
    } catch is FileRead.Failure {
      post(.failed(.exported(.unreadable)))
    } catch {
      post(.failed(.commandLine(.cannotWrite(typed))))
    }
  }

  private func gathered(_ scope: ExportScope, by excerpts: Excerpts) async throws -> Anthology {
    switch scope {
    case .entry(let entry):
      return try await excerpts.entries(
        [library.entry(entry.id) ?? entry], title: nil, identifier: entry.id.description)
    case .digest(let id, _):
      guard let digest = try library.digests().first(where: { $0.id == id }) else {
        throw FileRead.Failure.missing
      }
      return try await excerpts.digest(digest)
    case .list(let origin, let title):
      return try await excerpts.entries(library.entries(of: origin), title: title, identifier: title)
    }
  }
}
