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

  init(path: String, rootName: String) {
    self.rootName = rootName
    folders = path.split(separator: "/").map(String.init)
    let file = folders.popLast() ?? path
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let (plainStem, suffixLanguage) = Language.splitSuffix(stem)
    language = suffixLanguage
    if let index = folders.lastIndex(where: { Language(tag: $0) != nil }) {
      language = language ?? Language(tag: folders[index])
      folders.remove(at: index)
    }
    isIndex = ["readme", "index", "_index"].contains(plainStem.lowercased())
    key = isIndex ? folders.last ?? rootName : plainStem
    groupPath = (folders + [plainStem]).joined(separator: "/")
  }

  init(_ facts: EditionFacts, rootName: String) {
    self.init(path: facts.path, rootName: rootName)
    guard let mark = facts.mark else { return }
    key += "@\(mark)"
    groupPath += "@\(mark)"
    isPart = true
  }

  /// The name of the digest that the files of a folder make together.
  init(home: PieceHome) {
    key = home.key
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
    ((isIndex ? folders.dropLast() : folders[...]).suffix(count) + [key]).joined(separator: "/")
  }

  /// What the names of the file and the folders say, the innermost first.
  var issue: Issue {
    if isPart { return Issue() }
    var issue = IssueReader.issue(inName: key)
    if !issue.isKnown, let parent = isIndex ? folders.dropLast().last : folders.last {
      let folder = IssueReader.issue(inName: parent)
      if folder.week != nil || folder.date != nil { issue = folder }
    }
    return issue
  }
}
