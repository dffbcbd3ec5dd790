import DigestKit

/// `w`: entries as a file.
extension State {
  /// What may be saved from here, what is looked at first.
  private var exportScopes: [ExportScope] {
    var scopes: [ExportScope] = []
    if let entry = chosenEntry { scopes.append(.entry(entry)) }
    if let digest = currentDigest {
      let scope = ExportScope.digest(digest.id)
      browse.focus == .digests ? scopes.insert(scope, at: 0) : scopes.append(scope)
    }
    if let list = browse.list, list.isGroupedByDigest, list.total > 0 {
      let title =
        switch list.origin {
        case .search(let query): query.source
        case .category(let name, _): name
        case .shelf(let shelf, _): shelf.name(settings.language)
        case .suggested(_, let minutes): Phrase.discovery(.minutes(minutes)).text(settings)
        case .digest: ""
        }
      scopes.append(.list(list.origin, title: title, unreadOnly: hidesRead))
    }
    return scopes
  }

  mutating func beginExport() -> [Effect] {
    guard let scope = exportScopes.first else {
      message = .kept(.nothingToNote)
      return []
    }
    overlay = .prompt(exportPrompt(scope))
    return []
  }

  private func exportPrompt(_ scope: ExportScope) -> Prompt {
    var prompt = Prompt(.export(scope))
    prompt.line = InputLine("~/" + scope.fileName)
    return prompt
  }

  /// Tab: the next of what may be saved. A name that was typed stays.
  mutating func nextExportScope(after prompt: Prompt) {
    guard case .export(let scope) = prompt.kind else { return }
    let scopes = exportScopes
    let index = scopes.firstIndex(of: scope).map { ($0 + 1) % scopes.count } ?? 0
    guard scopes.indices.contains(index) else { return }
    var next = exportPrompt(scopes[index])
    if prompt.line.text != "~/" + scope.fileName { next.line = prompt.line }
    overlay = .prompt(next)
  }

  mutating func export(_ scope: ExportScope, to path: String) -> [Effect] {
    if path.isEmpty { return [] }
    message = .exported(.saving)
    return [.export(scope, to: path)]
  }
}
