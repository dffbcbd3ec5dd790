/// Right entries that may be the twin of a left one, with all that speaks for it, in nats.
struct Rivals {
  /// What speaks for each pair: by left entry, then by right entry.
  private(set) var rows: [[Int: Double]] = []
  /// The same by right entry, then by left entry.
  private(set) var columns: [[Int: Double]]

  init(_ evidence: EntryEvidence, _ candidates: [[Int]]) {
    columns = [[Int: Double]](repeating: [:], count: evidence.right.count)
    for (i, row) in candidates.enumerated() {
      var totals: [Int: Double] = [:]
      for j in row {
        let verdict = evidence.verdict(i, j)
        // What shares nothing is no rival, however alike it looks.
        guard verdict.content > 0 else { continue }
        totals[j] = verdict.total
        columns[j][i] = verdict.total
      }
      rows.append(totals)
    }
  }

  /// How much more speaks for this pair than for any other of either entry.
  func lead(_ i: Int, _ j: Int, total: Double) -> Double {
    var best = 0.0
    for (other, value) in rows[i] where other != j { best = max(best, value) }
    for (other, value) in columns[j] where other != i { best = max(best, value) }
    return total - best
  }
}
