import DigestKit
import Markdown
import Testing

/// What of an item is its title, and what is left as its text.
@Suite struct PieceTitleTests {
  private func pieces(_ items: String) -> [Entry] {
    Edition(bytes: Array("# 期\n\n## 甲\n\n\(items)\n".utf8)).entries
  }

  @Test(arguments: [
    // A link that only says that it is the source is no title, and no text.
    ("- 铁耙 [来源](https://a.example/1)\n- 锄头 [来源](https://a.example/2)", "铁耙", ""),
    (
      "- A short rake ([source](https://a.example/1))\n- A hoe ([source](https://a.example/2))",
      "A short rake", ""
    ),
    ("1. **铁耙** [来源](https://a.example/1)\n2. **锄头** [来源](https://a.example/2)", "铁耙", "来源"),
    ("- 我们试了[铁耙](https://a.example/1)一周\n- 也试了[锄头](https://a.example/2)两周", "我们试了铁耙一周", ""),
    // An address ends a title; its colon doesn't.
    ("- 铁耙 https://a.example/1\n- 锄头 https://a.example/2", "铁耙", "https://a.example/1"),
    ("- 铁耙：https://a.example/1\n- 锄头：https://a.example/2", "铁耙", "https://a.example/1"),
    // What a note is called here, not its file.
    ("- [[202602121900_rake|铁耙]]\n- [[hoe|锄头]]", "铁耙", ""),
    ("- [[铁耙]]：短柄。\n- [[锄头]]：翻土。", "铁耙", "短柄。"),
  ])
  func titlesOfItems(_ items: String, _ title: String, _ text: String) {
    let first = pieces(items).first
    #expect(first?.title == title)
    #expect(first?.blocks.map { block in RichText(block.inlines).text }.joined() == text)
  }

  /// Tuples of atoms and variables in sentences are text, whatever template tags look like.
  @Test(arguments: [
    ("函数返回 {:ok, pid} 或 {:error, reason}。", "函数返回 {:ok, pid} 或 {:error, reason}。"),
    ("写 ${{ secrets.TOKEN }} 即可。", "写 ${{ secrets.TOKEN }} 即可。"), ("短柄。{: .wide #rake}", "短柄。"),
    ("短柄。{:.wide}", "短柄。"), ("短柄。{: width=\"3\"}", "短柄。"),
  ])
  func whatOnlyLooksLikeATagIsText(_ source: String, _ text: String) {
    let entry = Edition(bytes: Array("# 期\n\n## 甲\n\n\(source)\n".utf8)).entries.first
    #expect(entry?.plainText == "甲\n" + text)
  }
}
