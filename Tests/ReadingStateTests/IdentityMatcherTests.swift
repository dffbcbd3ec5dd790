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

  /// Entries that were filled into one form share most of their letters.
  @Test(arguments: [0, 2, 5]) func aDeletedEntryIsNotFoundInANeighbourOfTheSameForm(edited: Int) {
    let names = ["竹蜻蜓", "留声机", "罗盘针", "望远镜", "摆钟", "算盘"]
    func text(_ name: String, _ detail: String) -> String {
      "名称：\(name)。地点：市立博物馆东厅二层。开放时间：周二至周日上午九点到下午五点，周一闭馆。票价：免费。\(detail)"
    }
    let details = [
      "一片竹片削成两翼，一搓就飞。", "喇叭口里传出的是一百年前的嗓音。", "磁石放在盘中，勺柄总朝一处。",
      "两片透镜前后一放，远处的船就近了。", "一来一回，时间便被分成了段。", "上二下五，噼啪一响账就清了。",
    ]
    let all = zip(names, details).map { identity("\($0)一件", excerpt: text($0, $1)) }
    var entries: [EntryID: EntryIdentity] = [:]
    for (index, identity) in all.enumerated() where index != edited {
      entries[id("w1", names[index])] = identity
    }
    #expect(IdentityMatcher(entries).find(id("w1", names[edited]), all[edited]) == nil)
    // The entry itself is found, though much of what is its own was changed.
    entries[id("w1", "new")] = identity(
      "换了名字", excerpt: text(names[edited], String(details[edited].dropLast(3)) + "了。"))
    #expect(IdentityMatcher(entries).find(id("w1", names[edited]), all[edited]) == id("w1", "new"))
  }

  @Test func aTextThatLeadsElsewhereUnderAnotherTitleIsAnother() {
    let text = "扫地机器人最怕两样东西：一样是袜子，一样是玻璃门。袜子是缠住的，玻璃则是没看见。"
    let old = identity("旧", source: "a.example/1", text: 9, excerpt: text)
    let edited = text.replacing("两样", with: "三样")
    func found(_ source: String?) -> EntryID? {
      IdentityMatcher([id("w1", "new"): identity("新", source: source, text: 1, excerpt: edited)])
        .find(id("w1", "old"), old)
    }
    #expect(found("b.example/2") == nil)
    #expect(found(nil) == id("w1", "new"))
  }
}
