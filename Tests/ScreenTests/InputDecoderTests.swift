import Testing

@testable import Screen

@Suite struct InputDecoderTests {
  /// What the bytes give, and silence behind them.
  private func events(_ text: String, keys: KeySequences = .none) -> [InputEvent] {
    events(Array(text.utf8), keys: keys)
  }

  private func events(_ bytes: [UInt8], keys: KeySequences = .none) -> [InputEvent] {
    var decoder = InputDecoder(keys: keys)
    let events = decoder.decode(bytes)
    return decoder.pending == .nothing ? events : events + decoder.timeOut()
  }

  private func keys(_ text: String) -> [Key] {
    events(text).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  @Test func plainKeysAreThemselves() {
    #expect(
      events("a机é\u{1F600}\r\n\t\u{7F}\u{08}\u{04}\u{0}\u{1C}") == [
        .key(.character("a")), .key(.character("机")), .key(.character("é")), .key(.character("😀")),
        .key(.enter), .key(.enter), .key(.tab), .key(.backspace), .key(.backspace), .key(.control("d")),
        .key(.control(" ")), .key(.control("\\")),
      ])
  }

  @Test func invalidBytesAreDroppedOneAtATime() {
    #expect(events([0xFF, 0x61, 0xC0, 0xAF, 0x62]) == [.key(.character("a")), .key(.character("b"))])
    // Half a character, then a whole one; a surrogate; longer than need be; beyond Unicode.
    #expect(events([0xE6, 0x9C, 0xE6, 0x9C, 0xBA]) == [.key(.character("机"))])
    #expect(events([0xE6, 0x9C, 0x1B]) == [.key(.escape)])
    #expect(events([0xED, 0xA0, 0x80, 0x63]) == [.key(.character("c"))])
    #expect(events([0xE0, 0x80, 0xAF, 0xF4, 0x90, 0x80, 0x80, 0x64]) == [.key(.character("d"))])
  }

  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OA", .up), ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home),
    ("\u{1B}[2~", .insert), ("\u{1B}[Z", .backTab), ("\u{1B}OM", .enter), ("\u{1B}Oj", .character("*")),
    ("\u{1B}OP", .function(1)), ("\u{1B}[24~", .function(12)), ("\u{1B}[[B", .function(2)),
    ("\u{1B}[1;2A", .modified(.shift, .up)), ("\u{1B}[1;5C", .modified(.control, .right)),
    ("\u{1B}[1;8D", .modified([.shift, .alt, .control], .left)), ("\u{1B}O5C", .modified(.control, .right)),
    ("\u{1B}[5C", .modified(.control, .right)), ("\u{1B}[3;3~", .modified(.alt, .delete)),
    ("\u{1B}[a", .modified(.shift, .up)), ("\u{1B}Oc", .modified(.control, .right)),
    ("\u{1B}[5^", .modified(.control, .pageUp)),
    ("\u{1B}[6@", .modified([.shift, .control], .pageDown)), ("\u{1B}[1;2R", .modified(.shift, .function(3))),
    ("\u{1B}\u{1B}[A", .modified(.alt, .up)), ("\u{1B}\u{1B}OP", .modified(.alt, .function(1))),
    ("\u{1B}[97;5u", .control("a")), ("\u{1B}[97u", .character("a")), ("\u{1B}[97;2u", .character("A")),
    ("\u{1B}[97;3u", .modified(.alt, .character("a"))), ("\u{1B}[27u", .escape), ("\u{1B}[13;1:1u", .enter),
    ("\u{1B}[9;2u", .backTab), ("\u{1B}[57417u", .left), ("\u{1B}[57400u", .character("1")),
    ("\u{1B}[27;5;32~", .control(" ")), ("\u{1B}[32;65u", .character(" ")),
    ("\u{1B}f", .modified(.alt, .character("f"))), ("\u{1B}机", .modified(.alt, .character("机"))),
    ("\u{1B}\u{7F}", .modified(.alt, .backspace)), ("\u{1B}\r", .modified(.alt, .enter)),
    ("\u{1B}\u{02}", .modified(.alt, .control("b"))), ("\u{9B}A", .up), ("\u{1B}", .escape),
    ("\u{1B}[", .modified(.alt, .character("["))), ("\u{1B}O", .modified(.alt, .character("O"))),
    ("\u{1B}]", .modified(.alt, .character("]"))),
  ])
  func sequencesAreKeys(text: String, key: Key) {
    #expect(events(text) == [.key(key)])
    // Two bytes may begin something longer.
    if text.utf8.count > 2 { #expect(events(text + "x") == [.key(key), .key(.character("x"))]) }
  }

  @Test func twoEscapesAreTwo() {
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\u{1B}\u{1B}") == [.escape, .escape, .escape])
    // What follows the second is no key: the first was one.
    #expect(keys("\u{1B}\u{1B}a") == [.escape, .modified(.alt, .character("a"))])
    // Alt with a key that nobody knows is nothing.
    #expect(keys("\u{1B}\u{1B}[99~") == [])
    #expect(
      events("\u{1B}\u{1B}[2;3R") == [.key(.escape), .answer(.ambiguousWidth(.wide))])
    #expect(events("\u{1B}\u{1B}[200~a\u{1B}[201~") == [.key(.escape), .paste(Paste("a"))])
  }

  @Test(arguments: [
    // Focus, mouse in three forms, reports, releases of keys, keys with Super, tags of the protocol itself.
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[M !!", "\u{1B}[<1;12;3M", "\u{1B}[<2;12;3m", "\u{1B}[<4;12;3M",
    "\u{1B}[<0;0;3M", "\u{1B}[32;12;3M",
    "\u{1B}[?1;2c", "\u{1B}[>0;276;0c", "\u{1B}[0n", "\u{1B}[?2026;0$y", "\u{1B}[?2026;4$y",
    "\u{1B}[?2004;2$y", "\u{1B}[4;1$y", "\u{1B}[8;30;120t",
    "\u{1B}[97;1:3u", "\u{1B}[1;1:3A", "\u{1B}[97;9u", "\u{1B}[?1u", "\u{1B}[201~", "\u{1B}[99~",
    "\u{1B}[7;9R",
    // Strings of every kind, with either end, and what breaks them off.
    "\u{1B}]0;title\u{07}", "\u{1B}]0;title\u{1B}\\", "\u{1B}]10;rgb:0/0/0\u{07}", "\u{1B}]52;c;eA==\u{1B}\\",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P>|xterm\u{07}(1)\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^pm\u{1B}\\",
    "\u{1B}Xsos\u{1B}\\", "\u{9D}0;t\u{9C}", "\u{90}q\u{9C}", "\u{9B}1;2c", "\u{1B}]0;机器\u{1B}\\",
    "\u{1B}[81\"u", "\u{1B}[113;2$u", "\u{1B}[27;1;81!~", "\u{1B}[ A", "\u{1B}[1*F", "\u{1B}[2$y",

    "\u{1B}[1114112u", "\u{1B}[999999999999u", "\u{1B}]0;half\u{18}", "\u{1B}P half\u{1A}", "\u{1B}[12\u{18}",
    "\u{1B}]0;half\u{03}",
    "\u{85}\u{98}x\u{9C}",
  ])
  func whatMeansNothingIsSwallowedWhole(text: String) {
    #expect(events(text + "x") == [.key(.character("x"))])
  }

  /// xterm's SGR reports: the button, then column and row from 1.
  @Test(arguments: [
    ("[<0;12;3M", MouseEvent(.press, row: 2, column: 11)),
    ("[<32;1;1M", MouseEvent(.drag, row: 0, column: 0)),
    ("[<0;300;80m", MouseEvent(.release, row: 79, column: 299)),
    ("[<64;5;6M", MouseEvent(.wheelUp, row: 5, column: 4)),
    ("[<65;5;6M", MouseEvent(.wheelDown, row: 5, column: 4)),
  ])
  func theMouseIsReported(text: String, mouse: MouseEvent) {
    #expect(events("\u{1B}" + text + "x") == [.mouse(mouse), .key(.character("x"))])
  }

  @Test(arguments: 1...3) func aTerminalMayShowFramesAtOnce(state: Int) {
    #expect(events("\u{1B}[?2026;\(state)$y") == [.answer(.synchronizedOutput)])
  }

  @Test func longSequencesAreSwallowedToTheirEnd() {
    let numbers = String(repeating: "12;", count: 500)
    #expect(events("\u{1B}[\(numbers)Ax") == [.key(.character("x"))])
    let text = String(repeating: "0", count: 100_000)
    #expect(
      events("\u{1B}]11;\(text)\u{07}x\u{1B}P\(text)\u{1B}\\y") == [
        .key(.character("x")), .key(.character("y")),
      ])
    // A sequence that begins inside one takes its place.
    #expect(events("\u{1B}]0;t\u{1B}[Ax") == [.key(.up), .key(.character("x"))])
    #expect(events("\u{1B}[1;\u{1B}[A") == [.key(.up)])
    #expect(events("\u{1B}[1\r") == [.key(.enter)])
  }

  @Test(arguments: [
    ("11;rgb:ffff/ffff/ffff", true), ("11;rgb:ff/ff/ff", true), ("11;rgb:0/0/0", false),
    ("11;rgba:ffff/fafa/f0f0/8000", true), ("11;#ffffff", true), ("11;#000", false),
    ("11;#1111222233334444"[..<"11;#111122223333".endIndex].description, false), ("11;#fffeee", true),
  ])
  func backgroundsAreUnderstoodInEveryForm(body: String, isLight: Bool) {
    for end in ["\u{07}", "\u{1B}\\", "\u{9C}"] {
      #expect(events("\u{1B}]\(body)\(end)") == [.answer(.background(isLight: isLight))])
    }
  }

  @Test(arguments: [
    "11;rgb:fffff/0/0", "11;rgb:0/0", "11;rgb:0/0/0/0", "11;#ffff", "11;#", "11;red", "11;?", "12;#fff",
    "11;rgb:-1/0/0", "11;rgba:0/0/0", "11;#+1+1+1",
  ])
  func whatIsNoColourIsNoAnswer(body: String) { #expect(events("\u{1B}]\(body)\u{07}") == []) }

  @Test func theCursorTellsTheWidth() {
    #expect(events("\u{1B}[2;2R") == [.answer(.ambiguousWidth(.narrow))])
    #expect(events("\u{1B}[2;3R") == [.answer(.ambiguousWidth(.wide))])
    #expect(events("\u{1B}[2;1R") == [.answer(.ambiguousWidth(nil))])
    #expect(events("\u{1B}[3;2R") == [])
    // What the answers are to: nothing is asked that isn't wanted, and always where the cursor is.
    #expect(TerminalAnswer.request([]) == "")
    #expect(TerminalAnswer.request([.background]).contains("]11;?"))
    #expect(!TerminalAnswer.request([.background]).contains("“"))
    #expect(TerminalAnswer.request([.background]).contains("\u{1B}[6n"))
  }

  @Test func picturesAreToldInThreeWays() {
    #expect(events("\u{1B}_Gi=31;OK\u{1B}\\") == [.answer(.pictures(.kitty))])
    #expect(events("\u{1B}[?62;4;22c") == [.answer(.pictures(.sixel))])
    // A class of 4 is none, nor is what says nothing of sixels.
    for other in ["\u{1B}[?4;6c", "\u{1B}[?62;22c", "\u{1B}[?64;14;40c", "\u{1B}[>41;4;0c", "\u{1B}[62;4c"] {
      #expect(events(other) == [])
    }
    #expect(events("\u{1B}P>|iTerm2 3.5.0\u{1B}\\") == [.answer(.pictures(.iTerm))])
    #expect(events("\u{1B}[6;20;10t") == CellSize(width: 10, height: 20).map { [.answer(.cellSize($0))] })
    for other in [
      "_Gi=31;ENOENT:no\u{1B}\\", "_Gi=32;OK\u{1B}\\", "_Gi=31;OKq\u{1B}\\", "_i=31;OK\u{1B}\\", "_q\u{1B}\\",
      "^Gi=31;OK\u{1B}\\", "P>|XTerm(379)\u{1B}\\", "P>|\u{1B}\\", "P1$r0m\u{1B}\\", "[6;20t", "[4;800;1280t",
      "[6;0;0t", "[6;20;9999t", "[?6;20;10t", "[t", "]Gi=31;OK\u{07}",
    ] {
      #expect(events("\u{1B}\(other)") == [], "\(other)")
    }
  }

  @Test func picturesAreAskedForOnTheRowThatIsCleared() {
    let request = TerminalAnswer.request([.pictures])
    #expect(request.hasPrefix("\u{1B}[2;1H\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\"))
    #expect(request.contains("\u{1B}[c") && request.contains("\u{1B}[>0q") && request.contains("\u{1B}[16t"))
    #expect(request.hasSuffix("\u{1B}[6n\u{1B}[2;1H\u{1B}[K\u{1B}[H"))
    #expect(!TerminalAnswer.request([.background, .ambiguousWidth]).contains("\u{1B}_"))
  }

  // MARK: Pastes

  @Test func pastesAreTextWhateverTheyHold() {
    let text = "q\r\nQ\u{1B}[A\u{1B}[201\u{03}机\u{1B}\u{1B}[201;~"
    #expect(events("\u{1B}[200~\(text)\u{1B}[201~j") == [.paste(Paste(text)), .key(.character("j"))])
    #expect(events("\u{1B}[200~\u{1B}[201~") == [.paste(Paste(""))])
  }

  @Test func ofALongPasteTheRestIsCounted() {
    let text = String(repeating: "x", count: InputDecoder.longestPaste + 5)
    #expect(
      events("\u{1B}[200~\(text)\u{1B}[201~") == [.paste(Paste(String(text.dropLast(5)), bytesLeftOut: 5))])
  }

  @Test func aStalledPasteIsEndedByControlCAlone() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[200~ab".utf8) == [])
    // Not yet: nobody has waited.
    #expect(decoder.decode([0x03]) == [])
    #expect(decoder.pending == .paste)
    #expect(decoder.timeOut() == [.pasteStalls(bytes: 3)])
    // Other keys are text, and so is ^C among them.
    #expect(decoder.decode("q".utf8) == [])
    #expect(decoder.timeOut() == [.pasteStalls(bytes: 4)])
    #expect(decoder.decode([0x03, 0x71]) == [])
    #expect(decoder.timeOut() == [.pasteStalls(bytes: 6)])
    #expect(decoder.decode([0x03]) == [.paste(Paste("ab\u{03}q\u{03}q"))])
    #expect(decoder.decode("j".utf8) == [.key(.character("j"))])
  }

  // MARK: Silence

  @Test func theRestOfASequenceWhoseEscapeCameAloneIsNoKey() {
    for (rest, event) in [
      ("[200~Q\u{1B}[201~", InputEvent.paste(Paste("Q"))),
      ("]11;#fff\u{1B}\\", .answer(.background(isLight: true))),
      ("[2;2R", .answer(.ambiguousWidth(.narrow))),
    ] {
      var decoder = InputDecoder()
      _ = decoder.decode([0x1B])
      #expect(decoder.timeOut() == [.key(.escape)])
      #expect(decoder.decode(rest.utf8) == [event])
      #expect(decoder.decode("[".utf8) == [.key(.character("["))])
    }
    // What is typed comes a key at a time.
    var decoder = InputDecoder()
    _ = decoder.decode([0x1B])
    _ = decoder.timeOut()
    #expect(decoder.decode("[".utf8) == [.key(.character("["))])
    #expect(decoder.decode("[2;2R".utf8).count == 5)
  }

  @Test func whatIsUnfinishedWaitsHoweverLong() {
    for (start, rest) in [
      ("\u{1B}[1;", "5A"), ("\u{1B}O5", "A"), ("\u{1B}]11;rgb:ff", "ff/ffff/ffff\u{07}"),
      ("\u{1B}P1", "$r\u{1B}\\"),
      ("\u{1B}[[", "A"), ("\u{1B}[M ", "!!"), ("\u{1B}[<0;1", ";1M"), ("\u{1B}[200~", "q\u{1B}[201~"),
    ] {
      var decoder = InputDecoder()
      #expect(decoder.decode(start.utf8) == [])
      // Silence changes nothing of it, but for what is told of a paste.
      if decoder.pending != .paste { #expect(decoder.pending == .nothing && decoder.timeOut() == []) }
      #expect(
        decoder.decode(rest.utf8) + decoder.decode("j".utf8) == events(start + rest + "j"),
        "\(start.debugDescription)")
    }
    // Whoever is tired of waiting breaks it off.
    for key in ["\u{03}", "\u{1B}\u{1B}[A", "\u{18}"] {
      var decoder = InputDecoder()
      _ = decoder.decode("\u{1B}]11;rgb:ff\(key)".utf8)
      #expect(decoder.decode("j".utf8) == [.key(.character("j"))])
    }
    // Half a mark at its end: the answer is whole.
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}]11;#fff\u{1B}".utf8) == [])
    #expect(decoder.pending == .introducer)
    #expect(decoder.timeOut() == [.answer(.background(isLight: true))])
    #expect(decoder.pending == .nothing)
    #expect(decoder.timeOut() == [])
  }
}
