import ArgumentParser
import DigestIndex
import Writing

/// What a shell offers for an argument. It asks the program, which looks into the index of the library that the line
/// names as it is: nobody waits for a key of Tab.
enum CompletedWords {
  static let digests: CompletionKind = .custom { words, _, _ in
    from(words) { try $0.digests().map(\.key) }
  }

  static let categories: CompletionKind = .custom { words, _, _ in
    from(words) { try $0.categories(language: nil).flatMap(\.names) }
  }

  /// Keys of digests and ids that begin with what is typed; the keys alone, as long as nothing is.
  static let entries: CompletionKind = .custom { words, _, typed in
    from(words) { library in
      let keys = try library.digests().map(\.key).filter { $0.hasPrefix(typed) }
      return typed.isEmpty
        ? keys : keys + (try library.entries(withPrefix: typed, limit: most).map(\.id.description))
    }
  }

  /// Names of libraries that are kept.
  static let libraries: CompletionKind = .custom { _, _, _ in
    Environment.current.kept.libraries.map(\.name.text)
  }

  /// Those among them that can be synced.
  static let repositories: CompletionKind = .custom { _, _, _ in
    Environment.current.kept.libraries.filter { $0.url != nil }.map(\.name.text)
  }

  /// More than these nobody looks through.
  private static let most = 200

  private static func from(_ words: [String], _ find: (Library) throws -> [String]) -> [String] {
    var named: [String] = []
    for (word, next) in zip(words, words.dropFirst()) where word == "-L" || word == "--library" {
      named.append(next)
    }
    for word in words where word.hasPrefix("--library=") { named.append(String(word.dropFirst(10))) }
    // bash gives `--library`, `=` and the path, and none of them as the shell would read it.
    for (index, word) in words.enumerated().dropFirst(2) where words[index - 1] == "=" {
      if words[index - 2] == "--library" { named.append(word) }
    }
    named.removeAll { $0 == "=" }
    let home = Environment.current.variables["HOME"] ?? ""
    named = named.map { $0.hasPrefix("~/") ? home + $0.dropFirst() : $0 }
    guard let library = try? Environment.current.library(named: named, keepsState: false, tell: { _ in })
    else {
      return []
    }
    return ((try? find(library)) ?? []).map { SafeText($0).string }
  }
}
