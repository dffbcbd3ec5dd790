import Foundation
import Screen
import Testing

/// The colours of a terminal, for measuring what can be read on it.
struct TerminalPalette: Sendable, CustomTestStringConvertible {
  var name: String
  /// The first sixteen; the others are the same everywhere.
  var sixteen: [Int]
  /// Default foreground and background, of its dark and of its light form.
  var dark: (foreground: Int, background: Int)
  var light: (foreground: Int, background: Int)

  var testDescription: String { name }

  /// As the programs that they come from have them.
  static let all = [
    TerminalPalette(
      name: "xterm",
      sixteen: [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
      ], dark: (0xE5E5E5, 0x000000), light: (0x000000, 0xFFFFFF)),
    TerminalPalette(
      name: "VGA",
      sixteen: [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
      ], dark: (0xAAAAAA, 0x000000), light: (0x000000, 0xFFFFFF)),
    TerminalPalette(
      name: "Tango",
      sixteen: [
        0x2E3436, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF,
        0x555753, 0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC,
      ], dark: (0xD3D7CF, 0x2E3436), light: (0x2E3436, 0xEEEEEC)),
    TerminalPalette(
      name: "Solarized",
      sixteen: [
        0x073642, 0xDC322F, 0x859900, 0xB58900, 0x268BD2, 0xD33682, 0x2AA198, 0xEEE8D5,
        0x002B36, 0xCB4B16, 0x586E75, 0x657B83, 0x839496, 0x6C71C4, 0x93A1A1, 0xFDF6E3,
      ], dark: (0x839496, 0x002B36), light: (0x657B83, 0xFDF6E3)),
  ]

  /// The contrast of a style's text with what is behind it, from 1 to 21.
  func contrast(_ style: Style, isDark: Bool) -> Double {
    let own = isDark ? dark : light
    let (one, other) = (
      luminance(style.foreground, own.foreground), luminance(style.background, own.background)
    )
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// WCAG 2.2, relative luminance.
  private func luminance(_ color: Color, _ own: Int) -> Double {
    let rgb = rgb(color) ?? own
    let linear = [rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF].map { value in
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private func rgb(_ color: Color) -> Int? {
    guard case .palette(let index) = color else { return nil }
    let number = Int(index)
    if number < 16 { return sixteen[number] }
    if number >= 232 { return (8 + 10 * (number - 232)) * 0x010101 }
    let levels = [(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map {
      $0 == 0 ? 0 : 55 + 40 * $0
    }
    return levels[0] << 16 | levels[1] << 8 | levels[2]
  }
}
