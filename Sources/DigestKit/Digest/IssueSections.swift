/// Several issues in one file: sections that each say which issue they are.
enum IssueSections {
  /// Takes them out of `sections`, in the order of the file. What held nothing but them goes with them.
  ///
  /// They are the sections of the outermost level at which two or more, and at least half, carry a mark.
  static func take(from sections: inout [SectionNode]) -> [(node: SectionNode, issue: Issue)] {
    guard let level = level(of: sections) else { return [] }
    return take(from: &sections, level: level)
  }

  private static func take(
    from sections: inout [SectionNode], level: Int
  ) -> [(node: SectionNode, issue: Issue)] {
    var taken: [(node: SectionNode, issue: Issue)] = []
    var kept: [SectionNode] = []
    for var node in sections {
      let issue = node.level == level ? mark(of: node) : nil
      if let issue {
        taken.append((node, issue))
        continue
      }
      let inside = take(from: &node.children, level: level)
      taken += inside
      // A year above its weeks, or the list of them.
      let isFrame = !inside.isEmpty || node.blocks.contains(where: Navigation.isNavigation)
      if isFrame && node.children.isEmpty,
        !EntryBody.hasBody(node.blocks.filter { !Navigation.isNavigation($0) })
      {
        continue
      }
      kept.append(node)
    }
    if !taken.isEmpty { sections = kept }
    return taken
  }

  /// The issues with their marks, each unlike the others.
  static func toldApart(
    _ issues: [(node: SectionNode, issue: Issue)]
  ) -> [(node: SectionNode, issue: Issue, mark: String)] {
    var counts: [String: Int] = [:]
    return issues.map { node, issue in
      let mark = issue.mark ?? ""
      counts[mark, default: 0] += 1
      let count = counts[mark] ?? 1
      return (node, issue, count > 1 ? "\(mark)~\(count)" : mark)
    }
  }

  /// `#1`, `#2`, `#3`: a list of ten best things counts so, from its top.
  private static func isRanking(_ nodes: [SectionNode]) -> Bool {
    nodes.count > 1
      && nodes.enumerated().allSatisfy { offset, node in
        let tokens = MarkTokens(node.title)
        let first = tokens.skip("# ", from: tokens.word(0) == "no" ? tokens.skip(". ", from: 1) : 0)
        return first > 0 && tokens.number(first, digits: 1...3) == offset + 1
      }
  }

  private static func level(of sections: [SectionNode]) -> Int? {
    var levels: [Int: (marked: [SectionNode], all: Int)] = [:]
    func count(_ nodes: [SectionNode]) {
      for node in nodes {
        levels[node.level, default: ([], 0)].all += 1
        if mark(of: node) != nil { levels[node.level]?.marked.append(node) }
        count(node.children)
      }
    }
    count(sections)
    return levels.filter { $1.marked.count >= 2 && $1.marked.count * 2 >= $1.all && !isRanking($1.marked) }
      .keys.min()
  }

  private static func mark(of node: SectionNode) -> Issue? {
    guard node.title.contains(where: \.isNumber) else { return nil }
    let issue = IssueReader.issue(inText: node.title)
    return issue.isKnown ? issue : nil
  }
}

extension Issue {
  /// What tells it from the others of its file: `2026W05`, `12` or `2026-01-26`.
  var mark: String? {
    week.map { $0.description.replacing("-", with: "") } ?? number.map(String.init) ?? date?.description
  }
}
