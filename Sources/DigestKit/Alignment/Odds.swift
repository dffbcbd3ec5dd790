/// What speaks for and against two pieces standing for each other, in nats: log odds, natural.
struct Verdict {
  /// From what they say and link to.
  var content: Double
  /// From kind, level and numbering, which others may have too.
  var form: Double
  var length: Double
  var total: Double { content + form + length }
}

/// What a verdict must be above to be believed.
struct Bar {
  var content: Double
  var length: Double
  var form = -Double.infinity

  func isCleared(by verdict: Verdict) -> Bool {
    verdict.content > content && verdict.length > length && verdict.form > form
  }
}

/// What similarity of two fingerprints is worth.
struct Worth {
  /// For the same fingerprint on both sides, in nats.
  var strength: Double
  /// The mass of the smaller fingerprint at which half of it counts.
  var doubt: Double
}

/// The numbers of the alignment, in nats where nothing else is said.
///
/// They were set on editions that had been read side by side, so that no pair of theirs is certain and wrong, also
/// after entries were removed, moved, swapped and merged. `make quality` shows how well they do; whoever changes
/// one looks there before and after.
enum Odds {
  // MARK: What pieces say

  /// A whole text says more than a block of it, a title less: it has few words that stay in another language.
  static let entryText = Worth(strength: 14, doubt: 5)
  static let blockText = Worth(strength: 11, doubt: 4)
  static let entryTitle = Worth(strength: 5, doubt: 3)
  static let sectionTitle = Worth(strength: 6, doubt: 2)
  /// The similarity that texts on different things have by chance, 0 to 1: less speaks against.
  static let chanceSimilarity = 0.28
  /// Against two texts of which one has nothing to go by, for each unit of the other's mass, up to `mostLacking`.
  static let lacking = 0.05
  static let mostLacking = 20.0
  /// The same source on both sides is as good as proof; sources that all differ are not, as translators swap them.
  static let sameSource = 9.0
  static let otherSource = 2.5
  /// A link that so many have tells nothing apart (1 for one that one entry of each side has).
  static let fewestLinkWeight = 0.05
  /// The same code.
  static let sameCode = 8.0

  // MARK: Form and order

  static let sameLevel = 0.3
  static let otherLevel = -1.5
  static let sameNumber = 1.5
  static let otherNumber = -1.0
  /// One of the two is numbered.
  static let missingNumber = -0.5
  /// Level and number both agree: as good as certain neighbours, if all of a section do.
  static let numberedForm = sameLevel + sameNumber
  static let sameSectionNumber = 2.0
  static let otherSectionNumber = -1.5
  /// A section beside one whose partner is beside the partner.
  static let neighbourSection = 0.7
  static let sameCount = 0.5
  static let otherCount = -0.3
  /// For the heads of two sections that are surely the same, and against one of them with another entry.
  static let sectionHead = 2.0
  /// For standing one to one, against a gap on both sides.
  static let oneToOne = 0.5
  /// Against a merge, which explains anything better by having more to choose from.
  static let entryMerge = -2.5
  static let blockMerge = -1.8
  /// Neighbours in order that are pairs themselves, and an end of both sections.
  static let certainNeighbour = 0.6
  static let sectionEnd = 0.3

  // MARK: How much is enough

  /// An anchor: by what it says alone, and well ahead of every rival.
  static let anchorContent = 3.5
  static let blockAnchorContent = 5.0
  static let anchorLead = 1.5
  static let blockAnchorLead = 2.5
  /// What is left over anywhere is paired from this total on.
  static let movedTotal = 3.0
  static let moved = Bar(content: 2.5, length: -3)
  static let head = Bar(content: -2, length: -2)
  /// The last one on each side of a section: nothing may speak against it.
  static let last = Bar(content: -0.7, length: -0.5, form: 0)
  static let certain = Bar(content: 3, length: -4)
  static let certainMargin = 1.5
  static let certainMerge = Bar(content: 5, length: -2)
  static let certainHead = Bar(content: -1.5, length: -1.5, form: -1)
  /// Between certain neighbours a little is enough, and a rival that leads a little no objection.
  static let certainBetween = Bar(content: 0.8, length: -1, form: -1)
  static let certainByForm = Bar(content: -1.01, length: -0.7, form: 0)
  static let littleBehind = -0.7
  static let certainBlock = Bar(content: 2.5, length: -2.5, form: -3)
  static let certainBlockMerge = 3.0
  static let fittingBlock = Bar(content: -1, length: -0.7, form: 0)
  /// A neighbour whose content says so much confirms the order.
  static let confirmingContent = 2.0

  // MARK: Parts of a merge, 0 to 1

  /// The least that each part must say of belonging: to be tried, and to be certain.
  static let entryPart = 0.2
  static let blockPart = 0.1
  static let certainEntryPart = 0.45
  static let certainBlockPart = 0.35

  /// 0.5 and more for certain pairs, less for doubtful ones: what `align --json` shows.
  static func score(_ total: Double, isCertain: Bool) -> Double {
    let odds = max(0, total + 2)
    let share = odds / (odds + 6)
    return isCertain ? 0.5 + share / 2 : share / 2
  }
}
