import Foundation

/// An entry that a reader may want to read, and why.
public struct Suggestion: Equatable, Sendable {
  public enum Reason: Equatable, Hashable, Sendable {
    /// Of a category, or from a site, of which the reader has read so many, and kept (with a star, a note or a mark) so many.
    case category(String, read: Int, kept: Int)
    case site(String, read: Int, kept: Int)
    /// Nothing is known of what the reader likes.
    case newest
    /// Of a category that the reader leaves alone as a rule: one of each is there before there are two of any.
    case variety(String)
  }

  public var entry: EntrySummary
  public var reason: Reason

  public init(_ entry: EntrySummary, _ reason: Reason) {
    self.entry = entry
    self.reason = reason
  }

  /// Unread entries that can be read in so many minutes: one of each category first, then the best of all.
  ///
  /// `entries`: library by library, newest digest first, each in one language. The outcome stands in their order.
  public static func fitting(minutes: Int, _ entries: [EntrySummary]) -> [Suggestion] {
    let taste = ReadingTaste(entries)
    var ages: [DigestID: Int] = [:]
    var digests: [Int: Int] = [:]
    var candidates: [(place: Int, score: Double)] = []
    for (place, entry) in entries.enumerated() {
      let age = ages[entry.id.digestID] ?? digests[entry.id.library, default: 0]
      if ages.updateValue(age, forKey: entry.id.digestID) == nil {
        digests[entry.id.library, default: 0] += 1
      }
      guard !entry.isRead, entry.kind == .leaf || entry.kind == .item else { continue }
      candidates.append((place, taste.score(of: entry) - weightOfAge * log(1 + Double(age))))
    }
    candidates.sort { ($1.score, $0.place) < ($0.score, $1.place) }
    var left = minutes
    var chosen: Set<Int> = []
    var categories: Set<String> = []
    for isFirstRound in [true, false] {
      for (place, _) in candidates where !chosen.contains(place) {
        let entry = entries[place]
        let length = max(1, entry.minutes)
        guard length <= left, !isFirstRound || categories.insert(entry.category ?? "").inserted else {
          continue
        }
        left -= length
        chosen.insert(place)
      }
    }
    return chosen.sorted().map { Suggestion(entries[$0], taste.reason(for: entries[$0])) }
  }

  /// What is ten issues old must be of a category that is read twice as often.
  private static let weightOfAge = 0.3
}

/// What a reader opens, stars and keeps: by category and by site.
struct ReadingTaste {
  fileprivate struct Count {
    var offered = 0.0
    var read = 0
    var kept = 0

    /// A star, a note or a mark tells as much as three entries that were read.
    var weight: Double { Double(read) + 3 * Double(kept) }
  }

  private var categories: [String: Count] = [:]
  private var sites: [String: Count] = [:]
  private var all = Count()

  /// So many entries of a group, read as often as any, are taken for granted: one that was read alone says little.
  private static let granted = 4.0

  /// What was read of these. Digests that nobody has opened say nothing of their categories.
  init(_ entries: [EntrySummary]) {
    let opened = Set(entries.filter(\.isTouched).map(\.id.digestID))
    for entry in entries where opened.contains(entry.id.digestID) {
      all.add(entry)
      categories[entry.category ?? "", default: Count()].add(entry)
      if let site = Self.site(of: entry) { sites[site, default: Count()].add(entry) }
    }
  }

  private static func site(of entry: EntrySummary) -> String? {
    entry.sourceURL.flatMap(LinkTarget.host).map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
  }

  /// How much likelier than any other an entry of the group is to be read: the logarithm.
  private func lift(_ count: Count?) -> Double {
    guard all.weight > 0, all.offered > 0 else { return 0 }
    let usual = all.weight / all.offered
    let count = count ?? Count()
    return log((count.weight + Self.granted * usual) / ((count.offered + Self.granted) * usual))
  }

  private func lifts(_ entry: EntrySummary) -> (category: Double, site: Double) {
    (lift(categories[entry.category ?? ""]), Self.site(of: entry).map { lift(sites[$0]) } ?? 0)
  }

  func score(of entry: EntrySummary) -> Double {
    let lifts = lifts(entry)
    return lifts.category + lifts.site
  }

  func reason(for entry: EntrySummary) -> Suggestion.Reason {
    guard all.weight > 0 else { return .newest }
    let lifts = lifts(entry)
    if let site = Self.site(of: entry), let count = sites[site], lifts.site > max(0, lifts.category) {
      return .site(site, read: count.read, kept: count.kept)
    }
    if let category = entry.category, let count = categories[category], lifts.category > 0 {
      return .category(category, read: count.read, kept: count.kept)
    }
    return entry.category.map { .variety($0) } ?? .newest
  }
}

extension ReadingTaste.Count {
  fileprivate mutating func add(_ entry: EntrySummary) {
    offered += 1
    if entry.isRead { read += 1 }
    if entry.isStarred || entry.isNoted || entry.isMarked { kept += 1 }
  }
}

extension EntrySummary {
  fileprivate var isTouched: Bool { isRead || isStarred || isNoted || isMarked }
}
