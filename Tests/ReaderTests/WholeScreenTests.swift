import Writing
import Reader
import ReaderTestSupport
import Screen
import Testing

/// Whole screens, as a reader sees them.
@Suite struct WholeScreenTests {
  /// Where “ and — take two cells, a name is shortened by what it takes there.
  @Test func longNamesLeaveTheCountsAloneHoweverWideTheyAre() async {
    let title = "“长”——一份名字很长的“文摘”——第一期"
    let library = FixtureLibrary([(title, "zh", "# \(title)\n\n## 题\n\n### 一\n\n文。\n")])
    for ambiguous in [AmbiguousWidth.narrow, .wide] {
      let state = State(
        size: Size(columns: 130, rows: 12), libraryName: "x", settings: Settings(ambiguousWidth: ambiguous))
      var reader = HeadlessReader(state: state, runner: library)
      await reader.start()
      let frame = reader.state.render()
      let row = (0..<24).map { frame[1, $0].glyph }.joined()
      #expect(row.dropFirst().hasPrefix("“长”—"), "\(row)")
      #expect(row.contains("… ") && row.contains(" 1"), "\(row)")
      #expect((0..<24).reduce(0) { $0 + frame[1, $1].width } == 24, "\(row)")
    }
  }

  /// A heading's own text stands below it, and is counted as none of its pieces; a heading with nothing else, but
  /// with more headings below, has no number.
  @Test func overviewsStandBelowTheirHeadings() async {
    let text = """
      # 读书笔记

      ## 精读

      先说几句。

      ### 概述

      概述的话。

      #### 题目

      正文。

      ### 链接

      两个链接，都值得看。

      - [甲](https://example.org/1)：讲的是怎样读。
      - [乙](https://example.org/2)：讲的是怎样写。

      ## 后记

      完。
      """
    let library = FixtureLibrary([("2026W05", "zh", text)])
    var reader = HeadlessReader(
      state: State(
        size: Size(columns: 84, rows: 14), libraryName: "x", settings: Settings(language: .english)),
      runner: library)
    await reader.start()
    #expect(
      reader.screen == """
         x  2026W05 · 精读                                                               中
        ▌2026W05                  7 │   精读
           精读                     │ ▏ 精读  先说几句。
         1  概述                  1 │ 1 精读 · 概述
         2  链接                  2 │   概述  概述的话。
                                    │   题目  正文。
                                    │ 2 精读 · 链接
                                    │   链接  两个链接，都值得看。
                                    │   甲  讲的是怎样读。
                                    │   乙  讲的是怎样写。
                                    │
                                    │   后记  完。
                                    │
         1/7                                                                              ?
        """)
    await reader.press([.character("2")])
    #expect(reader.state.browse.list?.current?.title == "链接")
    await reader.press([.character("3")])
    #expect(reader.state.browse.list?.current?.title == "链接")
  }

  @Test func twoPanesOfDigestsAndEntries() async {
    #expect(
      await SmallLibrary.reader(columns: 84, rows: 12).screen == """
         library  2026W06 · 科技 · 机器人                                             中│EN
        ▌2026W06                  4 │   Introduction
           科技                     │ 1 科技 · 机器人
         1  机器人                2 │ ▏ 会走路的桌子  桌子会走路，机器人实验室做的。见纸。
         2 科技                   1 │   叠衣服  机器人叠衣服，一件二十秒。
         2026W05                  1 │ 2 科技
                                    │   纸  纸会变黄。
                                    │
                                    │   摘录  写字的人，先要会擦。
                                    │
                                    │
         1/4                                                                              ?
        """)
  }

  @Test func twoPanesOfEntriesAndText() async {
    let screen = await SmallLibrary.reader("l<Enter>", columns: 84, rows: 9).screen
    #expect(
      screen == """
         library  2026W06 · 科技 · 机器人                                             中│EN
           Introduction             │ 会走路的桌子
         1 科技 · 机器人            │ 来源 · desk.example
         ▏ 会走路的桌子             │
           叠衣服  机器人叠衣服，…  │ 桌子会走路，机器人实验室做的。见纸。
         2 科技                     │
           纸  纸会变黄。           │
                                    │
         1/4                                                                       100 %  ?
        """)
  }

  @Test func onePaneWithResultsOfASearch() async {
    let reader = await SmallLibrary.reader("/机器人", columns: 60, rows: 8)
    #expect(
      reader.screen == """
         library  2026W06 · 科技 · 机器人                     中│EN
         2026W06                                                  2
         ▌ 会走路的桌子
           桌子会走路，机器人实验室做的。见纸。
           叠衣服
           机器人叠衣服，一件二十秒。
         2026W05                                                  1
        /机器人                                   3 in 2 digests  ?
        """)
    // The terminal's own cursor stands behind what is typed: input methods need it.
    #expect(reader.state.render().cursor == Point(row: 7, column: 7))
  }

  @Test func tooSmallAScreenSaysSo() async {
    #expect(await SmallLibrary.reader(columns: 12, rows: 4).screen.hasPrefix("Too small"))
  }

  @Test func hitsAreMarkedInListAndText() async {
    let frame = await SmallLibrary.reader("/机器人", columns: 100, rows: 9).state.render()
    var marked: [String] = []
    for row in 1..<8 {
      for run in frame.runs(row: row) where run.style == Theme.dark.style(.hit) { marked.append(run.text) }
    }
    // The first entry's text, and the title of the entry of the week before.
    #expect(marked == ["机器人", "机器人"])
  }

  @Test(arguments: [(140, 40), (100, 30), (60, 20), (20, 5), (81, 7), (119, 11), (300, 60)])
  func everyScreenIsCompleteAtEverySize(_ columns: Int, _ rows: Int) async {
    let keys = [
      "", "l", "<Enter>", "l<Enter>", "l<Enter>z", "/机器人", "/机器人<Enter><Enter>", "/没有这个词", "?", "c", ":", "t",
      "C",
      "l<Enter>f", "L", "=", "l<Enter>t", ">>",
    ]
    for keys in keys {
      let reader = await SampleLibrary.shared(keys, columns: columns, rows: rows)
      let lines = reader.screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == rows)
      #expect(lines.allSatisfy { $0.cells(ambiguous: .narrow) <= columns }, "\(keys)")
      #expect(
        !lines[0].isEmpty && !lines[rows - 1].isEmpty, "\(keys) at \(columns)x\(rows):\n\(reader.screen)")
    }
  }
}
