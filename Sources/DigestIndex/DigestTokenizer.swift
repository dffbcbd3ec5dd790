import DigestKit
import GRDB
import Writing

/// `SearchTokens` for FTS5. Documents come as `SearchTokens.joined`, queries as single tokens.
final class DigestTokenizer: FTS5CustomTokenizer {
  static let name = "wenzhai"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
    nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    if tokenization.contains(.query) { return tokenCallback(context, 0, pText, nText, 0, nText) }
    var start = 0
    for end in 0..<Int(nText) where UInt8(bitPattern: pText[end]) == SearchTokens.separator {
      let status = tokenCallback(
        context, start == 0 ? 0 : Self.colocated, pText + start, CInt(end - start), CInt(start), CInt(end))
      if status != 0 { return status }
      start = end + 1
    }
    return 0
  }

  /// FTS5_TOKEN_COLOCATED.
  private static let colocated: CInt = 1
}
