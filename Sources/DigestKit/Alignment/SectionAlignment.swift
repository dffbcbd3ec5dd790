/// Sections of an edition: entries under the same headings, in order of their first entry.
struct SectionGroups {
  private(set) var paths: [[String]] = []
  private(set) var members: [[Int]] = []
  /// For each entry its section.
  private(set) var section: [Int] = []
  /// For each section the entry whose title is its innermost heading, if there is one.
  private(set) var heads: [Int?] = []

  init(_ entries: [AlignmentEntry]) {
    var known: [[String]: Int] = [:]
    var owners: [[String]: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let number = known[entry.sections] ?? paths.count
      if number == paths.count {
        known[entry.sections] = number
        paths.append(entry.sections)
        members.append([])
      }
      members[number].append(index)
      section.append(number)
      if owners[entry.sections + [entry.title]] == nil { owners[entry.sections + [entry.title]] = index }
    }
    heads = paths.map { owners[$0] }
  }
}

/// Finds which sections of two editions are the same.
struct SectionAlignment {
  let left: SectionGroups
  let right: SectionGroups
  /// For each left section the right one.
  private(set) var partner: [Int?]
  /// True where entries say so, and not the order alone.
  private(set) var isSure: [Bool]

  /// `anchors` are pairs of entries that are sure by what they say.
  init(_ left: SectionGroups, _ right: SectionGroups, anchors: [(left: Int, right: Int)]) {
    self.left = left
    self.right = right
    partner = [Int?](repeating: nil, count: left.paths.count)
    isSure = [Bool](repeating: false, count: left.paths.count)
    pairByVotes(anchors)
    pairByOrder()
  }

  private mutating func pairByVotes(_ anchors: [(left: Int, right: Int)]) {
    var votes: [Int: [Int: Double]] = [:]
    for anchor in anchors {
      let mine = left.section[anchor.left]
      let theirs = right.section[anchor.right]
      // Entries are seldom moved across depths.
      let isAlike = left.paths[mine].count == right.paths[theirs].count
      votes[mine, default: [:]][theirs, default: 0] += isAlike ? 1 : 0.5
    }
    for (mine, head) in left.heads.enumerated() {
      guard let head, let anchor = anchors.first(where: { $0.left == head }),
        let theirs = right.heads.firstIndex(of: anchor.right)
      else { continue }
      // The entry that heads a section speaks for it as two others do.
      votes[mine, default: [:]][theirs, default: 0] += 2
    }
    var all: [(mine: Int, theirs: Int, votes: Double)] = []
    for (mine, row) in votes {
      for (theirs, count) in row { all.append((mine, theirs, count)) }
    }
    all.sort { ($0.votes, $1.mine, $1.theirs) > ($1.votes, $0.mine, $0.theirs) }
    var taken = Set<Int>()
    for vote in all where partner[vote.mine] == nil && !taken.contains(vote.theirs) {
      let size = min(left.members[vote.mine].count, right.members[vote.theirs].count)
      // One moved entry makes no section of two others.
      guard vote.votes * 3 >= Double(size) else { continue }
      partner[vote.mine] = vote.theirs
      isSure[vote.mine] = vote.votes >= 2 || size <= 2 && vote.votes >= 1
      taken.insert(vote.theirs)
    }
  }

  /// Makes sure what was paired by order, where two certain pairs of entries, and most of them, agree.
  mutating func confirm(_ pairs: [(left: Int, right: Int)]) {
    var agreeing = [Int](repeating: 0, count: partner.count)
    var others = agreeing
    for pair in pairs {
      let mine = left.section[pair.left]
      if partner[mine] == right.section[pair.right] { agreeing[mine] += 1 } else { others[mine] += 1 }
    }
    for mine in partner.indices where agreeing[mine] >= 2 && agreeing[mine] > others[mine] * 2 {
      isSure[mine] = true
    }
  }

  private mutating func pairByOrder() {
    let taken = Set(partner.compactMap { $0 })
    let mine = left.paths.indices.filter { partner[$0] == nil }
    let theirs = right.paths.indices.filter { !taken.contains($0) }
    guard !mine.isEmpty, !theirs.isEmpty else { return }
    let titles = Fingerprints(
      left: left.paths.map { EntryEvidence.titleTokens($0.last ?? "") },
      right: right.paths.map { EntryEvidence.titleTokens($0.last ?? "") })
    let aligner = SequenceAligner(left: mine.count, right: theirs.count, gap: 0.5, longestMerge: 1)
    let steps = aligner.align { i, j in
      score(mine[i.lowerBound], theirs[j.lowerBound], titles)
    }
    for step in steps where step.left.count == 1 && step.right.count == 1 {
      partner[mine[step.left.lowerBound]] = theirs[step.right.lowerBound]
    }
  }

  private func score(_ mine: Int, _ theirs: Int, _ titles: Fingerprints) -> Double? {
    let path = left.paths[mine]
    let other = right.paths[theirs]
    guard path.count == other.count else { return nil }
    var score = 0.0
    let title = titles.left[mine]
    let otherTitle = titles.right[theirs]
    score += Overlap(title, otherTitle, dot: title.dot(otherTitle)).odds(Odds.sectionTitle)
    if let number = path.last.flatMap(Numbering.init), let otherNumber = other.last.flatMap(Numbering.init) {
      score += number.path == otherNumber.path ? Odds.sameSectionNumber : Odds.otherSectionNumber
    }
    if mine > 0, theirs > 0, partner[mine - 1] == theirs - 1 { score += Odds.neighbourSection }
    if mine + 1 < partner.count, partner[mine + 1] == theirs + 1 { score += Odds.neighbourSection }
    score += left.members[mine].count == right.members[theirs].count ? Odds.sameCount : Odds.otherCount
    return score
  }
}
