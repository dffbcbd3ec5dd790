import Foundation

/// Changes addresses so that every entry has its own, and now and then takes an earlier one in another form.
struct Addresses {
  /// Some earlier ones; older ones give way at random.
  private var earlier: [[UInt8]] = []
  private(set) var repeated = 0
  private(set) var sources = 0

  /// The address that the entry comes from.
  mutating func source(_ address: ArraySlice<UInt8>, serial: Int, _ random: inout SplitMix) -> [UInt8] {
    sources += 1
    if !earlier.isEmpty, random.below(1000) < 30 {
      repeated += 1
      return Self.variant(of: earlier[random.below(earlier.count)], &random)
    }
    let result = Self.own(address, serial: serial)
    if earlier.count < 1024 { earlier.append(result) } else { earlier[random.below(1024)] = result }
    return result
  }

  /// The same for the same address and entry.
  static func own(_ address: ArraySlice<UInt8>, serial: Int) -> [UInt8] {
    let text = String(decoding: address, as: UTF8.self)
    if let paper = paper(in: text) {
      var hash: UInt64 = 0
      for byte in paper.id.utf8 { hash = hash &* 31 &+ UInt64(byte) }
      // Nineteen years of twelve months of 99,999 papers; the factor has none of theirs.
      let months = 19 * 12
      let number = (Int(hash % 1_000_003) + serial * 1_000_003) % (months * 99_999)
      let month = number % months
      let id = String(format: "%02d%02d.%05d", 8 + month / 12, 1 + month % 12, 1 + number / months)
      return Array((paper.before + id + paper.after).utf8)
    }
    var kept = Substring(text)
    if let mark = kept.firstIndex(of: "#") { kept = kept[..<mark] }
    // What is only there to track says nothing about the page, and isn't where pages could differ.
    if let mark = kept.firstRange(of: "?utm_") { kept = kept[..<mark.lowerBound] }
    var rest = Substring()
    if let query = kept.firstIndex(of: "?"), let second = kept[query...].firstIndex(of: "&") {
      (kept, rest) = (kept[..<second], kept[second...])
    }
    while kept.last == "/" { kept.removeLast() }
    for ending in [".html", ".htm", ".pdf"] where kept.hasSuffix(ending) && rest.isEmpty {
      (kept, rest) = (kept.dropLast(ending.count), Substring(ending))
    }
    // A bare host gets a path.
    let joint = kept.split(separator: "/", omittingEmptySubsequences: false).count > 3 ? "-" : "/"
    return Array((kept + joint + String(serial, radix: 36) + rest).utf8)
  }

  /// What leads to the same page.
  static func variant(of address: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var text = String(decoding: address, as: UTF8.self)
    if let paper = paper(in: text), let host = text.firstRange(of: "arxiv.org/") {
      let forms = [
        "abs/\(paper.id)", "pdf/\(paper.id)", "pdf/\(paper.id).pdf", "html/\(paper.id)", "abs/\(paper.id)v2",
      ]
      return Array((text[..<host.upperBound] + forms[random.below(forms.count)]).utf8)
    }
    let source = ["newsletter", "twitter", "rss", "weekly"][random.below(4)]
    switch random.below(3) {
    case 0 where !text.contains("?"): text += "/"
    case 1: text += (text.contains("?") ? "&" : "?") + "utm_source=\(source)&utm_medium=email"
    default: text += (text.contains("?") ? "&" : "?") + "utm_source=\(source)"
    }
    return Array(text.utf8)
  }

  private static func paper(in address: String) -> (before: String, id: String, after: String)? {
    guard let host = address.firstRange(of: "arxiv.org/") else { return nil }
    for form in ["abs/", "pdf/", "html/"] where address[host.upperBound...].hasPrefix(form) {
      let start = address.index(host.upperBound, offsetBy: form.count)
      let id = address[start...].prefix { $0.isASCII && $0.isNumber || $0 == "." }
      // The full stop of “.pdf” isn't the number's.
      let trimmed = id.last == "." ? id.dropLast() : id
      guard trimmed.count >= 9, trimmed.contains(".") else { return nil }
      return (String(address[..<start]), String(trimmed), String(address[trimmed.endIndex...]))
    }
    return nil
  }
}
