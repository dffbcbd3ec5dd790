import Markdown
import Screen
import Typesetting

extension Theme {
  /// Whatever a theme gives a style: parts of the screen, kinds of text, and what lies over text of any kind.
  ///
  /// The raw values are the names in the configuration. What they mean is said in `Phrase.Part`.
  public enum Part: String, CaseIterable, Sendable {
    // The screen.
    case bar = "status-bar"
    case barStrong = "status-bar-strong"
    case rule = "divider"
    case heading = "list-heading"
    case count, number, unread, read, starred
    case cursor = "selection"
    case cursorElsewhere = "selection-inactive"
    case message
    case hit = "search-match"
    case hint = "link-hint"
    case input = "input-line"
    case dim = "secondary"
    case chartBar = "chart-bar"
    case chartBarAtCursor = "chart-bar-selected"
    case chartAxis = "chart-axis"
    // Text.
    case body = "text"
    case title
    case textHeading = "heading"
    case source, host, byline, aside
    case marker = "list-marker"
    case quote
    case tableHeader = "table-header"
    case thematicBreak = "thematic-break"
    case link, wikilink
    case missingWikilink = "wikilink-missing"
    case image, math, keyboard
    case inlineCode = "inline-code"
    case code
    case codeComment = "code-comment"
    case codeString = "code-string"
    case codeNumber = "code-number"
    case codeKeyword = "code-keyword"
    case codeName = "code-name"
    case codeAdded = "code-added"
    case codeRemoved = "code-removed"
    case codeMark = "code-wrap"
    case alertNote = "alert-note"
    case alertTip = "alert-tip"
    case alertImportant = "alert-important"
    case alertWarning = "alert-warning"
    case alertCaution = "alert-caution"
    // Over text of any kind.
    case strong, emphasis
    case hanEmphasis = "emphasis-han"
    case strikethrough
    case marked
    case underlined = "underline"
  }
}

extension Theme.Part {
  init(_ role: Ink.Role) {
    self =
      switch role {
      case .body: .body
      case .title: .title
      case .heading: .textHeading
      case .source: .source
      case .host: .host
      case .byline: .byline
      case .dim: .aside
      case .marker: .marker
      case .quote: .quote
      case .tableHeader: .tableHeader
      case .rule: .thematicBreak
      case .link: .link
      case .wikilink(let isKnown): isKnown ? .wikilink : .missingWikilink
      case .image: .image
      case .math: .math
      case .keyboard: .keyboard
      case .inlineCode: .inlineCode
      case .code(let token): Self(token)
      case .codeMark: .codeMark
      case .alert(let alert): Self(alert)
      }
  }

  private init(_ token: CodeToken) {
    self =
      switch token {
      case .plain: .code
      case .comment: .codeComment
      case .string: .codeString
      case .number: .codeNumber
      case .keyword: .codeKeyword
      case .name: .codeName
      case .added: .codeAdded
      case .removed: .codeRemoved
      }
  }

  private init(_ alert: Block.Alert) {
    self =
      switch alert {
      case .note, .info, .abstract, .todo: .alertNote
      case .tip, .success: .alertTip
      case .important, .question, .example: .alertImportant
      case .warning: .alertWarning
      case .caution, .failure, .danger, .bug: .alertCaution
      case .quote: .quote
      }
  }
}
