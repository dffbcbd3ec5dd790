import Foundation
import Writing

/// Where files are kept, by the XDG Base Directory Specification.
struct Locations {
  var cache: String?
  var state: String?
  var configuration: String?
  /// The list of the libraries that are kept by name.
  var libraries: String?
  /// The folder that clones are put into.
  var data: String?

  init(environment: [String: String]) {
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    // The specification: a relative path is to be ignored.
    func folder(_ variable: String, _ fallback: String) -> String? {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/wenzhai" }
      return home.map { "\($0)/\(fallback)/wenzhai" }
    }
    cache = folder("XDG_CACHE_HOME", ".cache")
    state = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/reading.sqlite" }
    let settings = folder("XDG_CONFIG_HOME", ".config")
    configuration = settings.map { $0 + "/config.toml" }
    libraries = settings.map { $0 + "/libraries.toml" }
    data = folder("XDG_DATA_HOME", ".local/share")
  }

  /// The samples: beside the installed program, beside the sources it was built from, or in the current folder.
  static func samples() -> String? {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    var folder = PathText.folder(of: program)
    var candidates = [PathText.folder(of: folder) + "/share/wenzhai/Samples"]
    for _ in 0..<4 {
      folder = PathText.folder(of: folder)
      candidates.append(folder + "/Samples")
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0 + "/weekly") }
  }
}
