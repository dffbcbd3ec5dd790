import Writing

/// The number that a title begins with, such as "4.1.2.", "第三章" or "Chapter 3".
struct Numbering {
  var path: [Int]
  /// The title without it.
  var rest: String

  init?(_ title: String) {
    let scalars = Array(title.unicodeScalars.prefix(40))
    var index = 0
    func skipSpaces() {
      while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    }
    skipSpaces()
    if index < scalars.count, "第(（[#".unicodeScalars.contains(scalars[index]) { index += 1 }
    let wordStart = index
    while index < scalars.count, scalars[index].properties.isAlphabetic, scalars[index].isLatinOrDigit {
      index += 1
    }
    if index > wordStart {
      // Only one word may stand before the number: "Chapter 3", "Part 2".
      guard index < scalars.count, scalars[index] == " " else { return nil }
      index += 1
    }
    let hasWord = index > wordStart
    let isOrdinal = wordStart > 0
    guard index < scalars.count else { return nil }
    var path: [Int] = []
    if let han = HanNumeral.read(scalars[index...]) {
      path = [han.value]
      index += han.length
    } else {
      while index < scalars.count, let number = Self.digits(scalars, &index) {
        path.append(number)
        guard index + 1 < scalars.count, scalars[index] == ".", ("0"..."9").contains(scalars[index + 1])
        else {
          break
        }
        index += 1
      }
    }
    guard let first = path.first, first < 1000 else { return nil }
    if index < scalars.count {
      let next = scalars[index]
      let isEnd = next.properties.isWhitespace || next.isPunctuation
      guard isEnd || isOrdinal && next.isHan else { return nil }
      // "3 ways to …" is no number of a chapter, and neither is "2025-03-05".
      if path.count == 1 && !hasWord && !isOrdinal {
        guard ".、)）:：．,，".unicodeScalars.contains(next) else { return nil }
      }
    } else if path.count == 1 && !hasWord && !isOrdinal {
      return nil
    }
    self.path = path
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: title.unicodeScalars.dropFirst(index))
    self.rest = String(rest)
  }

  private static func digits(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Int? {
    var value: Int?
    while index < scalars.count, let digit = scalars[index].asciiDigit, (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + digit
      index += 1
    }
    return value
  }
}

extension Unicode.Scalar {
  fileprivate var asciiDigit: Int? { (0x30...0x39).contains(value) ? Int(value - 0x30) : nil }
}

/// Numbers up to 99 written in Han.
enum HanNumeral {
  private static let digits: [Unicode.Scalar: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// The number that `scalars` begin with, and how many scalars it takes.
  static func read(_ scalars: ArraySlice<Unicode.Scalar>) -> (value: Int, length: Int)? {
    var value = 0
    var length = 0
    for scalar in scalars.prefix(3) {
      if scalar == "十" {
        value = max(value, 1) * 10
      } else if let digit = digits[scalar], value % 10 == 0 {
        value += digit
      } else {
        break
      }
      length += 1
    }
    return length > 0 ? (value, length) : nil
  }

  /// Numbers that stand for themselves in a title, as in "策略一：" or "（其二）", in digits.
  static func standalone(in title: String) -> [String] {
    let scalars = Array(title.unicodeScalars)
    var found: [String] = []
    var index = 0
    while index < scalars.count {
      guard let number = read(scalars[index...]) else {
        index += 1
        continue
      }
      let before = index > 0 ? scalars[index - 1] : nil
      index += number.length
      let after = index < scalars.count ? scalars[index] : nil
      let isEnd = after.map { $0.isPunctuation || $0.properties.isWhitespace } ?? true
      if isEnd || before == "第" || before == "其" { found.append(String(number.value)) }
    }
    return found
  }
}
