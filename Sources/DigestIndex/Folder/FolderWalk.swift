import DigestKit
import Foundation
import Writing

/// A Markdown file of a library.
struct FoundFile: Equatable, Sendable {
  /// Relative to the root.
  var path: String
  var size: Int
  /// When it was changed, in nanoseconds since 1970: the time of its status, which nobody can set.
  var modified: Int64
}

/// A folder of a library.
struct FoundFolder: Equatable, Sendable {
  /// Relative to the root, which is empty.
  var path: String
  /// When it was changed, its names or its rights, in nanoseconds since 1970.
  var changed: Int64
}

/// Every Markdown file below a root. Left out, and said so: symlinks that leave the root, files
/// over 64 MB, folders that can't be read. Left out in silence: hidden files and folders, and
/// what the configuration leaves out.
struct FolderWalk {
  let root: String
  private(set) var files: [FoundFile] = []
  /// The folders that were looked into.
  private(set) var folders: [FoundFolder] = []
  private(set) var skipped: [(path: String, diagnostic: Diagnostic)] = []
  private var seen: Set<Inode> = []
  private var linkedFiles: [(path: String, info: stat, inode: Inode)] = []

  private struct Inode: Hashable {
    var device: UInt64
    var number: UInt64
  }

  private let deepest: Int
  private let settings: LibrarySettings
  private let most: Int

  /// `root`: an absolute path without symlinks, of a folder or of one file. Folders below `deepest` levels and
  /// files after the first `most` are left out.
  init(
    root: String, settings: LibrarySettings = LibrarySettings(), deepest: Int = 64, most: Int = .max
  ) {
    self.settings = settings
    self.root = root
    self.deepest = deepest
    self.most = most
    var info = stat()
    guard PathText.withBytes(root, { stat($0, &info) }) == 0 else { return }
    if info.st_mode & S_IFMT == S_IFREG {
      files = [
        FoundFile(
          path: (root as NSString).lastPathComponent, size: Int(info.st_size), modified: info.changed)
      ]
    } else {
      // A link back to the root must not begin it all again.
      seen.insert(Inode(device: UInt64(info.st_dev), number: UInt64(info.st_ino)))
      visit("", info, depth: 0)
      addLinkedFiles()
    }
    files.sort { $0.path < $1.path }
  }

  private mutating func visit(_ folder: String, _ info: stat, depth: Int) {
    // A cancelled walk ends here; its caller throws away what it found.
    guard depth < deepest, files.count < most, !Task.isCancelled else { return }
    folders.append(FoundFolder(path: folder, changed: info.changed))
    guard let stream = PathText.withBytes(folder.isEmpty ? root : root + "/" + folder, { opendir($0) }) else {
      skipped.append((folder.isEmpty ? "." : folder, Diagnostic(.error, .unreadable, line: 1)))
      return
    }
    defer { closedir(stream) }
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { PathText.text(of: $0) }
      }
      if name.hasPrefix(".") { continue }
      look(at: folder.isEmpty ? name : folder + "/" + name, depth: depth)
    }
  }

  private mutating func look(at path: String, depth: Int) {
    guard !settings.ignores(path) else { return }
    var info = stat()
    let full = root + "/" + path
    guard PathText.withBytes(full, { lstat($0, &info) }) == 0 else {
      skipped.append((path, Diagnostic(.error, .unreadable, line: 1)))
      return
    }
    let isLink = info.st_mode & S_IFMT == S_IFLNK
    if isLink {
      guard PathText.withBytes(full, { stat($0, &info) }) == 0 else { return }
      if (try? FileRead.resolved(path, below: root)) == nil {
        if isMarkdown(path) || info.st_mode & S_IFMT == S_IFDIR {
          skipped.append((path, Diagnostic(.note, .outsideLibrary, line: 1)))
        }
        return
      }
    }
    let inode = Inode(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
    switch info.st_mode & S_IFMT {
    case S_IFDIR where seen.insert(inode).inserted: visit(path, info, depth: depth + 1)
    case S_IFREG where isMarkdown(path):
      if isLink {
        linkedFiles.append((path, info, inode))
      } else {
        // Two names of one file are two files.
        seen.insert(inode)
        add(path, info)
      }
    default: break
    }
  }

  /// Links to files, once all others are known: what has a name of its own in the library isn't found twice, in
  /// whatever order its folder is read.
  private mutating func addLinkedFiles() {
    for (path, info, inode) in linkedFiles.sorted(by: { $0.path < $1.path }) where seen.insert(inode).inserted
    {
      add(path, info)
    }
  }

  private mutating func add(_ path: String, _ info: stat) {
    if info.st_size > FileRead.largest {
      skipped.append((path, Diagnostic(.error, .tooLarge, line: 1, subject: "\(info.st_size >> 20) MB")))
    } else {
      files.append(FoundFile(path: path, size: Int(info.st_size), modified: info.changed))
    }
  }

  private static let suffixes = [".md", ".markdown", ".mkd", ".mdx"]

  private func isMarkdown(_ path: String) -> Bool {
    let lower = path.lowercased()
    return Self.suffixes.contains { lower.hasSuffix($0) }
  }
}

extension stat {
  /// When anything of it changed last.
  var changed: Int64 { Int64(st_ctim.tv_sec) * 1_000_000_000 + Int64(st_ctim.tv_nsec) }
}
