import Foundation
import Reader
import TestSupport
import Testing

@testable import wenzhai

/// Which addresses are given to git, and why others aren't.
@Suite struct RepositoryURLTests {
  private func refusal(_ text: String, allowsFile: Bool = true) -> RepositoryURL.Refusal? {
    do throws(RepositoryURL.Refusal) {
      _ = try RepositoryURL(text, allowsFile: allowsFile)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("https://example.org/weekly.git", RepositoryURL.Form.https, "weekly"),
    ("https://example.org:8443/a/b/c/", .https, "c"), ("https://[2001:db8::1]/weekly", .https, "weekly"),
    ("https://example.org/%E5%91%A8%E5%88%8A", .https, "%E5%91%A8%E5%88%8A"),
    ("https://example.org/周刊.git", .https, "周刊"), ("ssh://example.org/weekly", .ssh, "weekly"),
    ("ssh://git@example.org:22/~me/weekly.git", .ssh, "weekly"),
    ("ssh://git@[::1]:22/weekly", .ssh, "weekly"), ("git@example.org:weekly.git", .ssh, "weekly"),
    ("me.too+1@host_1:/srv/a.b.git", .ssh, "a.b"), ("git@[2001:db8::1]:a/weekly", .ssh, "weekly"),
    ("git@example.org:~/weekly", .ssh, "weekly"), ("file:///srv/weekly.git", .file, "weekly"),
  ])
  func plainAddressesAreTaken(text: String, form: RepositoryURL.Form, name: String) throws {
    let url = try RepositoryURL(text, allowsFile: true)
    #expect(url.form == form && url.text == text && url.lastName == name)
  }

  @Test(arguments: [
    ("", RepositoryURL.Refusal.notAnAddress), ("weekly", .notAnAddress), ("../weekly", .notAnAddress),
    ("example.org:weekly", .notAnAddress), ("git@example.org", .notAnAddress), ("./a@b:c", .notAnAddress),
    ("-u", .beginsWithDash), ("-u/bin/sh", .beginsWithDash), ("--upload-pack=/bin/sh", .beginsWithDash),
    ("--upload-pack=touch x git@example.org:a", .beginsWithDash),
    ("https://example.org/a b", .badCharacter), ("https://example.org/a\nb", .badCharacter),
    ("https://example.org/a\r\nb", .badCharacter), ("https://example.org/\u{1B}[2J", .badCharacter),
    ("https://example.org/a\0b", .badCharacter), ("https://example.org/\u{202E}gro", .badCharacter),
    ("https://example.org/\u{200B}a", .badCharacter), ("https://example.org\\@b/a", .badCharacter),
    ("https://example.org/\u{A0}a", .badCharacter), ("\u{FEFF}https://example.org/a", .badCharacter),
    ("https://example.org/a%0ab", .encodedCharacter), ("https://example.org/a%0D", .encodedCharacter),
    ("ssh://example.org/%00", .encodedCharacter), ("ssh://example.org/a%20b", .encodedCharacter),
    ("ssh://example.org/a%7f", .encodedCharacter), ("https://example.org/a%", .encodedCharacter),
    ("https://example.org/a%zz", .encodedCharacter), ("https://example.org/a%4", .encodedCharacter),
    ("ext::sh", .helper), ("ext::https://example.org/a", .helper), ("fd::17", .helper), ("::a", .helper),
    ("git@ext::example.org:a", .helper), ("http://example.org/a", .scheme), ("git://example.org/a", .scheme),
    ("ftp://example.org/a", .scheme), ("ftps://example.org/a", .scheme), ("git+ssh://example.org/a", .scheme),
    ("ssh+git://example.org/a", .scheme), ("rsync://example.org/a", .scheme),
    ("HTTPS://example.org/a", .scheme), ("://example.org/a", .scheme), ("javascript://x/a", .scheme),
    ("https://me:secret@example.org/a", .credentials), ("https://token@example.org/a", .credentials),
    ("https://@example.org/a", .credentials), ("ssh://me:secret@example.org/a", .credentials),
    ("me:secret@example.org:a", .credentials), ("https://example.org/a?token=1", .query),
    ("https://example.org/a#b", .query), ("file://?a", .query), ("ssh://example.org/a?b", .query),
    ("ssh://-oProxyCommand=x@example.org/a", .badUser),
    ("ssh://@example.org/a", .badUser), ("ssh://a@b@example.org/a", .badUser), ("@example.org:a", .badUser),
    ("$(x)@example.org:a", .badUser), ("ssh://-oProxyCommand=x/a", .badHost), ("https://-x/a", .badHost),
    ("git@-oProxyCommand=x:a", .badHost), ("https:///a", .badHost), ("ssh:///a", .badHost),
    ("git@:a", .badHost), ("https://.example.org/a", .badHost), ("https://exa$mple/a", .badHost),
    ("https://[::1/a", .badHost), ("https://[x::1]/a", .badHost), ("https://[::1]x/a", .badHost),
    ("https://例子.org/a", .badHost), ("file://example.org/a", .badHost), ("https://example.org:/a", .badPort),
    ("https://example.org:0/a", .badPort), ("https://example.org:65536/a", .badPort),
    ("https://example.org:+1/a", .badPort), ("https://example.org", .noPath),
    ("https://example.org/", .noPath), ("https://example.org//", .noPath), ("ssh://example.org/~", .noPath),
    ("git@example.org:", .noPath), ("file:///", .noPath), ("https://example.org/..", .noPath),
    ("git@example.org:-oProxyCommand=x", .badPath), ("ssh://example.org/-x", .badPath),
    ("https://example.org//-x", .badPath),
  ])
  func othersAreRefusedEachWithItsReason(text: String, reason: RepositoryURL.Refusal) {
    #expect(refusal(text) == reason)
  }

