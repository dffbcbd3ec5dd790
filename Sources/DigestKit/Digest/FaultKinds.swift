/// Faults of a library in which one of a kind stands for all of it, where there are many: a curator mends them by one
/// change, and reads no thousand lines. What two editions say otherwise is mended one by one, and always told.
public struct FaultKinds: Sendable {
  /// The first of a kind.
  public struct Line: Equatable, Sendable {
    public var path: String
    public var fault: Diagnostic
    /// How many there are, this one included, and in how many files.
    public var count = 1
    public var files = 1
    /// What the destinations of links have in common: `/en/`. Empty for other faults.
    public var folder: String
  }

  /// In order of the faults.
  public private(set) var lines: [Line] = []

  /// More of a kind than this are told in one line.
  private static let most = 10

  private struct Kind: Hashable {
    var code: Diagnostic.Code
    var folder: String
  }

  public init(_ faults: [(path: String, fault: Diagnostic)]) {
    let kinds = faults.map { Kind(code: $0.fault.code, folder: Self.folder(of: $0.fault)) }
    let counts = kinds.reduce(into: [Kind: Int]()) { $0[$1, default: 0] += 1 }
    var places: [Kind: Int] = [:]
    var files: [Kind: Set<String>] = [:]
    for (kind, (path, fault)) in zip(kinds, faults) {
      let isMany = fault.twin == nil && counts[kind, default: 0] > Self.most
      files[kind, default: []].insert(path)
      if isMany, let place = places[kind] {
        lines[place].count += 1
        lines[place].files = files[kind]?.count ?? 1
        continue
      }
      places[kind] = lines.count
      lines.append(Line(path: path, fault: fault, folder: kind.folder))
    }
  }

  /// The folder in which a link's destination is said to be; of a destination from the root of a site the first one.
  private static func folder(of fault: Diagnostic) -> String {
    guard [.brokenLink, .missingImage, .linkOutside].contains(fault.code) else { return "" }
    let destination = fault.subject
    if destination.hasPrefix("/") {
      let first = destination.dropFirst().prefix { $0 != "/" }
      return destination.count > first.count + 1 ? "/\(first)/" : "/"
    }
    guard let slash = destination.lastIndex(of: "/") else { return "" }
    // Folders that differ in their numbers alone are of a kind.
    return DigestSeries.pattern(of: String(destination[...slash]))
  }
}
