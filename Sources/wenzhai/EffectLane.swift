import Reader

/// Work of which only the latest is wanted: what was asked for before is cancelled.
enum EffectLane: Hashable, Sendable {
  case digests, entries, search, content, twin, categories, titles, completions, shelves, pipe, sync, word,
    related, rising, suggestions

  init?(_ effect: Effect) {
    switch effect {
    case .loadDigests: self = .digests
    case .loadEntries: self = .entries
    case .search: self = .search
    case .loadContent: self = .content
    case .loadTwin: self = .twin
    case .loadCategories: self = .categories
    case .loadTitles: self = .titles
    case .loadShelves: self = .shelves
    case .loadCompletions: self = .completions
    case .pipe: self = .pipe
    case .lookUp: self = .word
    case .loadRelated: self = .related
    case .loadRising: self = .rising
    case .suggest: self = .suggestions
    case .sync: self = .sync
    default: return nil
    }
  }
}
