import TestSupport

/// What a person would want first, for sixty searches in the samples and a few digests besides.
public enum RankingPanel {
  /// Where they are looked for.
  public static let roots = [
    TestFiles.samples.path, TestFiles.repository.appending(path: "Tests/Fixtures/ranking").path,
  ]

  /// A search, the title that is wanted, among how many it belongs, and why.
  public typealias Search = (query: String, wanted: String, among: Int, reason: String)

  public static let searches: [Search] = typed + inEnglish + byPlace + widened

  /// As they stand.
  private static let typed: [Search] = [
    ("断行", "断行", 3, "the whole title"),
    ("断行 标点", "一行字在哪里结束", 3, "the article on it, both words together"),
    ("半格", "终端里的半格与全格", 3, "in the title"),
    ("VLA", "VLA 模型怎样把一句话变成一个动作", 3, "in the title"),
    ("VLA模型", "VLA 模型怎样把一句话变成一个动作", 3, "no space typed"),
    ("机器人", "机器人为什么怕玻璃", 3, "the title begins with it"),
    ("机器人 玻璃", "机器人为什么怕玻璃", 3, "both in the title"),
    ("機器人 饼干", "狗、机器人与一块饼干", 3, "traditional, both in the title"),
    ("robots.txt", "RFC 9309：robots.txt 终于成了标准", 3, "in the title, with a full stop"),
    ("rfc 2324", "RFC 2324：用超文本协议煮咖啡", 3, "two words of the title"),
    ("咖啡", "RFC 2324：用超文本协议煮咖啡", 3, "in the title, before any recipe"),
    ("sqlite", "把 SQLite 当作文件格式", 3, "case makes no difference"),
    ("toml", "TOML", 3, "the whole title"),
    ("时区", "IANA 时区数据库", 3, "in the title"),
    ("莫尔斯", "莫尔斯电码里的经济学", 3, "the title begins with it"),
    ("灯塔", "灯塔的节奏就是它的名字", 3, "the title begins with it"),
    ("iso 8601", "ISO 8601 与年末的一周", 3, "the title begins with it"),
    ("基因", "表格软件改了基因的名字", 3, "in the title"),
    ("撤销", "撤销是一棵树", 3, "the title begins with it"),
    ("盐", "一锅水该放多少盐", 3, "one character, in the title"),
    ("磁带", "磁带没有死", 3, "the title begins with it"),
    ("\"一行字在哪里结束\"", "一行字在哪里结束", 3, "a phrase that is the title"),
    ("title:差异", "差异是怎么算出来的", 3, "asked for in the title"),
    ("冷泡茶", "冷泡茶的算术", 3, "the title begins with it"),
    ("注意力 language:zh", "注意力之前的注意力", 3, "in the title, twice"),
  ]

  /// In English.
  private static let inEnglish: [Search] = [
    ("tape", "Tape Is Not Dead", 1, "the title begins with it"),
    ("correction", "A Correction", 1, "in the title"),
    ("time zone", "The IANA time zone database", 1, "both in the title, side by side"),
    ("robot biscuit", "A Dog, a Robot and a Biscuit", 1, "both in the title"),
    ("deleting lines", "After Deleting Ten Thousand Lines", 1, "both in the title"),
    ("tide", "Tides and migrant birds", 1, "the title begins with it"),
    ("bytes", "Who Gets the Eighth Bit", 1, "the text has it most often"),
    ("morning", "There Is One Way to Write Time in a Log", 1, "in a note"),
    ("the house", "Seats in a tea house", 1, "the rare one of the two is in the title"),
    ("tea", "The Arithmetic of Cold-Brewed Tea", 3, "in the title"),
    ("rain language:en", "Rain by ear", 3, "the title begins with it"),
    ("toml language:en", "TOML", 1, "the whole title"),
    ("line breaking", "Line Breaking", 3, "the whole title"),
  ]

  /// Told by where they stand.
  private static let byPlace: [Search] = [
    ("in:天文 星", "星星的等级", 1, "what stands under it"),
    ("城市", "走完一条河", 1, "what stands under it"),
    ("天文", "每日一天文图", 1, "in the title, before what stands under it"),
    ("字体回退", "缺字的时候", 1, "set in bold"),
    ("节奏", "灯塔的节奏就是它的名字", 1, "in the title and in bold"),
    ("语义 版本", "语义化版本", 1, "both in the title"),
    ("鸟 剪影", "冬天认鸟，先看剪影", 1, "both in the title"),
    ("蜗牛", "蜗牛", 1, "the whole title, before a newer one that stands under it"),
    ("十二 分钟", "用声音画一张地图", 1, "side by side"),
    ("near:(咖啡 协议)", "RFC 2324：用超文本协议煮咖啡", 1, "in one place"),
  ]

  /// Found in other ways than as they were typed.
  private static let widened: [Search] = [
    ("jiqiren boli", "机器人为什么怕玻璃", 3, "two words by pinyin, both in the title"),
    ("dengta", "灯塔的节奏就是它的名字", 3, "by pinyin"),
    ("mesd", "莫尔斯电码里的经济学", 3, "by initials, the title begins with it"),
    ("lighthouse", "灯塔的节奏就是它的名字", 3, "by what the editions translate it by"),
    ("corrections", "A Correction", 3, "another form, in the title"),
    ("folding", "How A4 Is Folded", 3, "another form, in the title"),
    ("attentions", "Attention before Attention", 1, "another form, in the title"),
    ("lighthouses", "A lighthouse runs on moonlight", 1, "another form, in the title"),
    ("recorded rain", "How to record rain", 1, "one as it stands, one in another form"),
    ("moving sentences", "How a VLA Model Turns a Sentence into a Movement", 3, "both in another form"),
    ("aphid", "Aphids dislike soap", 1, "the beginning of a word"),
    ("chaoshui", "潮水为什么一天来两次", 3, "by pinyin, the title begins with it"),
  ]
}
