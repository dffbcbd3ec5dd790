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
    guard let path = expanded(typed) else { return post(.failed(.commandLine(.cannotWrite(typed)))) }
    guard let format = ExportFormat(path: path) else { return post(.failed(.exported(.unknownFormat))) }
    do {
      let excerpts = Excerpts(
        library: library, takesPictures: format.takesPictures, date: Excerpts.date(by: environment))
      let anthology = try await gathered(scope, by: excerpts)
      try ExportedFile(path).create(format.bytes(of: anthology, roots: library.givenRoots))
      post(.done(.exported(.saved(typed, entries: anthology.items.count))))
    } catch is FileRead.Failure {
      post(.failed(.exported(.unreadable)))
    } catch ExportedFile.Failure.exists {
      post(.failed(.exported(.exists(typed))))
    } catch is ExportedFile.Failure {
      post(.failed(.commandLine(.cannotWrite(typed))))
    } catch {
      post(.failed(.failed("\(error)")))
    }
  }

  /// Nil where the home folder is meant and nobody knows it.
  private func expanded(_ typed: String) -> String? {
    guard typed.hasPrefix("~/") else { return typed }
    return environment["HOME"].map { $0 + typed.dropFirst() }
  }

  private func gathered(_ scope: ExportScope, by excerpts: Excerpts) async throws -> Anthology {
    switch scope {
    case .entry(let entry):
      return try await excerpts.entries(
        [library.entry(entry.id) ?? entry], title: nil, identifier: entry.id.description)
    case .digest(let id):
      guard let digest = try library.digests().first(where: { $0.id == id }) else {
        throw FileRead.Failure.missing
      }
      return try await excerpts.entries(excerpts.all(of: digest), title: digest.title, identifier: digest.key)
    case .list(let origin, let title, let unreadOnly):
      let entries = try library.entries(of: origin).filter { !unreadOnly || !$0.isRead }
      return try await excerpts.entries(entries, title: title, identifier: title)
    }
  }
}
