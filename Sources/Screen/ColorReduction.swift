/// Colours on terminals that have few of them.
extension Style {
  /// This style on a terminal with so many colours: of those it lacks, the nearest; secondary text, which is
  /// gray where grays are, is dim there.
  public func reduced(to colors: Int) -> Style {
    var style = self
    if case .palette(let index) = foreground, index >= 232, colors < 256 { style.traits.insert(.dim) }
    style.foreground = foreground.reduced(to: colors)
    style.background = background.reduced(to: colors)
    return style
  }
}

extension Color {
  /// The nearest of the first eight, if the terminal has no more than `colors` and this is none of them.
  ///
  /// Hue is what tells colours apart, so hue is kept: a pale green is green, not white. Of blues only the deep ones
  /// become blue, which can't be read on black; the pale ones, made for dark grounds, become cyan.
  public func reduced(to colors: Int) -> Color {
    guard case .palette(let index) = self, Int(index) >= colors else { return self }
    guard colors >= 8 else { return .standard }
    switch index {
    case ..<16: return .palette(index - 8)
    case 232...: return .standard
    default: return Self.hue(ofCube: Int(index) - 16)
    }
  }

  private static func hue(ofCube cube: Int) -> Color {
    let levels = [cube / 36, cube / 6 % 6, cube % 6]
    let lowest = levels.min() ?? 0
    let highest = levels.max() ?? 0
    guard highest > lowest else {
      return lowest == 0 ? .palette(0) : lowest == 5 ? .palette(7) : .standard
    }
    let bits = levels.enumerated().filter { ($0.element - lowest) * 2 >= highest - lowest }.map {
      1 << $0.offset
    }
    return .palette(UInt8(bits.reduce(0, |)))
  }
}
