import TestSupport
import Testing
import Writing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("list", "list", 0), ("search", "serach", 1),
    ("transfomer", "transformer", 1),
    ("ca", "abc", 3), ("kitten", "sitting", 3), ("机七人", "机器人", 1), ("器机人", "机器人", 1), ("ABC", "abc", 0),
  ])
  func slips(_ left: String, _ right: String, _ slips: Int) {
    #expect(Spelling.distance(left, right) == slips)
    #expect(Spelling.distance(right, left) == slips)
    #expect(Spelling.distance(left, right, atMost: slips) == slips)
    if slips > 0 { #expect(Spelling.distance(left, right, atMost: slips - 1) == nil) }
  }

  /// A word made by one slip is one slip away, whatever the slip.
  @Test func aSlipCountsOnce() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<500 {
      let word = (0..<Int.random(in: 2...10, using: &random)).map { _ in Int.random(in: 0..<4, using: &random)
      }
      var other = word
      let place = Int.random(in: 0..<(word.count - 1), using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: other.insert(9, at: place)
      case 1: other.remove(at: place)
      case 2: other[place] = 8
      default: other.swapAt(place, place + 1)
      }
      #expect(Spelling.distance(word, other) == (word == other ? 0 : 1), "\(word) \(other)")
    }
  }

  @Test(arguments: [
    ("agents", "agent"), ("agent", "agent"), ("running", "run"), ("studies", "studi"), ("studied", "studi"),
    ("generalization", "general"), ("hoping", "hope"),
  ])
  func stems(_ word: String, _ stem: String) {
    guard let stemmer = Stemmer() else {
      Issue.record("no stemmer")
      return
    }
    let found = String(decoding: stemmer.stem(of: Array(word.utf8)), as: UTF8.self)
    #expect(found == stem)
  }
}
