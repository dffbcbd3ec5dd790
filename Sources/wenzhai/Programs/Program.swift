import Foundation
import Subprocess
import SystemPackage

/// A program of the user's: one that is found in `PATH`, with its arguments. Never a shell.
struct Program: Equatable, Sendable {
  /// An absolute path, or one that the user gave.
  var path: String
  var arguments: [String]

  var name: String { (path as NSString).lastPathComponent }

  /// The program that `command` names by its first word; nil if there is none.
  init?(_ command: [String], environment: [String: String]) {
    guard let name = command.first, !name.isEmpty else { return nil }
    let folders =
      name.contains("/") ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
    guard let path = folders.lazy.map({ $0 + name }).first(where: Self.isExecutable) else { return nil }
    self.path = path
    arguments = Array(command.dropFirst())
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Starts it in a session of its own, away from our terminal and its signals. What still runs after `grace` has
  /// begun well, and runs on.
  func start(grace: Duration) async throws(Failure) {
    let (outcomes, outcome) = AsyncStream.makeStream(of: Result<Void, Failure>.self)
    // Neither task is cancelled: that would end the program.
    Task.detached {
      outcome.yield(await Self.result { () throws(Failure) in try await runToEnd(input: nil) })
    }
    Task.detached {
      try? await Task.sleep(for: grace)
      outcome.yield(.success(()))
    }
    for await first in outcomes { return try first.get() }
  }

  /// Why a program did not do it.
  enum Failure: Error, Equatable { case exited(Int), killed(signal: Int), notStarted, tookTooLong }

  /// Runs it likewise, with a text for its input, and waits for its end; after `limit` it is killed.
  func run(input: String, output: FileDescriptor? = nil, limit: Duration) async throws(Failure) {
    let outcome = await withTaskGroup(of: Result<Void, Failure>.self) { group in
      group.addTask {
        await Self.result { () throws(Failure) in try await runToEnd(input: input, output: output) }
      }
      group.addTask {
        try? await Task.sleep(for: limit)
        return .failure(.tookTooLong)
      }
      let first = await group.next() ?? .failure(.notStarted)
      group.cancelAll()
      return first
    }
    try outcome.get()
  }

  /// What a program has written, to both its outputs, and why it failed if it did.
  struct Written: Sendable {
    var text: String
    var failure: Failure?
    /// True if it was ended because it wrote too much.
    var isCut = false
  }

  /// Runs it with a text for its input and gives what it writes, up to `most` bytes. After `limit` it is killed, or once it has written more.
  func written(for input: String, limit: Duration, most: Int = 1 << 17) async -> Written {
    guard let output = try? Self.file(holding: "") else { return Written(text: "", failure: .notStarted) }
    defer { try? output.close() }
    let work = Task {
      await Self.result { () throws(Failure) in try await run(input: input, output: output, limit: limit) }
    }
    // What goes to a file has no end of its own: a program that never stops would fill the disk.
    let watch = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(20))
        guard Self.size(of: output) > most else { continue }
        work.cancel()
        return true
      }
      return false
    }
    let outcome = await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    watch.cancel()
    let isCut = await watch.value || Self.size(of: output) > most
    var failure: Failure?
    if case .failure(let reason) = outcome, !isCut { failure = reason }
    var bytes = [UInt8](repeating: 0, count: most)
    let count = pread(output.rawValue, &bytes, most, 0)
    return Written(
      text: String(decoding: bytes.prefix(max(0, count)), as: UTF8.self), failure: failure, isCut: isCut)
  }

  static func size(of file: FileDescriptor) -> Int {
    var status = stat()
    return fstat(file.rawValue, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The words of a command line, parted at spaces as a shell does it, quotes and backslashes understood and nothing
  /// else; nil if a quote isn't closed.
  static func words(of line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = line[...]
    while let character = rest.popFirst() {
      if character == "\\", quote != "'", let next = rest.popFirst() {
        word = (word ?? "") + String(next)
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if quote != nil { return nil }
    return words + [word].compactMap(\.self)
  }

  private static func result(_ body: () async throws(Failure) -> Void) async -> Result<Void, Failure> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }

  private func runToEnd(input text: String?, output: FileDescriptor? = nil) async throws(Failure) {
    var platform = PlatformOptions()
    platform.createSession = true
    let status: TerminationStatus
    do {
      let file = try text.map(Self.file) ?? FileDescriptor.open("/dev/null", .readOnly)
      let input = FileDescriptorInput.fileDescriptor(file, closeAfterSpawningProcess: true)
      let arguments = Arguments(arguments)
      if let output {
        status = try await Subprocess.run(
          .path(.init(path)), arguments: arguments, platformOptions: platform, input: input,
          output: .fileDescriptor(output, closeAfterSpawningProcess: false),
          error: .fileDescriptor(output, closeAfterSpawningProcess: false)
        ).terminationStatus
      } else {
        status = try await Subprocess.run(
          .path(.init(path)), arguments: arguments, platformOptions: platform, input: input,
          output: .discarded,
          error: .discarded
        ).terminationStatus
      }
    } catch {
      throw .notStarted
    }
    switch status {
    case .exited(0): return
    case .exited(let code): throw .exited(Int(code))
    case .signaled(let signal): throw .killed(signal: Int(signal))
    }
  }

  /// A file without a name that holds the text, to be read from its start. A pipe would do, if Subprocess 1.0 did not
  /// trap where the program ends before it has read all of it.
  static func file(holding text: String) throws -> FileDescriptor {
    var name = Array((NSTemporaryDirectory() + "/wenzhai-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Failure.notStarted }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let file = FileDescriptor(rawValue: descriptor)
    do {
      try file.writeAll(text.utf8)
      try file.seek(offset: 0, from: .start)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }
}
