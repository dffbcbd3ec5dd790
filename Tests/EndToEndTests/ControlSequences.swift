/// What a program sent to a terminal, cut into text and sequences, so that each can be held against a list.
///
/// An emulator silently swallows sequences it doesn't know; this finds them.
struct ControlSequences {
  /// What is on no list, made visible.
  private(set) var faults: [String] = []
  /// Whole OSC sequences, terminators included.
  private(set) var commands: [String] = []

  private var scalars: ArraySlice<Unicode.Scalar> = []

  /// What the program asks the terminal when it starts: what the background is, whether it has pictures, and
  /// how wide an ambiguous character comes out. Allowed once, and in these words alone.
  static let questions =
    "\u{1B}]11;?\u{1B}\\\u{1B}[2;1H\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>0q\u{1B}[c\u{1B}[16t\u{1B}[2;1H\u{1B}[?2026$p“\u{1B}[6n\u{1B}[2;1H\u{1B}[K\u{1B}[H"

  init(_ output: [UInt8]) {
    var output = output
    if let asked = output.firstRange(of: Array(Self.questions.utf8)) { output.removeSubrange(asked) }
    guard let text = String(validating: output, as: UTF8.self) else {
      faults.append("output is no UTF-8")
      return
    }
    scalars = ArraySlice(text.unicodeScalars)
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        takeSequence()
      } else if !Self.isHarmless(scalar) {
        faults.append("U+" + String(scalar.value, radix: 16, uppercase: true))
      }
    }
  }

  /// Text that neither steers the terminal nor turns its direction.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x08, 0x09, 0x0A, 0x0D: true
    case ..<0x20, 0x7F..<0xA0: false
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xE0000...0xE007F: false
    default: true
    }
  }

  private mutating func takeSequence() {
    switch scalars.popFirst() {
    case "[": takeControl()
    case "]": takeCommand()
    case "P": takePicture()
    case "(":
      // Character sets: ASCII and line drawing.
      let set = scalars.popFirst()
      if set != "B" && set != "0" { faults.append("ESC ( \(set.map(String.init) ?? "")") }
    case "7", "8", "=", ">", "M": break
    case let other: faults.append("ESC " + (other?.escaped(asASCII: true) ?? ""))
    }
  }

  private mutating func takeControl() {
    var body = ""
    while let scalar = scalars.popFirst() {
      body.unicodeScalars.append(scalar)
      if (0x40...0x7E).contains(scalar.value) { break }
    }
    if !Self.isListed(control: body) { faults.append("CSI " + body.debugDescription) }
  }

  /// What ncurses can make of terminfo's xterm-256color, and bracketed paste.
  private static func isListed(control body: String) -> Bool {
    let modes = ["?1049", "?25", "?12", "?12;25", "?1", "?7", "?1034", "?2004", "4"]
    guard let final = body.last else { return false }
    let parameters = String(body.dropLast())
    switch final {
    case "h", "l": return modes.contains(parameters)
    case "t": return ["22;0;0", "23;0;0"].contains(parameters)
    case "A", "B", "C", "D", "G", "H", "J", "K", "L", "M", "P", "S", "T", "X", "Z", "@", "b", "d", "m", "r":
      return parameters.allSatisfy { $0 == ";" || $0.isASCII && $0.isNumber }
    default: return false
    }
  }

  /// Sixels: digits, colours and signs, and an end.
  private mutating func takePicture() {
    var body = ""
    while let scalar = scalars.popFirst(), scalar != "\u{1B}" { body.unicodeScalars.append(scalar) }
    let isEnded = scalars.popFirst() == "\\"
    let isSixel =
      body.hasPrefix("0;1;0q\"1;1;") && body.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    commands.append(body)
    if !isEnded || !isSixel { faults.append("DCS " + body.prefix(60).debugDescription) }
  }

  /// Only the clipboard is ours to set, and pictures to show, and only with an end that doesn't beep on old terminals.
  private mutating func takeCommand() {
    var body = ""
    var isEnded = false
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}" {
        isEnded = scalars.popFirst() == "\\"
        break
      }
      if scalar == "\u{07}" { break }
      body.unicodeScalars.append(scalar)
    }
    commands.append(body)
    // What is ours to send: a text for the clipboard, and pictures, their data in base64.
    let isPicture = body.hasPrefix("1337;File=inline=1;size=")
    let data = isPicture ? body.drop { $0 != ":" }.dropFirst() : body.dropFirst(5)
    let isBase64 = data.allSatisfy { character in
      character.isASCII && (character.isLetter || character.isNumber || "+/=".contains(character))
    }
    if !isEnded || !(isPicture || body.hasPrefix("52;c;")) || !isBase64 {
      faults.append("OSC " + body.debugDescription)
    }
  }
}
