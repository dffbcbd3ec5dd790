import Writing

/// What the path of a file says: key, language, and the path that its editions share.
struct EditionName {
  var key: String
  var language: Language?
  /// The path without what names a language in it.
  var groupPath: String
  /// The root folder's own name.
  private(set) var rootName: String
  /// Folders from the root inwards, a language left out.
  private(set) var folders: [String]
  /// True for `README`, `index` and the like: the folder is what it names.
  private(set) var isIndex: Bool
  /// True for a part of a file: what the names of files and folders say is of the file.
  private var isPart = false
  /// True if the language is one only where the same stands in another one, too: `it` and `no` are words.
  private var needsSibling = false
  /// True if a number at the end of the name is taken for that of an issue.
  private var isNumbered = true
  /// The folder that is named like a language, with those around it.
  private var languageFolder: String?

  /// `hasLanguage`: whether what looks like a language in the path is one.
  init(path: String, rootName: String, hasLanguage: Bool = true) {
    self.rootName = rootName
    (key, groupPath, isIndex) = ("", "", false)
    folders = path.split(separator: "/").map(String.init)
    let file = folders.popLast() ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    var plainStem = stem
    if hasLanguage {
      (plainStem, language) = Language.splitSuffix(stem)
      if let language { needsSibling = language.needsSibling || stem.dropFirst(plainStem.count).first != "." }
      takeLanguageFolder()
    }
    isIndex = ["readme", "index", "_index"].contains(plainStem.lowercased())
    key = PathText.shown(isIndex ? folders.last ?? rootName : plainStem)
    groupPath = (folders + [plainStem]).joined(separator: "/")
  }

  private mutating func takeLanguageFolder() {
    guard let index = folders.lastIndex(where: { Language(tag: $0) != nil }),
      let found = Language(tag: folders[index])
    else { return }
    languageFolder = folders.prefix(index + 1).joined(separator: "/")
    if language == nil {
      language = found
      needsSibling = found.needsSibling
    }
    folders.remove(at: index)
    // Docusaurus keeps translations apart: `i18n/fr/docusaurus-plugin-content-blog/x` is that of `blog/x`.
    guard index > 0, folders[index - 1] == "i18n" else { return }
    if folders.indices.contains(index),
      let plugin = folders[index].wholeMatch(of: /docusaurus-plugin-content-(?:\w+-)?(.+)/)
    {
      folders[index] = String(plugin.1)
    }
    folders.remove(at: index - 1)
  }

  /// The names of all files of a library. What looks like a language in a path is one where the same file stands in
  /// another one, too, or where other files of the folder do.
  static func names(of files: [EditionFacts], rootName: String) -> [EditionName] {
    var names = files.map { EditionName($0, rootName: rootName) }
    var languages: [String: Set<Language?>] = [:]
    for name in names { languages[name.groupPath, default: []].insert(name.language) }
    func hasSibling(_ name: EditionName) -> Bool { (languages[name.groupPath]?.count ?? 0) > 1 }
    let folders = Set(names.filter(hasSibling).compactMap(\.languageFolder))
    for (index, name) in names.enumerated()
    where name.language != nil && name.needsSibling
      && !(hasSibling(name) && name.language?.mayBe(of: files[index]) == true)
    {
      if let folder = name.languageFolder, folders.contains(folder) { continue }
      names[index] = EditionName(files[index], rootName: rootName, hasLanguage: false)
    }
    settleNumbers(&names, titles: files.map(\.title))
    return names
  }

  /// `garden-8` is an issue, and more so beside `garden-9`; `utf-8` with the title "Why UTF-8 won" is none, nor is a
  /// lonely `404` among other names.
  private static func settleNumbers(_ names: inout [EditionName], titles: [String?]) {
    var keys: [String: Set<String>] = [:]
    var files: [String: Set<String>] = [:]
    let patterns = names.map(\.numberPattern)
    for (name, pattern) in zip(names, patterns) {
      files[name.folder, default: []].insert(name.key)
      if let pattern { keys[pattern, default: []].insert(name.key) }
    }
    for (index, pattern) in patterns.enumerated() {
      guard let pattern, keys[pattern]?.count == 1 else { continue }
      let tokens = MarkTokens(names[index].key)
      let others = files[names[index].folder] ?? []
      // Beside `notes`, `notes-2` is its second part.
      let stem = names[index].key.reversed().drop { $0.isNumber }.drop { "-_ ".contains($0) }.reversed()
      let isLonely = tokens.tokens.count == 1 ? others.count > 1 : others.contains(String(stem))
      let isThing = titles[index].map { MarkTokens($0).goesOn(behind: tokens) } ?? false
      names[index].isNumbered = !isLonely && !isThing
    }
  }

  /// The path up to the number that the name ends in; nil for other names, and in a folder of issues.
  private var numberPattern: String? {
    guard !isPart, !isIndex, key.last?.isNumber == true, MarkTokens(key).endsInNumber,
      folders.last.map({ MarkTokens($0).namesIssues }) != true
    else { return nil }
    return folder + "/" + DigestSeries.pattern(of: key)
  }

  init(_ facts: EditionFacts, rootName: String, hasLanguage: Bool = true) {
    self.init(path: facts.path, rootName: rootName, hasLanguage: hasLanguage)
    guard let mark = facts.mark else { return }
    key += "@\(mark)"
    groupPath += "@\(mark)"
    isPart = true
  }

  /// The name of the digest that the files of a folder make together.
  init(home: PieceHome) {
    key = PathText.shown(home.key)
    rootName = ""
    folders = home.folder.split(separator: "/").map(String.init)
    if folders.last == home.key { folders.removeLast() }
    groupPath = (folders + [key]).joined(separator: "/")
    isIndex = false
    isPart = true
  }

  /// The folder in which the file is, from the root, a language left out.
  var folder: String { folders.joined(separator: "/") }

  /// The key with as many of the folders around it.
  func key(withParents count: Int) -> String {
    ((isIndex ? folders.dropLast() : folders[...]).suffix(count).map(PathText.shown) + [key]).joined(
      separator: "/")
  }

  /// The issue, but for a number that is the day of its date: `0108` is 8 January.
  func settled(_ issue: Issue) -> Issue {
    guard let date = issue.date, key.count == 4, issue.number == date.month * 100 + date.day else {
      return issue
    }
    return Issue(week: issue.week, date: date)
  }

  /// What the names of the file and the folders say, the innermost first.
  var issue: Issue {
    isPart
      ? Issue() : IssueReader.issue(inFolders: folders, name: isIndex ? nil : key, isNumbered: isNumbered)
  }
}
