/// Puts files that are one piece each together, to the digest that their folder or month is.
struct PieceGathering {
  let files: [EditionFacts]
  let names: [EditionName]

  func gathered(_ digests: [EditionPairing.NamedDigest]) -> [EditionPairing.NamedDigest] {
    var homes: [PieceHome: [PairedDigest]] = [:]
    var rest: [EditionPairing.NamedDigest] = []
    for item in digests {
      if let home = home(of: item.digest) {
        homes[home, default: []].append(item.digest)
      } else {
        rest.append(item)
      }
    }
    // The README of such a folder says what it is, and comes first.
    let byFolder = Dictionary(homes.keys.map { ($0.folder, $0) }, uniquingKeysWith: { first, _ in first })
    rest.removeAll { item in
      guard item.name.isIndex, !item.digest.isDraft, let home = byFolder[item.name.folder],
        item.digest.key == home.key
      else { return false }
      homes[home]?.append(item.digest)
      return true
    }
    return rest
      + homes.map { home, pieces in (merged(pieces, home), EditionName(home: home)) }
      .sorted { $0.1.groupPath < $1.1.groupPath }
  }

  private func home(of digest: PairedDigest) -> PieceHome? {
    let members = digest.editions.flatMap(\.facts)
    guard !digest.isDraft, let first = members.first, members.allSatisfy({ files[$0].rule.pieces == .files })
    else { return nil }
    return PieceHome(files[first], names[first]) ?? PieceHome(anyFolder: names[first])
  }

  private func merged(_ pieces: [PairedDigest], _ home: PieceHome) -> PairedDigest {
    let ordered = pieces.sorted { path(of: $0) < path(of: $1) }
    var editions: [String: PairedDigest.PairedEdition] = [:]
    for edition in ordered.flatMap(\.editions) {
      let tag = edition.summary.language
      if editions[tag] == nil {
        let isOverview = edition.facts.contains { names[$0].isIndex }
        editions[tag] = PairedDigest.PairedEdition(
          facts: edition.facts,
          summary: EditionSummary(
            language: tag, path: edition.summary.path, title: isOverview ? edition.summary.title : home.key,
            entries: entries(of: edition), isStub: false))
      } else {
        editions[tag]?.facts += edition.facts
        editions[tag]?.summary.entries += entries(of: edition)
      }
    }
    let sorted = editions.values.sorted { left, right in
      EditionPairing.language(left.facts[0], files, names)
        < EditionPairing.language(right.facts[0], files, names)
    }
    var issue = home.issue
    for piece in ordered where !issue.isKnown { issue.add(piece.issue) }
    return PairedDigest(
      key: home.key, issue: issue, editions: sorted, isWholeText: false, twins: ordered.flatMap(\.twins))
  }

  /// A README without entries is read before the pieces, and is none of them.
  private func entries(of edition: PairedDigest.PairedEdition) -> Int {
    edition.facts.reduce(0) { $0 + files[$1].entries }
  }

  private func path(of digest: PairedDigest) -> String {
    let member = digest.editions[0].facts[0]
    return names[member].isIndex ? "" : files[member].path
  }
}
