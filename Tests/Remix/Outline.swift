/// A digest under way: its body, and the list of contents that will stand above it.
struct Outline {
  var body: [UInt8] = []
  private(set) var contents: String
  private var slugs = Slugs()
  // Those of the entry before; below zero there is none yet.
  private var section = -1
  private var category = -1

  init(title: String, bytes: Int) {
    contents = "- [\(title)](#\(slugs.unique(Slugs.slug(title))))\n  - [目录](#\(slugs.unique("目录")))\n"
    // The last entry goes over.
    body.reserveCapacity(bytes + 64_000)
  }

  mutating func head(_ level: Int, _ title: String, slug: String) {
    // An entry of the source brings the empty line below its heading.
    body += "\(String(repeating: "#", count: level)) \(title)\n\(level < 4 ? "\n" : "")".utf8
    contents += "\(String(repeating: "  ", count: level - 1))- [\(title)](#\(slugs.unique(slug)))\n"
  }

  /// Begins the section and the category of the entry, where they aren't those of the one before.
  mutating func enter(_ entry: SourceEntry, of source: Source) {
    if entry.section != section {
      (section, category) = (entry.section, -1)
      let name = source.sections[section]
      head(2, name, slug: Slugs.slug(name))
    }
    if entry.category != category {
      category = entry.category
      let name = source.categories[category]
      head(3, name, slug: Slugs.slug(name))
    }
  }
}
