import DigestKit
import Writing

/// Values that filters of the search line can be completed to.
public struct Completions: Equatable, Sendable {
  /// Sections and categories, most entries first.
  public var sections: [String]
  /// Hosts of sources, most entries first.
  public var sites: [String]

  /// Tags, most entries first.
  public var tags: [String]

  public init(sections: [String] = [], sites: [String] = [], tags: [String] = []) {
    self.sections = sections
    self.sites = sites
    self.tags = tags
  }
}

/// What Tab goes through: values of a filter, or names of filters.
struct Completion: Equatable, Sendable {
  /// The line up to the value.
  var stem: String
  var values: [String]
  var index: Int

  /// The filter whose name is offered, behind which its value is to be typed.
  var filter: FilterName? {
    values[index].hasSuffix(":") ? FilterName(rawValue: String(values[index].dropLast())) : nil
  }
  /// Whether names of filters are gone through, which are shown meanwhile.
  let isOfNames: Bool

  var text: String {
    let value = values[index]
    return stem + (value.contains(" ") ? "\"\(value)\"" : value)
  }

  /// Of the filter at the end of a line; nil if there is none, or nothing goes on from what is typed.
  init?(of line: String, _ completions: Completions, weeks: [String], numbers: [String], languages: [String])
  {
    let start = line.lastIndex(of: " ").map { line.index(after: $0) } ?? line.startIndex
    guard let colon = line[start...].firstIndex(of: ":") else {
      guard let names = Self.names(in: line, from: start) else { return nil }
      (stem, values) = names
      index = 0
      isOfNames = true
      return
    }
    var name = line[start..<colon]
    if name.hasPrefix("-") { name.removeFirst() }
    guard let entry = FilterEntry.named(name) else { return nil }
    let typed = String(line[line.index(after: colon)...].filter { $0 != "\"" })
    let all: [String]
    switch entry.values {
    case .sections: all = completions.sections
    case .sites: all = completions.sites
    case .weeks: all = weeks
    case .numbers: all = numbers
    case .languages: all = languages
    case .choices(let values): all = values
    case .tags: all = completions.tags
    // Any word, any day: there is no list of them.
    case .words, .days, .together, .expression: return nil
    }
    let pattern = FoldedText(typed).scalars
    let begin = all.filter { FoldedText($0).scalars.starts(with: pattern) }
    let hold = TextPattern(typed).map { pattern in
      all.filter { !begin.contains($0) && pattern.isFound(in: FoldedText($0)) }
    }
    // Without an input method: jiqi for 机器人.
    let spelled = PinyinQuery(typed).map { query in
      all.filter { !begin.contains($0) && hold?.contains($0) != true && query.match($0) != nil }
    }
    values = begin + (hold ?? []) + (typed.utf8.count >= 2 ? spelled ?? [] : [])
    guard !values.isEmpty else { return nil }
    stem = String(line[...colon])
    index = 0
    isOfNames = false
  }

  /// Of the name of a filter that a word begins; of all of them, where there is no word yet: then they are to be seen before
  /// one is taken.
  private static func names(in line: String, from start: String.Index) -> (stem: String, values: [String])? {
    var typed = line[start...]
    if typed.hasPrefix("-") { typed.removeFirst() }
    let names = FilterName.allCases.map(\.rawValue).filter { $0.hasPrefix(typed.lowercased()) }
    guard !names.isEmpty else { return nil }
    return (String(line[..<typed.startIndex]), (line.isEmpty ? [""] : []) + names.map { $0 + ":" })
  }
}
