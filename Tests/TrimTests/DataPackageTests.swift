import Testing

@testable import Trim

@Suite struct DataPackageTests {
  /// A package as ICU writes it, with what an archive has before and behind it.
  static func archive(_ items: [(name: String, bytes: [UInt8])], bigEndian: UInt8 = 0) -> [UInt8] {
    var header: [UInt8] = [32, 0, 0xDA, 0x27, 20, 0, 0, 0, bigEndian, 0, 2, 0] + Array("CmnD".utf8)
    header += repeatElement(0, count: 32 - header.count)
    var names: [UInt8] = []
    var rows: [UInt8] = []
    var content: [UInt8] = []
    let namesAt = 4 + 8 * items.count
    let namesCount = items.reduce(0) { $0 + $1.name.utf8.count + 1 }
    let contentAt = (namesAt + namesCount + 15) / 16 * 16
    rows.append(number32: items.count)
    for item in items {
      rows.append(number32: namesAt + names.count)
      rows.append(number32: contentAt + content.count)
      names += Array(item.name.utf8) + [0]
      content += item.bytes + Array(repeating: 0, count: (16 - item.bytes.count % 16) % 16)
    }
    let padding = [UInt8](repeating: 0, count: contentAt - namesAt - namesCount)
    return Array("!<arch>\nmember".utf8) + header + rows + names + padding + content + Array("the end".utf8)
  }

  static let items: [(name: String, bytes: [UInt8])] = [
    ("icudt72l/brkitr/root.res", Array(1...20)), ("icudt72l/de.res", Array(30...70)),
    ("icudt72l/gb18030.cnv", Array(80...85)), ("icudt72l/zh.res", Array(90...99)), ("icudt72l/zu.res", [1]),
  ]

  @Test func itemsAreFoundByName() throws {
    let package = try #require(DataPackage(in: Self.archive(Self.items)))
    #expect(package.name == "icudt72l")
    #expect(package.symbol == "icudt72_dat")
    // Where the last one ends isn't told.
    #expect(package.items.map(\.name) == ["brkitr/root.res", "de.res", "gb18030.cnv", "zh.res"])
  }

  @Test func aCutPackageIsAPackageOfWhatIsKept() throws {
    let archive = Self.archive(Self.items)
    let package = try #require(DataPackage(in: archive))
    let cut = package.cut { $0 != "de.res" }
    // The last item has to be followed by another one to be seen.
    let expected = Self.archive([Self.items[0], Self.items[2], Self.items[3]])
    let start = "!<arch>\nmember".utf8.count
    #expect(cut == Array(expected[start..<(expected.count - "the end".utf8.count)]))
    #expect(cut.count % 16 == 0)
    let again = try #require(DataPackage(in: cut))
    #expect(again.items.map(\.name) == ["brkitr/root.res", "gb18030.cnv"])
    #expect(again.items.map { Array(cut[$0.bytes].prefix(6)) } == [Array(1...6), Array(80...85)])
  }

  @Test func otherFormsAreRefused() {
    #expect(DataPackage(in: []) == nil)
    #expect(DataPackage(in: Array(repeating: 7, count: 100)) == nil)
    #expect(DataPackage(in: Self.archive(Self.items, bigEndian: 1)) == nil)
    #expect(DataPackage(in: Self.archive([("icudt72l/a.res", [1]), ("others/b.res", [1])])) == nil)
    let whole = Self.archive(Self.items)
    for length in stride(from: 0, to: 100, by: 3) {
      #expect(DataPackage(in: Array(whole.prefix(length))) == nil)
    }
  }

  @Test func textNeedsWhatCICUOpens() {
    let opened = [
      "nfkc.nrm", "uts46.nrm", "cnvalias.icu", "gb18030.cnv", "brkitr/root.res", "brkitr/zh.res",
      "brkitr/ja.res", "brkitr/word.brk", "brkitr/line.brk", "brkitr/cjdict.dict", "brkitr/thaidict.dict",
    ]
    #expect(opened.filter { !Need.text.isMet(by: $0) } == [])
    let others = [
      "de.res", "coll/zh.res", "zone/en.res", "translit/root.res", "euc-tw-2014.cnv", "unames.icu",
    ]
    #expect(others.filter(Need.text.isMet) == [])
  }

  @Test func foundationKeepsEnglishChineseAndWhatHasNoLanguage() {
    let kept = [
      "root.res", "en.res", "en_GB.res", "zh_Hant_TW.res", "zone/zh.res", "curr/pool.res", "res_index.res",
      "zoneinfo64.res", "likelySubtags.res", "coll/root.res", "coll/ucadata.icu", "nfkc.nrm",
    ]
    #expect(kept.filter { !Need.foundation.isMet(by: $0) } == [])
    let others = [
      "de.res", "yue_Hans.res", "curr/fr_CA.res", "coll/zh.res", "brkitr/cjdict.dict", "euc-tw-2014.cnv",
    ]
    #expect(others.filter(Need.foundation.isMet) == [])
  }
}
