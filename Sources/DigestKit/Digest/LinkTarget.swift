import Writing

/// What a link in a digest leads to.
public enum LinkTarget: Equatable, Sendable {
  /// http, https or mailto: the only kinds that open outside.
  case external(url: String)
  /// A file of the library, relative to its root, and an anchor in it; the anchor alone for the same file.
  case library(path: String, anchor: String?)
  /// Anything else, with what is wrong: another scheme, or a path that leaves the library.
  case refused(Refusal)

  public enum Refusal: Equatable, Sendable { case scheme(String), outside }

  /// Resolves `destination` as written in the file at `path`, relative to the root.
  public init(_ destination: String, from path: String) {
    if let scheme = Self.scheme(of: destination) {
      let isSafe = ["http", "https", "mailto"].contains(scheme) && Self.isClean(destination)
      self = isSafe ? .external(url: destination) : .refused(.scheme(scheme))
      return
    }
    if destination.hasPrefix("//") {
      self = .refused(.scheme("//"))
      return
    }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? Self.decoded(String(parts[1])) : nil
    let file = Self.decoded(String(parts.first?.split(separator: "?").first ?? ""))
    guard !file.isEmpty else {
      self = .library(path: path, anchor: anchor)
      return
    }
    guard !file.hasPrefix("/"), !file.contains("\0"), let resolved = Self.resolve(file, from: path) else {
      self = .refused(.outside)
      return
    }
    self = .library(path: resolved, anchor: anchor)
  }

  /// The scheme of a URL, in lower case; nil for a relative path.
  public static func scheme(of destination: String) -> String? {
    guard let colon = destination.firstIndex(of: ":") else { return nil }
    let scheme = destination[..<colon]
    guard let first = scheme.first, first.isASCII, first.isLetter,
      scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
    else { return nil }
    return scheme.lowercased()
  }

  /// The host of an http or https URL, without user, password and port; nil for others.
  public static func host(of url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let authority = url[start...].prefix { !"/?#\\".contains($0) }
    let afterUser = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let host = afterUser.prefix { $0 != ":" }.lowercased()
    return host.isEmpty ? nil : host
  }

  /// No control characters, spaces or quotes: nothing that a program given this URL could take for more.
  private static func isClean(_ url: String) -> Bool {
    url.utf8.count <= 8192
      && url.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0 != "\"" && $0 != "`" && !SafeText.isSteering($0)
      }
  }

  /// `path` against the folder of `base`; nil if it leaves the root.
  static func resolve(_ path: String, from base: String) -> String? {
    var parts = base.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        guard !parts.isEmpty else { return nil }
        parts.removeLast()
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// Percent-encoding undone (RFC 3986 §2.1); as it was if that gives no UTF-8.
  static func decoded(_ text: String) -> String {
    guard text.contains("%") else { return text }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? text
  }
}
