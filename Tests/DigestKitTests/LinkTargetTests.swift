import DigestKit
import Testing

@Suite struct LinkTargetTests {
  @Test(arguments: [
    ("https://example.com", "example.com"), ("http://example.com:8080/a?b#c", "example.com"),
    ("https://user:pass@example.com/", "example.com"), ("https://bank.example@evil.example/", "evil.example"),
    ("https://[2001:db8::1]:443/x", "[2001:db8::1]"), ("HTTPS://Example.COM/A", "example.com"),
    ("https://例子.测试/页", "例子.测试"), ("https://a.b.c.example/#:~:text=x", "a.b.c.example"),
  ])
  func whatHasAHostOpens(url: String, host: String) {
    #expect(LinkTarget(url, from: "a.md") == .external(url: url))
    #expect(LinkTarget.host(of: url) == host)
  }

  @Test(arguments: [
    "https:javascript:alert(1)", "https:///etc/passwd", "https://", "https:/example.com", "https:example.com",
    "https://javascript:alert(1)", "https://example.com:80a/", "https://good.example\\@evil.example/",
    "https://exa mple.com", "https://<b>.example/", "https://user@/", "https://example.com/\u{1B}", "mailto:",
    "https://[::1/", "http://evil.example\u{301}\u{202E}/", "https://ü:x@good.example/",
    "http://\"x\".example",
  ])
  func whatHasNoHostThatCanBeToldDoesNot(url: String) {
    #expect(LinkTarget(url, from: "a.md") == .refused(.malformed))
  }

  @Test(arguments: [
    "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "vbscript:x", "ftp://a.example/",
  ])
  func otherSchemesDoNot(url: String) {
    let scheme = String(url.prefix { $0 != ":" })
    #expect(LinkTarget(url, from: "a.md") == .refused(.scheme(scheme)))
  }

  @Test func spacesOfAPathAreEncoded() {
    #expect(
      LinkTarget("https://a.example/b c/d e", from: "x.md") == .external(url: "https://a.example/b%20c/d%20e")
    )
    #expect(LinkTarget("https://a b.example/c", from: "x.md") == .refused(.malformed))
    #expect(LinkTarget("a b.md", from: "x/y.md") == .library(path: "x/a b.md", anchor: nil))
  }

  /// An address of mail is one, what has no scheme none; 8192 bytes are the most.
  @Test func otherFormsOfAddresses() {
    #expect(LinkTarget("//a.example/b", from: "x.md") == .refused(.scheme("//")))
    #expect(LinkTarget("mailto:a@b.example", from: "x.md") == .external(url: "mailto:a@b.example"))
    let longest = "https://a.example/" + String(repeating: "x", count: 8192 - 18)
    #expect(LinkTarget(longest, from: "x.md") == .external(url: longest))
    #expect(LinkTarget(longest + "x", from: "x.md") == .refused(.malformed))
    #expect(LinkTarget("https://a.example/`x`", from: "x.md") == .refused(.malformed))
  }

  @Test(arguments: ["/\u{301}", "?\u{FE0F}", "#\u{200D}", "/\u{20DD}"])
  func aMarkBehindADelimiterHidesNothing(delimiter: String) {
    #expect(LinkTarget.host(of: "http://evil.example\(delimiter)@good.example/") == "evil.example")
  }

  @Test func aHostInAnotherScriptIsShownAsServersKnowItToo() {
    #expect(LinkTarget.shownHost(of: "https://例子.测试/页") == "例子.测试 (xn--fsqu00a.xn--0zwm56d)")
    // Cyrillic а and е.
    #expect(LinkTarget.shownHost(of: "https://аpplе.com/") == "аpplе.com (xn--ppl-5cd2a.com)")
    #expect(LinkTarget.shownHost(of: "https://Example.com/") == "example.com")
    #expect(LinkTarget.shownHost(of: "mailto:a@b.example") == nil)
  }

  /// A label has 63 bytes at most, and a name 253 (RFC 1035 §2.3.4), in the form that servers know.
  @Test func longNamesOfHostsAreNames() {
    for count in [1, 5, 9, 20] {
      let name = String(repeating: "很长的名字.", count: count) + "example"
      let shown = LinkTarget.shownHost(of: "https://\(name)/页")
      #expect(LinkTarget.host(of: "https://\(name)/页") == (count < 20 ? name : nil), "\(count)")
      #expect((shown?.contains("(xn--") == true) == (count < 20), "\(count)")
    }
    #expect(LinkTarget.host(of: "https://\(String(repeating: "长", count: 20)).example/") != nil)
    #expect(LinkTarget.host(of: "https://\(String(repeating: "长短", count: 60)).example/") == nil)
  }
}