  @Test func aLongAddressIsRefused() {
    let text = "https://example.org/" + String(repeating: "a", count: RepositoryURL.longest - 20)
    #expect(refusal(text) == nil)
    #expect(refusal(text + "a") == .tooLong)
  }

  @Test func filesAreForWhoAllowsThem() {
    #expect(refusal("file:///srv/weekly", allowsFile: false) == .fileNotAllowed)
    #expect(refusal("file:///srv/weekly") == nil)
  }

  /// Whatever is put together of pieces that have meanings, what is taken has one of the four forms to the letter.
  @Test func nothingElseIsEverTaken() throws {
    let pieces = [
      "https://", "ssh://", "file://", "http://", "ext::", "git@", "me:pw@", "@", ":", "::", "/", "//", "-",
      "--",
      "-u", "example.org", "a", "b.git", "[::1]", "[", "]", "%0a", "%2F", "%", " ", "\n", "\u{202E}", "~",
      "..",
      "?", "#", ":22", ":99999", "周", "\\", "$", "'", "\u{7F}", "%41",
    ]
    var random = SeededRandom(seed: 7)
    var taken = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 1...5, using: &random)
      let beginning = ["https://", "ssh://", "git@", "file:///", ""].randomElement(using: &random) ?? ""
      let text =
        beginning
        + (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard refusal(text) == nil else { continue }
      taken += 1
      #expect(Self.isPlain(text), "\(text.debugDescription)")
    }
    #expect(taken > 100)
  }

  /// The same rules once more, as patterns.
  private static func isPlain(_ text: String) -> Bool {
    let host = #"(?:[A-Za-z0-9_][A-Za-z0-9._-]*|\[[0-9A-Fa-f:.]+\])"#
    let user = #"[A-Za-z0-9_.+][A-Za-z0-9_.+-]*"#
    let port = #"(?::[0-9]{1,5})?"#
    let path = #"/+(?:[^-/?#])[^\s\\\x00-\x20\x7f]*"#
    let forms = [
      "https://\(host)\(port)/+[^-/?#][^?#]*", "ssh://(?:\(user)@)?\(host)\(port)\(path)",
      "\(user)@\(host):/*[^-/].*", "file://\(path)",
    ]
    let whole = NSRange(text.startIndex..., in: text)
    let matches = forms.contains { form in
      guard let pattern = try? NSRegularExpression(pattern: "\\A(?:\(form))\\z") else { return false }
      return pattern.firstMatch(in: text, range: whole) != nil
    }
    let bad = text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F || $0.value == 0x202E }
    let codes = text.components(separatedBy: "%").dropFirst().map { UInt8($0.prefix(2), radix: 16) ?? 0 }
    return matches && !bad && !text.contains("\\") && codes.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  @Test func everyReasonIsSaidInBothLanguages() {
    let texts = RepositoryURL.Refusal.allCases.flatMap { reason in
      [InterfaceLanguage.english, .chinese].map { Phrase.library(.refused("x", reason)).text($0) }
    }
    #expect(Set(texts).count == texts.count)
  }
}
