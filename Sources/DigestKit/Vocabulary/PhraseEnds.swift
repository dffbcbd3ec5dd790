/// Which words a phrase may begin or end with: those of which something is known. The words of grammar stand everywhere, so
/// that no counterpart tells of them, and a phrase says the same without them.
struct PhraseEnds {
  /// What the best counterpart must tell of a word, in nats for each segment that has it. Between the words of grammar,
  /// which have 0.5 and less, and those of a field, which have 1 to 6.
  private static let telling: Float = 0.9

  private let left: [Bool]
  private let right: [Bool]

  init(_ text: ParallelText, _ association: WordAssociation) {
    func ends(_ forms: [String], _ best: [Float], _ counts: [Float]) -> [Bool] {
      forms.indices.map { form in
        guard forms[form].unicodeScalars.contains(where: \.properties.isAlphabetic) else { return false }
        // Names that both languages write alike take part in no count.
        return counts[form] == 0 || best[form] >= Self.telling * counts[form]
      }
    }
    left = ends(text.left.forms, association.best.left, association.counts.left)
    right = ends(text.right.forms, association.best.right, association.counts.right)
  }

  func mayEnd(left form: Int32) -> Bool { left[Int(form)] }
  func mayEnd(right form: Int32) -> Bool { right[Int(form)] }
}
