/// Names an entry for good: `KEY/LANGUAGE#SLUG`.
public struct EntryID: Hashable, Sendable, CustomStringConvertible {
  /// Which of the opened libraries, from 0. Not part of the written form.
  public var library: Int
  /// The key of the digest.
  public var digest: String
  public var language: String
  /// Empty for the introduction.
  public var slug: String

  public init(library: Int = 0, digest: String, language: String, slug: String) {
    self.library = library
    self.digest = digest
    self.language = language
    self.slug = slug
  }

  /// Reads the written form. The key may hold slashes and `#`, the slug may not hold `#`.
  public init?(_ text: String, library: Int = 0) {
    guard let hash = text.lastIndex(of: "#") else { return nil }
    let head = text[..<hash]
    guard let slash = head.lastIndex(of: "/") else { return nil }
    self.init(
      library: library, digest: String(head[..<slash]), language: String(head[head.index(after: slash)...]),
      slug: String(text[text.index(after: hash)...]))
  }

  /// The same without its library, as it is written.
  public var written: EntryID { EntryID(digest: digest, language: language, slug: slug) }

  public var description: String { "\(digest)/\(language)#\(slug)" }
}

/// Names a digest in the opened libraries.
public struct DigestID: Hashable, Sendable {
  public var library: Int
  public var key: String

  public init(library: Int = 0, key: String) {
    self.library = library
    self.key = key
  }
}

extension EntryID {
  public var digestID: DigestID { DigestID(library: library, key: digest) }
}
