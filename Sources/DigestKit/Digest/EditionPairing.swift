import Writing

/// What is to be known of a file to find the digest that it belongs to.
public struct EditionFacts: Equatable, Sendable, Codable {
  /// Relative to the root of the library.
  public var path: String
  public var title: String?
  public var languageCode: String
  public var languageScript: String?
  public var languageIsStated: Bool
  public var editionLinks: [String]
  public var week: String?
  public var number: Int?
  public var date: String?
  public var entries: Int
  /// True if there is nothing in the file, or nothing that can be read: it is no edition of anything.
  public var isLeftOut: Bool

  public init(path: String, edition: Edition) {
    self.path = path
    title = edition.title
    languageCode = edition.language.code
    languageScript = edition.language.script
    languageIsStated = edition.languageIsStated
    editionLinks = edition.editionLinks
    week = edition.issue.week?.description
    number = edition.issue.number
    date = edition.issue.date?.description
    entries = edition.entries.count
    isLeftOut =
      edition.entries.isEmpty && edition.headings.isEmpty && edition.introduction == nil
      && edition.wholeText == nil
  }

  var issue: Issue {
    Issue(week: week.flatMap { Week($0) }, number: number, date: date.flatMap { Day($0) })
  }
}

/// A digest put together from files.
public struct PairedDigest: Equatable, Sendable {
  public var key: String
  public var issue: Issue
  /// Editions in order, each with the index of its facts.
  public var editions: [(facts: Int, summary: EditionSummary)]
  /// True if no edition has entries, and each file is read as one.
  public var isWholeText: Bool

  public static func == (left: PairedDigest, right: PairedDigest) -> Bool {
    left.key == right.key && left.issue == right.issue
      && left.editions.map(\.summary) == right.editions.map(\.summary)
  }
}

/// Finds which files are editions of one digest: by the suffix or the folder that names their language, or by
/// their language lines.
public enum EditionPairing {
  /// Digests newest first. `rootName` is the name of the root folder, the key of a `README` that stands in it.
  public static func pair(_ files: [EditionFacts], rootName: String) -> [PairedDigest] {
    let names = files.map { EditionName(path: $0.path, rootName: rootName) }
    var groups = DisjointSets(count: files.count)
    var byName: [String: Int] = [:]
    var byPath: [String: Int] = [:]
    for (index, file) in files.enumerated() {
      byPath[file.path] = index
      if let other = byName[names[index].groupPath] {
        groups.join(other, index)
      } else {
        byName[names[index].groupPath] = index
      }
    }
    for (index, file) in files.enumerated() {
      for link in file.editionLinks {
        if case .library(let path, _) = LinkTarget(link, from: file.path), let other = byPath[path] {
          groups.join(index, other)
        }
      }
    }
    var digests: [(digest: PairedDigest, name: EditionName)] = []
    for members in groups.all().map({ $0.filter { !files[$0].isLeftOut } }) where !members.isEmpty {
      for part in distinctLanguages(members, files: files, names: names) {
        digests.append(digest(part, files: files, names: names))
      }
    }
    makeKeysUnique(&digests)
    return digests.map(\.digest).sorted(by: isBefore)
  }

  /// The key that the path of a file gives, before it is made unique.
  public static func key(ofPath path: String, rootName: String) -> String {
    EditionName(path: path, rootName: rootName).key
  }

  private static func language(_ index: Int, _ files: [EditionFacts], _ names: [EditionName]) -> Language {
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
  ) -> (digest: PairedDigest, name: EditionName) {
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
    for index in sorted { issue.add(files[index].issue) }
    issue.add(name.issue)
    let editions = sorted.map { index -> (facts: Int, summary: EditionSummary) in
      let own = language(index, files, names)
      let sharesCode = codes.count { $0 == own.code } > 1
      return (
        index,
        EditionSummary(
          language: own.tag(withScript: sharesCode), path: files[index].path,
          title: files[index].title ?? name.key,
          entries: hasEntries ? files[index].entries : 1, isStub: hasEntries && files[index].entries == 0)
      )
    }
    return (PairedDigest(key: name.key, issue: issue, editions: editions, isWholeText: !hasEntries), name)
  }

  /// Keys that several digests would share get the folders around them, as many as it takes.
  private static func makeKeysUnique(_ digests: inout [(digest: PairedDigest, name: EditionName)]) {
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

  /// Newest first: by date, or the Monday of the week, then number, then key; pages last.
  private static func isBefore(_ left: PairedDigest, _ right: PairedDigest) -> Bool {
    if left.issue.isKnown != right.issue.isKnown { return left.issue.isKnown }
    if left.issue.date != right.issue.date {
      guard let mine = left.issue.date else { return false }
      guard let theirs = right.issue.date else { return true }
      return mine > theirs
    }
    if left.issue.number != right.issue.number {
      guard let mine = left.issue.number else { return false }
      guard let theirs = right.issue.number else { return true }
      return mine > theirs
    }
    return left.issue.isKnown ? left.key > right.key : left.key < right.key
  }
}

/// What the path of a file says: key, language, and the path that its editions share.
struct EditionName {
  var key: String
  var language: Language?
  /// The path without what names a language in it.
  var groupPath: String
  /// Folders from the file outwards, languages left out, for keys that aren't unique.
  private var parents: [String]

  init(path: String, rootName: String) {
    var folders = path.split(separator: "/").map(String.init)
    let file = folders.popLast() ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let (plainStem, suffixLanguage) = Language.splitSuffix(stem)
    language = suffixLanguage
    if let index = folders.lastIndex(where: { Language(tag: $0) != nil }) {
      language = language ?? Language(tag: folders[index])
      folders.remove(at: index)
    }
    let isIndex = ["readme", "index", "_index"].contains(plainStem.lowercased())
    key = isIndex ? folders.last ?? rootName : plainStem
    parents = Array((isIndex ? folders.dropLast() : folders[...]).reversed())
    groupPath = (folders + [plainStem]).joined(separator: "/")
  }

  func key(withParents count: Int) -> String {
    (parents.prefix(count).reversed() + [key]).joined(separator: "/")
  }

  /// What the names of the file and the folders say, the innermost first.
  var issue: Issue {
    var issue = IssueReader.issue(inName: key)
    if !issue.isKnown, let parent = parents.first {
      let folder = IssueReader.issue(inName: parent)
      if folder.week != nil || folder.date != nil { issue = folder }
    }
    return issue
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
