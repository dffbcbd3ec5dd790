import ArgumentParser
import DigestIndex
import DigestKit
import Foundation
import Writing

@main
struct Wenzhai: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhai", abstract: "x", subcommands: [Dump.self])
}
struct Dump: ParsableCommand {
  @Option(name: .shortAndLong) var library: String
  @Option var search: String?
  @Flag var digests = false
  @Flag var diag = false
  func run() throws {
    let path = library
    let lib = Library(roots: [path], cache: "/tmp/wz-cache", state: nil)
    let r = try blocking { try await lib.refresh() }
    Output.complain("\(r)")
    if diag { for d in try lib.diagnostics() { print(d.path, d.diagnostic.line, d.diagnostic.severity, d.diagnostic.code, d.diagnostic.subject) }; return }
    if digests { for d in try lib.digests() { Output.line(JSON.digest(d)) }; return }
    if let search {
      let t = ContinuousClock.now
      let res = try lib.search(Query(search), limit: 500)
      Output.complain("\(res.total) in \(ContinuousClock.now - t)")
      for e in res.entries { Output.line(.object(JSON.members(of: e, library: library))) }
      return
    }
    for e in try lib.entries() { Output.line(.object(JSON.members(of: e, library: library))) }
  }
}
