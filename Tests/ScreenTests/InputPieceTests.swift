import Foundation
import TestSupport
import Testing

@testable import Screen

/// Whatever the pieces in which input arrives, it is the same input.
@Suite struct InputPieceTests {
  static let terminals = [
    "xterm", "xterm-256color", "tmux-256color", "screen", "linux", "rxvt-unicode", "vt220",
  ]

  /// Keys by the names that terminfo(5) gives them.
  private static let named: [String: Key] = [
    "kcuu1": .up, "kcud1": .down, "kcub1": .left, "kcuf1": .right, "khome": .home, "kend": .end,
    "kpp": .pageUp, "knp": .pageDown, "kich1": .insert, "kdch1": .delete, "kcbt": .backTab,
    "kf1": .function(1),
    "kf2": .function(2), "kf5": .function(5), "kf12": .function(12), "kLFT": .modified(.shift, .left),
    "kUP": .modified(.shift, .up), "kRIT5": .modified(.control, .right), "kDC3": .modified(.alt, .delete),
    "kPRV6": .modified([.shift, .control], .pageUp), "kHOM7": .modified([.alt, .control], .home),
  ]

  @Test(arguments: terminals) func keysOfTheDescriptionAreKnown(terminal: String) throws {
    let strings = try Terminfo(terminal).strings
    let sequences = KeySequences { strings[$0] }
    var known = 0
    for (name, key) in Self.named {
      guard let bytes = strings[name] else { continue }
      known += 1
      var decoder = InputDecoder(keys: sequences)
      #expect(decoder.decode(bytes) == [.key(key)], "\(terminal) \(name)")
      // Most are understood by anybody: a description may be missing, or wrong.
      if terminal == "linux" && name == "kcbt" { continue }
      var stranger = InputDecoder()
      #expect(stranger.decode(bytes) == [.key(key)], "\(terminal) \(name) without its description")
    }
    #expect(known >= 11, "\(terminal): \(known)")
  }

  @Test(arguments: terminals) func everyTwoCutsGiveTheSame(terminal: String) throws {
    let strings = try Terminfo(terminal).strings
    let sequences = KeySequences { strings[$0] }
    let keys = strings.filter { $0.key.hasPrefix("k") && $0.value.first == 0x1B }.map(\.value)
    #expect(keys.count >= 20)
    for key in keys {
      for form in Self.modified(key) + [[0x1B] + key] { check(form + Array("x".utf8), sequences) }
    }
  }

  /// The sequence of a key with each of xterm's modifiers.
  private static func modified(_ key: [UInt8]) -> [[UInt8]] {
    guard key.count >= 3, let final = key.last else { return [key] }
    let numbers = key.dropFirst(2).dropLast().filter { (0x30...0x39).contains($0) }
    return [key]
      + (2...8).map { modifier in
        Array("\u{1B}[".utf8) + (numbers.isEmpty ? [0x31] : numbers) + Array(";\(modifier)".utf8) + [final]
      }
  }

  @Test func everyTwoCutsOfTextsAnswersAndPastesGiveTheSame() {
    let texts = [
      "机器人 emoji 👩‍🚀🇯🇵", "Ελληνικά ё", "ひらがな한글", "עברית العربية", "नमस्ते ไทย", "naïve “x”",
      "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\j", "\u{1B}]11;#fff\u{07}\u{1B}[2;3R",
      "\u{1B}[?1;2c\u{1B}P1$r\u{1B}\\k",
      "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|iTerm2 3.5\u{1B}\\\u{1B}[6;20;10tj",
      "\u{1B}_G机\u{1B}\\\u{1B}[<0;1;2M\u{1B}[M\u{20}\u{21}\u{22}l", "\u{1B}\u{1B}[A\u{1B}\u{1B}\u{1B}a",
      "\u{1B}[200~q\u{1B}[20\u{1B}[201~\u{1B}[97;5:3u\u{1B}[32;5u", "\u{9B}1;5A\u{9D}11;#000\u{9C}m",
    ]
    for text in texts { check(Array(text.utf8), .none) }
    check([0xE6, 0x9C, 0x1B, 0x5B, 0xFF, 0x41, 0xC3, 0x1B, 0x4F, 0xA9], .none)
  }

  /// Random strings of what matters to the decoder, in random pieces.
  @Test func randomBytesInRandomPiecesGiveTheSame() {
    var random = SeededRandom(seed: 16)
    let alphabet =
      Array("\u{1B}\u{1B}\u{1B}[[]OPX_^\\;:?$~019AMRu200201机é\u{07}\u{18}\u{03}\r\0".utf8) + [
        0xFF, 0x9B, 0x9C, 0xC2,
      ]
    for _ in 0..<3_000 {
      let bytes = (0..<Int.random(in: 1...24, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      let whole = Self.events([bytes], .none)
      var pieces: [[UInt8]] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        pieces.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      #expect(Self.events(pieces, .none) == whole, "\(bytes)")
    }
  }

  private func check(_ bytes: [UInt8], _ keys: KeySequences) {
    let whole = Self.events([bytes], keys)
    #expect(Self.events(bytes.map { [$0] }, keys) == whole, "\(bytes) byte by byte")
    for first in bytes.indices {
      for second in first..<bytes.count {
        let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map(Array.init)
        guard Self.events(pieces, keys) != whole else { continue }
        Issue.record("\(bytes) cut at \(first) and \(second)")
      }
    }
  }

  /// Silence lies between the pieces wherever it decides nothing.
  private static func events(_ pieces: [[UInt8]], _ keys: KeySequences) -> [InputEvent] {
    var decoder = InputDecoder(keys: keys)
    var events: [InputEvent] = []
    for piece in pieces {
      events += decoder.decode(piece)
      if decoder.pending == .nothing { events += decoder.timeOut() }
    }
    return events + decoder.timeOut()
  }
}

/// What `infocmp` prints of a terminal: another reader of terminfo than the program's.
private struct Terminfo {
  var strings: [String: [UInt8]] = [:]

  init(_ terminal: String) throws {
    let output = try ChildProcess.output(of: ["/usr/bin/infocmp", "-1x", terminal])
    for line in output.split(separator: "\n") {
      let line = line.drop { $0 == "\t" }.dropLast()
      guard let equals = line.firstIndex(of: "=") else { continue }
      strings[String(line[..<equals])] = Self.bytes(line[line.index(after: equals)...])
    }
  }

  private static func bytes(_ text: Substring) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        let next = rest.popFirst() ?? byte
        bytes.append(next == UInt8(ascii: "E") ? 0x1B : next)
      case UInt8(ascii: "^"):
        let next = rest.popFirst() ?? byte
        bytes.append(next == UInt8(ascii: "?") ? 0x7F : next & 0x1F)
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
