import Markdown
import DigestKit
import Writing

/// The line below a title that says where it leads.
extension Typesetter {
  /// `host · remark`: the words of the link are in the title, or in the text.
  mutating func setSources(of entry: Entry, remarks: [String]) {
    var spans: [InkedSpan] = []
    func add(_ text: String, _ ink: Ink, link: String? = nil, isSearched: Bool = false) {
      spans.append(InkedSpan(text: text, ink: ink, link: link, isSearched: isSearched))
    }
    for source in EntrySources.unnamed(of: entry) {
      guard let place = place(of: source) else { continue }
      if !spans.isEmpty { add(" | ", Ink(.source)) }
      add(place.name, place.ink, link: source.url ?? source.title)
    }
    for remark in remarks {
      if !spans.isEmpty { add(" · ", Ink(.source)) }
      add(remark, Ink(.source), isSearched: true)
    }
    if !spans.isEmpty { set(inked.lines(spans), prefix: Prefix()) }
  }

  /// The host, or the whole address where nothing can be opened from the page; a path or a note inside the library, but
  /// nothing for a note that isn't there.
  private func place(of source: Source) -> (name: String, ink: Ink)? {
    guard let url = source.url else {
      return resources.wikilinks.contains(source.title) ? (source.title, Ink(.wikilink(isKnown: true))) : nil
    }
    return (options.showsAddresses ? url : LinkTarget.host(of: url) ?? url, Ink(.host))
  }
}

extension RichText {
  /// With the host behind each link to the web, unless the link says it; with its address where that is wanted.
  func namingHosts(asAddresses: Bool) -> RichText {
    naming { link in (asAddresses ? link : LinkTarget.host(of: link)).map { ($0, " · " + $0) } }
  }

  /// With the address behind each link to the web.
  var namingAddresses: RichText {
    naming { link in LinkTarget.scheme(of: link) == nil ? nil : (link, " <\(link)>") }
  }

  /// With a remark behind each link, unless its words hold the name that the remark gives.
  private func naming(_ remark: (String) -> (name: String, text: String)?) -> RichText {
    // A paragraph may hold thousands of links: what is said of each is settled before the first is set.
    var words: [String: [String]] = [:]
    for span in spans { span.link.map { words[$0, default: []].append(span.text) } }
    var remarks: [String: String] = [:]
    for (link, words) in words {
      guard let (name, text) = remark(link), !name.isEmpty, !words.contains(where: { $0.contains(name) })
      else { continue }
      remarks[link] = text
    }
    var result: [Span] = []
    for (index, span) in spans.enumerated() {
      result.append(span)
      let isLast = index + 1 == spans.count || spans[index + 1].link != span.link
      guard isLast, let link = span.link, let text = remarks[link] else { continue }
      result.append(Span(text: text, traits: [.unsearched, .host]))
    }
    return RichText(spans: result)
  }
}
