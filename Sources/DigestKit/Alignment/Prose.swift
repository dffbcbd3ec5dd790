import Markdown

extension Block {
  /// True for what is said in sentences: code isn't translated.
  var isProse: Bool { if case .code = content { false } else { true } }
}

extension Sequence<Block> {
  /// What is said in sentences.
  var prose: [Block] { filter(\.isProse) }
}
