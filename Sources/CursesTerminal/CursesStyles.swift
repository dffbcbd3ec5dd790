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
    let style = style.reduced(to: colors)
    cn_set_style(Self.attributes(style.traits), pair(for: style))
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

  /// The terminal's number for a colour.
  private func index(_ color: Color) -> Int32 {
    guard case .palette(let index) = color else { return -1 }
    return Int32(index)
  }
}
