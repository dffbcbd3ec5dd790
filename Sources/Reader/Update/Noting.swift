import DigestKit
import Screen

/// Notes: `a`, and what comes of it.
extension State {
  /// `a`: a line for a note; where there are some already, first a choice among them.
  mutating func beginNote() -> [Effect] {
    guard let page = browse.page, page.content != nil, page.entry.id == chosenEntry?.id else {
      message = .kept(.nothingToNote)
      return []
    }
    guard !page.annotations.isEmpty else {
      overlay = .note(NotePrompt(page.entry))
      return []
    }
    var picker = Picker(.notes, items: noteItems(page))
    // What is there is what most come for.
    picker.cursor = 1
    overlay = .picker(picker)
    return []
  }

  private func noteItems(_ page: Page) -> [Picker.Item] {
    let new = Picker.Item(
      title: Phrase.kept(.newNote).text(settings), detail: "", choice: .newNote(page.entry))
    return [new]
      + page.annotations.notes.map {
        Picker.Item(title: $0.text, detail: $0.written, choice: .note($0, page.entry))
      }
      + page.annotations.passages.map {
        Picker.Item(
          title: ($0.remark.isEmpty ? "" : $0.remark + " · ") + "“\($0.texts.joined(separator: " "))”",
          detail: $0.written,
          choice: .passage($0, page.entry))
      }
  }

  mutating func handleInNote(_ key: Key, _ prompt: NotePrompt) -> [Effect] {
    var prompt = prompt
    let awaitsEditor = prompt.awaitsEditor
    prompt.awaitsEditor = key == .control("x")
    overlay = .note(prompt)
    switch key {
    case .escape:
      overlay = nil
      return []
    case .enter:
      overlay = nil
      return keep(prompt, prompt.line.text)
    case .control("x"):
      message = .kept(.editorKeys)
      return []
    case .control("e") where awaitsEditor:
      overlay = nil
      return [.editNote(prompt)]
    default:
      _ = prompt.line.edit(key)
      overlay = .note(prompt)
      return []
    }
  }

  /// An emptied note is taken away; one that is as it was stays.
  mutating func keep(_ prompt: NotePrompt, _ text: String) -> [Effect] {
    let text = text.trimmingSpaces()
    if var passage = prompt.passage {
      guard text != passage.remark else { return [] }
      passage.remark = text
      return [.keepPassage(passage, replacing: prompt.passage, prompt.entry)]
    }
    if text.isEmpty && prompt.replaced == nil || text == prompt.replaced?.text { return [] }
    return [.keepNote(text, replacing: prompt.replaced, prompt.entry)]
  }

  mutating func receiveAnnotations(_ annotations: Annotations, of id: EntryID) -> [Effect] {
    change(id) { $0.isNoted = !annotations.isEmpty }
    let effects: [Effect] =
      shelves.contains { $0.kind == .noted } == annotations.isEmpty ? [loadShelves] : []
    guard browse.page?.entry.id == id else { return effects }
    browse.page?.setAnnotations(annotations)
    return effects
  }

  /// The editor has ended: what is in the file is the note now, unless it failed.
  mutating func receiveEdit(
    _ ending: ProgramEnding, of command: [String], _ file: String, _ prompt: NotePrompt
  ) -> [Effect] {
    let name = Self.name(of: command)
    switch ending {
    case .exited(0): return [.readNote(file: file, prompt)]
    case .exited(let status): message = .programFailed(name, status)
    case .killed(let signal): message = .programKilled(name, signal)
    case .notStarted: message = .programNotStarted(name)
    }
    return []
  }
}
