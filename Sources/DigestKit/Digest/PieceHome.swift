/// The digest that files of one piece make together: their folder, or the month in which they were written.
struct PieceHome: Hashable {
  var key: String
  /// The folder, from the root of the library.
  var folder: String
  var issue: Issue

  /// Nil if neither the folder nor a date tells.
  init?(_ file: EditionFacts, _ name: EditionName) {
    if let home = PieceHome(ofFolder: name) {
      self = home
      return
    }
    guard let day = file.issue(name).date,
      let first = Day(year: day.year, month: day.month, day: 1)
    else { return nil }
    key = String(first.description.dropLast(3))
    folder = name.folder
    issue = Issue(date: first)
  }

  /// The innermost folder that says which issue it is; the root may be one, too. A name that is nothing but a number
  /// may be anything.
  init?(ofFolder name: EditionName) {
    for depth in stride(from: name.folders.count, through: 0, by: -1) {
      let last = depth > 0 ? name.folders[depth - 1] : name.rootName
      let issue = IssueReader.issue(inName: last)
      if issue.week != nil || issue.date != nil || issue.number != nil && last.contains(where: \.isLetter) {
        key = last
        folder = name.folders.prefix(depth).joined(separator: "/")
        self.issue = issue
        return
      }
      // `2026/08/20`, `2026/08`.
      if let parted = IssueReader.partedDate(Array(name.folders.prefix(depth))) {
        let day = parted.date.description
        let isMonth = parted.names == 2 && name.folders[depth - 1].count(where: \.isNumber) <= 2
        key = isMonth ? String(day.dropLast(3)) : day
        folder = name.folders.prefix(depth).joined(separator: "/")
        self.issue = Issue(date: parted.date)
        return
      }
    }
    return nil
  }

  /// The folder itself, whatever it is called: for a library of which the reader says that files are its pieces.
  init(anyFolder name: EditionName) {
    key = name.folders.last ?? name.rootName
    folder = name.folder
    issue = IssueReader.issue(inName: key)
  }
}
