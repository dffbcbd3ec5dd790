import Markdown
import Writing

/// What can be told of an entry from its blocks.
enum EntryBody {
  /// Displayed text, or a picture. A comment is neither.
  static func hasBody(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      var found = false
      block.visit { inner in
        switch inner.content {
        case .code, .table: found = true
        default: found = found || hasText(inner.inlines)
        }
      }
      return found
    }
  }

  private static func hasText(_ inlines: [Inline]) -> Bool {
    var hasPicture = false
    for inline in inlines { inline.visit { hasPicture = hasPicture || $0.isMedia } }
    return hasPicture || !RichText(inlines).isEmpty
  }

  static func entry(
    _ kind: Entry.Kind, title: String, blocks: [Block], line: Int, bytes: Range<Int>
  ) -> Entry {
    var wikilinks: [String] = []
    var images = 0
    var features: Entry.Features = []
    blocks.visitInlines { inline in
      switch inline {
      case .wikilink(let target, _): if !wikilinks.contains(target) { wikilinks.append(target) }
      case .image, .video: images += 1
      case .math: features.insert(.math)
      default: break
      }
    }
    for block in blocks {
      block.visit { inner in
        switch inner.content {
        case .code: features.insert(.code)
        case .table: features.insert(.table)
        case .alert: features.insert(.note)
        default: break
        }
      }
    }
    if images > 0 { features.insert(.image) }
    return Entry(
      kind: kind, slug: "", title: title, level: nil, line: line, bytes: bytes, sections: [], sources: [],
      wikilinks: wikilinks, images: images, features: features, blocks: blocks)
  }

  /// Links and wikilinks of leading paragraphs that hold nothing else, then those of the heading.
  static func sources(blocks: [Block], heading: [Inline]) -> [Source] {
    var found: [Source] = []
    for block in blocks {
      guard case .paragraph(let inlines) = block.content, let links = linksAlone(inlines) else { break }
      found += links
    }
    for inline in heading { inline.visit { if let link = source($0) { found.append(link) } } }
    return found
  }

  /// `- Source: [words](address)` at the beginning: links of a short list or paragraph behind a word and a colon.
  static func labelledSources(_ blocks: [Block]) -> [Source] {
    func link(_ inlines: [Inline]) -> [Source]? {
      guard case .text(let label)? = inlines.first, let end = label.firstIndex(where: { ":：".contains($0) }),
        label[..<end].count <= 12
      else { return nil }
      let rest = String(label[label.index(after: end)...])
      return linksAlone((rest.trimmingSpaces().isEmpty ? [] : [.text(rest)]) + inlines.dropFirst())
    }
    switch blocks.first?.content {
    case .paragraph(let inlines): return link(inlines) ?? []
    case .list(let list): return list.items.flatMap { $0.blocks.first.flatMap { link($0.inlines) } ?? [] }
    default: return []
    }
  }

  /// The links of a paragraph that consists of links; nil if it says anything else.
  static func linksAlone(_ inlines: [Inline]) -> [Source]? {
    var links: [Source] = []
    for inline in inlines {
      if let link = source(inline) {
        links.append(link)
        continue
      }
      switch inline {
      case .softBreak, .lineBreak: continue
      case .strong(let inner), .emphasis(let inner):
        guard let nested = linksAlone(inner) else { return nil }
        links += nested
      case .text(let text):
        // Bare URLs are links too; between links may stand spaces and marks.
        var rest = text[...]
        while let url = BareURL.first(in: rest) {
          guard rest[..<url.lowerBound].allSatisfy(isSeparator) else { return nil }
          links.append(Source(title: String(rest[url]), url: String(rest[url])))
          rest = rest[url.upperBound...]
        }
        guard rest.allSatisfy(isSeparator) else { return nil }
      default: return nil
      }
    }
    return links.isEmpty ? nil : links
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || "|,，、;；·/&+-".contains(character)
  }

  /// False for a block that surely holds no link, nor a URL or a link without definition.
  static func mayHoldLink(_ block: Block) -> Bool {
    var found = false
    block.visit { inner in
      for inline in inner.inlines where !found {
        inline.visit { inline in
          switch inline {
          case .link, .wikilink: found = true
          case .text(let text):
            found = found || holdsBracket(text) || BareURL.mayStand(in: text[...])
          default: break
          }
        }
      }
    }
    return found
  }

  private static func holdsBracket(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "[")) } ?? true
  }

  /// All links, wikilinks and bare URLs of a text, in order.
  static func links(in inlines: [Inline]) -> [Source] {
    var found: [Source] = []
    func look(_ inlines: [Inline]) {
      for inline in inlines {
        if let source = source(inline) {
          found.append(source)
        } else if case .text(let text) = inline {
          var rest = text[...]
          while let url = BareURL.first(in: rest) {
            found.append(Source(title: String(rest[url]), url: String(rest[url])))
            rest = rest[url.upperBound...]
          }
        } else {
          look(inline.children)
        }
      }
    }
    look(inlines)
    return found
  }

  static func source(_ inline: Inline) -> Source? {
    switch inline {
    case .link(let destination, let label) where !destination.hasPrefix("#"):
      let title = RichText(label).text.trimmingSpaces()
      return Source(title: title.isEmpty ? destination : title, url: destination)
    case .wikilink(let target, _): return Source(title: target, url: nil)
    default: return nil
    }
  }
}
