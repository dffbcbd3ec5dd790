/// For each word the words of the other side that it is linked with: from the first to the last of them.
struct WordSpans {
  struct Span {
    var first: Int32 = .max
    var last: Int32 = -1

    var isLinked: Bool { last >= 0 }
    var count: Int { isLinked ? Int(last - first) + 1 : 0 }

    mutating func formUnion(_ other: Span) {
      first = min(first, other.first)
      last = max(last, other.last)
    }

    mutating func insert(_ place: Int) {
      let place = Int32(truncatingIfNeeded: place)
      formUnion(Span(first: place, last: place))
    }
  }

  private(set) var left: [Span]
  private(set) var right: [Span]
  /// The companions among the tokens.
  private(set) var companions: (left: Set<Int>, right: Set<Int>) = ([], [])

  /// The links, and those of companions.
  init(_ text: ParallelText, _ links: WordLinks, _ association: WordAssociation) {
    left = [Span](repeating: Span(), count: text.left.tokens.count)
    right = [Span](repeating: Span(), count: text.right.tokens.count)
    let mine = WordCompanions(of: text.left, links.left, in: text.right) {
      association.isCommon(left: $0)
    } score: {
      association.score($0, $1)
    }
    let theirs = WordCompanions(of: text.right, links.right, in: text.left) {
      association.isCommon(right: $0)
    } score: {
      association.score($1, $0)
    }
    var links = links
    for place in mine.places {
      links.unlink(left: place.at)
      companions.left.insert(place.at)
      join(place.at, place.other)
    }
    for place in theirs.places {
      links.unlink(right: place.at)
      companions.right.insert(place.at)
      join(place.other, place.at)
    }
    for (at, other) in links.left.enumerated() where other >= 0 { join(at, Int(other)) }
  }

  private mutating func join(_ at: Int, _ other: Int) {
    left[at].insert(other)
    right[other].insert(at)
  }
}
