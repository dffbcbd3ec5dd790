import DigestIndex
import Foundation
import Reader
import TOMLKit
import Writing

/// The libraries that `add` keeps: a file of its own beside the configuration, which is the user's and would lose its
/// comments if a program wrote it.
struct LibraryList: Sendable {
  private(set) var libraries: [KeptLibrary] = []
  /// What is wrong with the file. Such a file is read as far as it can be, and not written.
  private(set) var faults: [Phrase] = []
  /// Nil where no folder for it is known.
  let path: String?

  init(path: String?) {
    self.path = path
    guard let path else { return }
    do {
      guard let text = try OwnFile.text(at: path) else { return }
      // The parser would stop at a zero, and the rest be lost with the next change.
      guard !text.utf8.contains(0) else { throw FileRead.Failure.unreadable }
      read(text, path: path)
    } catch {
      faults = [.library(.listUnreadable(path))]
    }
  }

  subscript(name: String) -> KeptLibrary? { libraries.first { $0.name.text == name } }

  // MARK: Changing

  /// Changes the list as it is on the disk by then, whoever has written it meanwhile, and writes it.
  static func change(
    at path: String?, _ body: (inout [KeptLibrary]) throws -> Void
  ) throws {
    guard let path else { throw LibraryFailure(.commandLine(.noConfigurationFolder)) }
    let folder = PathText.folder(of: path)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw LibraryFailure(.commandLine(.cannotWrite(folder)))
    }
    // The folder itself is locked: a file for that alone would stay there for good.
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(lock) }
    flock(lock, LOCK_EX)
    var list = LibraryList(path: path)
    if let fault = list.faults.first { throw LibraryFailure(.library(.listDamaged(fault))) }
    try body(&list.libraries)
    try list.write(to: path)
  }

  /// The file is whole at any moment, and the user's alone: addresses tell what somebody reads.
  private func write(to path: String) throws {
    let draft = "\(path).\(getpid())"
    let descriptor = open(draft, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw LibraryFailure(.commandLine(.cannotWrite(path))) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      unlink(draft)
      throw LibraryFailure(.commandLine(.cannotWrite(path)))
    }
    guard rename(draft, path) == 0 else {
      unlink(draft)
      throw LibraryFailure(.commandLine(.cannotWrite(path)))
    }
  }

  // MARK: The text of the file

  var text: String {
    var lines = ["# wenzhai add, wenzhai remove"]
    for library in libraries {
      lines += ["", "[\(Self.quoted(library.name.text))]", "path = \(Self.quoted(library.path))"]
      if let url = library.url { lines.append("url = \(Self.quoted(url))") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A basic string of TOML 1.0.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private mutating func read(_ text: String, path: String) {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let reason = error.description.split(separator: "\n").first.map(String.init) ?? ""
      faults = [.library(.listSyntax(path, Int(error.source.begin.line), reason))]
      return
    } catch {
      faults = [.library(.listUnreadable(path))]
      return
    }
    let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let lines = ConfigurationLines(rows)
    // The parser gives names in the order of the alphabet, people in theirs.
    let names = table.keys.map { (name: $0, line: lines.line(of: $0)) }.sorted {
      ($0.line, $0.name) < ($1.line, $1.name)
    }
    for (name, line) in names {
      let inner = table[name]?.table
      guard let known = LibraryName(name), let inner, let place = inner["path"]?.string,
        place.hasPrefix("/"), inner.keys.allSatisfy({ ["path", "url"].contains($0) }),
        inner["url"] == nil || inner["url"]?.string != nil
      else {
        faults.append(.library(.listEntry(path, line, name)))
        continue
      }
      libraries.append(KeptLibrary(name: known, path: place, url: inner["url"]?.string))
    }
  }
}
