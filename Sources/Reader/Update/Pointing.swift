import DigestKit
import Screen

/// The mouse, where the reader wants it: the wheel moves what it is over, a click chooses, and the rules between panes
/// can be dragged.
extension State {
  /// Lines that a step of the wheel moves.
  private static let wheelStep = 3

  mutating func handle(_ mouse: MouseEvent) -> [Effect] {
    guard settings.usesMouse else { return [] }
    switch mouse.action {
    case .wheelUp: return turn(by: -1, mouse)
    case .wheelDown: return turn(by: 1, mouse)
    case .press:
      message = nil
      draggedRule = overlay == nil ? layout.rules.firstIndex(of: mouse.column) : nil
      return draggedRule == nil ? click(mouse) : []
    case .drag:
      dragRule(to: mouse.column)
      return []
    case .release:
      draggedRule = nil
      return []
    }
  }

  private mutating func turn(by direction: Int, _ mouse: MouseEvent) -> [Effect] {
    if overlay != nil { return handleInOverlay(direction > 0 ? .down : .up) }
    guard let pane = pane(at: mouse) else { return [] }
    if pane == .text, browse.focus != .text {
      // A text may be looked through beside the list that it is chosen from.
      let height = textHeight
      browse.page?.scroll(by: direction * Self.wheelStep, height: height)
      return []
    }
    if pane != .text { browse.focus = pane }
    return move(by: direction * (pane == .digests ? 1 : Self.wheelStep))
  }

  private func pane(at mouse: MouseEvent) -> Pane? {
    layout.regions.first { _, region in
      (region.row..<(region.row + region.rows)).contains(mouse.row)
        && (region.column..<(region.column + region.columns)).contains(mouse.column)
    }?.key
  }

  private mutating func click(_ mouse: MouseEvent) -> [Effect] {
    if let overlay { return click(mouse, in: overlay) }
    guard search?.isEditing != true, find?.isEditing != true, let pane = pane(at: mouse),
      let region = layout.regions[pane]
    else { return [] }
    if !hasInput { keptPlace = place }
    hasInput = true
    let row = mouse.row - region.row
    switch pane {
    case .digests:
      browse.focus = .digests
      guard let index = firstPaneItem(at: row) else { return [] }
      return chooseFirstPaneItem(index)
    case .entries:
      guard let list = browse.list, list.rows.indices.contains(list.top + row) else { return [] }
      switch list.rows[list.top + row] {
      case .entry(let index), .extract(let index, _):
        // The second click opens what the first has chosen.
        if browse.focus == .entries && index == list.cursor { return read() }
        browse.focus = .entries
        return setCursor(index)
      default:
        browse.focus = .entries
        return []
      }
    case .text: return browse.focus == .text || browse.list?.current == nil ? [] : read()
    }
  }

  private mutating func click(_ mouse: MouseEvent, in overlay: Overlay) -> [Effect] {
    guard case .picker(var picker) = overlay, let index = PickerView.index(at: mouse, self, picker) else {
      return []
    }
    picker.cursor = index
    self.overlay = .picker(picker)
    return handleInOverlay(.enter)
  }

  /// Panes take the shares that the rule between them was drawn to.
  private mutating func dragRule(to column: Int) {
    guard let rule = draggedRule, let pane = pane(leftOfRule: rule) else { return }
    let before = rule > 0 ? layout.rules[rule - 1] + 1 : 0
    let share = (column - before) * 100 / max(1, size.columns)
    switch pane {
    case .digests: settings.digestsShare = max(10, min(50, share))
    case .entries where browse.focus == .text: settings.listShare = max(15, min(70, share))
    case .entries, .text: break
    }
  }

  private func pane(leftOfRule rule: Int) -> Pane? {
    layout.regions.filter { $0.value.column < layout.rules[rule] }.max { $0.value.column < $1.value.column }?
      .key
  }
}
