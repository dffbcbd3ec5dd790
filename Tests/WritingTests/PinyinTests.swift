import Testing

@testable import Writing

@Suite struct PinyinTests {
  @Test(
    arguments: [
      ("行", ["xing", "hang", "heng"]), ("了", ["le", "liao"]), ("女", ["nv"]), ("绿", ["lv", "lu"]),
      ("略", ["lve"]), ("重", ["zhong", "chong"]), ("長", ["zhang", "chang"]), ("說", ["shuo", "shui", "yue"]),
      ("〇", ["ling"]), ("嗯", ["n", "en", "ng"]), ("a", []), ("，", []), ("ア", []), ("𠮷", []),
      ("\u{10FFFF}", []),
      ("\0", []), ("\u{FFFF}", []),
    ] as [(Unicode.Scalar, [String])])
  func knowsReadings(_ character: Unicode.Scalar, _ expected: [String]) {
    #expect(Pinyin.readings(of: character).map(\.description) == expected)
  }

  @Test func tableIsWhole() {
    let table = PinyinTable.shared
    #expect(table.syllables.count > 400)
    #expect(Set(table.readings).isSubset(of: Set(table.syllables)))
    #expect(table.syllables.allSatisfy { (1...6).contains($0.count) })
    #expect(
      table.syllables.allSatisfy {
        $0.description.count == $0.count && $0.description.allSatisfy { ("a"..."z").contains($0) }
      })
    let wrong = (UInt16.min...UInt16.max).filter {
      let readings = table.readings[table.readings(of: $0)]
      return Set(readings).count != readings.count
        || (!readings.isEmpty && Unicode.Scalar($0)?.isHan != true)
    }
    #expect(wrong.isEmpty)
    // All but a few of the characters that are in use.
    let common = (UInt16(0x4E00)...0x9FA5).filter { table.readings(of: $0).isEmpty }
    #expect(common.count < 300)
  }

  @Test(arguments: [
    ("机器人", ["jqr"]), ("VLA 模型", ["vlamx"]), ("Kimi K2.5", ["kimik25"]), ("ＶＬＡ", ["vla"]), ("Café", ["cafe"]),
    ("重庆", ["zq", "cq"]), ("银行", ["yx", "yh"]), ("《长城》", ["zc", "cc"]), ("", []), ("，。…", []), ("かな", []),
    ("👍🏽机", ["j"]), ("𠮷野", ["y"]),
  ])
  func takesInitials(_ text: String, _ expected: [String]) {
    #expect(Pinyin.initials(of: text) == expected)
  }

  @Test func initialsAreFew() {
    let many = Pinyin.initials(of: String(repeating: "重长", count: 40))
    #expect(many.count == 16)
    #expect(Set(many).count == 16)
    #expect(many.allSatisfy { $0.count == 64 })
    #expect(many.first == String(repeating: "z", count: 64))
    #expect(many.dropFirst().allSatisfy { $0.filter { $0 == "c" }.count == 1 })
  }

  @Test(arguments: [
    "", " ", "'", " ji", "'ji", "ji  qi", "ji' qi", "ji''qi", "机器", "ji机", "ji-qi", "k2.5", "123", "ji\n",
    "é", "\r\n", "ｊｉ",
    "j\u{301}", "ß", "👍",
  ])
  func refusesWhatIsNotPinyin(_ typed: String) { #expect(PinyinQuery(typed) == nil) }

  @Test func refusesLongTyping() {
    #expect(PinyinQuery(String(repeating: "a", count: 64)) != nil)
    for typed in ["a", "jiqiren", "ji'qi "] {
      #expect(PinyinQuery(String(repeating: typed, count: 10_000)) == nil)
    }
    #expect(PinyinQuery("a" + String(repeating: "\u{301}", count: 100_000)) == nil)
  }

  /// A text, what is typed, and the match: its kind and the characters covered, with ! if it is whole.
  @Test(
    arguments: [
      ("机器人", "jiqiren", "full 3!"), ("机器人", "ji qi ren", "full 3!"), ("机器人", "ji'qi'ren", "full 3!"),
      ("机器人", "ji’qi’ren", "full 3!"), ("机器人", "JIQIREN", "full 3!"), ("机器人", "jiqi", "full 2"),
      ("机器人", "jqr", "initials 3!"), ("机器人", "jqren", "mixed 3!"), ("机器人", "jiqr", "mixed 3!"),
      ("机器人", "jiqir", "full 3!"), ("机器人", "jiqire", "full 3!"), ("机器人", "jiqiren ", "full 3!"),
      ("机器人", "jiqire ", nil), ("机器人", "jiqir'", "mixed 3!"), ("机器人", "jiq", "full 2"),
      ("机器人", "j", "initials 1"), ("机器人", "ji", "full 1"), ("机器人", "jiqirenx", nil), ("机器人", "qiren", nil),
      ("機器人", "jiqiren", "full 3!"), ("機器人", "jqr", "initials 3!"),
      ("银行", "yinhang", "full 2!"), ("银行", "yinxing", "full 2!"), ("银行", "yh", "initials 2!"),
      ("重庆", "chongqing", "full 2!"), ("重庆", "zhongqing", "full 2!"), ("重庆", "zhq", "initials 2!"),
      ("重庆", "chq", "initials 2!"), ("重庆", "cq", "initials 2!"), ("重庆", "zhoq", nil), ("重庆", "zho", "full 1"),
      ("重庆", "zh", "initials 1"), ("重庆", "c'h", nil), ("重庆", "zhongq", "full 2!"),
      ("重庆", "zhqing", "mixed 2!"),
      ("女", "nv", "full 1!"), ("女", "nu", "full 1!"), ("女", "nü", "full 1!"), ("女", "NU\u{308}", "full 1!"),
      ("绿", "lv", "full 1!"), ("绿", "lu", "full 1!"), ("略", "lve", "full 1!"), ("略", "lue", "full 1!"),
      ("略", "lu", "full 1!"), ("雨", "yv", "full 1!"), ("路", "lv", nil),
      ("西安", "xi'an", "full 2!"), ("西安", "xi an", "full 2!"), ("西安", "xian", "full 2!"),
      ("先", "xian", "full 1!"),
      ("先", "xi'an", nil), ("先", "xi", "full 1!"), ("先", "xi'", nil), ("大模型", "dmx", "initials 3!"),
      ("大模型", "damoxing", "full 3!"), ("长城", "changcheng", "full 2!"), ("长城", "zhangcheng", "full 2!"),
      ("长城", "chch", "initials 2!"), ("了", "le", "full 1!"), ("了", "liao", "full 1!"),
      ("〇", "ling", "full 1!"),
      ("二〇二五", "erling", "full 2"), ("阿里巴巴", "alibb", "mixed 4!"), ("阿里", "al", "initials 2!"),
      ("阿里", "ali", "full 2!"), ("阿", "a", "full 1!"), ("一点儿", "yidianr", "full 3!"),
    ] as [(String, String, String?)])
  func matchesHan(_ text: String, _ typed: String, _ expected: String?) throws {
    #expect(described(try #require(PinyinQuery(typed)).match(text)) == expected)
  }

  @Test(
    arguments: [
      ("VLA模型", "vlamoxing", "full 5!"), ("VLA模型", "vlamx", "initials 5!"), ("VLA 模型", "vla m", "initials 5"),
      ("VLA模型", "vla", "full 3"), ("VLA模型", "mx", nil), ("Kimi K2.5", "kimi", "full 4"),
      ("Kimi K2.5", "kimik2", "full 7"), ("Kimi K2.5", "kimi k25", "full 9!"), ("Kimi K2.5", "kimi k3", nil),
      ("《机器人》，好", "jqr", "initials 4"), ("《机器人》。", "jqr", "initials 4!"), ("机・器・人", "jqr", "initials 5!"),
      ("Cafe\u{301}店", "cafe", "full 4"), ("Cafe\u{301}店", "cafed", "initials 5!"),
      ("ＡＩ时代", "aishidai", "full 4!"),
      ("👍🏽机器", "jq", "initials 3!"), ("机\u{FE00}器", "j", "initials 1"), ("机\u{FE00}", "ji", "full 1!"),
      ("🇨🇳", "cn", nil),
      ("𠮷野家", "yj", "initials 3!"), ("Alpha", "al ph", "full 4"), ("3D打印", "3dday", "full 4!"),
      ("русский", "r", nil), ("かな", "kana", nil), ("，。！", "a", nil), ("", "a", nil),
      ("\0\u{FFFD}\u{FEFF}", "a", nil),
      ("ǚ", "u", "full 1!"), ("\r\n机", "ji", "full 2!"),
    ] as [(String, String, String?)])
  func matchesOtherText(_ text: String, _ typed: String, _ expected: String?) throws {
    #expect(described(try #require(PinyinQuery(typed)).match(text)) == expected)
  }

  private func described(_ match: PinyinQuery.Match?) -> String? {
    match.map { "\($0.kind) \($0.characters)\($0.isWhole ? "!" : "")" }
  }

  @Test(
    arguments: [
      ("打开机器人目录", "jqr", "机器人"), ("《机器人》", "jiqi", "机器"), ("机，器人", "jqr", "机，器人"), ("机器与机器人", "jqr", "机器人"),
      ("Open Kimi", "kimi", "Kimi"), ("去e\u{301}\u{327}机", "ej", "e\u{301}\u{327}机"),
      ("\u{600}机器", "ji", "\u{600}机"),
      ("机\u{FE00}\u{FE01}器", "ji", "机\u{FE00}\u{FE01}"), ("人人", "jqr", nil), ("", "a", nil),
      ("机械,机器", "jiqi", "机器"),
    ] as [(String, String, String?)])
  func matchesAnywhere(_ text: String, _ typed: String, _ expected: String?) throws {
    let found = try #require(PinyinQuery(typed)).matchAnywhere(in: text)
    let bytes = Array(text.utf8)
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
    #expect(found.map(\.match.characters) == expected?.count)
    #expect(found.map(\.match.utf8Count) == expected?.utf8.count)
  }

  @Test(arguments: [
    ("j", ["j"]), ("ji", ["j"]), ("jqr", ["jqr"]), ("xian", ["x"]), ("xi'an", ["xa", "xia"]),
    ("jiqi", ["jq", "jiq"]), ("vla", ["vl"]), ("zh", ["z"]), ("kimi", ["kim"]), ("k2", ["k2"]),
  ])
  func tellsInitialsToLookUp(_ typed: String, _ expected: [String]) throws {
    #expect(try #require(PinyinQuery(typed)).initialsPrefixes == expected)
  }
}
