/// An entry of the small library, cut so that writing it anew needs no second look at its text.
struct SourceEntry {
  /// The title, without its subject if it names one before a colon.
  var rest: String
  var slug: String
  var isChinese: Bool
  var section: Int
  var category: Int
  var pieces: Range<Int>
  var bytes: Int
}
