import DigestKit
import Writing

/// What paid pieces stand under: they are near everything that pays.
enum SponsorNames {
  private static let names = ["sponsor", "advert", "promoted", "赞助", "广告", "推广", "商务合作"].compactMap {
    TextPattern($0)
  }
  /// A title that begins with such a name and is short up to its colon says what it is; a longer one tells of the matter.
  private static let longestLabel = 12

  static func hold(_ sections: [String], title: String) -> Bool {
    let label = title.prefix { !":：|—".contains($0) }
    let isLabel = label.count <= longestLabel && label.count < title.count
    return sections.contains(where: holds) || isLabel && holds(String(label))
  }

  private static func holds(_ text: String) -> Bool {
    let folded = FoldedText(text)
    return names.contains { $0.isFound(in: folded) }
  }
}
