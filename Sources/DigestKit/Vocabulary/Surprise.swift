/// How much more there is of something than there was before.
public enum Surprise {
  /// From here on chance has less than one case in a hundred: chi squared, one degree of freedom.
  public static let least = 6.63

  /// What is three times as frequent is news; what most issues speak of rises and falls.
  private static let leastRatio = 3.0

  /// Twice Dunning's log-likelihood ratio of `count` of `sum` entries against `other` of `otherSum`; 0 where the share is less
  /// than `leastRatio` times as great.
  public static func of(_ count: Int, of sum: Int, against other: Int, of otherSum: Int) -> Double {
    guard count > 0, sum > 0, otherSum > 0,
      Double(count) * Double(otherSum) >= leastRatio * Double(other) * Double(sum)
    else { return 0 }
    return 2
      * WordAssociation.likelihood(
        both: Double(min(count, sum)), left: Double(min(count, sum) + min(other, otherSum)),
        right: Double(sum),
        total: Double(sum + otherSum))
  }
}
