import DigestKit
@testable import Reader
import ReaderTestSupport
import Screen
import Testing

@Suite struct CommandTableTests {
  @Test func noKeyMeansTwoThings() async {
    let keys = Command.table.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(Set(Command.table.map(\.command)) == Set(Command.allCases))
  }

  @Test func everyHelpTextIsThereInBothLanguages() async {
    for entry in Command.table {
      #expect(!entry.help.text(.english).isEmpty)
      #expect(!entry.help.text(.chinese).isEmpty)
    }
  }
}
