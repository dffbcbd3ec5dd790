import DigestIndex
import DigestKit
import Foundation
import TestSupport
import Testing

/// What a person would want first, for thirty searches in the samples. A change of the ranking shows here.
@Suite struct RankingPanelTests {
  /// A search, the title that belongs among the first three, and why.
  private static let panel: [(query: String, wanted: String, reason: String)] = [
    ("断行", "断行", "the whole title"),
    ("断行 标点", "一行字在哪里结束", "the article on it, both words together"),
    ("半格", "终端里的半格与全格", "in the title"),
    ("VLA", "VLA 模型怎样把一句话变成一个动作", "in the title"),
    ("VLA模型", "VLA 模型怎样把一句话变成一个动作", "no space typed"),
    ("机器人", "机器人为什么怕玻璃", "the title begins with it"),
    ("机器人 玻璃", "机器人为什么怕玻璃", "both in the title"),
    ("機器人 饼干", "狗、机器人与一块饼干", "traditional, both in the title"),
    ("robots.txt", "RFC 9309：robots.txt 终于成了标准", "in the title, with a full stop"),
    ("rfc 2324", "RFC 2324：用超文本协议煮咖啡", "two words of the title"),
    ("咖啡", "RFC 2324：用超文本协议煮咖啡", "in the title, before any recipe"),
    ("sqlite", "把 SQLite 当作文件格式", "case makes no difference"),
    ("toml", "TOML", "the whole title"),
    ("时区", "IANA 时区数据库", "in the title"),
    ("莫尔斯", "莫尔斯电码里的经济学", "the title begins with it"),
    ("灯塔", "灯塔的节奏就是它的名字", "the title begins with it"),
    ("iso 8601", "ISO 8601 与年末的一周", "the title begins with it"),
    ("基因", "表格软件改了基因的名字", "in the title"),
    ("撤销", "撤销是一棵树", "the title begins with it"),
    ("盐", "一锅水该放多少盐", "one character, in the title"),
    ("磁带", "磁带没有死", "the title begins with it"),
    ("\"一行字在哪里结束\"", "一行字在哪里结束", "a phrase that is the title"),
    ("title:差异", "差异是怎么算出来的", "asked for in the title"),
    ("冷泡茶", "冷泡茶的算术", "the title begins with it"),
    ("注意力 language:zh", "注意力之前的注意力", "in the title, twice"),
    ("月亮", "月亮不是被吃掉的", "the title begins with it"),
    ("jiqiren boli", "机器人为什么怕玻璃", "two words by pinyin, both in the title"),
    ("dengta", "灯塔的节奏就是它的名字", "by pinyin"),
    ("mesd", "莫尔斯电码里的经济学", "by initials, the title begins with it"),
    ("jiaotang", "焦糖的三分钟", "by pinyin, the title begins with it"),
  ]

  @Test(arguments: panel.indices)
  func whatOneWouldWantComesAmongTheFirstThree(_ number: Int) async throws {
    let (query, wanted, reason) = Self.panel[number]
    let library = try await Indexed.shared.library(TestFiles.samples.path)
    let first = try library.rankedSearch(Query(query), limit: 3).map(\.entry.title)
    #expect(first.contains(wanted), "\(query): \(reason), but \(first)")
  }

  /// A short list is read with most texts left aside: it must begin as the whole one does.
  @Test(arguments: panel.indices, [SearchOrder.relevance, .date])
  func aShortListIsTheBeginningOfTheWholeOne(_ number: Int, _ order: SearchOrder) async throws {
    let query = Query(Self.panel[number].query)
    let library = try await Indexed.shared.library(TestFiles.samples.path)
    let whole = try library.rankedSearch(query, limit: .max, order: order)
    for limit in [0, 1, 2, 5, 20] {
      #expect(try library.rankedSearch(query, limit: limit, order: order) == Array(whole.prefix(limit)))
    }
  }

  @Test func thePanelHasThirtySearches() { #expect(Self.panel.count == 30) }
}
