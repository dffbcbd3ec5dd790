import DigestKit
import Screen
import Writing

extension State {
  var ambiguous: AmbiguousWidth { settings.ambiguousWidth }

  /// The screen as this state wants it. Pure.
  public func render() -> Frame {
    var frame = Frame(size: size, ambiguous: settings.ambiguousWidth)
    guard size.columns >= Layout.smallest.columns && size.rows >= Layout.smallest.rows else {
      frame.write(SafeText(Phrase.tooSmall.text(settings.language)), row: 0, column: 0)
      return frame
    }
    let layout = layout
    TopLine.draw(self, on: &frame)
    if let region = layout.regions[.digests] { DigestPane.draw(self, in: region, on: &frame) }
    if let region = layout.regions[.entries] { EntryPane.draw(self, in: region, on: &frame) }
    if let region = layout.regions[.text] { TextPane.draw(self, in: region, on: &frame) }
    for column in layout.rules {
      for row in 1..<(size.rows - 1) {
        frame.write(settings.verticalRule, row: row, column: column, style: settings.theme.style(.rule))
      }
    }
    StatusLine.draw(self, on: &frame)
    switch overlay {
    case .help(let top): HelpView.draw(self, top: top, on: &frame)
    case .picker(let picker): PickerView.draw(self, picker, on: &frame)
    case .hints(let hints, let typed): TextPane.drawHints(self, hints, typed: typed, on: &frame)
    case .trend(let trend, let cursor): TrendView.draw(self, trend, cursor: cursor, on: &frame)
    case .address(let url): AddressView.draw(self, url, on: &frame)
    case nil: break
    }
    return frame
  }
}
