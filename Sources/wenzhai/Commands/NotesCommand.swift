import ArgumentParser
import DigestIndex
import DigestKit
import Foundation
import Reader
import ReadingState
import Writing

/// All notes and passages, grouped by digest: the same text as long as nothing of them changes.
struct NotesCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json }

  static let configuration = CommandConfiguration(commandName: "notes", abstract: words(.notes))

  @Option(help: help(.notesFormats)) var format: Format = .markdown
  @Flag(help: help(.jsonLines)) var json = false
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let environment = options.environment
    let library = try environment.freshLibrary(named: options.library, orEmpty: true)
    let (found, lost) = try library.annotated()
    guard !found.isEmpty || !lost.isEmpty else { throw ExitCode(1) }
    if json || format == .json {
      for item in found { Self.members(of: item).forEach { Output.line(.object($0)) } }
      for item in lost { Self.members(of: item).forEach { Output.line(.object($0)) } }
      return
    }
    var digest: DigestID?
    for item in found {
      if item.digest.id != digest {
        Output.line(SafeText("\(digest == nil ? "" : "\n")# \(item.digest.title)"))
      }
      digest = item.digest.id
      Output.source(Self.markdown(item))
    }
    guard !lost.isEmpty else { return }
    Output.line(SafeText("\n# \(environment.text(.kept(.lostNotes)))"))
    for item in lost { Output.source(Self.markdown(item)) }
  }

  private static func markdown(_ item: Library.Annotated) -> String {
    let url = item.entry?.sourceURL
    var blocks = ["## " + (url.map { "[\(item.title)](\($0))" } ?? item.title)]
    for passage in item.annotations.passages {
      let quoted = passage.texts.map { text in
        text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
      }
      blocks.append(quoted.joined(separator: "\n>\n"))
      if !passage.remark.isEmpty { blocks.append(passage.remark) }
      blocks.append("`\(item.id):\(passage.block + 1)` · \(passage.written)")
    }
    for note in item.annotations.notes { blocks += [note.text, "`\(item.id)` · \(note.written)"] }
    return "\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  private static func members(of item: Library.Annotated) -> [[(String, JSON)]] {
    func members(_ kind: String, _ text: String, _ remark: String?, _ paragraph: Int?, _ written: String)
      -> [(String, JSON)]
    {
      [
        ("kind", .string(kind)), ("library", .string(item.library)), ("id", .string(item.id.description)),
        ("digest", .string(item.id.digest)), ("title", .string(item.title)), ("text", .string(text)),
        ("remark", .optional(remark)), ("paragraph", .optional(paragraph)), ("written", .string(written)),
        ("missing", .bool(item.entry == nil)),
      ]
    }
    return item.annotations.passages.map {
      members("passage", $0.texts.joined(separator: "\n\n"), $0.remark, $0.block + 1, $0.written)
    } + item.annotations.notes.map { members("note", $0.text, nil, nil, $0.written) }
  }
}
