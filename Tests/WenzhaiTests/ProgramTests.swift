import Foundation
import TestSupport
import Testing

@testable import wenzhai

/// Which file a command of the user's names.
@Suite struct ProgramTests {
  private func makeTool(_ home: Home) throws {
    let path = try home.write("#!/bin/sh\n", to: "bin/tool")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  /// The path of a folder from the current one, which is the same for all tests.
  private func relative(_ folder: URL) -> String {
    let current = FileManager.default.currentDirectoryPath.split(separator: "/")
    return String(repeating: "../", count: current.count) + folder.path.dropFirst()
  }

  @Test func aRelativePathIsTakenFromTheCurrentFolderAndNotFromThePath() throws {
    let home = try Home()
    try makeTool(home)
    let path = relative(home.folder) + "/bin/tool"
    let program = Program([path, "--open"], environment: ["PATH": "/usr/bin:/bin"])
    #expect(program?.path == path)
    #expect(program?.arguments == ["--open"])
    #expect(Program(["bin/tool"], environment: ["PATH": home.folder.path]) == nil)
  }

  @Test func aNameAloneIsLookedForInThePath() throws {
    let home = try Home()
    try makeTool(home)
    let folder = home.folder.path + "/bin"
    #expect(Program(["tool"], environment: ["PATH": "/nowhere:\(folder)"])?.path == folder + "/tool")
    #expect(Program(["tool"], environment: [:]) == nil)
  }
}
