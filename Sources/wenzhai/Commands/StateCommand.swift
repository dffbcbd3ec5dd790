import ArgumentParser
import DigestIndex
import Foundation
import Reader
import ReadingState
import Writing

/// The reading state as JSON Lines: out, in, and forgotten.
struct StateCommand: ParsableCommand {
  enum Action: String, ExpressibleByArgument, CaseIterable { case export, `import`, forget }

  static let configuration = CommandConfiguration(commandName: "state", abstract: words(.state))

  @Argument(help: help(.stateAction)) var action: Action
  @Argument(help: help(.stateFile)) var file: String?
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let store = ReadingStore(
      path: environment.locations.state, onTrouble: { Output.complain(environment.text(Phrase($0))) }
    )
    if action != .export {
      guard environment.locations.state != nil else {
        throw CommandFailure(environment.text(.commandLine(.noStateFolder)))
      }
      guard !store.isTemporary else { throw CommandFailure(environment.text(.stateTemporary)) }
    }
    switch action {
    case .export: try export(store, environment)
    case .import: try merge(into: store, environment)
    case .forget: try forget(in: store, environment)
    }
  }

  private func export(_ store: ReadingStore, _ environment: Environment) throws {
    // What is kept of the library is brought along first, so that what is found again isn't called gone.
    if !options.library.isEmpty {
      _ = try environment.freshLibrary(named: options.library, orEmpty: true).settle()
    }
    if try store.exported().isEmpty { throw ExitCode(1) }
    let text = try store.exportedFile()
    if let file {
      do {
        try write(Data(text.utf8), to: file)
      } catch {
        throw CommandFailure(environment.text(.commandLine(.cannotWrite(file))))
      }
    } else {
      Output.styled(text)
    }
  }

  /// A link is followed, and what is no file, such as a device, is written into; a file is whole at any moment.
  private func write(_ data: Data, to file: String) throws {
    let url = URL(filePath: file).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
    guard let type, type != .typeRegular else {
      try data.write(to: url, options: .atomic)
      chmod(url.path, 0o600)
      return
    }
    let handle = try FileHandle(forWritingTo: url)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  private func merge(into store: ReadingStore, _ environment: Environment) throws {
    let name = file ?? "-"
    guard
      let data = file.map({ FileManager.default.contents(atPath: $0) })
        ?? FileHandle.standardInput.readDataToEndOfFile()
    else { throw CommandFailure(environment.text(.commandLine(.noSuchPath(name)))) }
    do {
      let count = try store.merge(StateFile.lines(String(decoding: data, as: UTF8.self)))
      Output.line(SafeText(environment.text(.kept(.imported(count)))))
    } catch let fault as StateFile.Fault {
      throw CommandFailure(environment.text(.kept(.badState(name, fault.phrase))))
    }
  }

  /// The libraries that were named, and no others.
  private func forget(in store: ReadingStore, _ environment: Environment) throws {
    guard !options.library.isEmpty else {
      throw ValidationError(environment.text(.kept(.forgetWhat)))
    }
    var count = 0
    for path in options.library {
      count += try store.forget(library: Library(roots: [path], cache: nil, state: nil).roots[0])
    }
    Output.line(SafeText(environment.text(.kept(.forgotten(count)))))
    if count == 0 { throw ExitCode(1) }
  }
}

extension StateFile.Fault {
  fileprivate var phrase: Phrase.Kept.StateFault {
    switch self {
    case .noHeader: .noHeader
    case .newer(let version): .newer(version)
    case .line(let line): .line(line)
    }
  }
}
