/// Units and currencies, in Chinese and English.
enum FigureUnits {
  static let percent = unit(.percent)

  private static func unit(_ dimension: FigureUnit.Dimension, _ factor: Double = 1) -> FigureUnit {
    FigureUnit(dimension: dimension, factor: factor)
  }

  /// Signs before a number; the longest that fits holds.
  static let currencySigns: [(sign: String, unit: FigureUnit)] = [
    ("US$", unit(.money("USD"))), ("HK$", unit(.money("HKD"))), ("$", unit(.money("USD"))),
    ("€", unit(.money("EUR"))), ("£", unit(.money("GBP"))), ("¥", unit(.money("CNY"))),
    ("￥", unit(.money("CNY"))), ("USD", unit(.money("USD"))), ("RMB", unit(.money("CNY"))),
  ]

  /// By the word behind a number, as written or in lower case.
  static let english: [String: FigureUnit] = [
    "percent": unit(.percent), "pct": unit(.percent), "x": unit(.times), "times": unit(.times),
    "fold": unit(.times), "km": unit(.length, 1e6), "kilometers": unit(.length, 1e6),
    "kilometres": unit(.length, 1e6), "kilometer": unit(.length, 1e6), "kilometre": unit(.length, 1e6),
    "meters": unit(.length, 1e3), "metres": unit(.length, 1e3), "meter": unit(.length, 1e3),
    "metre": unit(.length, 1e3), "cm": unit(.length, 10), "centimeters": unit(.length, 10),
    "centimetres": unit(.length, 10), "mm": unit(.length), "millimeters": unit(.length),
    "millimetres": unit(.length), "miles": unit(.length, 1_609_344), "mile": unit(.length, 1_609_344),
    "feet": unit(.length, 304.8), "foot": unit(.length, 304.8), "inches": unit(.length, 25.4),
    "inch": unit(.length, 25.4), "kg": unit(.mass, 1000), "kilograms": unit(.mass, 1000),
    "kilogram": unit(.mass, 1000), "kilos": unit(.mass, 1000), "grams": unit(.mass), "gram": unit(.mass),
    "tons": unit(.mass, 1e6), "tonnes": unit(.mass, 1e6), "ton": unit(.mass, 1e6),
    "pounds": unit(.mass, 453.6), "ms": unit(.time, 1), "milliseconds": unit(.time, 1),
    "millisecond": unit(.time, 1), "s": unit(.time, 1e3), "seconds": unit(.time, 1e3),
    "second": unit(.time, 1e3), "sec": unit(.time, 1e3), "minutes": unit(.time, 6e4),
    "minute": unit(.time, 6e4), "min": unit(.time, 6e4), "mins": unit(.time, 6e4), "h": unit(.time, 36e5),
    "hours": unit(.time, 36e5), "hour": unit(.time, 36e5), "hrs": unit(.time, 36e5),
    "days": unit(.time, 864e5), "day": unit(.time, 864e5), "weeks": unit(.time, 6048e5),
    "week": unit(.time, 6048e5), "months": unit(.months), "month": unit(.months), "years": unit(.months, 12),
    "year": unit(.months, 12), "KB": unit(.data, 1e3), "MB": unit(.data, 1e6), "GB": unit(.data, 1e9),
    "TB": unit(.data, 1e12), "PB": unit(.data, 1e15), "KiB": unit(.data, 1024),
    "MiB": unit(.data, 1_048_576), "GiB": unit(.data, 1_073_741_824), "Hz": unit(.frequency),
    "kHz": unit(.frequency, 1e3), "KHz": unit(.frequency, 1e3), "MHz": unit(.frequency, 1e6),
    "GHz": unit(.frequency, 1e9), "W": unit(.power), "watts": unit(.power), "kW": unit(.power, 1e3),
    "kilowatts": unit(.power, 1e3), "MW": unit(.power, 1e6), "GW": unit(.power, 1e9),
    "°C": unit(.temperature), "°F": unit(.temperature, 1.8), "dollars": unit(.money("USD")),
    "dollar": unit(.money("USD")), "USD": unit(.money("USD")), "yuan": unit(.money("CNY")),
    "RMB": unit(.money("CNY")), "CNY": unit(.money("CNY")), "euros": unit(.money("EUR")),
    "euro": unit(.money("EUR")), "EUR": unit(.money("EUR")), "yen": unit(.money("JPY")),
    "JPY": unit(.money("JPY")),
  ]

  /// By what follows a number; of those that fit the longest holds.
  static let chinese: [String: FigureUnit] = [
    "%": unit(.percent), "％": unit(.percent), "个百分点": unit(.percent), "個百分點": unit(.percent),
    "倍": unit(.times), "×": unit(.times), "公里": unit(.length, 1e6), "千米": unit(.length, 1e6),
    "米": unit(.length, 1e3), "厘米": unit(.length, 10), "公分": unit(.length, 10), "毫米": unit(.length),
    "英里": unit(.length, 1_609_344), "英尺": unit(.length, 304.8), "英寸": unit(.length, 25.4),
    "公斤": unit(.mass, 1000), "千克": unit(.mass, 1000), "克": unit(.mass), "吨": unit(.mass, 1e6),
    "噸": unit(.mass, 1e6), "毫秒": unit(.time), "秒": unit(.time, 1e3), "秒钟": unit(.time, 1e3),
    "分钟": unit(.time, 6e4), "分鐘": unit(.time, 6e4), "小时": unit(.time, 36e5), "小時": unit(.time, 36e5),
    "个小时": unit(.time, 36e5), "個小時": unit(.time, 36e5), "天": unit(.time, 864e5),
    "周": unit(.time, 6048e5), "週": unit(.time, 6048e5), "个星期": unit(.time, 6048e5),
    "个月": unit(.months), "個月": unit(.months), "年": unit(.months, 12), "美元": unit(.money("USD")),
    "美金": unit(.money("USD")), "刀": unit(.money("USD")), "人民币": unit(.money("CNY")),
    "元": unit(.money("CNY")), "块钱": unit(.money("CNY")), "塊錢": unit(.money("CNY")),
    "欧元": unit(.money("EUR")), "歐元": unit(.money("EUR")), "英镑": unit(.money("GBP")),
    "英鎊": unit(.money("GBP")), "日元": unit(.money("JPY")), "日圆": unit(.money("JPY")),
    "港元": unit(.money("HKD")), "瓦": unit(.power), "千瓦": unit(.power, 1e3), "兆瓦": unit(.power, 1e6),
    "℃": unit(.temperature), "°C": unit(.temperature), "摄氏度": unit(.temperature),
  ]
  static let longestChinese = 4
}
