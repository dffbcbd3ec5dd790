/// What the command line asks for.
struct Order {
  var source: String
  var target: String
  /// How large the library is to be, nearly.
  var bytes: Int
  var seed: UInt64 = 1

  init(source: String, target: String, bytes: Int, seed: UInt64 = 1) {
    (self.source, self.target, self.bytes, self.seed) = (source, target, bytes, seed)
  }

  init(_ arguments: ArraySlice<String>) throws {
    let usage = Complaint("usage: Remix SOURCE TARGET --megabytes N [--seed S]")
    var paths: [String] = []
    var megabytes: Double?
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--megabytes":
        guard let value = rest.popFirst().flatMap(Double.init), value > 0, value < 1e6 else { throw usage }
        megabytes = value
      case "--seed":
        guard let value = rest.popFirst().flatMap(UInt64.init) else { throw usage }
        seed = value
      default:
        guard !argument.hasPrefix("-") else { throw usage }
        paths.append(argument)
      }
    }
    guard paths.count == 2, let megabytes else { throw usage }
    (source, target, bytes) = (paths[0], paths[1], Int(megabytes * 1e6))
  }
}
