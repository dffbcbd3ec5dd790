import Panels
import Testing
import Writing

@Suite struct PickingTests {
  @Test(arguments: PickingPanel.picks.map(\.typed))
  func whatIsMeantComesFirst(_ typed: String) throws {
    let wanted = try #require(PickingPanel.picks.first { $0.typed == typed }?.wanted)
    #expect(PickingPanel.first(typed) == wanted)
  }

  private func score(_ typed: String, _ text: String) throws -> Int {
    try #require(FuzzyQuery(typed)?.score(FuzzyQuery.Candidate(text)), "\(typed) in \(text)")
  }

  /// Each pair turns on one thing that counts.
  @Test(arguments: [
    ("net", "network", "the net"), ("net", "the net", "planet"), ("net", "planet", "some far planet"),
    ("机", "机器", "手机"), ("jiqi", "机器", "旧机器"), ("jiqi", "旧机器", "家里去"), ("abc", "abxc", "axxbxxc"),
    ("ac", "a-c", "abc"), ("tui", "推荐", "t x u x i"), ("abcdefghijkl", "abcdefghijkl", "abcdefghijk l"),
  ])
  func theFirstFitsBetter(_ typed: String, _ better: String, _ worse: String) throws {
    guard let other = FuzzyQuery(typed)?.score(FuzzyQuery.Candidate(worse)) else { return }
    #expect(try score(typed, better) > other)
  }

  @Test func whatIsNotThereIsNotFound() {
    for text in ["", "机器", "ba", "a"] {
      #expect(FuzzyQuery("ab")?.score(FuzzyQuery.Candidate(text)) == nil, "\(text)")
    }
    #expect(FuzzyQuery("") == nil)
    #expect(FuzzyQuery("  ") == nil)
  }

  /// However long what is typed, letters with gaps are less than the worst of the other ways.
  @Test func gapsAreNeverBetter() throws {
    let long = "a b c d e f g h i j k l m n o p q r s t"
    #expect(try score(String(long.filter { $0 != " " }) + "z", long + " yz") < 1000)
  }
}
