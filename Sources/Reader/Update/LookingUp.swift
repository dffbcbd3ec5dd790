import DigestKit

extension State {
  /// `D`: asks for a word with what is selected or searched.
  mutating func beginLookUp() -> [Effect] {
    let selected = browse.page?.selectedTexts.joined(separator: " ") ?? ""
    let searched = search.map { Query($0.text).patterns.compactMap { $0.text?.source } }?.first ?? ""
    var prompt = Prompt(.word)
    _ = prompt.line.insert(String((overlay == .selection ? selected : searched).prefix(Self.longestWord)))
    browse.page?.selection = nil
    overlay = .prompt(prompt)
    return []
  }

  /// What is longer is no word.
  private static let longestWord = 64

  /// What is known of a word, over the screen.
  mutating func receiveWord(_ report: WordReport) -> [Effect] {
    // The reader has gone on meanwhile.
    guard overlay == nil, !isBusyWithKeys else { return [] }
    message = report.isEmpty ? .vocabulary(.unknown(report.word)) : nil
    if !report.isEmpty {
      overlay = .output(sheet(of: text(of: report), report.word, isProse: true), top: 0)
    }
    return []
  }

  /// Labels of digests that are named.
  private static let mostLabels = 12

  private func text(of report: WordReport) -> String {
    var parts = report.words.map { word in
      "\(word.word)  →  " + word.translations.map { "\($0.word) \($0.count)" }.joined(separator: ", ")
    }
    if !report.digests.isEmpty {
      let labels = report.digests.prefix(Self.mostLabels).map { label(of: $0) }.joined(separator: ", ")
      let more = report.digests.count > Self.mostLabels ? "…" : ""
      parts.append(Phrase.vocabulary(.digests(report.digests.count, labels + more)).text(settings))
    }
    parts += report.examples.map { example in
      let sentences = [example.sentence, example.twin].compactMap(\.self).map { "  " + $0 }
      return "\(label(of: example.entry.id.digestID)) · \(example.entry.title)\n"
        + sentences.joined(separator: "\n")
    }
    if let definition = report.definition {
      parts.append(Phrase.vocabulary(.dictionary(definition.program)).text(settings) + "\n" + definition.text)
    }
    return parts.joined(separator: "\n\n")
  }

  // MARK: What is near

  /// `R`: entries near the one that is read or chosen.
  mutating func askForRelated() -> [Effect] {
    guard let entry = chosenEntry else {
      message = .kept(.nothingToNote)
      return []
    }
    return [.loadRelated(entry)]
  }

  /// A list of them, unless the reader has gone on meanwhile.
  mutating func receiveRelated(_ entries: [RelatedEntry], to id: EntryID) -> [Effect] {
    guard overlay == nil, !isBusyWithKeys, chosenEntry?.id == id else { return [] }
    message = entries.isEmpty ? .vocabulary(.noneRelated) : nil
    guard !entries.isEmpty else { return [] }
    overlay = .picker(
      Picker(
        .related,
        items: entries.map { related in
          Picker.Item(
            title: related.entry.title,
            detail: ([label(of: related.entry.id.digestID)] + related.shared).joined(separator: " · "),
            choice: .entry(related.entry))
        }))
    return []
  }
}
