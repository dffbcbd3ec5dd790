import Foundation
import Reader

/// The user's editor, for a note: the text goes into a file of its own, and comes back from there.
struct Editor: Sendable {
  private let environment: [String: String]

  init(environment: [String: String]) { self.environment = environment }

  /// `$VISUAL`, else `$EDITOR`, as words of a command; nil if neither is set.
  private var commands: [[String]] {
    ["VISUAL", "EDITOR"].compactMap { environment[$0] }.compactMap { Program.words(of: $0) }.filter {
      !$0.isEmpty
    }
  }

  /// The first of them that can be started.
  private var program: Program? {
    commands.lazy.compactMap { Program($0, environment: environment) }.first
  }

  /// Why there is none.
  var missing: Phrase { commands.first.map { .programNotStarted($0[0]) } ?? .kept(.noEditor) }

  /// The command that opens a file at a line, counted from 1; nil without an editor.
  func command(opening file: String, line: Int) -> [String]? {
    guard let program else { return nil }
    let arguments: [String] =
      if Self.takesPlus.contains(program.name) {
        ["+\(line)", file]
      } else if Self.takesGoto.contains(program.name) {
        ["--goto", "\(file):\(line)"]
      } else if Self.takesColon.contains(program.name) {
        ["\(file):\(line)"]
      } else {
        [file]
      }
    return [program.path] + program.arguments + arguments
  }

  /// How editors are told of a line; others would take it for a file.
  private static let takesPlus: Set<String> = [
    "vi", "vim", "nvim", "nvi", "vim.basic", "vim.tiny", "vim.nox", "gvim", "view", "elvis", "vis", "ex",
    "nano", "pico",
    "rnano", "emacs", "emacsclient", "emacs-nox", "jmacs", "joe", "jstar", "jpico", "mg", "zile", "ne",
    "micro", "kak",
    "jed", "mcedit", "gedit",
  ]
  private static let takesGoto: Set<String> = ["code", "codium", "code-insiders"]
  private static let takesColon: Set<String> = ["hx", "helix", "subl", "zed"]

  /// Writes the note into a file that nobody else can read, and says how to edit it.
  func begin(_ prompt: NotePrompt, post: (Message) -> Void) {
    guard let program else { return post(.failed(missing)) }
    let folder = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(folder)/wenzhai-note-XXXXXX.md".utf8CString)
    let descriptor = mkstemps(&template, 3)
    guard descriptor >= 0 else { return post(.failed(.notKept(String(cString: strerror(errno))))) }
    let file = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try? handle.write(contentsOf: Data(prompt.line.text.utf8))
    post(.editorFound([program.path] + program.arguments + [file], file: file, prompt))
  }

  /// What the editor left in the file, which goes.
  func end(_ prompt: NotePrompt, file: String, post: (Message) -> Void) {
    guard let data = FileManager.default.contents(atPath: file), data.count <= Self.longest else {
      return post(.failed(.notKept(file)))
    }
    unlink(file)
    post(.noteEdited(String(decoding: data, as: UTF8.self), prompt))
  }

  /// Bytes of a note.
  private static let longest = 1 << 20
}
