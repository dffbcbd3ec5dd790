/// What is heard in one or more texts, so that what another one claims can be looked up in it.
struct MismatchHearing {
  private let heard: Set<SharedFact>
  private let names: SortedNames

  init(_ heard: Set<SharedFact>) {
    self.heard = heard
    names = SortedNames(heard)
  }

  init(_ parts: [Set<SharedFact>]) {
    self.init(parts.count == 1 ? parts[0] : parts.reduce(into: []) { $0.formUnion($1) })
  }

  /// True if a claim is answered, if only in parts or as another form of the word: a strict one takes no other form of
  /// what is surely a name, since YOLOE isn't YOLO.
  func answers(_ claim: Claim, strictly isStrict: Bool = false) -> Bool {
    if claim.facts.contains(where: { heard.contains($0) }) { return true }
    // The parts of Doe-2 are Doe-1 and any other 2.
    let isSure = isStrict && claim.weight == .strong
    if !isSure && !claim.parts.isEmpty && claim.parts.allSatisfy({ heard.contains($0) }) { return true }
    guard case .name(let name)? = claim.facts.first, name.allSatisfy(\.isLetter) else { return false }
    if heard.contains(.initials(name)) { return true }
    return !isSure && name.count > 2
      && hasName(beginningWith: Self.root(of: name))
  }

  /// What `Scaling` and `scale`, `App` and `application` have in common.
  private static func root(of name: String) -> String { String(name.prefix(max(4, name.count - 3))) }

  private func hasName(beginningWith root: String) -> Bool {
    let names = names.all
    var low = 0
    var high = names.count
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < root { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low].hasPrefix(root)
  }
}

/// Names in order, put so when they are first asked for: most that is claimed is answered without.
private final class SortedNames {
  private let heard: Set<SharedFact>
  private(set) lazy var all = heard.compactMap { if case .name(let name) = $0 { name } else { nil } }.sorted()

  init(_ heard: Set<SharedFact>) { self.heard = heard }
}
