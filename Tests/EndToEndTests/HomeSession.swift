import TestSupport

extension Home {
  /// Opens the reader on `library`.
  func open(
    _ library: String = Home.samples, columns: Int = 120, rows: Int = 30, without variable: String? = nil,
    setting variables: [String: String] = [:], answering: Bool = true
  ) throws -> TerminalSession {
    var environment = environment.merging(variables) { $1 }
    if let variable { environment[variable] = nil }
    return try TerminalSession(
      [Home.program, library], environment: environment, folder: folder.path, columns: columns, rows: rows,
      answering: answering)
  }
}
