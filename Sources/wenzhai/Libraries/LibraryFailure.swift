import Reader

/// Why something could not be done to a library that is kept.
struct LibraryFailure: Error {
  var phrase: Phrase

  init(_ phrase: Phrase) { self.phrase = phrase }
}
