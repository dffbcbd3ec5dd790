import DigestKit
import Markdown
import Writing

/// An entry with its heading and where it comes from, and the headings of a chapter around its entries.
struct ItemMarkup {
  /// The level of a chapter's heading; categories and entries stand below it.
  let level: Int
  let address: (Anthology.PictureName) -> String?

  init(level: Int, address: @escaping (Anthology.PictureName) -> String?) {
    self.level = level
    self.address = address
  }

  /// An entry without a chapter: its title is the heading of the document.
  init(ofEntryAlone address: @escaping (Anthology.PictureName) -> String?) {
    self.init(level: -1, address: address)
  }

  /// Entries of one category, side by side in the chapter.
  struct Group {
    var title: String?
    /// With the number of each in the whole document, which its anchor is made of.
    var items: [(number: Int, item: Anthology.Item)]
  }

  /// `first`: the number of the first item.
  static func groups(of chapter: Anthology.Chapter, first: Int) -> [Group] {
    var groups: [Group] = []
    var sections: [String]?
    for (offset, item) in chapter.items.enumerated() {
      if item.headings != sections {
        sections = item.headings
        let title = item.headings.joined(separator: " · ")
        groups.append(Group(title: title.isEmpty ? nil : title, items: []))
      }
      groups[groups.count - 1].items.append((first + offset, item))
    }
    return groups
  }

  static func anchor(_ number: Int) -> String { "e\(number)" }

  func markup(of chapter: Anthology.Chapter, first: Int) -> String {
    var markup = "<h\(level)>\(MarkupText.escaped(chapter.title))</h\(level)>\n"
    for group in Self.groups(of: chapter, first: first) {
      if let title = group.title { markup += "<h\(level + 1)>\(MarkupText.escaped(title))</h\(level + 1)>\n" }
      for (number, item) in group.items { markup += self.markup(of: item, number: number) }
    }
    return markup
  }

  /// `number`: nil where nothing leads to it.
  func markup(of item: Anthology.Item, number: Int?) -> String {
    let depth = level + 2
    let blocks = BlockMarkup(summary: item.summary, address: address, level: depth)
    let anchor = number.map { " id=\"\(Self.anchor($0))\"" } ?? ""
    // The introduction has no heading of its own, and that of an overview is its category's.
    let heading =
      item.summary.kind == .introduction || item.summary.kind == .overview
      ? "" : "<h\(depth)>\(MarkupText.escaped(item.summary.title))</h\(depth)>\n"
    return "<section\(anchor)>\n" + heading + sources(of: item, blocks)
      + blocks.markup(of: item.content.blocks)
      + "</section>\n"
  }

  /// Where it comes from, as far as the text doesn't say it.
  private func sources(of item: Anthology.Item, _ blocks: BlockMarkup) -> String {
    var said: Set<String> = []
    item.content.blocks.visitInlines { inline in
      if case .link(let destination, _) = inline { said.insert(destination) }
    }
    let missing = item.summary.sources.filter { source in
      guard let url = source.url, case .external = LinkTarget(url, from: item.summary.path) else {
        return false
      }
      return !said.contains(url)
    }
    guard !missing.isEmpty else { return "" }
    let links = missing.map { source in
      blocks.line([.link(destination: source.url ?? "", [.text(source.title)])])
    }
    return "<p class=\"source\">\(links.joined(separator: " · "))</p>\n"
  }
}
