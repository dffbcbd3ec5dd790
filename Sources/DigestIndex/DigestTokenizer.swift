import DigestKit
import GRDB
import Writing

/// `SearchTokens` for FTS5. Queries come as tokens already; they pass as they are.
final class DigestTokenizer: FTS5CustomTokenizer {
  static let name = "wenzhai"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
    nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    if tokenization.contains(.query) { return tokenCallback(context, 0, pText, nText, 0, nText) }
    let text = pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) {
      FoldedText(utf8: UnsafeBufferPointer(start: $0, count: Int(nText)))
    }
    var status: CInt = 0
    SearchTokens.forEach(in: text) { token, source, isAnother in
      guard status == 0, let base = token.baseAddress else { return }
      status = base.withMemoryRebound(to: CChar.self, capacity: token.count) {
        tokenCallback(
          context, isAnother ? Self.colocated : 0, $0, CInt(token.count), CInt(source.lowerBound),
          CInt(source.upperBound))
      }
    }
    return status
  }

  /// FTS5_TOKEN_COLOCATED.
  private static let colocated: CInt = 1
}
