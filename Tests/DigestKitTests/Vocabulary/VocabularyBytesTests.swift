import DigestKit
import TestSupport
import Testing

@Suite("Bytes of evidence") struct VocabularyBytesTests {
  private let evidence = VocabularyFixture.evidence(
    VocabularyFixture.garden + [("视觉语言模型（VLM）", "Vision-Language Model (VLM)")], section: ("园艺", "Gardening"))

  @Test func evidenceIsReadAsItWasWritten() throws {
    #expect(VocabularyEvidence(bytes: evidence.bytes) == evidence)
    let empty = VocabularyEvidence(left: "zh")
    #expect(VocabularyEvidence(bytes: empty.bytes) == empty)
  }

  @Test func whatWasReadTellsTheSame() throws {
    let read = try #require(VocabularyEvidence(bytes: evidence.bytes))
    #expect(Vocabulary([read]) == Vocabulary([evidence]))
  }

  @Test func bytesThatEndTooEarlyOrTooLateAreRefused() {
    let bytes = evidence.bytes
    for length in 0..<bytes.count { #expect(VocabularyEvidence(bytes: Array(bytes[..<length])) == nil) }
    #expect(VocabularyEvidence(bytes: bytes + [0]) == nil)
  }

  /// Whatever bytes say, they are refused or are evidence like any other: what is learnt from it has translations.
  @Test func damagedBytesAreRefusedOrTellSomethingElse() {
    var generator = SeededRandom(seed: 4)
    var refused = 0
    for _ in 0..<500 {
      var bytes = evidence.bytes
      for _ in 0..<3 {
        bytes[.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      guard let read = VocabularyEvidence(bytes: bytes) else {
        refused += 1
        continue
      }
      #expect(VocabularyEvidence(bytes: read.bytes) == read)
      #expect(Vocabulary([read]).words.allSatisfy { !$0.translations.isEmpty })
    }
    #expect(refused > 0 && refused < 500)
  }
}
