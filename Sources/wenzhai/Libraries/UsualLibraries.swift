import DigestIndex
import Foundation

/// The libraries that open where none is named: those of the configuration, then those that are kept by name.
struct UsualLibraries {
  struct Row {
    /// Nil for one of the configuration, whose folder has a name of its own.
    var kept: KeptLibrary?
    var path: String

    var name: String { kept?.name.text ?? (path as NSString).lastPathComponent }
    var isMissing: Bool { !FileManager.default.fileExists(atPath: path) }
  }

  let rows: [Row]

  init(configured: [String], kept: [KeptLibrary]) {
    var seen: Set<String> = []
    rows = (configured.map { Row(kept: nil, path: $0) } + kept.map { Row(kept: $0, path: $0.path) }).filter {
      // Two that are the same folder are one.
      seen.insert(FileRead.realPath($0.path) ?? $0.path).inserted
    }
  }
}
