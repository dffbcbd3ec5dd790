import Writing

/// How results are put in order.
public enum SearchOrder: String, CaseIterable, Sendable {
  /// Hits in titles and sections before those in notes and bold text, these before others; newer before older
  /// among equals.
  case relevance
  /// Newest first, in reading order.
  case date
}

/// What a search found.
public struct SearchResults: Equatable, Sendable {
  public var query: Query
  public var order = SearchOrder.date
  /// False for a first page, while the others are still being looked for: counts are of that page then.
  public var isComplete = true
  /// How many entries match, in all.
  public var total: Int
  /// How many in each digest, newest first.
  public var counts: [DigestCount]
  /// The first of them: newest digest first, then `zh` before other languages, then file order.
  ///
  /// Tier by tier: then, in the same order, those that match only by forms of words, and so on.
  public var entries: [EntrySummary]
  /// How many in each language, most first.
  public var languages: [Count] = []
  /// How many in each category, most first; with more than a hundred, those with most.
  public var categories: [Count] = []
  /// How many match in which way, the surest first; none that nothing matches in.
  public var tiers: [Tier]
  /// What to mark in them.
  public var patterns: [SearchPattern]
  /// What may have been meant by a query that found nothing.
  public var correction: String?
  /// What looking for an expression took; nil without one.
  public var expressionCost: ExpressionCost?
  /// What stands around the hits of entries, where it was asked for.
  public var extracts: [EntryID: Extract] = [:]
  /// What the twins of entries say there, where that was asked for.
  public var twinExtracts: [EntryID: String] = [:]

  public struct Tier: Equatable, Sendable {
    public var match: SearchMatch
    public var entries: Int

    public init(_ match: SearchMatch, entries: Int) {
      self.match = match
      self.entries = entries
    }
  }

  public struct Count: Equatable, Sendable {
    public var name: String
    public var entries: Int

    public init(name: String, entries: Int) {
      self.name = name
      self.entries = entries
    }
  }

  public struct DigestCount: Equatable, Sendable {
    public var id: DigestID
    /// Those that lists show: each in every language in which it matches, and introductions.
    public var entries: Int
    /// The same, each once whatever its languages, and without introductions: what a trend counts.
    public var distinct: Int

    public init(id: DigestID, entries: Int, distinct: Int? = nil) {
      self.id = id
      self.entries = entries
      self.distinct = distinct ?? entries
    }
  }

  /// `tiers`: all match as it was typed, if they aren't given.
  public init(
    query: Query, total: Int, counts: [DigestCount], entries: [EntrySummary], tiers: [Tier]? = nil,
    patterns: [SearchPattern]? = nil
  ) {
    self.tiers = tiers ?? (total > 0 ? [Tier(.literal, entries: total)] : [])
    self.patterns = patterns ?? query.patterns
    self.query = query
    self.total = total
    self.counts = counts
    self.entries = entries
  }
}

/// What it took to look for a regular expression, for which no index is any help.
public struct ExpressionCost: Equatable, Sendable {
  /// Texts that were read.
  public var texts: Int
  /// Those of them on which it was given up: what they hold isn't known.
  public var givenUp: Int

  public init(texts: Int, givenUp: Int) {
    self.texts = texts
    self.givenUp = givenUp
  }
}
