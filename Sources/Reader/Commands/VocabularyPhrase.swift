extension Phrase {
  /// What is said of a word that is looked up, and of what is near an entry.
  public enum Vocabulary: Equatable, Sendable {
    case prompt, lookingUp(String), unknown(String), digests(Int, String), dictionary(String), related,
      noneRelated

    var texts: (chinese: String, english: String) {
      switch self {
      case .prompt: ("查词 ", "Look up ")
      case .lookingUp(let word): ("正在查“\(word)”", "Looking up “\(word)”")
      case .unknown(let word): ("文库和词典都没有“\(word)”", "Neither the library nor a dictionary has “\(word)”")
      case .digests(let count, let labels):
        ("在 \(count) 期里：\(labels)", "In \(count) digest\(count == 1 ? "" : "s"): \(labels)")
      case .related: ("相近的条目", "Related entries")
      case .noneRelated: ("没有相近的条目", "Nothing is near this entry")
      case .dictionary(let name): ("词典：\(name)", "Dictionary: \(name)")
      }
    }
  }
}
