import DigestKit
import Screen

/// What happens to the state.
public enum Message: Equatable, Sendable {
  case input(InputEvent)
  case digestsLoaded([DigestSummary])
  case fileFaultsLoaded(FileFaults)
  /// Where reading stopped; and whether nobody has read anything here yet.
  case placeLoaded(Place?, isFirstRun: Bool = false)
  /// Languages that were shown beside each other, as kept; none if the reader never chose any.
  case parallelLanguagesLoaded([String])
  /// Searches of earlier, oldest first.
  case queriesLoaded([String])
  case completionsLoaded(Completions)
  case entriesLoaded(EntryList.Origin, [EntrySummary])
  case searchFinished(SearchResults)
  case contentLoaded(EntryID, Entry, EntryResources, Annotations = Annotations())
  case contentFailed(EntryID, Phrase)
  /// The entry in the other language; nil if there is none to be had.
  case twinLoaded(EntryID, Page.Twin?)
  /// A link inside the library, found or not.
  case linkResolved(LinkDestination?)
  /// Nil if the file can't be drawn.
  case pictureDrawn(PictureRequest, DrawnPicture?)
  /// Categories and entries of the library, for the palette.
  case titlesLoaded([Picker.Item])
  case categoriesLoaded([CategorySummary])
  case indexing(State.IndexingProgress, hasNews: Bool)
  case indexed(changed: Bool)
  /// The refresh was cancelled.
  case indexingStopped
  /// What is kept of an entry, once it is kept; with how many entries of each edition of its digest were read.
  case readKept(EntrySummary, Bool, read: [String: Int])
  case starKept(EntrySummary, Bool)
  case digestStarKept(DigestID, Bool)
  /// Much of what is kept may be another now.
  case keptChanged(Phrase)
  /// How much is unread there, and in the digests behind `digest`.
  case unreadCounted(ReadScope, Int, older: Int, behind: DigestID?)
  /// An entry was open for as long as it takes to count as read.
  case dwelt(EntrySummary)
  case bookmarksLoaded([Bookmark])
  case shelvesLoaded([Shelf])
  case statisticsLoaded(ReadingStatistics)
  case annotationsLoaded(EntryID, Annotations)
  case historyLoaded(behind: [Place], ahead: [Place])
  /// A program, its path and arguments, that is to edit the file of a note.
  case editorFound([String], file: String, NotePrompt)
  case noteEdited(String, NotePrompt)
  /// A new passage is kept: a remark may be written on it.
  case passageKept(Passage, EntrySummary)
  /// Which programs took the text; none could if the list is empty.
  case copied(String, CopiedThing, by: [String])
  /// A program, its path and arguments, that wants the terminal for itself.
  case openerNeedsTerminal([String], url: String)
  /// No program opened a URL.
  case notOpened(url: String, Phrase)
  /// How it went with a program that had the terminal.
  case programEnded([String], ProgramEnding, TerminalEffect.Purpose)
  case lookedUp(WordReport)
  /// What is near an entry, the nearest first, with what each shares with it.
  case relatedLoaded(EntryID, [RelatedEntry])
  /// Words that have risen in an issue.
  case risingLoaded(DigestID, [RisingWord])
  /// What can be read in so many minutes.
  case suggested([Suggestion], minutes: Int)
  /// Commands that entries were given to, oldest first.
  case pipesLoaded([String])
  /// What a command has written, and why it failed if it did.
  case outputCame(String, of: String, failure: Phrase?)
  /// A program, its path and arguments, that is to edit a digest.
  case editorReady([String])
  /// With the reason if it failed.
  case speakingEnded(Phrase?)
  /// What came of each repository.
  case synced([Phrase])
  /// The configuration is another one now; and what is wrong with it.
  case configured(Preferences, faults: [Phrase])
  case failed(Phrase)
  case done(Phrase)
}

/// What a reader copies, to be named when it is done.
public enum CopiedThing: Equatable, Sendable { case link, id, citation, passage, quotation }

/// Work that the state asks for, as a value. Its outcome comes back as messages.
public enum Effect: Equatable, Sendable {
  case loadDigests
  case loadPlace
  case savePlace(Place)
  case loadParallelLanguages
  case saveParallelLanguages([String])
  case loadQueries
  case saveQuery(String)
  case loadCompletions
  case loadTitles
  case loadEntries(EntryList.Origin)
  case search(Query, limit: Int, SearchOrder, extractLength: Int? = nil, twinLength: Int? = nil)
  case loadContent(EntrySummary)
  /// Nil for the language that has the entry's twin.
  case loadTwin(EntrySummary, language: String?)
  case resolveLink(library: Int, path: String, anchor: String?)
  /// The target of a wikilink, and the entry that it is written in.
  case resolveWikilink(String, in: EntrySummary)
  case loadCategories(language: String?)
  case setRead(Bool, EntrySummary)
  /// These make an entry read if it was unread and the other way round, and likewise starred.
  case toggleRead(EntrySummary)
  case toggleStarred(EntrySummary)
  /// The same of a whole digest: its entries are read, and it has a star of its own.
  case toggleReadDigest(DigestID, language: String)
  case toggleStarredDigest(DigestSummary, language: String)
  case countUnread(ReadScope, behind: DigestID?)
  case readAll(ReadScope)
  case dwell(EntrySummary, seconds: Int)
  /// Takes the last change of what is kept back.
  case takeBack
  case setBookmark(String, Place, text: String)
  case removeBookmark(String, library: Int)
  case loadBookmarks
  /// Besides the searches that are saved, these.
  case loadShelves(besides: [SavedSearch])
  /// Tells when the configuration changes.
  case watchConfiguration
  /// Looks through the library again whenever something changes in it.
  case watchLibrary
  case loadStatistics
  /// Nil takes the name away.
  case saveSearch(String, String?)
  case loadAnnotations(EntrySummary)
  /// An empty text takes the note away.
  case keepNote(String, replacing: Note?, EntrySummary)
  /// Nil takes the passage away; one without an id is a new one.
  case keepPassage(Passage?, replacing: Passage?, EntrySummary)
  case editNote(NotePrompt)
  case readNote(file: String, NotePrompt)
  case loadRelated(EntrySummary)
  case loadRising(DigestSummary)
  case suggest(minutes: Int, language: String?)
  /// What the library and a dictionary say of a word.
  case lookUp(String, dictionary: [String])
  case loadPipes
  case pipe(EntrySummary, to: String)
  /// Saves it as a file, whose name tells the format; a `~/` stands for the home folder.
  case export(ExportScope, to: String)
  /// The file of a library in the reader's editor.
  case editFile(library: Int, path: String, line: Int)
  case speak(String, language: String)
  case stopSpeaking
  /// The repositories among the open libraries.
  case sync
  case loadHistory
  case saveHistory(behind: [Place], ahead: [Place])
  case copy(String, CopiedThing)
  /// With the program and arguments that the reader chose, if any.
  case openExternally(String, with: [String] = [], needsTerminal: Bool = false)
  case drawPicture(PictureRequest, ColorDepth, asciiOnly: Bool)
  /// A picture of a library, in the system's viewer.
  case viewPicture(library: Int, path: String)
  case refresh
  case cancelRefresh
  /// For the terminal itself: done by the loop.
  case terminal(TerminalEffect)
}

public enum TerminalEffect: Equatable, Sendable {
  case redraw, suspend
  case copy(String)
  /// Gives the terminal to a program.
  case run([String], Purpose)

  public enum Purpose: Equatable, Sendable {
    case open(url: String)
    /// A digest.
    case editDigest
    /// A note, in this file.
    case edit(file: String, NotePrompt)
  }
}
