/// Why a command could not do it: one line on standard error, and an exit status.
struct CommandFailure: Error {
  var message: String
  /// 2 for what could not be done, 1 for nothing found.
  var status: Int32

  init(_ message: String, status: Int32 = 2) {
    self.message = message
    self.status = status
  }
}
