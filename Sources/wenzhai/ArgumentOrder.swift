/// Options of all commands may stand before the command's name: `wenzhai -L PATH list` is `wenzhai list -L PATH`.
enum ArgumentOrder {
  private static let withValue: Set<String> = ["-L", "--library", "--ui-language"]

  /// The arguments with such options behind the command, if one follows them.
  static func settled(
    _ arguments: ArraySlice<String>, isCommand: (String) -> Bool
  ) -> ArraySlice<String> {
    let (options, rest) = parted(arguments)
    guard let name = rest.first, !options.isEmpty, isCommand(name) else { return arguments }
    return ([name] + options + rest.dropFirst())[...]
  }

  /// The first word behind such options: a command, or what was meant for one.
  static func firstWord(_ arguments: ArraySlice<String>) -> String? { parted(arguments).rest.first }

  private static func parted(_ arguments: ArraySlice<String>) -> (options: [String], rest: ArraySlice<String>)
  {
    var options: [String] = []
    var rest = arguments
    while let first = rest.first {
      if withValue.contains(first), rest.count > 1 {
        options += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if withValue.contains(where: { first.hasPrefix($0 + "=") }) {
        options.append(first)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return (options, rest)
  }
}
