import Writing

/// What a person means by a few letters, among the categories and sections of the samples.
public enum PickingPanel {
  public static let candidates = [
    "卷首", "科学", "技术", "生活", "Opening", "Science", "Technology", "Life", "专题", "有趣的事与物", "技术与互联网",
    "软件与开发", "其他", "学术研究", "机器人", "推荐", "一周小站", "Features", "Curious Things",
    "Technology and the Internet", "Software and Development", "Miscellany", "Research", "Robotics",
    "Recommendations", "Small Sites of the Week", "灯与电键", "终端", "编辑器", "生活与厨房", "播客与视频", "摘录", "天文",
    "续闻", "断行", "城市与地图", "语言模型", "Line Breaking", "Life and Kitchen", "Cities and Maps", "Extracts",
    "Language Models",
  ]

  /// What is typed, and what is to come first.
  public static let picks: [(typed: String, wanted: String)] = [
    ("机器", "机器人"), ("jiqiren", "机器人"), ("jqr", "机器人"), ("robo", "Robotics"), ("kexue", "科学"),
    ("tech", "Technology"), ("techint", "Technology and the Internet"), ("ssw", "Small Sites of the Week"),
    ("yuyan", "语言模型"), ("yymx", "语言模型"), ("lang", "Language Models"), ("shenghuo", "生活"), ("厨房", "生活与厨房"),
    ("lk", "Life and Kitchen"), ("map", "Cities and Maps"), ("地图", "城市与地图"), ("tuijian", "推荐"), ("zl", "摘录"),
    ("zt", "专题"), ("duanhang", "断行"), ("bjq", "编辑器"), ("bianji", "编辑器"), ("tianwen", "天文"),
    ("ext", "Extracts"),
    ("misc", "Miscellany"), ("boke", "播客与视频"), ("rjy", "软件与开发"), ("SOFT", "Software and Development"),
    ("互联", "技术与互联网"), ("rese", "Research"),
  ]

  /// What comes first for `typed`, as a picker sorts: equals in their own order.
  public static func first(_ typed: String) -> String? {
    guard let query = FuzzyQuery(typed) else { return nil }
    var best: (name: String, score: Int)?
    for name in candidates {
      guard let score = query.score(FuzzyQuery.Candidate(name)), score > best?.score ?? 0 else { continue }
      best = (name, score)
    }
    return best?.name
  }
}
