import Markdown

extension Sequence<Block> {
  /// What is said in sentences: code isn't translated.
  var prose: [Block] { filter { if case .code = $0.content { false } else { true } } }
}
