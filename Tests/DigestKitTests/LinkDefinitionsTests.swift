import DigestKit
import Testing

/// Which definitions an entry needs that stand elsewhere in its file.
@Suite struct LinkDefinitionsTests {
  private let file = """
    # 周

    [甲][One]，[二]，[丙][]，注[^n]

    ```
    [code]: https://code.example/
    ```

    [one]: https://a.example/ "题"
    [二]: <https://b.example/>
      "第二行的题"
    [丙]: https://c.example/
    [ONE]: https://later.example/
    [^n]: 注的话。
        还有一行。
    [other]: https://other.example/
    """

  @Test(arguments: [
    ("话[甲][ One ]。", ["[one]: https://a.example/ \"题\""]),
    ("话[二]。", ["[二]: <https://b.example/>\n  \"第二行的题\""]), ("话[丙][]。", ["[丙]: https://c.example/"]),
    ("注[^n]。", ["[^n]: 注的话。\n    还有一行。"]), ("话[x](y)，[code]，[没有]。", []),
    ("[other]\n\n[other]: https://here.example/", []),
    ("[丙]与[甲][one]", ["[one]: https://a.example/ \"题\"", "[丙]: https://c.example/"]),
  ])
  func whatIsReferredToIsFound(_ source: String, _ texts: [String]) {
    #expect(LinkDefinitions(in: file).missing(in: source).map(\.text) == texts)
  }
}
