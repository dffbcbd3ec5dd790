/// A library that is kept by its name.
struct KeptLibrary: Equatable, Sendable {
  var name: LibraryName
  /// An absolute path.
  var path: String
  /// Where it comes from, if it is a repository that `add` has cloned.
  var url: String?
}
