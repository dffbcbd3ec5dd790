import Writing

/// A digest put together from files.
public struct PairedDigest: Equatable, Sendable {
  /// One language of it, with the indices of the facts of its files in order: one, or many that are a piece each.
  public struct PairedEdition: Equatable, Sendable {
    public var facts: [Int]
    public var summary: EditionSummary
  }

  public var key: String
  /// What stands for it where there is little room: see `DigestLabels`.
  public var label = ""
  public var issue: Issue
  public var isDraft = false
  /// Editions in order.
  public var editions: [PairedEdition]
  /// True if no edition has entries, and each file is read as one.
  public var isWholeText: Bool
  /// Files, by the indices of their facts, in which the same was written in several languages.
  public var twins: [[Int]]
}

/// Finds which files are editions of one digest: by the suffix or the folder that names their language, or by
/// their language lines.
public enum EditionPairing {
  /// Digests newest first, unless the settings say otherwise. `rootName` is the name of the root folder, the key of a
  /// `README` that stands in it.
  public static func pair(
    _ files: [EditionFacts], rootName: String, settings: IssueSettings = IssueSettings()
  ) -> [PairedDigest] {
    let files = files.map { $0.inLanguage(settings.language) }
    let names = EditionName.names(of: files, rootName: rootName)
    var groups = DisjointSets(count: files.count)
    var byName: [String: Int] = [:]
    var byPlace: [Place: Int] = [:]
    for (index, file) in files.enumerated() {
      byPlace[Place(path: file.path, mark: file.mark)] = index
      if let other = byName[names[index].groupPath] {
        groups.join(other, index)
      } else {
        byName[names[index].groupPath] = index
      }
    }
    let links = Dictionary(
      files.filter { $0.mark == nil }.map { ($0.path, $0.editionLinks) },
      uniquingKeysWith: { first, _ in first })
    for (index, file) in files.enumerated() {
      for link in links[file.path] ?? [] {
        if case .library(let path, _) = LinkTarget(link, from: file.path),
          let other = byPlace[Place(path: path, mark: file.mark)]
        {
          groups.join(index, other)
        }
      }
    }
    var digests: [NamedDigest] = []
    for members in groups.all().map({ $0.filter { !files[$0].isLeftOut } }) where !members.isEmpty {
      for part in distinctLanguages(members, files: files, names: names) {
        digests.append(digest(part, files: files, names: names))
      }
    }
    digests = PieceGathering(files: files, names: names).gathered(digests)
    makeKeysUnique(&digests)
    for index in digests.indices {
      digests[index].digest.issue = settings.settled(digests[index].digest.issue)
    }
    let series = settings.ordered(DigestSeries.ordered(digests))
    let labels = DigestLabels(series)
    var shown = series.flatMap { labels.labels(of: $0.digests) }
    let ordered = series.flatMap { $0.digests.map(\.digest) }
    DigestLabels.tellApart(&shown, keys: ordered.map(\.key))
    return zip(ordered, shown).map { digest, label in
      var digest = digest
      digest.label = label
      return digest
    }
  }

  private struct Place: Hashable {
    var path: String
    var mark: String?
  }

  typealias NamedDigest = (digest: PairedDigest, name: EditionName)

  /// The key that the path of a file gives, before it is made unique.
  public static func key(ofPath path: String, rootName: String) -> String {
    EditionName(path: path, rootName: rootName).key
  }

  static func language(_ index: Int, _ files: [EditionFacts], _ names: [EditionName]) -> Language {
    names[index].language ?? Language(files[index].languageCode, script: files[index].languageScript)
  }

