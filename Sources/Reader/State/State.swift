import DigestKit
import Screen
import Typesetting
import Writing

/// What the panes show: the part of the state that Esc brings back after a search.
public struct Browse: Equatable, Sendable {
  public var focus: Pane = .digests
  /// The digest under the cursor of the left pane.
  public var digest: DigestID?
  /// The shelf that the cursor is on instead.
  public var shelf: Shelf.Kind?
  /// The first row of the left pane: of shelves and digests together.
  public var digestTop = 0
  public var list: EntryList?
  public var page: Page?
}

/// A search that is being typed, or kept.
public struct Search: Equatable, Sendable {
  public var line: InputLine
  /// True while letters go into it.
  public var isEditing: Bool
  /// What to come back to.
  public var saved: Browse
  /// The place among earlier searches that ↑ has come to.
  var recall = Recall()
  /// What Tab goes through.
  var completion: Completion?

  public var text: String { line.text }

  init(text: String, isEditing: Bool, saved: Browse) {
    line = InputLine(text)
    self.isEditing = isEditing
    self.saved = saved
  }
}

/// Everything that the screen is made from. Changed by `update` alone.
public struct State: Equatable, Sendable {
  public var size: Size
  public var settings: Settings
  public var libraryName: String
  public var digests: [DigestSummary] = []
  /// The reader's own lists, above the digests.
  public var shelves: [Shelf] = []
  public var hasLoadedDigests = false
  /// True once the folder was looked through, or that was stopped: what isn't there then is nowhere.
  var hasRefreshed = false
  /// Digests that came while the reader was open, and weren't looked at yet.
  var newDigests: Set<DigestID> = []
  /// All digests that the folder has held since it was looked through first.
  var knownDigests: Set<DigestID> = []
  /// How often the folder was looked through to the end.
  var refreshes = 0
  /// Files that the reader is told of below the digests.
  var fileFaults = FileFaults()
  /// The language of digests that the reader wants; sticks while moving on.
  public var language: String?
  public var browse = Browse()
  public var search: Search?
  /// A search in the text alone.
  public var find: Find?
  /// What was looked for in a text last.
  var lastFind = ""
  /// Commands that entries were given to, oldest first.
  var pipes: [String] = []
  /// Whether a text is being read aloud.
  var isSpeaking = false
  /// True while repositories are synced.
  var isSyncing = false
  /// The rule between panes that the mouse holds.
  var draggedRule: Int?
  /// The first key of two, while the second is awaited.
  var firstKey: Key?
  /// How often the next command is to be run, as far as it is typed.
  var count: Int?
  /// How results of searches are put in order.
  public var searchOrder = SearchOrder.date
  public var overlay: Overlay?
  public var message: Phrase?
  /// A refresh under way: files done, and how many in all.
  public var indexing: IndexingProgress?
  public var isTextOnly = false
  /// Both languages are shown, while an entry is read.
  public var isParallel = false
  /// The twin's text is hidden, to be guessed sentence by sentence.
  var isMasked = false
  /// The two languages that the reader chose to see beside each other, where there are more.
  var parallelLanguages: [String] = []
  /// Where the reader was, oldest first, and where they came back from.
  public var history: [Place] = []
  public var historyAhead: [Place] = []
  /// Both as they were given away to be kept.
  var keptHistory: [[Place]] = [[], []]
  /// Whether lists leave out what was read.
  public var hidesRead = false
  var pictures = PictureShelf()
  /// Searches that were kept, oldest first.
  var queries: [String] = []
  var completions: Completions?
  public var isFinished = false
  /// False until the first key that does something: so long the newest digest is shown, whatever comes in while
  /// the index fills.
  var hasInput = false
  /// True if nobody has read anything here: the first keys are told, until one is pressed.
  var isFirstRun = false
  /// Where reading stopped last time; gone to once its digest is there, unless a key came first.
  var pendingPlace: Place?
  /// The place that was given away to be kept.
  var keptPlace: Place?

  public struct IndexingProgress: Equatable, Sendable {
    public var done: Int
    public var of: Int

    public init(done: Int, of: Int) {
      self.done = done
      self.of = of
    }
  }

  public init(size: Size, libraryName: String, settings: Settings = Settings()) {
    self.size = size
    self.settings = settings
    self.libraryName = libraryName
    language = settings.contentLanguage
    searchOrder = settings.searchOrder
  }

  /// What to run before the first key.
  public var initialEffects: [Effect] {
    [
      .loadPlace, .loadDigests, loadShelves, .loadQueries, .loadHistory, .loadParallelLanguages, .refresh,
      .watchConfiguration, .watchLibrary,
    ]
  }

  public var layout: Layout {
    Layout(
      size: size, focus: browse.focus, isTextOnly: isTextOnly || isParallel, choice: settings.layoutChoice)
  }

