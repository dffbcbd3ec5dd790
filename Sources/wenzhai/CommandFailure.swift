/// Why a command could not do it: one line on standard error, exit status 2.
struct CommandFailure: Error {
  var message: String
  init(_ message: String) { self.message = message }
}
