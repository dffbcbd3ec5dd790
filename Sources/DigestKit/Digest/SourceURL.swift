/// URLs of one source, however it was linked.
public enum SourceURL {
  /// The same text for the same source: without scheme, `www.`, fragment, tracking parameters and a slash at
  /// the end; the abstract, HTML and PDF of an arXiv paper, in any version, are one. Nil for other than http.
  public static func normalized(_ url: String) -> String? {
    guard let scheme = LinkTarget.scheme(of: url), scheme == "http" || scheme == "https",
      var host = LinkTarget.host(of: url), let start = url.firstRange(of: "://")?.upperBound
    else { return nil }
    for prefix in ["www.", "m."] where host.hasPrefix(prefix) { host.removeFirst(prefix.count) }
    if host == "twitter.com" { host = "x.com" }
    let rest = url[start...].drop { !"/?#".contains($0) }.prefix { $0 != "#" }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path = String(parts.first ?? "")
    while path.last == "/" { path.removeLast() }
    if host == "arxiv.org" || host.hasSuffix(".arxiv.org"), let paper = arxivPaper(path) {
      return "arxiv.org/" + paper
    }
    let query = parts.count > 1 ? kept(parts[1]) : ""
    return host + path + (query.isEmpty ? "" : "?" + query)
  }

  private static func arxivPaper(_ path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count >= 2, ["abs", "pdf", "html"].contains(parts[0]) else { return nil }
    var paper = parts[1...].joined(separator: "/")
    if paper.hasSuffix(".pdf") { paper.removeLast(4) }
    // 2501.01234v2
    if let mark = paper.lastIndex(of: "v"), mark > paper.startIndex,
      paper[paper.index(after: mark)...].allSatisfy(\.isNumber), paper.last != "v"
    {
      paper = String(paper[..<mark])
    }
    return paper
  }

  private static let tracking: Set<Substring> = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref", "ref_src", "referrer", "spm",
    "from",
    "share", "share_from", "source", "si", "feature", "trk",
  ]

  private static func kept(_ query: Substring) -> String {
    query.split(separator: "&").filter { field in
      let name = field.prefix { $0 != "=" }
      return !name.lowercased().hasPrefix("utm_") && !tracking.contains(name.lowercased()[...])
    }.joined(separator: "&")
  }
}
