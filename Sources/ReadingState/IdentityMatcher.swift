import DigestKit
import Writing

/// Finds entries again by what they are known by. Pure.
///
/// What says most comes first: the same text, the same source, the same title, and in the same digest a text that
/// begins alike. Where two entries would do and nothing tells them apart, neither is taken.
public struct IdentityMatcher {
  private let entries: [EntryID: EntryIdentity]
  private var byText: [Key<Int64>: [EntryID]] = [:]
  private var bySource: [Key<String>: [EntryID]] = [:]
  private var byTitle: [Key<String>: [EntryID]] = [:]
  private var byDigest: [Key<String>: [EntryID]] = [:]

  private struct Key<Value: Hashable>: Hashable {
    var language: String
    /// An introduction is never found in an entry, nor an entry in one.
    var isIntroduction: Bool
    var value: Value

    init(_ id: EntryID, _ value: Value) {
      language = id.language
      isIntroduction = id.slug.isEmpty
      self.value = value
    }
  }

  /// `entries`: those that there are now.
  public init(_ entries: [EntryID: EntryIdentity]) {
    self.entries = entries
    for (id, identity) in entries {
      if let text = identity.text { byText[Key(id, text), default: []].append(id) }
      if let source = identity.source { bySource[Key(id, source), default: []].append(id) }
      if !identity.title.isEmpty { byTitle[Key(id, identity.title), default: []].append(id) }
      byDigest[Key(id, id.digest), default: []].append(id)
    }
  }

  /// Pairs of letters that two beginnings must share, of all that they have, to be of one text.
  private static let likeness = 0.6

  /// Of so few pairs of letters nothing can be said.
  private static let fewPairs = 8

  /// The entry that was `id` and is known by `identity`; nil if it isn't there, or can't be told from another.
  public func find(_ id: EntryID, _ identity: EntryIdentity) -> EntryID? {
    if let text = identity.text,
      let found = nearest(byText[Key(id, text)], id, identity)
    {
      return found
    }
    return findEdited(id, identity)
  }

  /// The same among entries whose text isn't the same.
  private func findEdited(_ id: EntryID, _ identity: EntryIdentity) -> EntryID? {
    if let source = identity.source,
      let found = nearest(bySource[Key(id, source)], id, identity)
    {
      return found
    }
    if !identity.title.isEmpty,
      let found = nearest(byTitle[Key(id, identity.title)], id, identity)
    {
      return found
    }
    return findAlike(id, identity)
  }

  /// The text of its digest that begins alike. What stands in most texts of the digest says nothing, or a deleted
  /// entry would be found in a neighbour that was written on the same pattern.
  private func findAlike(_ id: EntryID, _ identity: EntryIdentity) -> EntryID? {
    let wanted = Likeness(to: identity.excerpt)
    guard wanted.count > Self.fewPairs else { return nil }
    let neighbours = (byDigest[Key(id, id.digest)] ?? []).sorted {
      $0.slug < $1.slug
    }
    let likenesses = neighbours.map { Likeness(to: entries[$0]?.excerpt ?? "") }
    let usual = UsualPairs(of: likenesses)
    var best: (id: EntryID, likeness: Double)?
    for (neighbour, own) in zip(neighbours, likenesses) {
      // With another title and another source it is about something else.
      if let source = identity.source, let its = entries[neighbour]?.source, source != its { continue }
      guard wanted.share(with: own) >= Self.likeness else { continue }
      let unusual = usual.left(of: wanted, besides: own)
      let likeness = unusual.share(with: usual.left(of: own, besides: own))
      guard unusual.count > Self.fewPairs, likeness >= Self.likeness else { continue }
      if likeness > best?.likeness ?? 0 { best = (neighbour, likeness) }
    }
    return best?.id
  }

  /// The one of the candidates that has the same title, or is in the same digest, or both; the only one as it is.
  private func nearest(_ candidates: [EntryID]?, _ id: EntryID, _ identity: EntryIdentity) -> EntryID? {
    guard let candidates, candidates.count > 1 else { return candidates?.first }
    func score(_ candidate: EntryID) -> Int {
      (entries[candidate]?.title == identity.title ? 2 : 0) + (candidate.digest == id.digest ? 1 : 0)
    }
    let best = candidates.map(score).max() ?? 0
    let nearest = candidates.filter { score($0) == best }
    if nearest.count == 1 { return nearest[0] }
    guard best > 0 else { return nil }
    // Several in one digest: the one that stands nearest to where it stood.
    guard Set(nearest.map(\.digest)).count == 1 else { return nil }
    // Of two that stand as near the one that has its id, or else the first.
    func rank(_ candidate: EntryID) -> (Int, Int, String) {
      (distance(candidate, identity), candidate == id ? 0 : 1, candidate.slug)
    }
    return nearest.min { rank($0) < rank($1) }
  }

  private func distance(_ id: EntryID, _ identity: EntryIdentity) -> Int {
    abs((entries[id]?.line ?? .max / 2) - identity.line)
  }
}
