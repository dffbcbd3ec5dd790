import Foundation
import TestSupport
import Testing

/// A digest in three languages and more: `L` goes round, `=` asks once which two to show.
@Suite struct ThreeLanguageTests {
  private func home(_ languages: [String] = ["zh", "en", "ja"]) throws -> Home {
    let home = try Home()
    let texts = [
      "zh": "# 第 7 期\n\n## 雨\n\n[源](https://example.org/rain)\n\n今年雨多。\n",
      "en": "# Issue 7\n\n## Rain\n\n[source](https://example.org/rain)\n\nMuch rain this year.\n",
      "ja": "# 第7号\n\n## 雨です\n\n[元](https://example.org/rain)\n\n今年は雨が多いです。\n",
      "cs": "# Číslo 7\n\n## Déšť\n\n[zdroj](https://example.org/rain)\n\nLetos hodně prší.\n",
      "ko": "# 제7호\n\n## 비\n\n[출처](https://example.org/rain)\n\n올해는 비가 많다.\n",
    ]
    for language in languages { try home.write(texts[language] ?? "", to: "lib/letter-7.\(language).md") }
    return home
  }

  /// What of the page is seen after some keys.
  private func screen(_ home: Home, _ keys: String, size: String = "140x16") throws -> String {
    try home.shell("$W screen \(home.folder.path)/lib --size \(size) --ui-language en --keys '\(keys)'")
      .output
  }

  @Test func theOtherLanguagesComeOneAfterTheOther() throws {
    let home = try home()
    let texts = ["今年雨多。", "Much rain this year.", "今年は雨が多いです。"]
    for count in 0..<7 {
      let screen = try screen(home, "l<Enter>" + String(repeating: "L", count: count))
      for (index, text) in texts.enumerated() {
        #expect(screen.contains(text) == (index == count % 3), "\(count)\n\(screen)")
      }
      #expect(screen.contains("中│EN│日"))
    }
  }

  @Test func whichTwoIsAskedOnceAndKept() throws {
    let home = try home()
    let asked = try screen(home, "l<Enter>=")
    #expect(asked.contains("Language beside this one:") && asked.contains("日本語") && asked.contains("English"))
    #expect(!asked.contains("中文"))
    let chosen = try screen(home, "l<Enter>=j<Enter>")
    #expect(chosen.contains("今年雨多。") && chosen.contains("今年は雨が多いです。") && !chosen.contains("Much rain"))
    // Nobody is asked again.
    let next = try screen(home, "l<Enter>=j<Enter>==")
    #expect(next.contains("今年雨多。") && next.contains("今年は雨が多いです。"), "\(next)")
    // From the other one of the two its partner is shown, from a third one the first of them.
    let other = try screen(home, "l<Enter>=j<Enter>=LL=")
    #expect(other.contains("今年雨多。") && other.contains("今年は雨が多いです。"), "\(other)")
    let third = try screen(home, "l<Enter>=j<Enter>=L=")
    #expect(third.contains("今年雨多。") && third.contains("Much rain"), "\(third)")
  }

  /// With two in sight `L` goes on to a third, and `h` and `l` choose between the two.
  @Test func anyTwoCanBeReached() throws {
    let home = try home()
    for (keys, left, right) in [
      ("", "今年雨多。", "Much rain"), ("L", "今年雨多。", "Much rain"), ("LL", "今年雨多。", "今年は雨が多いです。"),
      // What was chosen by going on is kept.
      ("LL==", "今年雨多。", "今年は雨が多いです。"), ("LLL", "今年雨多。", "今年は雨が多いです。"),
    ] {
      let screen = try screen(home, "l<Enter>=<Enter>" + keys)
      #expect(screen.contains(left) && screen.contains(right), "\(keys)\n\(screen)")
    }
    // The side that is read goes on, the other one stays.
    let further = try screen(home, "l<Enter>=j<Enter>hL")
    #expect(further.contains("Much rain") && further.contains("今年は雨が多いです。"), "\(further)")
    let right = try screen(home, "l<Enter>=j<Enter>l=")
    #expect(right.contains("今年は雨が多いです。") && !right.contains("今年雨多。"), "\(right)")
  }

  @Test func twoLanguagesAreNoQuestion() throws {
    let screen = try screen(try home(["zh", "ja"]), "l<Enter>=")
    #expect(screen.contains("今年雨多。") && screen.contains("今年は雨が多いです。"))
  }

  @Test(arguments: [("140x16", "中│CS│EN│日│한"), ("60x12", "中│CS│EN│日│한"), ("24x12", "中│CS│EN +2")])
  func allLanguagesStandInTheTopLine(_ size: String, _ expected: String) throws {
    let home = try home(["zh", "en", "ja", "cs", "ko"])
    let top = try screen(home, "j", size: size).split(separator: "\n").first.map(String.init) ?? ""
    #expect(top.hasSuffix(expected), "\(top)")
  }
}
