import DigestIndex
import DigestKit
import Foundation
import Reader
import ReaderTestSupport
import Screen
import TestSupport
import Testing

@testable import wenzhai

/// `D`: what the library and a dictionary say of a word.
@Suite struct LookingUpTests {
  private static let files = [
    "2026W01/README.md": """
    # 2026W01

    ## [会走路的桌子](https://desk.example/1)

    它不快。大语言模型（LLM）说它会走路。后来停了。

    ## [没有译文](https://alone.example/1)

    LLM 很大，大语言模型（LLM）不小。
    """,
    "2026W01/README.en.md": """
    # 2026W01

    ## [A desk that walks](https://desk.example/1)

    It isn't fast. An LLM says that it walks. Later it stopped.
    """,
  ]

  private static func library() async throws -> (folder: URL, library: Library) {
    let folder = try TemporaryFolder.make()
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let library = Library(roots: [folder.path], cache: nil, state: nil)
    _ = try await library.refresh()
    return (folder, library)
  }

  @Test func sentencesStandWithThoseOfTheOtherLanguage() async throws {
    let (folder, library) = try await Self.library()
    let report = try await WordLookUp(library: library, dictionary: [], environment: nil).report(of: "大语言模型")
    #expect(report.words.map(\.word) == ["大语言模型"])
    #expect(report.words[0].translations.map(\.word) == ["LLM"])
    #expect(report.digests.map(\.key) == ["2026W01"])
    // Those with a twin come first, and what names the word in the other language tells which sentence is meant.
    #expect(report.examples.map(\.sentence) == ["大语言模型（LLM）说它会走路。", "LLM 很大，大语言模型（LLM）不小。"])
    #expect(report.examples.map(\.twin) == ["An LLM says that it walks.", nil])
    #expect(report.definition == nil)
    let unknown = try await WordLookUp(library: library, dictionary: [], environment: nil).report(of: "没有的词")
    #expect(unknown.words.isEmpty && unknown.digests.isEmpty && unknown.examples.isEmpty)
    try FileManager.default.removeItem(at: folder)
  }

  /// What is known of a word is kept with it, for cards to learn from; what nothing is known of isn't.
  @Test func wordsThatWereLookedUpAreKept() async throws {
    let (folder, library) = try await Self.library()
    var reader = await SmallLibrary.reader(
      "", size: Size(columns: 100, rows: 20), runner: LibraryRunner(library: library))
    for word in ["大语言模型", "没有的词"] {
      await reader.press(Key.sequence("D\(word)<Enter><Esc>"))
    }
    #expect(try library.reading.words() == ["大语言模型"])
    try FileManager.default.removeItem(at: folder)
  }

  /// An entry whose both editions hold the word is shown once.
  @Test func eachEntryIsShownOnce() async throws {
    let (folder, library) = try await Self.library()
    let report = try await WordLookUp(library: library, dictionary: [], environment: nil).report(of: "LLM")
    #expect(report.words.map(\.word) == ["LLM"])
    #expect(report.examples.count == 2)
    #expect(Set(report.examples.map(\.entry.title)).count == 2)
    try FileManager.default.removeItem(at: folder)
  }

  /// The word is one argument, whatever is in it, in the place of `%s` or at the end.
  @Test(arguments: [
    (["dict"], "a b", "<a b>"), (["dict", "-d", "w=%s", "-x"], "词;rm", "<-d><w=词;rm><-x>"),
    (["dict"], "-h", ""),
    (["gone"], "词", ""), (["fails"], "词", ""),
    ([], "词", "词 (Great)\n释义\n\n词 (Small)\nmeaning"),
  ])
  func aDictionaryIsAsked(_ command: [String], _ word: String, _ expected: String) async throws {
    let (folder, library) = try await Self.library()
    let json =
      #"[{"dict":"Great","word":"词","definition":"释义"},{"dict":"Small","word":"词","definition":"meaning"}]"#
    for (name, script) in [
      ("dict", "printf '<%s>' \"$@\""), ("fails", "echo no; exit 1"), ("sdcv", "echo '\(json)'"),
    ] {
      let file = folder.appending(path: name)
      try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    let lookUp = WordLookUp(
      library: library, dictionary: command, environment: ["PATH": folder.path + ":/usr/bin:/bin"],
      patience: .seconds(1000))
    let definition = try await lookUp.report(of: word).definition
    #expect(definition?.text ?? "" == expected)
    #expect(definition == nil || definition?.program == command.first ?? "sdcv")
    try FileManager.default.removeItem(at: folder)
  }
}
