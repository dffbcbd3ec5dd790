extension CodeGrammar {
  static let c = cFamily(cWords, declaring: "struct union enum").with(keywords: "#")

  static let cpp = cFamily(
    """
    \(cWords) alignas alignof and catch co_await co_return co_yield const_cast consteval constexpr constinit
    decltype delete dynamic_cast explicit export final friend import module mutable new noexcept not nullptr
    operator or override private protected public reinterpret_cast requires static_assert static_cast template
    this thread_local throw try typeid typename using virtual wchar_t
    """,
    declaring: "struct union enum class namespace concept", prefixes: "L u U u8 R LR uR UR u8R",
    traits: [.calls, .delimitedStrings]
  ).with(numbers: "'", names: "@", keywords: "#")

  static let java = cFamily(
    """
    abstract assert boolean break byte case catch char const continue default do double else extends false
    final finally float for goto if implements import instanceof int long native new non-sealed null package
    permits private protected public return sealed short static strictfp super switch synchronized this throw
    throws transient true try var void volatile while yield
    """,
    declaring: "class interface enum record", strings: [.tripleDouble, .double, .single],
    traits: [.calls, .capitals]
  ).with(names: "@")

  static let javascript = cFamily(
    javascriptWords, declaring: "class function", strings: [.double, .single, .template],
    traits: [.calls, .capitals, .slashPatterns]
  ).with(words: "$", names: "@#")

  static let typescript = cFamily(
    """
    \(javascriptWords) abstract any as asserts bigint boolean declare implements infer is keyof never number
    object override private protected public readonly satisfies string symbol unique unknown
    """,
    declaring: "class function interface enum namespace type", strings: [.double, .single, .template],
    traits: [.calls, .capitals, .slashPatterns]
  ).with(words: "$", names: "@#")

  static let go = cFamily(
    """
    any bool break byte case chan complex128 complex64 const continue default defer else error fallthrough
    false float32 float64 for go goto if import int int16 int32 int64 int8 interface iota map nil package
    range return rune select string struct switch true uint uint16 uint32 uint64 uint8 uintptr var
    """,
    declaring: "func type", strings: [.double, .single, StringForm("`", escapes: false, spansLines: true)])

  static let rust = cFamily(
    """
    as async await bool break char const continue crate dyn else extern f32 f64 false for i128 i16 i32 i64 i8
    if impl in isize let loop match move mut pub ref return self Self static str super true u128 u16 u32 u64
    u8 unsafe use usize where while yield
    """,
    declaring: "fn struct enum trait type mod union", strings: [.doubleLines, .single],
    prefixes: "r b br c cr", traits: [.calls, .capitals, .macros, .lifetimes, .hashStrings, .nestedComments]
  ).with(names: "'")

  static let swift = cFamily(
    """
    actor any as async await borrowing break case catch consuming continue convenience default defer deinit do
    dynamic else extension fallthrough false fileprivate final for get guard if import in indirect infix init
    inout internal is isolated lazy let mutating nil nonisolated nonmutating open operator optional override
    package postfix precedencegroup prefix private public repeat required rethrows return self Self sending set
    some static subscript super switch throw throws true try unowned var weak where while willSet didSet
    """,
    declaring: "func class struct enum protocol typealias associatedtype macro",
    strings: [.tripleDouble, .double],
    traits: [.calls, .capitals, .hashStrings, .nestedComments]
  ).with(names: "@$", keywords: "#")

  static let kotlin = cFamily(
    """
    abstract actual annotation as break by catch companion const constructor continue crossinline data do else
    enum expect external false final finally for get if import in infix init inline inner internal is it
    lateinit noinline null open operator out override package private protected public reified return sealed
    set super suspend tailrec this throw true try val var vararg when where while
    """,
    declaring: "fun class interface object typealias", strings: [.tripleDouble, .double, .single],
    traits: [.calls, .capitals, .nestedComments]
  ).with(names: "@")

  static let csharp = cFamily(
    """
    abstract as async await base bool break byte case catch char checked const continue decimal default
    delegate do double dynamic else event explicit extern false finally fixed float for foreach get global
    goto if implicit in init int internal is lock long nameof new null object operator out override params
    partial private protected public readonly ref required return sbyte sealed set short sizeof stackalloc
    static string switch this throw true try typeof uint ulong unchecked unsafe ushort using value var virtual
    void volatile when where while with yield
    """,
    declaring: "class struct interface enum record namespace",
    strings: [
      StringForm("$@\"", "\"", escapes: false, spansLines: true),
      StringForm("@$\"", "\"", escapes: false, spansLines: true),
      StringForm("@\"", "\"", escapes: false, spansLines: true), .tripleDouble, .double, .single,
    ], traits: [.calls, .capitals]
  ).with(keywords: "#")

  static let scala = cFamily(
    """
    abstract case catch derives do else end export extends extension false final finally for forSome given if
    implicit import infix inline lazy match new null open opaque override package private protected return
    sealed super then this throw transparent true try using val var while with yield
    """,
    declaring: "def class trait object type enum", strings: [.tripleDouble, .double, .single],
    traits: [.calls, .capitals, .lifetimes, .nestedComments]
  ).with(names: "@'")

  static let dart = cFamily(
    """
    abstract as assert async await base bool break case catch const continue covariant default deferred do
    double dynamic else export extends external factory false final finally for get hide if implements import
    in int interface is late library native new null num on operator part required rethrow return sealed set
    show static super switch sync this throw true try var void when while with yield
    """,
    declaring: "class enum extension mixin typedef",
    strings: [.tripleDouble, .tripleSingle, .double, .single], prefixes: "r", traits: [.calls, .capitals]
  ).with(names: "@")

  private static let cWords = """
    auto bool break case char const continue default do double else extern false float for goto if inline int
    long nullptr register restrict return short signed sizeof static switch true typedef typeof unsigned void
    volatile while _Alignas _Alignof _Atomic _Bool _Generic _Noreturn _Static_assert _Thread_local NULL
    int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t ssize_t ptrdiff_t uintptr_t
    """

  private static let javascriptWords = """
    async await break case catch const continue debugger default delete do else export extends false finally
    for from get if import in instanceof let new null of return set static super switch this throw true try
    typeof undefined var void while with yield
    """

  /// A language with the comments of C.
  private static func cFamily(
    _ keywords: String, declaring: String, strings: [StringForm] = [.double, .single], prefixes: String = "",
    traits: Traits = .calls
  ) -> CodeGrammar {
    CodeGrammar(
      keywords, declaring: declaring, line: ["//"], block: ("/*", "*/"), strings: strings, prefixes: prefixes,
      traits: traits)
  }
}
