import DigestKit
import Markdown
import Writing

extension Library {
  /// The newest sentences that hold a word, those of entries with a twin first.
  ///
  /// `translations`: words of which one tells which sentence of the other edition is meant.
  public func examples(
    of word: String, translations: [String], limit: Int
  ) async throws -> (examples: [WordExample], digests: [DigestID]) {
    let results = try search(
      Query("\"\(word.replacing("\"", with: " "))\""), limit: Self.mostEntries, countsCategories: false)
    guard let pattern = TextPattern(word) else { return ([], []) }
    let others = translations.compactMap { QueryTranslations.pattern(of: $0) }
    var found: [WordExample] = []
    var shown: Set<EntryID> = []
    for entry in results.entries.filter({ $0.twin != nil }) + results.entries.filter({ $0.twin == nil }) {
      if found.count >= limit { break }
      try Task.checkCancellation()
      // The other edition may hold the word, too.
      if entry.twin.map(shown.contains) == true { continue }
      guard let content = try? await content(of: entry) else { continue }
      let other = try twin(of: entry, language: nil)
      var twinContent: Entry?
      if let other { twinContent = try? await self.content(of: other) }
      if let example = ParallelSentences(content, twinContent).first(pattern, others) {
        shown.insert(entry.id)
        found.append(WordExample(entry: entry, sentence: example.sentence, twin: example.twin))
      }
    }
    return (found, results.counts.filter { $0.entries > 0 }.map(\.id))
  }

  /// Entries that sentences are looked for in.
  private static let mostEntries = 40
}
