import DigestKit
import ReadingState
import Testing

@Suite struct IdentityMatcherTests {
  private func id(_ digest: String, _ slug: String, _ language: String = "zh") -> EntryID {
    EntryID(digest: digest, language: language, slug: slug)
  }

  private func identity(
    _ title: String, line: Int = 1, source: String? = nil, text: Int64? = nil, excerpt: String = ""
  ) -> EntryIdentity {
    EntryIdentity(title: title, line: line, source: source, text: text, excerpt: excerpt)
  }

  @Test func theSameTextIsTheSameEntryWhereverItStands() {
    let matcher = IdentityMatcher([
      id("w2", "b"): identity("乙", text: 2), id("w1", "c"): identity("丙", text: 3),
      id("w1", "a", "en"): identity("A", text: 1),
    ])
    #expect(matcher.find(id("w1", "b"), identity("旧", text: 2)) == id("w2", "b"))
    #expect(matcher.find(id("w1", "x"), identity("没有", text: 9)) == nil)
    // A translation isn't the same.
    #expect(matcher.find(id("w1", "a"), identity("甲", text: 1)) == nil)
  }

  @Test func ofEqualTextsTheTitleAndTheDigestTell() {
    let matcher = IdentityMatcher([
      id("w1", "a"): identity("甲", line: 10, text: 1), id("w2", "a"): identity("甲", line: 20, text: 1),
      id("w2", "b"): identity("乙", line: 30, text: 1), id("w3", "c"): identity("丙", line: 5, text: 7),
      id("w3", "c-1"): identity("丙", line: 50, text: 7),
    ])
    #expect(matcher.find(id("w2", "old"), identity("甲", text: 1)) == id("w2", "a"))
    #expect(matcher.find(id("w9", "old"), identity("乙", text: 1)) == id("w2", "b"))
    // Two would do, and nothing tells them apart.
    #expect(matcher.find(id("w9", "old"), identity("甲", text: 1)) == nil)
    #expect(matcher.find(id("w9", "old"), identity("别的", line: 45, text: 7)) == nil)
    // In one digest the nearer one is it.
    #expect(matcher.find(id("w3", "old"), identity("丙", line: 45, text: 7)) == id("w3", "c-1"))
  }

  @Test func anEditedTextIsKnownByItsSourceThenByItsTitle() {
    let matcher = IdentityMatcher([
      id("w1", "a"): identity("新题", source: "a.example/1", text: 5), id("w1", "b"): identity("乙", text: 6),
    ])
    #expect(matcher.find(id("w0", "x"), identity("旧题", source: "a.example/1", text: 4)) == id("w1", "a"))
    #expect(matcher.find(id("w0", "b"), identity("乙", text: 9)) == id("w1", "b"))
  }

  @Test func withinItsDigestAnEditedTextWithAnotherTitleIsKnownByHowItBegins() {
    let text = "扫地机器人最怕两样东西：一样是袜子，一样是玻璃门。袜子是缠住的，玻璃则是没看见。"
    let matcher = IdentityMatcher([
      id("w1", "new"): identity("新", text: 1, excerpt: text.replacing("两样", with: "三样") + "再加一句。"),
      id("w1", "other"): identity("别的", text: 2, excerpt: "屏幕上的一个小方框，俗称豆腐，意思是这个字我没有，没有一套字库装得下全世界的字。"),
      id("w2", "same"): identity("同", text: 3, excerpt: text),
    ])
    #expect(matcher.find(id("w1", "old"), identity("旧", text: 9, excerpt: text)) == id("w1", "new"))
    #expect(
      matcher.find(id("w1", "old"), identity("旧", text: 9, excerpt: "完全是另外一段话，讲的是潮水为什么一天来两次，月亮怎样拉着海。")) == nil
    )
    #expect(matcher.find(id("w3", "old"), identity("旧", text: 9, excerpt: text)) == nil)
  }
}
