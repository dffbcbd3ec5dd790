import DigestKit
import Writing

extension JSON {
  /// The fields of `list --json`.
  static func members(of entry: EntrySummary, library: String) -> [(String, JSON)] {
    [
      ("library", .string(library)), ("id", .string(entry.id.description)),
      ("digest", .string(entry.id.digest)),
      ("language", .string(entry.id.language)), ("title", .string(entry.title)),
      ("level", .optional(entry.level)),
      ("line", .int(entry.line)), ("path", .string(PathText.shown(entry.path))),
      ("sections", .strings(entry.sections)),
      ("category", .optional(entry.category)),
      (
        "sources",
        .array(entry.sources.map { .object([("title", .string($0.title)), ("url", .optional($0.url))]) })
      ),
      ("wikilinks", .strings(entry.wikilinks)), ("images", .int(entry.images)),
      ("characters", .int(entry.characters)), ("minutes", .int(entry.minutes)),
      ("twin", .optional(entry.twin?.description)), ("twinIsDoubtful", .bool(entry.isTwinDoubtful)),
    ]
  }

  /// The fields of `digests --json`.
  static func digest(_ digest: DigestSummary) -> JSON {
    .object([
      ("key", .string(digest.key)), ("label", .string(digest.label)),
      ("kind", .string(digest.isIssue ? "issue" : "page")),
      ("week", .optional(digest.issue.week?.description)), ("number", .optional(digest.issue.number)),
      ("date", .optional(digest.issue.date?.description)), ("title", .string(digest.title)),
      (
        "editions",
        .array(
          digest.editions.map { edition in
            .object([
              ("language", .string(edition.language)), ("path", .string(PathText.shown(edition.path))),
              ("line", .int(edition.line)),
              ("title", .string(edition.title)), ("entries", .int(edition.entries)),
              ("stub", .bool(edition.isStub)),
            ])
          })
      ),
    ])
  }
}
