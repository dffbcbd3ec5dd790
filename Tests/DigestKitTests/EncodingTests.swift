import DigestKit
import Foundation
import Testing

/// Files that aren't UTF-8. Their bytes were made by another program, and stand here in Base64.
@Suite struct EncodingTests {
  private static let chinese = "翻土之前先看天气：连着三天没有下雨，土块一捏就碎，这时翻地最省力。"

  @Test(arguments: [
    (
      "GB18030", 7,
      "IyDUsNLV1tyxqCC12iA3IMbaCgojIyDNwcjACgq3rc3B1q7HsM/Iv7TM7Mb4o7rBrNfFyP3M7MO709DPwtPqo6zNwb/p0rvE877Ny+mjrNXiyrG3rbXY1+7KocGmoaMK"
    ),
    (
      "UTF-16", 7,
      "//4jACAA7VZ6gmhUpWIgACx7IAA3ACAAH2cKAAoAIwAjACAAH1fkWAoACgD7fx9XS05NUkhRC3cpWRRsGv/ej0B3CU4pWaFsCWcLTuiWDP8fV1dXAE5PYzFcjngM/9mP9mX7fzBXAGcBd5tSAjAKAA=="
    ),
    (
      "UTF-16", 7,
      "/v8AIwAgVu2CelRoYqUAIHssACAANwAgZx8ACgAKACMAIwAgVx9Y5AAKAAp/+1cfTktSTVFIdwtZKWwU/xqP3ndATglZKWyhZwlOC5bo/wxXH1dXTgBjT1wxeI7/DI/ZZfZ/+1cwZwB3AVKbMAIACg=="
    ),
  ])
  func chineseIsRead(_ name: String, _ number: Int, _ base64: String) throws {
    let edition = Edition(bytes: Array(try #require(Data(base64Encoded: base64))))
    #expect(edition.diagnostics == [Diagnostic(.warning, .otherEncoding, line: 1, subject: name)])
    #expect(edition.issue.number == number)
    #expect(edition.entries.map(\.plainText) == ["土壤\n" + Self.chinese])
    #expect(edition.entries.map(\.line) == [3])
  }

  /// A name with a character of four bytes; and five characters in all.
  @Test(arguments: [
    (
      "IyDK6cS/CgojIyDQ1crPCgrX99Xfw/u90JU0sjXM76Os16HU2rarvqmjrNC0uf3I/bG+udjT2tbx19O1xMrpo6y2vNLRvq3T0MHL0uuxvqGjCg==",
      "作者名叫𠮷田，住在东京"
    ),
    ("IyC5+rHqCgojIyC81woK1tDOxAo=", "中文"),
  ])
  func rareAndFewCharactersAreRead(_ base64: String, _ words: String) throws {
    let edition = Edition(bytes: Array(try #require(Data(base64Encoded: base64))))
    #expect(edition.diagnostics.map(\.subject) == ["GB18030"])
    #expect(edition.entries.first?.plainText.contains(words) == true)
  }

  /// All but the last four decode as GB 18030 without a fault, and none of them is Chinese in that encoding: no
  /// nonsense is shown, and what is ASCII is kept.
  @Test(arguments: [
    (
      "EUC-JP",
      "IyDE7aTOytik6goKIyMgxdoKCrGrpKy7sMb8ud+k6aTKpLGk7KTQoaLF2qTPvOqkx7rVpLGk3qS5oaOkvaTOpMikraTLucykuaTOpKykpKTBpNCk87PapMekuaGjCg=="
    ),
    (
      "EUC-JP without kana",
      "IyDF7LX+xdTE7bHgtqiy8bLxyvMKCiMjIMTqtPzB7bLxyvO58AoKuvLHr8XZt+i7u7Xay9zHr8XZzb27u8G0svGw7MPXssS36Ao="
    ),
    (
      "Shift-JIS",
      "IyCS64LMldaC6AoKIyMgk3kKColKgqqOT5P6jX6C54LIgq+C6oLOgUGTeYLNjuiCxY3Tgq+C3IK3gUKCu4LMgsaCq4LJjWuCt4LMgqqCooK/gs6C8Yp5gsWCt4FCCg=="
    ),
    (
      "Shift-JIS without kana",
      "IyCTjIuek3OS64mAi6aJ74nvlfEKCiMjIJLoivqRjYnvlfGNkAoKjfCUTpN4jIiOWot5lnuUTpN4l1yOWpFTie+I6pJ2icKMiAo="
    ),
    (
      "EUC-KR",
      "IyDBpL/4ILzSvcQKCiMjIMjrCgq758jqILW/vsgguvGwoSC/wMH2IL7KwLi46SDI68DMILzVv6G8rSC6zrytwfi02S4gsde2p7ChILnnwLsgsKWx4r+hILChwOUgwcG02S4K"
    ),
    (
      "Big5",
      "IyC26cPAtmez+AoKIyMgpGfEWwoKwr2kZ6Snq2Wl/azdpNGu8KFHs3O126RUpNGoU6azpFWrQqFBpGe29KRArrq0TrhIoUGzb67Jwr2mYbPMrNmkT6FDCg=="
    ),
    (
      "KOI8-R",
      "IyDzwcTP19nKIMzJ09TPywoKIyMg8M/e18EKCuXTzMkg1NLJIMTO0SDOxdQgxM/WxNEsINrFzczRIMzFx8vPIMvSz9vJ1NPRINcg0tXLxS4K"
    ),
    (
      "Windows-1251",
      "IyDR4OTu4vvpIOvo8fLu6goKIyMgz+734uAKCsXx6+gg8vDoIOTt/yDt5fIg5O7m5P8sIOfl7Ov/IOvl4+ruIOrw7vjo8vH/IOIg8PPq5S4K"
    ),
    (
      "Windows-1252",
      "IyBMZSBqYXJkaW4KCiMjIMl06QoKTGEgculjb2x0ZSBmdXQgdHLocyBiZWxsZSA6IKsg4CBiaWVudPR0ILssIOljcml2YWl0LWVsbGUsIG/5IHF1kmVsbGUgZvt0Lgo="
    ),
    (
      "Latin-1",
      "IyBMZSBqYXJkaW4KCiMjIMl06QoKTGEgculjb2x0ZSBmdXQgdHLocyBiZWxsZSA6IKsg4CBiaWVudPR0ILssIOljcml2YWl0LWVsbGUsIG/5IHF1J2VsbGUgZvt0Lgo="
    ),
  ])
  func noNonsenseIsMadeOfOthers(_ name: String, _ base64: String) throws {
    let bytes = Array(try #require(Data(base64Encoded: base64)))
    let edition = Edition(bytes: bytes)
    #expect(edition.diagnostics.map(\.code) == [.invalidUTF8], "\(name)")
    let text = (edition.title ?? "") + (edition.entries.first?.plainText ?? "")
    #expect(text.contains("\u{FFFD}"), "\(name)")
    // Three bytes in a row may be one by chance.
    #expect(text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) } < 3, "\(name)")
  }

  /// Bytes that are no UTF-8 cost no more than themselves.
  @Test(arguments: [1, 9, 40]) func strayBytesCostNothingElse(_ count: Int) {
    let line = "A quiet year in the garden, and the beans did well.\n"
    var bytes = Array(("# Notes\n\n## Beans\n\n" + String(repeating: line, count: 400)).utf8)
    for place in 1...count { bytes[place * 300] = 0xE9 }
    let edition = Edition(bytes: bytes)
    #expect(edition.diagnostics.map(\.code) == [.invalidUTF8])
    #expect(edition.diagnostics.map(\.subject) == ["\(count)"])
    let text = edition.entries.first?.plainText ?? ""
    #expect(text.count { $0 == "\u{FFFD}" } == count)
    #expect(text.count > 399 * line.count)
  }

  @Test func theSourceOfAnEntryIsFoundByItsPlaces() throws {
    let markdown = "\u{FEFF}# 题\n\n## 甲\n\n第一段。\n\n## 乙\n\n第二段。\n"
    var wide: [UInt8] = []
    for unit in markdown.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(markdown.utf8), wide] {
      let entry = try #require(Edition(bytes: bytes).entries.last)
      #expect(String(decoding: DigestFile.text(of: bytes)[entry.bytes], as: UTF8.self) == "## 乙\n\n第二段。\n")
    }
  }
}
