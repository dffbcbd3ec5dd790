import Foundation
import GRDB
import Writing

extension ReadingStore {
  /// Copies that are kept, a day each.
  private static let mostBackups = 7

  /// Copies the store beside itself, once a day, as it is before the first change of that day.
  ///
  /// `day`: as `2026-11-26`. Does nothing for a store in memory, or one that nothing was ever kept in.
  public func backUp(day: String) throws {
    guard let path = file, !isTemporary else { return }
    let copy = "\(path).backup-\(day)"
    guard !FileManager.default.fileExists(atPath: copy), try !exported().isEmpty else { return }
    let draft = copy + ".new"
    unlink(draft)
    try vacuum(into: draft)
    chmod(draft, 0o600)
    guard rename(draft, copy) == 0 else { return }
    let folder = PathText.folder(of: path)
    let prefix = (path as NSString).lastPathComponent + ".backup-"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix(prefix) }
    for name in names.sorted().dropLast(Self.mostBackups) { unlink("\(folder)/\(name)") }
  }
}
