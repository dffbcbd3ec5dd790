/// How an exported document looks: a measure that reads well, Chinese emphasis by dots and never slanted, light and dark
/// as the reader's system is.
enum StyleSheet {
  static let page = """
    :root { color-scheme: light dark; }
    body { max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: serif; line-height: 1.7;
      color: #222; background: #fdfdfb; }
    a { color: #20639b; }
    @media (prefers-color-scheme: dark) {
      body { color: #d8d8d2; background: #1b1d1f; }
      a { color: #8ab8e0; }
      pre, code { background: #26292c; }
      th, td { border-color: #44484c; }
    }

    """ + shared

  /// Readers of books bring their own colours and margins.
  static let book = shared

  private static let shared = """
    h1, h2, h3, h4 { line-height: 1.3; }
    img { max-width: 100%; height: auto; }
    pre { overflow-x: auto; padding: 0.6em; white-space: pre-wrap; }
    pre, code, kbd { font-family: monospace; font-size: 0.9em; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid #bbb; padding: 0.2em 0.6em; text-align: left; }
    blockquote { margin-left: 0; padding-left: 1em; border-left: 3px solid #999; }
    em:lang(zh), em:lang(ja) { font-style: normal; text-emphasis: dot; text-emphasis-position: under right; }
    .center { text-align: center; }
    .trailing { text-align: right; }
    .formula { display: block; text-align: center; }
    .source, .footnote { font-size: 0.9em; opacity: 0.8; }
    .definition { margin-left: 2em; }
    .wikilink { text-decoration: underline dotted; }

    """
}
