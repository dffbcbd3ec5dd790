import TestSupport
import Testing

/// Standard output and error that are closed, full, or left.
@Suite struct OutputTests {
  @Test(arguments: ["--help", "keys --format man", "list -L $S", "help search", "list -L $S --json"])
  func aReaderThatLeavesEndsItQuietly(arguments: String) throws {
    let outcome = try Home().shell("$W \(arguments) | true")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
  }

  @Test(arguments: ["--help", "keys", "list -L $S", "--version"]) func aFullOrClosedOutputIsTold(
    arguments: String
  ) throws {
    let home = try Home()
    for (target, reason) in [("/dev/full", "No space left on device"), ("&-", "Bad file descriptor")] {
      let outcome = try home.shell("$W \(arguments) >\(target)")
      #expect(outcome.status == 2, "\(arguments) >\(target)")
      #expect(outcome.errors == "wenzhai: \(reason)\n")
    }
  }

  @Test(arguments: ["&-", "/dev/full"]) func aClosedOrFullErrorOutputEndsNothing(target: String) throws {
    let home = try Home()
    #expect(try home.shell("$W list -L /nowhere 2>\(target)").status == 2)
    #expect(try home.shell("$W --no-such-option 2>\(target)").status == 64)
    #expect(try home.shell("$W index -L $S 2>\(target) <&-").status == 0)
    // No file of ours stood in the place of a closed one.
    #expect(try home.shell("$W list -L $S >/dev/null").status == 0)
  }

  @Test func fewDescriptorsAreEnoughToSayWhatIsWrong() throws {
    for count in [4, 12, 20] {
      let outcome = try Home().shell("ulimit -n \(count); $W list -L $S")
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("wenzhai: only \(count) files may be open at once"))
    }
  }
}
