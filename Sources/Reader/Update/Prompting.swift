import DigestKit
import Screen

/// Lines that are asked for, and what is done with them.
extension State {
  mutating func handle(_ key: Key, in prompt: Prompt) -> [Effect] {
    switch key {
    case .escape:
      overlay = nil
      return []
    case .enter:
      overlay = nil
      return finish(prompt)
    case .tab where prompt.isExport:
      nextExportScope(after: prompt)
      return []
    default:
      var prompt = prompt
      prompt.edit(key)
      overlay = .prompt(prompt)
      return []
    }
  }

  private mutating func finish(_ prompt: Prompt) -> [Effect] {
    let text = prompt.text.trimmingSpaces()
    switch prompt.kind {
    case .name: return saveSearch(as: prompt.line.text)
    case .export(let scope): return export(scope, to: text)
    case .word:
      if text.isEmpty { return [] }
      message = .vocabulary(.lookingUp(text))
      return [.lookUp(text, dictionary: settings.dictionary)]
    case .pipe(let entry):
      if text.isEmpty { return [] }
      pipes.removeAll { $0 == text }
      pipes.append(text)
      message = .running(text)
      return [.pipe(entry, to: text)]
    }
  }

  // MARK: Other programs

  /// `|`: the entry as Markdown to a command.
  mutating func beginPipe() -> [Effect] {
    guard let entry = chosenEntry else {
      message = .kept(.nothingToNote)
      return []
    }
    overlay = .prompt(Prompt(.pipe(entry), past: pipes))
    return pipes.isEmpty ? [.loadPipes] : []
  }

  /// Commands of earlier, for the prompt that is open already.
  mutating func receivePipes(_ pipes: [String]) -> [Effect] {
    // One that was given meanwhile is the last.
    self.pipes = pipes.filter { !self.pipes.contains($0) } + self.pipes
    if case .prompt(var prompt) = overlay, case .pipe = prompt.kind {
      prompt.past = self.pipes
      overlay = .prompt(prompt)
    }
    return []
  }

  /// What a command has said, over the screen if there is anything to read.
  mutating func receiveOutput(_ text: String, of command: String, failure: Phrase?) -> [Effect] {
    message = failure ?? .programDone(command)
    let isEmpty = text.allSatisfy(\.isWhitespace)
    if !isEmpty, !isBusyWithKeys { overlay = .output(sheet(of: text, command), top: 0) }
    return []
  }

  /// Lines are set once, not with every key.
  func sheet(of text: String, _ command: String, isProse: Bool = false) -> OutputSheet {
    let lines = isProse ? SheetView.lines(ofProse: text, self) : SheetView.lines(ofOutput: text, self)
    return OutputSheet(command: command, text: text, isProse: isProse, size: size, lines: lines)
  }

  /// The screen has another size.
  mutating func settleOutput() {
    guard case .output(let old, let top) = overlay, old.size != size else { return }
    let sheet = sheet(of: old.text, old.command, isProse: old.isProse)
    overlay = .output(sheet, top: min(top, max(0, sheet.lines.count - (size.rows - 2))))
  }

  /// `e`: the file in the reader's editor, at the line that is read.
  mutating func edit() -> [Effect] {
    if browse.focus == .digests, let digest = currentDigest,
      let edition = digest.edition(preferring: language)
    {
      return [.editFile(library: digest.id.library, path: edition.path, line: 1)]
    }
    guard let entry = chosenEntry else {
      message = .kept(.nothingToNote)
      return []
    }
    var line = entry.line
    if browse.focus == .text, let page = browse.page, let content = page.content,
      content.blocks.indices.contains(page.place.block)
    {
      line = content.blocks[page.place.block].lines.lowerBound
    }
    return [.editFile(library: entry.id.library, path: entry.path, line: line)]
  }

  /// The editor has ended: what is shown is read again, whatever it has done.
  mutating func receiveEnding(ofEditor command: [String], _ ending: ProgramEnding) -> [Effect] {
    let name = Self.name(of: command)
    switch ending {
    case .exited(0): message = nil
    case .exited(let status): message = .programFailed(name, status)
    case .killed(let signal): message = .programKilled(name, signal)
    case .notStarted:
      message = .programNotStarted(name)
      return []
    }
    return [.refresh] + reloadList() + readPageAgain()
  }

  /// `:speak`: the text is read aloud; again, and it stops.
  mutating func speak() -> [Effect] {
    if isSpeaking {
      isSpeaking = false
      return [.stopSpeaking]
    }
    guard let page = browse.page, let content = page.content else {
      message = .kept(.nothingToSelect)
      return []
    }
    isSpeaking = true
    let text = content.plainText(from: browse.focus == .text ? page.place.block : -1)
    return [.speak(text, language: page.entry.id.language)]
  }

  /// `:sync`: only when it is asked for, and once at a time.
  mutating func sync() -> [Effect] {
    if isSyncing {
      message = .library(.syncingAlready)
      return []
    }
    isSyncing = true
    message = .library(.syncing)
    return [.sync]
  }
}
