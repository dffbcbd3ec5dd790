/// A stretch of an entry and what may be done to it.
struct Piece {
  enum Kind: UInt8 {
    case literal
    /// Literal too; the last of its sentence.
    case sentenceEnd
    /// Han characters of three bytes each.
    case han
    /// An English word of five letters or more, outside code, formulas and addresses.
    case latin
    case number
    case address
  }

  var kind: Kind
  var start: Int32
  var count: Int32
}
