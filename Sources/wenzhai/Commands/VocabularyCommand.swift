import ArgumentParser
import DigestIndex
import DigestKit
import Reader
import Writing

/// Words that the editions of a library translate by each other.
struct VocabularyCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv }

  static let configuration = CommandConfiguration(commandName: "vocabulary", abstract: words(.vocabulary))

  @Argument(help: help(.vocabularyWord)) var terms: [String] = []
  @Flag(help: help(.vocabularyLookedUp)) var lookedUp = false
  @Flag(help: help(.jsonLines)) var json = false
  @Option(help: help(.vocabularyFormat)) var format = Format.text
  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.environment.freshLibrary(named: options.library)
    if lookedUp { return try printLookedUp(in: library) }
    let words =
      try terms.isEmpty ? library.vocabulary() : library.vocabulary(of: terms.joined(separator: " "))
    guard !words.isEmpty else { throw ExitCode(1) }
    for word in words {
      if json {
        Output.line(Self.line(of: word))
      } else if format == .tsv {
        Output.source(Self.row(of: word))
      } else {
        Output.line(SafeText(Self.text(of: word)))
      }
    }
  }

  /// Words that the reader has looked up, each with what it is translated by and where it stands.
  private func printLookedUp(in library: Library) throws {
    let words = try library.reading.words()
    guard !words.isEmpty else { throw ExitCode(1) }
    for name in words {
      let known = try library.vocabulary(of: name)
      let translations = known.flatMap(\.translations).map(\.word)
      guard format == .tsv, !json else {
        // What a dictionary alone knows has no translation here.
        let shown = known.isEmpty ? [Vocabulary.Word(word: name, language: "", translations: [])] : known
        if json { shown.forEach { Output.line(Self.line(of: $0)) } }
        if !json { Output.line(SafeText("\(name)  →  \(translations.joined(separator: ", "))")) }
        continue
      }
      let example = try blocking {
        try await library.examples(of: name, translations: translations, limit: 1).examples.first
      }
      Output.source(
        [name, translations.joined(separator: "; "), example?.sentence ?? "", example?.twin ?? ""]
          .map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t"))
    }
  }

  private static func line(of word: Vocabulary.Word) -> JSON {
    .object([
      ("word", .string(word.word)), ("language", .string(word.language)),
      (
        "translations",
        .array(
          word.translations.map { translation in
            .object([
              ("word", .string(translation.word)), ("language", .string(translation.language)),
              ("count", .int(translation.count)),
              ("share", .double((translation.share * 1000).rounded() / 1000)),
            ])
          })
      ),
    ])
  }

  /// A word, and what it is translated by: two fields, as programs for flash cards read them.
  private static func row(of word: Vocabulary.Word) -> String {
    "\(word.word)\t\(word.translations.map(\.word).joined(separator: "; "))"
  }

  private static func text(of word: Vocabulary.Word) -> String {
    let translations = word.translations.map { "\($0.word) \($0.count)" }
    return "\(word.language)  \(word.word)  →  \(translations.joined(separator: ", "))"
  }
}
