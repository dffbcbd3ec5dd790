import DigestIndex
import DigestKit
import Testing

/// What two entries have to share to be near each other, and what isn't enough.
@Suite struct RelatedSubjectsTests {
  private static let filler = (1...60).map { "## 杂记 \($0)\n\n今天的天气不错，大家出门走走。\n" }.joined(separator: "\n")

  private static func near(
    _ title: String, _ entries: String
  ) async throws -> [RelatedEntry] {
    let files = try TemporaryLibrary([
      "2026W01/README.md": "# 2026W01\n\n\(filler)", "2026W02/README.md": "# 2026W02\n\n\(entries)",
    ])
    let library = try await files.opened()
    let entry = try #require(try library.newestEntries(400).first { $0.title == title })
    let related = try library.related(to: entry, limit: 10)
    withExtendedLifetime(files) {}
    return related
  }

  @Test func aNoteThatFewLinkToTellsWhatIsNear() async throws {
    let entries = """
      ## 松果

      看过 [[冬天的河#冰]]。

      ## 石头

      想起 [[冬天的河|那条河]]。

      ## 冬天的河

      结冰。

      ## 羽毛

      没有链接，只说冬天。
      """
    let pine = try await Self.near("松果", entries)
    #expect(Set(pine.map(\.entry.title)) == ["石头", "冬天的河"])
    #expect(pine.allSatisfy { $0.shared.first == "冬天的河" })
    // Who is linked to is near those that link there.
    #expect(try await Set(Self.near("冬天的河", entries).map(\.entry.title)) == ["松果", "石头"])
    #expect(try await Self.near("羽毛", entries).isEmpty)
  }

  @Test func aNoteThatManyLinkToTellsNothing() async throws {
    let entries = (1...6).map { "## 物 \($0)\n\n见 [[总表]]。\n" }.joined(separator: "\n")
    #expect(try await Self.near("物 1", entries).isEmpty)
  }

  /// The same rare name stands in both titles, but the texts are about other things.
  @Test func oneNameIsNoSubject() async throws {
    let entries = """
      ## Kestrel 的签名算法

      逐字节拆解虚拟机的指令表，还原混淆。

      ## Kestrel 的新办公室

      楼下有面馆，窗外能望见湖。

      ## Kestrel 的指令表

      虚拟机的指令表怎样混淆，又怎样拆解。
      """
    let related = try await Self.near("Kestrel 的签名算法", entries)
    #expect(related.map(\.entry.title) == ["Kestrel 的指令表"])
  }

  /// ChatKestrel is the one word, whichever part of it is looked at.
  @Test func partsOfAWordAreNoSecondOne() async throws {
    let entries = """
      ## ChatKestrel 时刻

      机械手捡起螺丝。又一次 ChatKestrel，又一次 Kestrel。

      ## ChatKestrel 记账

      每月的流水。还是 ChatKestrel，还是 Kestrel。
      """
    #expect(try await Self.near("ChatKestrel 时刻", entries).isEmpty)
  }

  /// Ordinary words in bold sentences are set apart like names, but each only once.
  @Test func wordsOfBoldSentencesAreNoSubjects() async throws {
    let talk = String(repeating: "工匠把木料刨平，再量一遍尺寸，慢慢打磨边角，最后上漆晾干。", count: 8)
    let song = String(repeating: "歌手在台上调音，乐队试了三遍，灯光暗下来，观众安静地等着。", count: 8)
    let entries = """
      ## 木工

      \(talk)**摆脱了束缚，心里有落差。**

      ## 演出

      \(song)**有了落差，才要摆脱束缚。**
      """
    #expect(try await Self.near("木工", entries).isEmpty)
  }

  @Test func paidPiecesAreNearNothing() async throws {
    let entries = """
      ## 赞助

      ### 灯笼鱼手电

      灯笼鱼在深海发光，手电也是。

      ## 深海

      灯笼鱼在深海里发光，手电照不到。
      """
    #expect(try await Self.near("灯笼鱼手电", entries).isEmpty)
    #expect(try await Self.near("深海", entries).isEmpty)
  }
}
