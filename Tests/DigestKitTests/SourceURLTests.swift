import DigestKit
import Testing

@Suite struct SourceURLTests {
  @Test(arguments: [
    ("https://arxiv.org/abs/2501.01234", "http://www.arxiv.org/pdf/2501.01234v2.pdf"),
    ("https://arxiv.org/html/2501.01234v1", "https://arxiv.org/abs/2501.01234"),
    ("https://a.example/x/", "https://www.a.example/x?utm_source=y&utm_medium=z"),
    ("https://a.example/x#part", "https://a.example/x"),
    ("https://A.example/x?b=1&fbclid=2", "https://a.example/x?b=1"),
    ("https://twitter.com/n/status/1", "https://x.com/n/status/1"),
  ])
  func areOfOneSource(_ left: String, _ right: String) {
    #expect(SourceURL.normalized(left) != nil)
    #expect(SourceURL.normalized(left) == SourceURL.normalized(right))
  }

  @Test(arguments: [
    ("https://a.example/x", "https://a.example/y"), ("https://a.example/?id=1", "https://a.example/?id=2"),
    ("https://arxiv.org/abs/2501.01234", "https://arxiv.org/abs/2501.01235"),
    ("https://a.example/X", "https://a.example/x"),
  ])
  func areNotOfOneSource(_ left: String, _ right: String) {
    #expect(SourceURL.normalized(left) != SourceURL.normalized(right))
  }

  @Test(arguments: ["mailto:a@b.example", "x/y.md", "", "javascript:alert(1)", "https://"])
  func othersHaveNone(_ url: String) { #expect(SourceURL.normalized(url) == nil) }
}
