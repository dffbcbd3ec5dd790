/// Words for numbers, scales and units, in Chinese and English.
enum FigureWords {
  static let hanDigits: [Unicode.Scalar: Double] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
  ]
  static let hanScales: [Unicode.Scalar: Double] = [
    "十": 10, "百": 100, "千": 1000, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
  ]

  /// Numbers below a hundred of one word.
  static let english: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
  ]
  static let englishScales: [String: Double] = [
    "hundred": 100, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "billions": 1e9,
    "trillion": 1e12, "trillions": 1e12, "bn": 1e9, "mn": 1e6,
  ]
  /// Behind digits without a space.
  static let letterScales: [String: Double] = [
    "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12, "bn": 1e9, "mn": 1e6, "m": 1e6, "b": 1e9, "G": 1e9,
    "w": 1e4, "W": 1e4,
  ]
  /// Words that say a number among other things: what the other side may have for it.
  static let englishAlike: [String: [Double]] = [
    "first": [1], "second": [2], "third": [3, 1 / 3, 33], "thirds": [1 / 3, 2 / 3, 33, 67, 3], "fourth": [4],
    "fifth": [5, 0.2, 20], "sixth": [6], "seventh": [7], "eighth": [8], "ninth": [9], "tenth": [10, 0.1],
    "half": [0.5, 50, 30, 1.5], "halves": [0.5, 50, 2], "halved": [0.5, 50], "quarter": [0.25, 25, 4, 3, 15],
    "quarters": [0.25, 0.75, 25, 75, 4, 3], "double": [2, 100, 200], "doubled": [2, 100, 200],
    "doubles": [2, 100, 200], "doubling": [2, 100, 200], "twice": [2], "triple": [3, 300, 200],
    "tripled": [3, 300, 200], "thrice": [3], "both": [2], "couple": [2], "pair": [2], "dual": [2],
    "quadrupled": [4], "tenfold": [10], "twofold": [2], "threefold": [3], "dozen": [12], "dozens": [10, 12],
    "decade": [10], "century": [100], "centuries": [100], "noon": [12], "midnight": [0, 24], "single": [1],
    "once": [1], "fortnight": [14, 2], "hundreds": [100], "thousands": [1000], "tens": [10],
  ]
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  static let shortMonths = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  /// What stands behind a Han digit that counts something.
  static let counters = Set(
    "个個名位种種次年天周週项項条條家本台部张張层層步轮輪代期章篇段块塊组組类類倍成人点點页頁票枚颗顆座支只件处處届屆场場".unicodeScalars)
}
