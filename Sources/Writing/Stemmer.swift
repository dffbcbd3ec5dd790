import CStemmer

/// English words by their stem, as Porter's second algorithm cuts it (Snowball's `english`): `agents` and `agent` are
/// one word.
public struct Stemmer: ~Copyable {
  private let stemmer: OpaquePointer

  /// Nil if there is no memory for it.
  public init?() {
    guard let stemmer = sb_stemmer_new("english", "UTF_8") else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// The stem of a word of small letters, in UTF-8.
  public func stem(of word: [UInt8]) -> [UInt8] {
    guard let stem = sb_stemmer_stem(stemmer, word, CInt(word.count)) else { return word }
    return Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
  }
}
