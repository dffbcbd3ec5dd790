import CPCRE2

/// A regular expression in Perl's syntax, by PCRE2, to be looked for in the lines of a text.
///
/// Case makes no difference, unless `(?-i)` says so. A match stays in its line. An expression that would take too long
/// on a text is given up there: see `Outcome.isGivenUp`.
public struct RegularExpression: Hashable, Sendable {
  public let source: String
  private let code: Code

  /// Nil for what isn't one.
  public init?(_ source: String) {
    guard let code = Code(source) else { return nil }
    self.source = source
    self.code = code
  }

  public static func == (left: Self, right: Self) -> Bool { left.source == right.source }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }

  /// What looking through a text came to.
  public struct Outcome: Equatable, Sendable {
    /// UTF-8 ranges, in order, none overlapping another; none of them empty.
    public var matches: [Range<Int>] = []
    /// True if the limits were reached: there may be more matches.
    public var isGivenUp = false
  }

  /// The first `limit` matches in valid UTF-8.
  public func outcome(in text: UnsafeBufferPointer<UInt8>, limit: Int = .max) -> Outcome {
    code.outcome(in: text, limit: limit)
  }

  /// A pattern as PCRE2 compiled it.
  ///
  /// Unchecked: what was compiled is never changed, and PCRE2 lets threads share it (pcre2api, "Multithreading"); what
  /// a search changes is made for that search.
  private final class Code: @unchecked Sendable {
    private let compiled: OpaquePointer

    init?(_ source: String) {
      var error: CInt = 0
      var offset = 0
      let options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
        | PCRE2_NO_UTF_CHECK
      var source = source
      let compiled = source.withUTF8 {
        pcre2_compile_8($0.baseAddress, $0.count, options, &error, &offset, nil)
      }
      guard let compiled else { return nil }
      self.compiled = compiled
      // Without a compiler for this machine's code the interpreter does it.
      pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    }

    deinit { pcre2_code_free_8(compiled) }

    func outcome(in text: UnsafeBufferPointer<UInt8>, limit: Int) -> Outcome {
      var outcome = Outcome()
      guard limit > 0, let base = text.baseAddress, let context = pcre2_match_context_create_8(nil),
        let found = pcre2_match_data_create_from_pattern_8(compiled, nil)
      else { return outcome }
      defer {
        pcre2_match_data_free_8(found)
        pcre2_match_context_free_8(context)
      }
      pcre2_set_match_limit_8(context, RegularExpression.mostSteps)
      pcre2_set_depth_limit_8(context, RegularExpression.mostDepth)
      pcre2_set_heap_limit_8(context, RegularExpression.mostKibibytes)
      let newline = UInt8(ascii: "\n")
      var start = 0
      // Mostly the whole rest is looked through at once; from the first match on that goes over the end of its line, one
      // line after the other.
      var goesByLines = false
      while start < text.count && outcome.matches.count < limit {
        let end = goesByLines ? text[start...].firstIndex(of: newline) ?? text.count : text.count
        switch first(in: base, count: end, from: start, found, context) {
        case .nothing: start = end + 1
        case .givenUp:
          outcome.isGivenUp = true
          return outcome
        case .match(let range):
          if text[range].contains(newline) {
            goesByLines = true
            start = text[..<range.lowerBound].lastIndex(of: newline).map { max(start, $0 + 1) } ?? start
            continue
          }
          if !range.isEmpty { outcome.matches.append(range) }
          start = range.isEmpty ? RegularExpression.next(after: range.upperBound, in: text) : range.upperBound
        }
      }
      return outcome
    }

    private enum First {
      case nothing, givenUp
      case match(Range<Int>)
    }

    private func first(
      in base: UnsafePointer<UInt8>, count: Int, from start: Int, _ found: OpaquePointer,
      _ context: OpaquePointer
    ) -> First {
      let code = pcre2_match_8(compiled, base, count, start, PCRE2_NO_UTF_CHECK, found, context)
      if code == PCRE2_ERROR_NOMATCH { return .nothing }
      guard code >= 0, let ends = pcre2_get_ovector_pointer_8(found) else { return .givenUp }
      // `\K` may set the start behind the end.
      let (lower, upper) = (Int(ends[0]), Int(ends[1]))
      return .match(min(lower, upper)..<max(lower, upper))
    }
  }

  /// Calls of PCRE2's internal match function for one text: some hundredths of a second.
  private static let mostSteps: UInt32 = 200_000
  private static let mostDepth: UInt32 = 2_000
  private static let mostKibibytes: UInt32 = 8_192

  private static func next(after offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var next = offset + 1
    while next < text.count && text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
