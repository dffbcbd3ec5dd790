/// Letters for links: one each while they last, then two.
enum HintLabels {
  private static let letters = Array("asdfghjklqwertyuiopzxcvbnm")

  static func labels(count: Int) -> [String] {
    if count <= letters.count { return letters.prefix(count).map(String.init) }
    return (0..<count).map { index in
      String([letters[index / letters.count % letters.count], letters[index % letters.count]])
    }
  }
}
