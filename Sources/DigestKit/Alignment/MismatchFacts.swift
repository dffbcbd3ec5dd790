import Foundation

/// What two texts may have in common, in a form that doesn't depend on the language.
enum SharedFact: Hashable {
  case number(Magnitude)
  /// In the smallest unit of its dimension, so that 2 h are 120 min.
  case measure(FigureUnit.Dimension, Magnitude)
  /// Month · 100 + day.
  case day(Int)
  case month(Int)
  /// From 1, Monday.
  case weekday(Int)
  /// Minutes since midnight or noon.
  case time(Int)
  /// Letters and digits in lower case.
  case name(String)
  /// First letters of words that stand together.
  case initials(String)
  case link(String)
}

/// Something that a text says and its translation should say as well.
struct Claim {
  enum Family: Hashable {
    case plain, year, time, measured(FigureUnit.Dimension)
    case day, month, weekday
    case name, link

    var kind: Mismatch.Kind {
      switch self {
      case .plain, .measured: .figure
      case .year, .time, .day, .month, .weekday: .date
      case .name: .name
      case .link: .link
      }
    }
  }

  enum Weight: Comparable {
    /// A small number, or one in words: it tells only where the other side has another one in its place.
    case weak
    case strong
  }

  var family: Family
  var weight: Weight
  /// Any of these answers to it.
  var facts: [SharedFact]
  /// So do all of these together, somewhere in the entry; nothing if empty.
  var parts: [SharedFact] = []
  /// True for a name with the ending of a word for things.
  var isOrdinaryWord = false
  var unit: FigureUnit?
  /// The number as it stands, without its scale and unit.
  var value = 0.0
  /// Where it stands, in scalars of the text.
  var range: Range<Int>
}

/// What a text says, and what may be heard in it.
struct TextFacts {
  var heard: Set<SharedFact> = []
  var claims: [Claim] = []

  mutating func hear(_ values: [Double]) { for value in values { heard.insert(.number(Magnitude(value))) } }
}

/// A number by its ten leading digits, so that what was reckoned in different ways is equal.
struct Magnitude: Hashable {
  private var mantissa: Int
  private var exponent: Int

  init(_ value: Double) {
    guard value > 0, value.isFinite else {
      mantissa = 0
      exponent = 0
      return
    }
    exponent = Int(log10(value).rounded(.down)) - 9
    mantissa = Int((value / pow(10, Double(exponent))).rounded())
    while mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
  }
}

/// What a figure is measured in.
struct FigureUnit: Hashable {
  enum Dimension: Hashable {
    case percent, times, length, mass, time, months, data, frequency, power, temperature
    /// With its code, such as `USD`.
    case money(String)
  }

  var dimension: Dimension
  /// In the smallest unit of the dimension.
  var factor: Double
}
