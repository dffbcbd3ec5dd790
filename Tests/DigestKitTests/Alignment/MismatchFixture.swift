import DigestKit
import Testing

/// An entry in two languages that say the same, block by block, and what may be planted in it.
enum MismatchFixture {
  static let chinese = """
    # 港口札记

    ## 一座港口的数字，2025

    新港于 2025 年 3 月 14 日开放，第一天有 1,240 艘船进出。

    建它花了 3.6 亿美元，比预算多出 12%。

    防波堤长 4.5 公里，用了 180 万吨石料。

    设计者是 Ingrid Halvorsen，她在 Bergen 的事务所只有九个人。

    灯塔每 15 秒闪一次，在 22 海里以外还看得见。

    调度用的是 HarborMind 2.4，跑在一台 64 GB 内存的服务器上。

    - 冬天日均 310 艘，夏天翻倍。
    - 渡轮早上 6:40 开出头一班。
    - 票价从 8 欧元涨到 11 欧元。

    系统把等待时间从 48 小时压到一半。

    百分之三十的货柜由电动卡车运走。

    鲸鱼监测由 Ocean Watch 负责，每年发一次报告，见[第七号](https://watch.example/reports/7)。

    | 年份 | 货物 |
    | --- | --- |
    | 2023 | 520 万吨 |
    | 2024 | 675 万吨 |

    二十世纪九十年代的旧码头改成了市场，有八十五个摊位。

    工会在周四投票，412 票赞成，97 票反对。

    新的起重机 KX-900 每小时能装 38 只货柜。

    三分之二的工人住在 10 公里以内。

    水深 16.5 米，最大的船吃水 15.2 米。

    2024 年 11 月的风暴掀走了 27 只货柜，到 12 月 2 日才找回最后一只。

    详情见[港务局的年报](https://port.example/zh/annual/2024)与[工程档案](https://archive.example/pier/55)。

    下一期工程预计 2028 年完工，要再花 1.2 亿欧元。

    讲座由 Tomas Lindqvist 主持，时长 90 分钟。
    """

  static let english = """
    # Notes from a harbour

    ## A harbour in figures, 2025

    The new harbour opened on March 14, 2025, and 1,240 ships came and went on the first day.

    It cost $360 million to build, 12 percent above the budget.

    The breakwater is 4.5 km long and took 1.8 million tonnes of rock.

    It was designed by Ingrid Halvorsen, whose office in Bergen has only nine people.

    The lighthouse flashes every 15 seconds and is seen from 22 nautical miles away.

    Ships are sent to their berths by HarborMind 2.4, which runs on a server with 64 GB of memory.

    - In winter 310 ships a day come in, in summer twice as many.
    - The first ferry leaves at 6:40 in the morning.
    - The fare rose from 8 to 11 euros.

    The system brought the waiting time of 48 hours down by half.

    30% of the containers leave on electric trucks.

    Whales are counted by Ocean Watch, which reports once a year; see [number seven](https://watch.example/reports/7).

    | Year | Freight |
    | --- | --- |
    | 2023 | 5.2 million tonnes |
    | 2024 | 6.75 million tonnes |

    The old wharf of the 1990s became a market with eighty-five stalls.

    The union voted on Thursday, 412 for it and 97 against.

    The new crane, a KX-900, loads 38 containers an hour.

    Two thirds of the workers live within 10 kilometres.

    The water is 16.5 metres deep, and the largest ship draws 15.2 metres.

    The storm of November 2024 swept 27 containers away, and the last was found only on 2 December.

    More is in the [annual report](https://port.example/en/annual/2024) and the [files of the builders](https://archive.example/pier/55).

    The next stage is to be done by 2028, for another 120 million euros.

    The lecture is held by Tomas Lindqvist and takes 90 minutes.
    """

  /// What is put in place of what, in the English text, and the kind of it.
  static let plants: [(kind: Mismatch.Kind, old: String, new: String)] = [
    (.date, "March 14", "March 24"), (.figure, "1,240", "1,420"), (.figure, "$360 million", "$360 billion"),
    (.figure, "12 percent", "21 percent"), (.figure, "4.5 km", "4.5 miles"),
    (.figure, "1.8 million", "18 million"),
    (.name, "Halvorsen", "Haugland"), (.figure, "nine people", "seven people"), (.figure, "64 GB", "64 MB"),
    (.date, "6:40", "7:40"), (.figure, "11 euros", "11 dollars"), (.figure, "30%", "13%"),
    (.link, "reports/7", "reports/9"), (.figure, "6.75", "7.65"), (.date, "Thursday", "Tuesday"),
    (.name, "KX-900", "KX-800"), (.figure, "15.2", "12.5"), (.date, "2 December", "2 November"),
    (.date, "2028", "2038"), (.figure, "90 minutes", "50 minutes"), (.name, "HarborMind", "PortMind"),
    (.figure, "eighty-five", "fifty-eight"), (.link, "pier/55", "pier/56"),
  ]

  static func entry(_ markdown: String) throws -> Entry {
    try #require(Edition(bytes: Array(markdown.utf8)).entries.first)
  }
}
