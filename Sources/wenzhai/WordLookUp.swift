import DigestIndex
import DigestKit
import Foundation
import Reader

/// What the library and the reader's dictionary say of a word.
struct WordLookUp {
  let library: Library
  /// The program to ask and its arguments, `%s` standing for the word; sdcv if empty.
  let dictionary: [String]
  /// Nil if no program is to be started.
  let environment: [String: String]?
  /// A dictionary that takes longer says nothing.
  var patience = Duration.seconds(5)

  /// Sentences that are shown.
  private static let examples = 8

  func report(of word: String) async throws -> WordReport {
    let words = try library.vocabulary(of: word)
    let (examples, digests) = try await library.examples(
      of: word, translations: words.flatMap(\.translations).map(\.word), limit: Self.examples)
    return WordReport(
      word: word, words: words, digests: digests, examples: examples,
      definition: await definition(of: word))
  }

  // MARK: The dictionary

  /// Asked without a shell, the word being one argument.
  private func definition(of word: String) async -> WordReport.Definition? {
    // A word that begins with a dash would be an option.
    guard let environment, !word.hasPrefix("-") else { return nil }
    let sdcv = ["sdcv", "--non-interactive", "--json", "--utf8-output", "--utf8-input"]
    var command = dictionary.isEmpty ? sdcv : dictionary
    if command.contains(where: { $0.contains("%s") }) {
      command = command.map { $0.replacing("%s", with: word) }
    } else {
      command.append(word)
    }
    guard let program = Program(command, environment: environment) else { return nil }
    let written = await program.written(for: "", limit: patience)
    guard written.failure == nil else { return nil }
    let text = (Self.definitions(in: written.text) ?? written.text).trimmingCharacters(
      in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : WordReport.Definition(program: program.name, text: text)
  }

  /// What sdcv says as JSON: an array of words, each with the dictionary that has it. Nil for other text.
  static func definitions(in text: String) -> String? {
    struct Found: Decodable {
      var dict: String
      var word: String
      var definition: String
    }
    guard let found = try? JSONDecoder().decode([Found].self, from: Data(text.utf8)) else { return nil }
    return found.map { "\($0.word) (\($0.dict))\n\($0.definition)" }.joined(separator: "\n\n")
  }
}
