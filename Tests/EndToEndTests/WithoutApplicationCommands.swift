/// Takes APC strings out of what a program writes, in whatever pieces it comes.
///
/// libvterm of Debian 12 prints their text. A terminal that does so is not sent any but one question; the others
/// go to terminals that know them.
struct WithoutApplicationCommands {
  private enum State { case text, escape, command, commandEscape }

  private var state = State.text
  private static let escape: UInt8 = 0x1B

  mutating func filter(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var rest: [UInt8] = []
    for byte in bytes {
      switch (state, byte) {
      case (.text, Self.escape): state = .escape
      case (.text, _): rest.append(byte)
      case (.escape, UInt8(ascii: "_")): state = .command
      case (.escape, Self.escape): rest.append(Self.escape)
      case (.escape, _):
        rest += [Self.escape, byte]
        state = .text
      case (.command, Self.escape): state = .commandEscape
      case (.command, _): break
      case (.commandEscape, _): state = byte == UInt8(ascii: "\\") ? .text : .command
      }
    }
    return rest
  }
}
