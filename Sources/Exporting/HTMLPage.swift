import DigestKit
import Foundation

/// A document as one page of HTML: style and pictures are in it, and nothing is fetched when it is opened.
public struct HTMLPage {
  private let anthology: Anthology
  private let addresses: [Anthology.PictureName: String]

  public init(_ anthology: Anthology) {
    self.anthology = anthology
    addresses = anthology.pictures.mapValues { picture in
      "data:\(picture.format.mediaType);base64," + Data(picture.bytes).base64EncodedString()
    }
  }

  public var text: String {
    let language = anthology.chapters.first?.language ?? "und"
    let title = MarkupText.escaped(anthology.title)
    return """
      <!DOCTYPE html>
      <html lang="\(MarkupText.escaped(language))">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"/>
      <title>\(title)</title>
      <style>
      \(StyleSheet.page)</style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private var body: String {
    // One entry is the document; its title is the only heading there is.
    if anthology.items.count == 1, let chapter = anthology.chapters.first, let item = chapter.items.first {
      return wrapped(chapter, ItemMarkup(ofEntryAlone: address).markup(of: item, number: nil))
    }
    let markup = ItemMarkup(level: 2, address: address)
    var first = 1
    var body = "<h1>\(MarkupText.escaped(anthology.title))</h1>\n"
    for chapter in anthology.chapters {
      body += wrapped(chapter, markup.markup(of: chapter, first: first))
      first += chapter.items.count
    }
    return body
  }

  private func wrapped(_ chapter: Anthology.Chapter, _ markup: String) -> String {
    "<article lang=\"\(MarkupText.escaped(chapter.language))\">\n\(markup)</article>\n"
  }

  private func address(_ name: Anthology.PictureName) -> String? { addresses[name] }
}
