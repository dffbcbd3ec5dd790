import Reader

/// Reads texts aloud by speech-dispatcher, where it is installed.
struct Speaker: Sendable {
  let environment: [String: String]

  private static let name = "spd-say"
  /// Nobody listens longer than this without another key.
  private static let limit = Duration.seconds(3 * 3_600)

  /// `language`: a tag of BCP 47, which chooses the voice.
  func speak(_ text: String, language: String, post: (Message) -> Void) async {
    let arguments = [Self.name, "--pipe-mode", "--wait", "--language", language]
    guard let program = Program(arguments, environment: environment) else {
      return post(.speakingEnded(.noSpeaker))
    }
    do throws(Program.Failure) {
      try await program.run(input: text, limit: Self.limit)
      post(.speakingEnded(nil))
    } catch {
      post(.speakingEnded(error.phrase(program.name)))
    }
  }

  func stop() async {
    guard let program = Program([Self.name, "--cancel"], environment: environment) else { return }
    try? await program.run(input: "", limit: .seconds(2))
  }
}
