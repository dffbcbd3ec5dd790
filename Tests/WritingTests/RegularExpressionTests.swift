import Foundation
import TestSupport
import Testing
import Writing

@Suite struct RegularExpressionTests {
  private func found(_ source: String, _ text: String) throws -> [String] {
    let expression = try #require(RegularExpression(source))
    var text = text
    let outcome = text.withUTF8 { expression.outcome(in: $0) }
    #expect(!outcome.isGivenUp)
    return outcome.matches.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("agent(ic|s)", "Agents, agentic, agent", ["Agents", "agentic"]),
    (#"\bVLA\b"#, "VLAN 与 VLA", ["VLA"]),
    ("(?-i)vla", "VLA vla", ["vla"]),
    ("机.人", "机器人，机七人", ["机器人", "机七人"]),
    ("^第", "第一\n又第二\n第三", ["第", "第"]),
    ("二$", "一二\n二一", ["二"]),
    // A match stays in its line, whatever the expression allows.
    ("a[^x]*", "ab\ncd\nae", ["ab", "ae"]),
    (#"一\s+二"#, "一\n二 一 二", ["一 二"]),
    (#"甲[^乙]+乙"#, "甲一\n甲二乙", ["甲二乙"]),
    // Whatever stands around a line.
    (#"\s?a(?=\s*b)"#, "x\na\nb", []), (#"\s?a(?=\s*b)"#, "x\nca b", ["a"]),
    (#"\Aa|a\z"#, "aba\naca", ["a", "a", "a", "a"]),
    // A match that would begin before the place where it was looked for.
    ("(?(DEFINE)(?<x>\\Ka))(?<=(?&x))", "bab", ["a"]),
    // A long line takes its time, but isn't given up.
    (#"a(?:[^"\\]|\\.)*\d"#, "a" + String(repeating: "x", count: 3_000), []),
    // What is empty isn't found.
    ("x*", "axxb", ["xx"]), ("(?=a)", "aa", []),
    (#"é+"#, "É é\u{301}", ["É", "é"]),
  ])
  func matches(_ source: String, _ text: String, _ expected: [String]) throws {
    #expect(try found(source, text) == expected)
  }

  @Test(arguments: ["", "(*NO_JIT)a", "(", "[a", "a{2,1}", "*a", #"\C"#, "(?<n", #"\p{Nix}"#])
  func whatIsNoExpressionIsNone(_ source: String) { #expect(RegularExpression(source) == nil) }

  @Test func onlyAsManyAsAreWanted() throws {
    let expression = try #require(RegularExpression("a"))
    var text = "aaaa"
    #expect(text.withUTF8 { expression.outcome(in: $0, limit: 2).matches } == [0..<1, 1..<2])
    #expect(text.withUTF8 { expression.outcome(in: $0, limit: 0).matches } == [])
  }

  /// One that goes through all ways of parting a text is given up, and says so.
  @Test func anEvilExpressionEnds() throws {
    let expression = try #require(RegularExpression(#"^(\w+\w+)+\1!?\d$"#))
    var text = String(repeating: "ab", count: 2_000)
    let outcome = text.withUTF8 { expression.outcome(in: $0) }
    #expect(outcome.isGivenUp && outcome.matches.isEmpty)
  }

  /// One that is tried in vain at thousands of places, at each of them not too long.
  @Test func tryingAtManyPlacesEnds() throws {
    let expression = try #require(RegularExpression("(?:a+)+[0-9]"))
    var text = String(repeating: String(repeating: "a", count: 16) + " ", count: 3_000)
    for effort in [RegularExpression.Effort.thorough, .quick] {
      let outcome = text.withUTF8 { expression.outcome(in: $0, effort: effort) }
      #expect(outcome.isGivenUp && outcome.matches.isEmpty)
    }
  }

  /// On texts of many lines it finds what Foundation's finds in each of them.
  @Test func agreesWithAnother() throws {
    var random = SeededRandom(seed: 20_261_126)
    let letters = ["a", "b", "人", " ", "\n", "B"]
    let parts = ["a", "b", ".", "[^a]", "人", "b?", "a*", "(a|b)", "^", "$", #"\s"#, "人+"]
    var hits = 0
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      }
      .joined()
      let source = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
        parts.randomElement(using: &random)
      }
      .joined()
      guard RegularExpression(source) != nil else { continue }
      let other = try NSRegularExpression(pattern: source, options: [.caseInsensitive, .anchorsMatchLines])
      let expected = text.components(separatedBy: "\n").flatMap { line in
        other.matches(in: line, range: NSRange(location: 0, length: (line as NSString).length)).map {
          (line as NSString).substring(with: $0.range)
        }
      }.filter { !$0.isEmpty }
      hits += expected.count
      #expect(try found(source, text) == expected, "\(source) in \(text.debugDescription)")
    }
    #expect(hits > 500)
  }
}
