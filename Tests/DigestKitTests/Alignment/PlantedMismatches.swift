import DigestKit
import Markdown
import Panels
import TestSupport

/// Real twins with one thing changed at a time.
struct PlantedMismatches {
  enum Kind: CaseIterable { case figure, year, name, version, link }

  private(set) var planted: [Kind: Int] = [:]
  private(set) var found: [Kind: Int] = [:]
  private(set) var missed: [String] = []
  private var random = SeededRandom(seed: 7)
  /// Of one pair, so that a few long pages give enough.
  private static let plantsOfKind = 4
  /// How many blocks are looked at for something of a kind.
  private static let tries = 200

  mutating func plant(in pair: EditionPair) {
    let twins = Alignment.entries(pair.left, pair.right).filter {
      !$0.isDoubtful && $0.left.count == 1 && $0.right.count == 1
    }
    for kind in Kind.allCases {
      var left = Self.plantsOfKind
      for _ in 0..<Self.tries where left > 0 {
        guard let twin = twins.randomElement(using: &random) else { return }
        let (zh, en) = (pair.zh.entries[twin.left.lowerBound], pair.en.entries[twin.right.lowerBound])
        left -= plant(kind, zh, en) ? 1 : 0
      }
    }
  }

  private mutating func plant(_ kind: Kind, _ zh: Entry, _ en: Entry) -> Bool {
    guard let index = en.blocks.indices.randomElement(using: &random) else { return false }
    let names = en.plainText.matches(of: Self.coded).map { String($0.output) } + ["LLaVA", "DeepMind"]
    guard let other = names.randomElement(using: &random),
      let (block, what) = Self.changed(en.blocks[index], kind, other)
    else { return false }
    var twin = en
    twin.blocks[index] = block
    if kind == .link {
      // What the entry is about stands in its blocks and in its sources.
      twin.sources = twin.sources.map { $0.url == what ? Source(title: $0.title, url: what + "x") : $0 }
    }
    planted[kind, default: 0] += 1
    let before = Alignment.mismatches(zh, en)
    if Alignment.mismatches(zh, twin).contains(where: { !before.contains($0) && $0.right.block == index }) {
      found[kind, default: 0] += 1
    } else {
      missed.append("\(kind) \(what): \(en.title.prefix(40)), block \(index)")
    }
    return true
  }

  private static var coded: Regex<Substring> { /\b[A-Z][a-z]+[A-Z0-9][A-Za-z0-9]+\b/ }

  /// The block with its first number, name or link changed, and what became of it; nil where it has none.
  private static func changed(_ block: Block, _ kind: Kind, _ other: String) -> (Block, String)? {
    var block = block
    switch block.content {
    case .paragraph(let inlines):
      guard let (changed, what) = changed(inlines, kind, other) else { return nil }
      block.content = .paragraph(changed)
      return (block, what)
    case .list(var list):
      for item in list.items.indices {
        for index in list.items[item].blocks.indices {
          guard let (changed, what) = changed(list.items[item].blocks[index], kind, other) else { continue }
          list.items[item].blocks[index] = changed
          block.content = .list(list)
          return (block, what)
        }
      }
      return nil
    default: return nil
    }
  }

  private static func changed(_ inlines: [Inline], _ kind: Kind, _ other: String) -> ([Inline], String)? {
    for (index, inline) in inlines.enumerated() {
      var changed = inlines
      switch inline {
      case .text(let text) where kind != .link:
        guard let (old, new) = replacement(kind, in: text, other), old != new else { continue }
        changed[index] = .text(text.replacing(old, with: new, maxReplacements: 1))
        return (changed, "\(old) → \(new)")
      case .link(let destination, let label) where kind == .link && destination.hasPrefix("http"):
        changed[index] = .link(destination: destination + "x", label)
        return (changed, destination)
      default: continue
      }
    }
    return nil
  }

  private static func replacement(_ kind: Kind, in text: String, _ other: String) -> (String, String)? {
    switch kind {
    case .figure:
      return text.firstMatch(of: /\b[1-9][0-9]+(\.[0-9]+)?/).map { match in
        let old = String(match.output.0)
        return (old, raised(old))
      }
    case .year:
      return text.firstMatch(of: /\b(19|20)[0-9][0-9]\b/).map { match in
        (String(match.output.0), "\((Int(match.output.0) ?? 0) - 7)")
      }
    case .name: return text.firstMatch(of: coded).map { (String($0.output), other) }
    case .version:
      return text.firstMatch(of: /\b([A-Z][A-Za-z]*[A-Z-])([1-9][0-9.]*)\b/).map { match in
        (String(match.output.0), match.output.1 + raised(String(match.output.2)))
      }
    case .link: return nil
    }
  }

  /// The number with another first digit.
  private static func raised(_ number: String) -> String {
    "\((Int(number.prefix(1)) ?? 0) % 9 + 1)" + number.dropFirst()
  }
}
