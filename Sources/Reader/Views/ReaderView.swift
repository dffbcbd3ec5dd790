import DigestKit
import Screen
import Writing

extension State {
  /// The screen as this state wants it. Pure.
  public func render() -> Frame {
    var frame = drawn()
    frame.takesMouse = settings.usesMouse
    if settings.setsTitle { frame.title = windowTitle }
    return frame
  }

  /// What is read, and where it is.
  private var windowTitle: SafeText {
    let parts = [
      browse.focus == .text ? browse.page?.entry.title : nil, browse.digest.map(label), libraryName,
    ]
    return SafeText(parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "))
  }

  private func drawn() -> Frame {
    var canvas = Canvas(size: size, settings: settings)
    guard size.columns >= Layout.smallest.columns && size.rows >= Layout.smallest.rows else {
      canvas.write(SafeText(Phrase.tooSmall.text(settings)), row: 0, column: 0)
      return canvas.frame
    }
    drawPanes(on: &canvas)
    switch overlay {
    case .help(let top): HelpView.draw(self, top: top, on: &canvas)
    case .picker(let picker): PickerView.draw(self, picker, on: &canvas)
    case .hints(let hints, let typed):
      if let region = layout.regions[.text] {
        canvas.draw(in: region) { TextPane.drawHints(self, hints, typed: typed, on: &$0) }
      }
    case .trend(let trend, let cursor): TrendView.draw(self, trend, cursor: cursor, on: &canvas)
    case .statistics(let statistics, let top): StatisticsView.draw(self, statistics, top: top, on: &canvas)
    case .address(let url): AddressView.draw(self, url, on: &canvas)
    case .output(let sheet, let top):
      SheetView.draw(sheet.lines, title: SafeText(sheet.command), top: top, self, on: &canvas)
    case .question, .letter, .prompt, .note, .selection, nil: break
    }
    return canvas.frame
  }

  private func drawPanes(on canvas: inout Canvas) {
    let layout = layout
    TopLine.draw(self, on: &canvas)
    for (pane, region) in layout.regions {
      canvas.draw(in: region) { canvas in
        switch pane {
        case .digests: DigestPane.draw(self, on: &canvas)
        case .entries: EntryPane.draw(self, on: &canvas)
        case .text: TextPane.draw(self, on: &canvas)
        }
      }
    }
    for column in layout.rules {
      canvas.write(settings.verticalRule, rows: 1..<(size.rows - 1), column: column, .rule)
    }
    StatusLine.draw(self, on: &canvas)
  }
}
