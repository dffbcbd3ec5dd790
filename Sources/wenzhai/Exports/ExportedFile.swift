import DigestIndex
import Foundation
import Writing

/// A file that is written whole or not at all.
struct ExportedFile {
  enum Failure: Error { case exists, unwritable }

  private let path: String

  init(_ path: String) { self.path = path }

  /// Writes one that isn't there; what is there is left alone.
  func create(_ data: Data) throws(Failure) { try place(data, at: path) { link($0, $1) } }

  /// Puts it in the place of what is there: where a link leads, and into a device or a pipe, which stays what it is.
  func replace(_ data: Data) throws(Failure) {
    var status = stat()
    let exists = PathText.withBytes(path) { stat($0, &status) } == 0
    if exists && status.st_mode & S_IFMT != S_IFREG { return try append(data) }
    // Whoever may not write there may not put another file in its place either.
    if exists && PathText.withBytes(path, { access($0, W_OK) }) != 0 { throw .unwritable }
    try place(data, at: exists ? FileRead.realPath(path) ?? path : path) { draft, path in
      if exists { chmod(draft, status.st_mode & 0o7777) }
      return rename(draft, path)
    }
  }

  private func append(_ data: Data) throws(Failure) {
    let descriptor = PathText.withBytes(path) { open($0, O_WRONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .unwritable }
    do {
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: data)
    } catch {
      throw .unwritable
    }
  }

  /// Writes a draft beside the file, which `move` puts into its place.
  private func place(
    _ data: Data, at path: String, by move: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  ) throws(Failure) {
    let draft = PathText.folder(of: path) + "/.wenzhai-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { _ = PathText.withBytes(draft) { unlink($0) } }
    do {
      try data.write(to: URL(fileURLWithPath: draft), options: .withoutOverwriting)
    } catch {
      throw .unwritable
    }
    let result = PathText.withBytes(draft) { from in PathText.withBytes(path) { move(from, $0) } }
    if result != 0 { throw errno == EEXIST ? .exists : .unwritable }
  }
}
