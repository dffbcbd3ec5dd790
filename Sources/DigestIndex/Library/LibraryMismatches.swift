import DigestKit

extension Library {
  /// What editions don't share, by path and line: entries without a sure twin, and of twins in Chinese and English
  /// the figures, dates, names and links that one of them lacks.
  public func checkTwins() async throws -> [(path: String, fault: Diagnostic)] {
    var faults: [(path: String, fault: Diagnostic)] = []
    for digest in try digests() where digest.editions.count(where: { !$0.isStub }) > 1 {
      faults += try translationFaults(of: digest)
      faults += try await mismatchFaults(of: digest)
    }
    return Self.inOrder(faults)
  }

  /// Entries that have no twin, or a doubtful one: an edition that is no stub is meant to be whole.
  func translationFaults(of digest: DigestSummary) throws -> [(path: String, fault: Diagnostic)] {
    try entries(digest: digest.id).filter { $0.twin == nil || $0.isTwinDoubtful }.map { entry in
      let code = entry.twin == nil ? Diagnostic.Code.missingTranslation : .doubtfulTranslation
      return (entry.path, Diagnostic(.note, code, line: entry.line, subject: entry.title))
    }
  }

  private func mismatchFaults(of digest: DigestSummary) async throws -> [(path: String, fault: Diagnostic)] {
    let editions = try await parts(of: digest).filter { !$0.summary.isStub }
      .map { edition in
        (
          language: edition.summary.language,
          entries: edition.parts.flatMap { part in
            part.edition.listedEntries.map { (path: part.path, entry: $0) }
          }
        )
      }
    var faults: [(path: String, fault: Diagnostic)] = []
    for (left, right) in zip(editions, editions.dropFirst()) {
      guard Mismatch.areRead(left.language, right.language) else { continue }
      let pairs = Alignment.entries(
        left.entries.map { AlignmentEntry($0.entry) }, right.entries.map { AlignmentEntry($0.entry) })
      for pair in pairs where !pair.isDoubtful && pair.left.count == 1 && pair.right.count == 1 {
        let mine = left.entries[pair.left.lowerBound]
        let theirs = right.entries[pair.right.lowerBound]
        faults += Alignment.mismatches(mine.entry, theirs.entry).map { mismatch in
          let isOfRight = mismatch.left.text == nil
          return (
            isOfRight ? theirs.path : mine.path,
            Diagnostic(isOfRight ? mismatch.flipped : mismatch, twinPath: isOfRight ? mine.path : theirs.path)
          )
        }
      }
    }
    return faults
  }

  static func inOrder(_ faults: [(path: String, fault: Diagnostic)]) -> [(path: String, fault: Diagnostic)] {
    faults.sorted { ($0.path, $0.fault.line, $0.fault.subject) < ($1.path, $1.fault.line, $1.fault.subject) }
  }
}
