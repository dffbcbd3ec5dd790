import DigestIndex
import DigestKit
import Testing

/// What a search finds besides what was typed, and what it offers where it finds nothing.
@Suite struct WideningTests {
  private static let markdown = """
    # 2026W01

    ## 一

    ### Agents at work

    Many agents work together.

    ### An agent alone

    One agent, and an AgentKit. It is 机器人.

    ### Agentless

    The agentless way; reagent and agency are others.

    ### 机器人 study

    He studied what robots do. 机器人的研究。 Two flies.

    ### 公司

    机器人公司，**人工智能**公司，transformers。
    """

  private func library() async throws -> (files: TemporaryLibrary, library: Library) {
    let files = try TemporaryLibrary(["2026W01.md": Self.markdown])
    return (files, try await files.opened())
  }

  private func tiers(_ query: String) async throws -> [String] {
    let (files, library) = try await library()
    defer { withExtendedLifetime(files) {} }
    let ranked = try library.rankedSearch(Query(query), limit: .max, order: .date)
    let few = try library.rankedSearch(Query(query), limit: 2, order: .date)
    #expect(few.map(\.entry.id) == ranked.prefix(2).map(\.entry.id))
    let listed = try library.search(Query(query), limit: .max, widens: true)
    #expect(listed.entries.map(\.id) == ranked.map(\.entry.id))
    let counted = SearchMatch.allCases.compactMap { match in
      let entries = ranked.count { $0.match == match }
      return entries > 0 ? SearchResults.Tier(match, entries: entries) : nil
    }
    #expect(listed.tiers == counted && listed.total == ranked.count)
    #expect(try library.search(Query(query), limit: 0).total == ranked.count { $0.match == .literal })
    return ranked.map { "\($0.match) \($0.entry.title)" }
  }

  @Test(arguments: [
    ("agents", ["literal Agents at work", "form An agent alone"]),
    // What begins with the word is found as it stands.
    ("agent", ["literal Agents at work", "literal An agent alone", "literal Agentless"]),
    ("AGENTS work", ["literal Agents at work"]),
    ("agents alone", ["form An agent alone"]),
    ("studies", ["form 机器人 study"]), ("studying robot", ["form 机器人 study"]),
    ("transformer", ["literal 公司"]),
    // Each tier holds what those above it find: one word by its form, the other by pinyin.
    ("agents jiqiren", ["pinyin An agent alone"]),
    ("agents OR studying", ["literal Agents at work", "form An agent alone", "form 机器人 study"]),
    // Quoted, negated and in a filter a word is meant as it stands.
    ("\"agents\"", ["literal Agents at work"]), ("word:agents", ["literal Agents at work"]),
    ("title:agents", ["literal Agents at work"]),
    ("机器人 -agents", ["literal An agent alone", "literal 机器人 study", "literal 公司"]),
    ("fly", ["form 机器人 study"]), ("flying", ["form 机器人 study"]),
    ("agents-x", []), ("ag", ["literal Agents at work", "literal An agent alone", "literal Agentless"]),
  ])
  func tierByTier(_ query: String, _ expected: [String]) async throws {
    #expect(try await tiers(query) == expected)
  }

  @Test func formsAreMarkedInWhatIsShown() async throws {
    let (files, library) = try await library()
    let hit = try #require(
      try library.rankedSearch(Query("agents"), limit: .max).first { $0.match == .form })
    let scalars = Array(hit.extract.text.unicodeScalars)
    let marked = hit.extract.ranges.map { range in
      String(String.UnicodeScalarView(scalars[range]))
    }
    // The word, and not the beginning of another.
    #expect(marked == ["agent"] && hit.extract.text.contains("AgentKit"))
    withExtendedLifetime(files) {}
  }

  @Test(arguments: [
    ("agnets", "agents"), ("transfomer", "transformers"), ("tarnsformers", "transformers"), ("机七人", "机器人"),
    ("机七人公司", "机器人公司"), ("人工治能", "人工智能"), ("人工×能", nil), ("robtos 机器人", "robots 机器人"),
    ("agnets robtos", nil), ("title:agnets", nil), ("\"agnets\"", nil), ("-agnets agent", nil),
    ("agents zzzz", nil),
    // A word that is found in another way is right.
    ("jiqiren agnets", "jiqiren agents"), ("jiqiren robtos", "jiqiren robots"),
    ("study robtos", "study robots"),
    ("qqqqqq", nil), ("noe", "one"), ("ono", nil), ("agents", nil), ("机器人 agentless", nil), ("ab", nil),
  ])
  func whatWasMeantIsOffered(_ query: String, _ meant: String?) async throws {
    let (files, library) = try await library()
    #expect(try library.correction(of: Query(query)) == meant)
    withExtendedLifetime(files) {}
  }

  @Test func ofWordsAsNearTheMoreFrequentIsOffered() async throws {
    let files = try TemporaryLibrary([
      "2026W01.md": "# 2026W01\n\n## 一\n\nlatern\n\n## 二\n\nlantern one\n\n## 三\n\nlantern two\n"
    ])
    let library = try await files.opened()
    #expect(try library.correction(of: Query("lantrn")) == "lantern")
    // A first letter is seldom wrong.
    try files.write("# 2026W02\n\n## 一\n\nboat\n\n## 二\n\ngoat\n\n## 三\n\ngoat too\n", to: "2026W02.md")
    _ = try await library.refresh()
    #expect(try library.correction(of: Query("boatt")) == "boat")
    withExtendedLifetime(files) {}
  }
}