  /// Two files in one language are no editions of one digest: each of them after the first starts another.
  private static func distinctLanguages(
    _ members: [Int], files: [EditionFacts], names: [EditionName]
  ) -> [[Int]] {
    var parts: [[Int]] = []
    // Files whose name tells the language come first: they are sure.
    let ordered = members.sorted {
      (names[$0].language == nil ? 1 : 0, files[$0].path) < (
        names[$1].language == nil ? 1 : 0, files[$1].path
      )
    }
    for index in ordered {
      let own = language(index, files, names)
      let home = parts.firstIndex { part in
        part.allSatisfy { other in
          let theirs = language(other, files, names)
          return theirs.code != own.code
            || (theirs.script != nil && own.script != nil && theirs.script != own.script)
        }
      }
      if let home { parts[home].append(index) } else { parts.append([index]) }
    }
    return parts
  }

  private static func digest(
    _ members: [Int], files: [EditionFacts], names: [EditionName]
  ) -> NamedDigest {
    let sorted = members.sorted { language($0, files, names) < language($1, files, names) }
    let codes = sorted.map { language($0, files, names).code }
    let hasEntries = sorted.contains { files[$0].entries > 0 }
    // The plainest path names the digest: the one without a language in it.
    let lead = sorted.min {
      (names[$0].language == nil ? 0 : 1, files[$0].path) < (
        names[$1].language == nil ? 0 : 1, files[$1].path
      )
    }
    let name = names[lead ?? sorted[0]]
    var issue = Issue()
    for index in sorted { issue.add(files[index].stated.issue) }
    for index in [lead].compactMap(\.self) + sorted { issue.add(names[index].issue) }
    for index in sorted { issue.add(files[index].told.issue) }
    issue = name.settled(issue)
    let editions = sorted.map { index in
      let own = language(index, files, names)
      let sharesCode = codes.count { $0 == own.code } > 1
      return PairedDigest.PairedEdition(
        facts: [index],
        summary: EditionSummary(
          language: own.tag(withScript: sharesCode), path: files[index].path, line: files[index].line,
          title: files[index].title ?? name.key,
          entries: hasEntries ? files[index].entries : files[index].holdsWholeText ? 1 : 0,
          isStub: hasEntries && files[index].entries == 0))
    }
    let digest = PairedDigest(
      key: name.key, issue: issue, isDraft: sorted.allSatisfy { files[$0].isDraft }, editions: editions,
      isWholeText: !hasEntries && sorted.contains { files[$0].holdsWholeText },
      twins: [sorted.filter { !hasEntries || files[$0].entries > 0 }])
    return (digest, name)
  }

  /// Keys that several digests would share get the folders around them, as many as it takes.
  private static func makeKeysUnique(_ digests: inout [NamedDigest]) {
    var byKey: [String: [Int]] = [:]
    for (index, item) in digests.enumerated() { byKey[item.digest.key, default: []].append(index) }
    for (_, indices) in byKey where indices.count > 1 {
      var depth = 1
      while depth < 32 {
        let keys = indices.map { digests[$0].name.key(withParents: depth) }
        if Set(keys).count == keys.count || depth == 31 {
          for (index, key) in zip(indices, keys) { digests[index].digest.key = key }
          break
        }
        depth += 1
      }
    }
    // Same file name, same folder, same language: `x.md` and `x.markdown`.
    var taken: Set<String> = []
    for index in digests.indices.sorted(by: { digests[$0].name.groupPath < digests[$1].name.groupPath }) {
      let key = digests[index].digest.key
      var candidate = key
      var number = 2
      while !taken.insert(candidate).inserted {
        candidate = "\(key)~\(number)"
        number += 1
      }
      digests[index].digest.key = candidate
    }
  }
}

/// Union-find over a range of indices.
private struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  private mutating func root(_ index: Int) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (left, right) = (root(left), root(right))
    if left != right { parent[max(left, right)] = min(left, right) }
  }

  mutating func all() -> [[Int]] {
    var sets: [Int: [Int]] = [:]
    for index in parent.indices { sets[root(index), default: []].append(index) }
    return sets.keys.sorted().map { sets[$0] ?? [] }
  }
}