  var currentDigest: DigestSummary? { digests.first { $0.id == browse.digest } }

  var digestIndex: Int? { digests.firstIndex { $0.id == browse.digest } }

  /// The edition that a digest opens in.
  func language(of digest: DigestSummary) -> String { digest.edition(preferring: language)?.language ?? "zh" }

  /// What is to be marked in texts and lists.
  var patterns: [SearchPattern] {
    if let find, browse.focus == .text { return [find.pattern].compactMap { $0.map(SearchPattern.text) } }
    guard let list = browse.list, case .search = list.origin else { return [] }
    return list.patterns
  }

  /// Rows of the text pane.
  var textHeight: Int { layout.regions[.text]?.rows ?? max(1, size.rows - 2) }
  var listHeight: Int {
    let rows = layout.regions[.entries]?.rows ?? max(1, size.rows - 2)
    if case .trend = overlay { return max(1, rows - TrendView.rows(of: size)) }
    return rows
  }

  /// Rows of the first pane that digests have, above what is said of files that aren't there as they should be.
  var digestRows: Int {
    max(1, (layout.regions[.digests]?.rows ?? listHeight) - fileFaultRows.count)
  }

  /// What is said there: a row, or two where the pane is narrow.
  var fileFaultRows: [SafeText] {
    guard fileFaults != FileFaults() else { return [] }
    let phrase: Phrase =
      fileFaults.unread == 0
      ? .filesRecoded(fileFaults.recoded)
      : fileFaults.recoded == 0
        ? .filesNotRead(fileFaults.unread) : .filesNotReadAndRecoded(fileFaults.unread, fileFaults.recoded)
    let text = phrase.text(settings)
    let room = (layout.regions[.digests]?.columns ?? size.columns) - 2
    guard SafeText(text).cells(ambiguous: settings.ambiguousWidth) > room,
      let colon = text.firstIndex(where: { ":：".contains($0) })
    else { return [SafeText(text)] }
    return [text[...colon], text[text.index(after: colon)...]].map { SafeText($0.trimmingSpaces()) }
  }

  var typesettingOptions: TypesettingOptions {
    let width = textColumns?.own.count ?? min(settings.textWidth, size.columns)
    var options = TypesettingOptions(
      width: width, ambiguous: settings.ambiguousWidth, patterns: patterns,
      words: Phrase.pageWords(settings.language, keys: settings.keys), longCode: .whole,
      pictureRows: settings.pictures == .none ? nil : max(4, min(24, textHeight * 2 / 3)),
      spacesHanAndLatin: settings.spacesHanAndLatin)
    if let cell = settings.pixels?.cell { options.heightOfCell = Double(cell.height) / Double(cell.width) }
    options.twinWidth = textColumns?.other?.count
    return options
  }

  /// Where the twin's text stands, while both languages are shown.
  var arrangement: Galley.Arrangement? {
    guard isParallel, browse.focus == .text, browse.page?.twin != nil else { return nil }
    return size.columns >= Layout.twoTexts ? .beside : .belowAll
  }

  /// Columns of the text pane that the text has, and its twin if that stands beside it.
  var textColumns: (own: Range<Int>, other: Range<Int>?)? {
    guard arrangement == .beside, let (left, right) = layout.textColumnsOfTwo(share: shareOfLeftText) else {
      return layout.textColumns.map { ($0, nil) }
    }
    return isOwnLeft ? (left, right) : (right, left)
  }

  /// The same words take fewer cells in Chinese, Japanese and Korean than in an alphabet: side by side these have less of
  /// the room, so that both end together.
  private var shareOfLeftText: Double {
    guard let page = browse.page, let twin = page.twin else { return 0.5 }
    let dense: Set<String> = ["zh", "ja", "ko"]
    let isOwnDense = dense.contains(String(page.entry.id.language.prefix(2)))
    let isOtherDense = dense.contains(String(twin.entry.id.language.prefix(2)))
    guard isOwnDense != isOtherDense else { return 0.5 }
    return isOwnDense == isOwnLeft ? 0.42 : 0.58
  }

  /// True if the page's language comes before its twin's.
  var isOwnLeft: Bool {
    guard let page = browse.page, let twin = page.twin,
      let digest = digests.first(where: { $0.id == page.entry.id.digestID })
    else { return true }
    let languages = digest.editions.map(\.language)
    return (languages.firstIndex(of: page.entry.id.language) ?? 0)
      <= (languages.firstIndex(of: twin.entry.id.language) ?? .max)
  }

  /// Sets the page for the pane as it is now.
  mutating func settlePage() {
    guard browse.page?.content != nil else { return }
    let options = typesettingOptions
    let height = textHeight
    let arrangement = arrangement
    browse.page?.setMasked(isMasked && arrangement != nil)
    browse.page?.typeset(
      options, arrangement: arrangement, height: height, countsHits: browse.focus == .text)
  }
}
