import CNcurses
import Screen

/// Styles as attributes and colour pairs, made when first used.
final class CursesStyles {
  private struct Colors: Hashable {
    var foreground: Color
    var background: Color
  }

  private let colors: Int
  private var pairs: [Colors: Int32] = [:]

  init() {
    if has_colors() {
      start_color()
      use_default_colors()
      colors = Int(cn_colors())
    } else {
      colors = 0
    }
  }

  var depth: ColorDepth {
    colors >= 256 ? .palette256 : colors >= 16 ? .palette16 : colors >= 8 ? .palette8 : .none
  }

  func select(_ style: Style) {
    var traits = style.traits
    // The grays of secondary text; a terminal without them dims.
    if case .palette(let index) = style.foreground, index >= 232, colors < 256 { traits.insert(.dim) }
    cn_set_style(Self.attributes(traits), pair(for: style))
  }

  private static func attributes(_ traits: Style.Traits) -> attr_t {
    var attributes: attr_t = 0
    if traits.contains(.bold) { attributes |= cn_attr_bold }
    if traits.contains(.dim) { attributes |= cn_attr_dim }
    if traits.contains(.italic) { attributes |= cn_attr_italic }
    if traits.contains(.underline) { attributes |= cn_attr_underline }
    if traits.contains(.reverse) { attributes |= cn_attr_reverse }
    return attributes
  }

  private func pair(for style: Style) -> Int32 {
    let wanted = Colors(foreground: style.foreground, background: style.background)
    guard colors > 0, wanted != Colors(foreground: .standard, background: .standard) else { return 0 }
    if let pair = pairs[wanted] { return pair }
    let next = Int32(pairs.count + 1)
    guard next < cn_color_pairs(), cn_init_pair(next, index(style.foreground), index(style.background)) == OK
    else {
      return 0
    }
    pairs[wanted] = next
    return next
  }

  /// The terminal's number for a colour; of those it doesn't have, the nearest of the first eight.
  private func index(_ color: Color) -> Int32 {
    guard case .palette(let index) = color else { return -1 }
    if Int(index) < colors { return Int32(index) }
    switch index {
    case ..<16: return Int32(index) - 8
    case 232...: return -1
    default:
      let cube = Int32(index) - 16
      let levels = [cube / 36, cube / 6 % 6, cube % 6]
      return levels.enumerated().reduce(0) { $1.element >= 3 ? $0 | 1 << Int32($1.offset) : $0 }
    }
  }
}
