/// Styles as people write them in a configuration: `75 underline`, `black on 179 bold`, `default`.
///
/// A colour is the foreground, one behind `on` the background, anything else a trait; what isn't named is the
/// terminal's own.
extension Style {
  /// What keeps a text from being a style.
  public enum NotationFault: Error, Equatable {
    /// Neither a colour nor a trait, or one colour too many.
    case unexpected(String)
  }

  public init(notation: String) throws(NotationFault) {
    self.init()
    var isBehindOn = false
    var named: (foreground: Bool, background: Bool) = (false, false)
    for word in notation.split(separator: " ").map(String.init) {
      if let color = Color(notation: word), !(isBehindOn ? named.background : named.foreground) {
        if isBehindOn {
          background = color
          named.background = true
        } else {
          foreground = color
          named.foreground = true
        }
        isBehindOn = false
      } else if isBehindOn {
        throw .unexpected(word)
      } else if word == "on" {
        isBehindOn = true
      } else if let trait = Traits.named.first(where: { $0.name == word })?.trait {
        traits.insert(trait)
      } else {
        throw .unexpected(word)
      }
    }
    if isBehindOn { throw .unexpected("on") }
  }

  /// This style as it would be written.
  public var notation: String {
    var words: [String] = []
    if foreground != .standard || self == .plain { words.append(foreground.notation) }
    if background != .standard { words += ["on", background.notation] }
    return (words + Traits.named.filter { traits.contains($0.trait) }.map(\.name)).joined(separator: " ")
  }
}

extension Style.Traits {
  /// All of them, by the names that they are written with.
  public static let named: [(name: String, trait: Self)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ("strikethrough", .strikethrough),
  ]
}

extension Color {
  /// The first sixteen of every palette, by the names that terminals give them.
  public static let names: [String] = {
    let dark = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return dark + dark.map { "bright-" + $0 }
  }()

  /// A name, a number from 0 to 255 of the palette, or `default`; nil for anything else.
  public init?(notation: String) {
    if notation == "default" {
      self = .standard
    } else if let index = Self.names.firstIndex(of: notation) {
      self = .palette(UInt8(index))
    } else if notation.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let index = UInt8(notation) {
      self = .palette(index)
    } else {
      return nil
    }
  }

  public var notation: String {
    guard case .palette(let index) = self else { return "default" }
    return index < 16 ? Self.names[Int(index)] : "\(index)"
  }
}
