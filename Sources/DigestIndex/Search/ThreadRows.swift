import DigestKit
import Foundation
import GRDB
import Writing

/// Entries of other digests whose titles name what the title of an entry names: those of one story.
struct ThreadRows {
  let db: Database
  let order: ReadingOrder
  let postings: PostingReader

  /// What more of all texts hold is a subject, and no story.
  private static let mostShare = 0.01
  /// In a small library so many are few all the same.
  private static let fewEntries = 8
  /// A name that more titles have is one that they often have.
  private static let mostTitles = 60
  /// What the names of two titles have to tell, in nats: what twelve titles of five thousand have tells as much.
  private static let least = 6.0
  /// In a small library what so many titles have.
  private static let fewTitles = 6.0
  /// What one title in seven has tells nothing.
  private static let leastOfAll = 2.0
  /// Han, and acronyms of a few letters, are words of a field that two may have by chance.
  private static let wordFactor = 0.5
  private static let longestAcronym = 4
  /// An entry that says of itself that it goes on with something needs less.
  private static let followUpFactor = 0.7

  private static func isWord(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return scalars.allSatisfy(\.isHanOrKana) || scalars.first?.properties.numericType != nil
      || scalars.count <= longestAcronym && scalars.allSatisfy(\.properties.isUppercase)
  }

  /// Rows whose titles begin with these names of `title`, as far as that tells one story; those in `own` left out.
  func rows(_ names: [String], of title: String, isFollowUp: Bool, without own: RowSet) throws -> [Int64] {
    let all = Double(max(2, order.entries.count))
    let few = max(Self.fewEntries, Int(Self.mostShare * all))
    let heads = try RawStatement(db, "SELECT title, sections FROM entry WHERE id = ?")
    var scores: [Int64: Double] = [:]
    var followUps: Set<Int64> = []
    for name in names {
      try Task.checkCancellation()
      guard let pattern = TextPattern(name, isWhole: true) else { continue }
      guard var texts = try postings.rows(of: pattern, in: .text) else { continue }
      texts.formIntersection(order.entries)
      guard texts.count > 1, texts.count <= few, let rows = try postings.rows(of: pattern, in: .head) else {
        continue
      }
      var titled: [Int64] = []
      try rows.forEach(in: 0..<order.end) { row in
        guard order.entries.contains(row) else { return }
        let isTitle = try heads.with(row) { columns in
          if FollowUpNames.hold(PackedList.unpack(columns.bytes(1))) { followUps.insert(row) }
          // What is called the same in every issue is a column, and no story.
          let other = columns.text(0)
          return other != title && TitleNames.words(of: other).contains(name)
        }
        if isTitle == true { titled.append(row) }
      }
      guard titled.count <= Self.mostTitles else { continue }
      let weight = log(all / Double(1 + titled.count)) * (Self.isWord(name) ? Self.wordFactor : 1)
      for row in titled where !own.contains(row) { scores[row, default: 0] += weight }
    }
    let least = min(Self.least, max(Self.leastOfAll, log(all / Self.fewTitles)))
    return scores.filter { row, score in
      score >= least * (isFollowUp || followUps.contains(row) ? Self.followUpFactor : 1)
    }.map(\.key)
  }
}

/// What sections are called whose entries go on with what was told before.
enum FollowUpNames {
  private static let names = ["续闻", "后续", "续篇", "follow-up", "follow up", "followup"]

  static func hold(_ sections: [String]) -> Bool {
    sections.contains { section in
      let folded = FoldedText(section).string
      return names.contains { folded.contains($0) }
    }
  }
}
