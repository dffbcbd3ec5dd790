/// What a link leads to, whatever the language of the page.
enum LinkIdentity {
  /// The same text for versions of one page in Chinese and English; nil for what is no address of the web.
  static func of(_ destination: String) -> String? {
    guard let address = SourceURL.normalized(destination) else { return nil }
    let parts = address.split(separator: "/", omittingEmptySubsequences: false)
    guard let host = parts.first else { return nil }
    var labels = host.split(separator: ".").filter { !tags.contains(String($0)) }
    if labels.count < 2 { labels = host.split(separator: ".") }
    // Articles of an encyclopedia are called otherwise in each language.
    if labels.suffix(2) == ["wikipedia", "org"] { return "wikipedia.org" }
    let path = parts.dropFirst().filter { !tags.contains($0.lowercased()) }.map(withoutTag)
    return (labels.joined(separator: ".") + "/" + path.joined(separator: "/")).lowercased()
  }

  private static let tags: Set<String> = [
    "zh", "cn", "en", "zh-cn", "zh_cn", "zh-hans", "zh-tw", "zh-hant", "zh-hk", "en-us", "en_us", "en-gb",
    "us",
  ]

  /// `README.zh-CN.md` as `README.md`, and `?lang=zh` as nothing.
  private static func withoutTag(_ part: Substring) -> String {
    var parts = part.split(separator: "?", maxSplits: 1)
    if parts.count > 1 {
      let fields = parts[1].split(separator: "&").filter { field in
        let value = field.split(separator: "=", maxSplits: 1).last.map { $0.lowercased() } ?? ""
        return !tags.contains(value)
      }
      parts[1] = Substring(fields.joined(separator: "&"))
    }
    if let first = parts.first {
      parts[0] = Substring(
        first.split(separator: ".").filter { !tags.contains($0.lowercased()) }.joined(separator: "."))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "?")
  }
}
