import TestSupport
import Testing

@testable import Writing

@Suite struct PinyinPropertyTests {
  private static let characters = Array("机器人重庆长城银行女绿略西安先大模型了一阿儿嗯雨居说乐得地还会单曾VvLlAai25 ，é《机重西安先阿恩")

  private func word(_ random: inout SeededRandom, most: Int = 5) -> String {
    String(
      (0..<Int.random(in: 1...most, using: &random)).map { _ in
        Self.characters.randomElement(using: &random) ?? "机"
      })
  }

  /// Types a word in some way that must match; each character by a syllable, an initial, or itself.
  private func typing(_ text: String, _ random: inout SeededRandom) -> String {
    var typed = ""
    for scalar in text.unicodeScalars {
      var part = ""
      if let reading = Pinyin.readings(of: scalar).randomElement(using: &random)?.description {
        let isDouble = ["zh", "ch", "sh"].contains(reading.prefix(2))
        switch Int.random(in: 0...2, using: &random) {
        case 0: part = String(reading.prefix(1))
        case 1: part = String(reading.prefix(isDouble ? 2 : 1))
        default: part = Bool.random(using: &random) ? reading : reading.replacing("v", with: "u")
        }
      } else if scalar.isLatinOrDigit {
        part = scalar == "é" ? "e" : scalar.properties.lowercaseMapping
      }
      guard !part.isEmpty else { continue }
      if !typed.isEmpty, Int.random(in: 0...4, using: &random) == 0 {
        typed += Bool.random(using: &random) ? "'" : " "
      }
      typed += part
    }
    return typed
  }

  @Test func whatIsTypedForAWordMatchesIt() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<3_000 {
      let text = word(&random)
      let typed = typing(text, &random)
      guard let query = PinyinQuery(typed) else { continue }
      let match = query.match(text)
      #expect(match != nil, "\(text) by \(typed)")
      // More text makes no difference to whether it matches; so do characters that are skipped.
      #expect(query.match("「" + text + "机") != nil, "\(text) by \(typed)")
      #expect(
        query.matchAnywhere(in: text)?.range.lowerBound == text.utf8.count
          - text.drop { isSkipped($0) }.utf8.count)
    }
  }

  private func isSkipped(_ character: Character) -> Bool { " ，《".contains(character) }

  /// Random letters and random words, against matching by trying every way in turn.
  @Test func agreesWithTryingEveryWay() {
    var random = SeededRandom(seed: 2)
    var matches = 0
    for round in 0..<6_000 {
      let text = word(&random)
      let typed = round % 2 == 0 ? letters(&random) : changed(typing(text, &random), &random)
      guard let query = PinyinQuery(typed) else { continue }
      let match = query.match(text)
      let expected = EveryWay(typed).best(in: text)
      if match != nil { matches += 1 }
      #expect(
        match.map { EveryWay.Found(kind: $0.kind, characters: $0.characters) } == expected,
        "\(text) by \(typed)")
    }
    #expect(matches > 800)
  }

  @Test func everyMatchIsFoundByItsInitials() throws {
    var random = SeededRandom(seed: 4)
    for round in 0..<3_000 {
      let text = word(&random, most: round % 10 == 0 ? 30 : 5)
      let typed = round % 2 == 0 ? letters(&random) : changed(typing(text, &random), &random)
      guard let query = PinyinQuery(typed) else { continue }
      let prefixes = query.initialsPrefixes
      #expect((1...32).contains(prefixes.count) && !prefixes.contains(""))
      for prefix in prefixes { #expect(prefixes.filter { $0.hasPrefix(prefix) } == [prefix]) }
      guard query.match(text) != nil else { continue }
      #expect(starts(text, withOneOf: prefixes), "\(text) by \(typed): \(prefixes)")
    }
  }

  /// Whether a text has, under some reading, initials that start with one of `prefixes`.
  private func starts(_ text: String, withOneOf prefixes: [String]) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      prefixes.contains { prefix in
        var units = PinyinUnits(bytes)
        return prefix.utf8.allSatisfy { letter in
          switch units.next() {
          case .latin(let own): own == letter
          case .han(let scalar):
            Unicode.Scalar(scalar).map { Pinyin.readings(of: $0).contains { $0.initial == letter } } == true
          case nil: false
          }
        }
      }
    }
  }

  @Test func survivesAnyText() throws {
    var random = SeededRandom(seed: 5)
    let queries = try ["ji", "a", "zhch", "x'y 2", String(repeating: "zhi", count: 21)].map {
      try #require(PinyinQuery($0))
    }
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        let value = UInt32.random(in: 0...(Bool.random(using: &random) ? 0x10FFFF : 0xFFFF), using: &random)
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "机")
      }
      #expect(Pinyin.initials(of: text).count <= 16)
      for query in queries {
        if let match = query.match(text) {
          #expect(text.prefix(match.characters).utf8.count == match.utf8Count)
        }
        if let (range, match) = query.matchAnywhere(in: text) {
          #expect(range.count == match.utf8Count && range.upperBound <= text.utf8.count)
          let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
          let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
          #expect(text[start..<end].count == match.characters)
        }
      }
    }
  }

  private func letters(_ random: inout SeededRandom) -> String {
    String(
      (0..<Int.random(in: 1...5, using: &random)).map { _ in
        "jiqrenzhcguvlaxy 2'".randomElement(using: &random) ?? "j"
      })
  }

  /// A letter or two fewer, or one exchanged.
  private func changed(_ typed: String, _ random: inout SeededRandom) -> String {
    var result = Array(typed)
    switch Int.random(in: 0...3, using: &random) {
    case 0 where !result.isEmpty: result[Int.random(in: 0..<result.count, using: &random)] = "n"
    case 1, 2: result.removeLast(min(result.count, Int.random(in: 1...2, using: &random)))
    default: break
    }
    return String(result)
  }
}
