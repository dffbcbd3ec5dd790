import CPCRE2

/// A regular expression in Perl's syntax, by PCRE2, to be looked for in the lines of a text.
///
/// Case makes no difference, unless `(?-i)` says so. Each line is looked through by itself. An expression that takes too
/// long on a text is given up there: see `Outcome.isGivenUp`.
public struct RegularExpression: Hashable, Sendable {
  public let source: String
  private let code: Code

  /// Nil for what isn't one, or is empty; and for one that begins with words to PCRE2 itself, such as `(*NO_JIT)`.
  public init?(_ source: String) {
    guard !source.isEmpty, !source.hasPrefix("(*"), let code = Code(source) else { return nil }
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

  /// How much looking through a text may take before it is given up.
  public enum Effort: Sendable {
    /// Where an answer is wanted.
    case thorough
    /// Where the screen waits.
    case quick

    /// Places of a text at which it may try long, some thousandths of a second each.
    fileprivate var mostLongTries: Int {
      switch self {
      case .thorough: 50
      case .quick: 2
      }
    }
  }

  /// The first `limit` matches in valid UTF-8.
  public func outcome(
    in text: UnsafeBufferPointer<UInt8>, limit: Int = .max, effort: Effort = .thorough
  ) -> Outcome {
    guard limit > 0, let base = text.baseAddress, var search = LineSearch(code, effort) else {
      return Outcome()
    }
    let newline = UInt8(ascii: "\n")
    var outcome = Outcome()
    var start = 0
    // Line by line: so an expression means the same in each of them, whatever stands around it.
    while start < text.count && outcome.matches.count < limit && !outcome.isGivenUp {
      let end = text[start...].firstIndex(of: newline) ?? text.count
      let room = limit - outcome.matches.count
      let found = search.matches(in: base + start, count: end - start, limit: room)
      outcome.matches += found.matches.map { ($0.lowerBound + start)..<($0.upperBound + start) }
      outcome.isGivenUp = found.isGivenUp
      start = end + 1
    }
    return outcome
  }

  /// A pattern as PCRE2 compiled it.
  ///
  /// Unchecked: what was compiled is never changed, and PCRE2 lets threads share it (pcre2api, "Multithreading"); what
  /// a search changes is made for that search.
  fileprivate final class Code: @unchecked Sendable {
    let compiled: OpaquePointer

    init?(_ source: String) {
      var error: CInt = 0
      var offset = 0
      let options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_UTF_CHECK
        | PCRE2_USE_OFFSET_LIMIT
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
  }
}

/// One walk through a text, with what PCRE2 needs for it.
private struct LineSearch: ~Copyable {
  private let code: RegularExpression.Code
  private let context: OpaquePointer
  private let found: OpaquePointer
  private let stack: OpaquePointer?
  private var longTries: Int

  /// Calls of PCRE2's match function from one place on: mostly enough, and so few that every place may take as many.
  private static let shortTry: UInt32 = 5_000
  /// The same where that wasn't enough.
  private static let longTry: UInt32 = 200_000
  private static let mostDepth: UInt32 = 2_000
  private static let mostKibibytes: UInt32 = 8_192
  private static let firstStack = 32 << 10
  private static let largestStack = 1 << 20

  /// Nil if there is no memory for it.
  init?(_ code: RegularExpression.Code, _ effort: RegularExpression.Effort) {
    guard let context = pcre2_match_context_create_8(nil) else { return nil }
    guard let found = pcre2_match_data_create_from_pattern_8(code.compiled, nil) else {
      pcre2_match_context_free_8(context)
      return nil
    }
    self.code = code
    self.context = context
    self.found = found
    longTries = effort.mostLongTries
    stack = pcre2_jit_stack_create_8(Self.firstStack, Self.largestStack, nil)
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    pcre2_set_depth_limit_8(context, Self.mostDepth)
    pcre2_set_heap_limit_8(context, Self.mostKibibytes)
  }

  deinit {
    pcre2_match_data_free_8(found)
    pcre2_match_context_free_8(context)
    if let stack { pcre2_jit_stack_free_8(stack) }
  }

  /// Those in one line.
  mutating func matches(
    in line: UnsafePointer<UInt8>, count: Int, limit: Int
  ) -> RegularExpression.Outcome {
    var outcome = RegularExpression.Outcome()
    var start = 0
    while start < count && outcome.matches.count < limit {
      switch first(in: line, count: count, from: start) {
      case .nothing: return outcome
      case .givenUp, .tookTooLong:
        outcome.isGivenUp = true
        return outcome
      case .match(let range):
        // `\K` may put the beginning before the place where the search began, or behind the end.
        let goesOn = range.lowerBound >= start && range.upperBound > range.lowerBound
        if goesOn { outcome.matches.append(range) }
        start = goesOn ? range.upperBound : Self.next(after: max(start, range.upperBound), in: line, count)
      }
    }
    return outcome
  }

  private enum First {
    case nothing, tookTooLong, givenUp
    case match(Range<Int>)
  }

  /// The first match from `start` on. Where short tries don't do, each place is tried by itself, some of them longer.
  private mutating func first(in line: UnsafePointer<UInt8>, count: Int, from start: Int) -> First {
    let whole = attempt(in: line, count: count, from: start, upTo: count, Self.shortTry)
    guard case .tookTooLong = whole else { return whole }
    var place = start
    while place < count {
      var attempt = attempt(in: line, count: count, from: place, upTo: place, Self.shortTry)
      if case .tookTooLong = attempt {
        guard longTries > 0 else { return .givenUp }
        longTries -= 1
        attempt = self.attempt(in: line, count: count, from: place, upTo: place, Self.longTry)
      }
      switch attempt {
      case .nothing: place = Self.next(after: place, in: line, count)
      case .tookTooLong: return .givenUp
      case .givenUp, .match: return attempt
      }
    }
    return .nothing
  }

  /// A match that begins at `start`, or later up to `last`.
  private func attempt(
    in line: UnsafePointer<UInt8>, count: Int, from start: Int, upTo last: Int, _ steps: UInt32
  ) -> First {
    pcre2_set_match_limit_8(context, steps)
    pcre2_set_offset_limit_8(context, last)
    let result = pcre2_match_8(code.compiled, line, count, start, PCRE2_NO_UTF_CHECK, found, context)
    if result == PCRE2_ERROR_NOMATCH { return .nothing }
    if result == PCRE2_ERROR_MATCHLIMIT { return .tookTooLong }
    guard result >= 0, let ends = pcre2_get_ovector_pointer_8(found) else { return .givenUp }
    let (lower, upper) = (Int(ends[0]), Int(ends[1]))
    return .match(min(lower, upper)..<max(lower, upper))
  }

  /// Where the character behind an offset begins.
  private static func next(after offset: Int, in line: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var next = offset + 1
    while next < count && line[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
