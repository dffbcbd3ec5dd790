import Foundation
import TestSupport
import Testing

/// The arrows between modules, as `Docs/design.md` draws them.
@Suite struct ModuleMapTests {
  /// By module what it imports by the table of the document; nil for `wenzhai`, where all meet.
  private static let table: [String: Set<String>?] = {
    let design = TestFiles.repository.appending(path: "Docs/design.md")
    let text = (try? String(contentsOf: design, encoding: .utf8)) ?? ""
    var table: [String: Set<String>?] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, !cells[0].contains("/") else { continue }
      let imports = cells[2].split(separator: ", ").map { $0.filter { $0 != "`" } }
      table[cells[0].filter { $0 != "`" }] = cells[2] == "all" ? .some(nil) : Set(imports)
    }
    return table
  }()

  /// What a module reaches along the arrows.
  private static func reach(_ module: String) -> Set<String> {
    var reached: Set<String> = []
    var open = [module]
    while let next = open.popLast() {
      for other in (table[next] ?? []) ?? [] where reached.insert(other).inserted { open.append(other) }
    }
    return reached
  }

  @Test func everyModuleIsInTheTable() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: TestFiles.repository.appending(path: "Sources").path)
    let modules = folders.filter { $0.first != "C" || $0 == "CursesTerminal" }
    #expect(Set(modules) == Set(Self.table.keys))
    #expect(modules.count > 8)
  }

  @Test func everyImportFollowsAnArrow() throws {
    let others = Set(Self.table.keys)
    for (module, imports) in Self.table where imports != nil {
      let reached = Self.reach(module)
      #expect(!reached.contains(module), "a circle through \(module)")
      let folder = TestFiles.repository.appending(path: "Sources/\(module)")
      let files =
        FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
      var count = 0
      for case let file as URL in files where file.pathExtension == "swift" {
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
          guard let name = line.wholeMatch(of: /(?:[a-z]+ )?import (?:[a-z]+ )?(\w+)(?:\..*)?/)?.1 else {
            continue
          }
          count += 1
          let isOurs = others.contains(String(name)) || name.hasPrefix("C") || name.hasPrefix("GRDB")
          guard isOurs, name != "Glibc" else { continue }
          let wanted = name.hasPrefix("GRDB") ? "GRDB" : String(name)
          #expect(reached.contains(wanted), "\(module)/\(file.lastPathComponent) imports \(name)")
        }
      }
      #expect(count > 0 || module == "Screen")
    }
  }

  /// What the modules must not see, whatever the table says one day.
  @Test func theReaderSeesNoDatabaseAndTheTerminalNoDigest() {
    #expect(Self.reach("Reader").isDisjoint(with: ["GRDB", "DigestIndex", "CNcurses", "CursesTerminal"]))
    #expect(Self.reach("CursesTerminal").isDisjoint(with: ["DigestKit", "Markdown", "Reader"]))
    #expect(Self.reach("DigestKit").isDisjoint(with: ["GRDB", "ReadingState", "Screen"]))
  }
}
