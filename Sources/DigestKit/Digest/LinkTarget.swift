import Writing

/// What a link in a digest leads to.
public enum LinkTarget: Equatable, Sendable {
  /// http, https or mailto: the only kinds that open outside.
  case external(url: String)
  /// A file of the library, relative to its root, and an anchor in it; the anchor alone for the same file.
  case library(path: String, anchor: String?)
  /// Anything else, with what is wrong: another scheme, or a path that leaves the library.
  case refused(Refusal)

  public enum Refusal: Equatable, Sendable {
    case scheme(String), outside
    /// No host, or one that hides something else.
    case malformed
  }

  /// Resolves `destination` as written in the file at `path`, relative to the root.
  public init(_ destination: String, from path: String) {
    if let scheme = Self.scheme(of: destination) {
      guard ["http", "https", "mailto"].contains(scheme) else {
        self = .refused(.scheme(scheme))
        return
      }
      let isWhole =
        scheme == "mailto"
        ? destination.utf8.count > "mailto:".utf8.count : Self.writtenHost(of: destination) != nil
      // `<https://… …>` may hold spaces, which no program is given.
      let url = Self.withoutSpacesInPath(destination)
      self = isWhole && Self.isClean(url) ? .external(url: url) : .refused(.malformed)
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
  public static func host(of url: String) -> String? { writtenHost(of: url)?.lowercased() }

  /// The host to be shown before a URL is opened: beside letters beyond ASCII, which may look like others, the
  /// form that names servers.
  public static func shownHost(of url: String) -> String? {
    guard let host = host(of: url) else { return nil }
    guard let ascii = DomainName.ascii(host), ascii != host else { return host }
    return "\(host) (\(ascii))"
  }

  /// The host of a URL with two slashes behind its scheme (RFC 3986 §3.2); nil where that names none, or hides
  /// something else. Told from bytes, as browsers do: a mark behind a slash makes it no other character.
  private static func writtenHost(of url: String) -> String? {
    let bytes = Array(url.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[colon...].starts(with: "://".utf8) else {
      return nil
    }
    let authority = bytes[(colon + 3)...].prefix { !"/?#".utf8.contains($0) }
    // Browsers take a backslash for a slash, so that another host than the one named here would be asked.
    guard !authority.contains(UInt8(ascii: "\\")) else { return nil }
    let at = authority.lastIndex(of: UInt8(ascii: "@"))
    if let at, authority[..<at].contains(where: { $0 >= 0x80 }) { return nil }
    let place = at.map { authority[($0 + 1)...] } ?? authority
    let isAddress = place.first == UInt8(ascii: "[")
    let end =
      isAddress
      ? place.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } : place.firstIndex(of: UInt8(ascii: ":"))
    if isAddress && end == nil { return nil }
    let host = place[..<(end ?? place.endIndex)]
    let port = place[host.endIndex...]
    let isPort = port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(isDigit)
    guard !host.isEmpty, isPort, host.allSatisfy({ isOfHost($0, isAddress: isAddress) }) else { return nil }
    let name = String(decoding: host, as: UTF8.self)
    // A name in another script that no server can have is only made to look like one.
    return host.allSatisfy({ $0 < 0x80 }) || DomainName.ascii(name) != nil ? name : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isOfHost(_ byte: UInt8, isAddress: Bool) -> Bool {
    byte >= 0x80 || isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF)
      || "-._~%!$&'()*+,;=".utf8.contains(byte) || isAddress && "[:]".utf8.contains(byte)
  }

  /// No control characters, spaces or quotes: nothing that a program given this URL could take for more.
  private static func isClean(_ url: String) -> Bool {
    url.utf8.count <= 8192
      && url.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0 != "\"" && $0 != "`" && !SafeText.isSteering($0)
      }
  }

  /// Spaces behind the host as `%20`.
  private static func withoutSpacesInPath(_ url: String) -> String {
    guard url.contains(" "), let host = url.firstRange(of: "://")?.upperBound,
      let path = url[host...].firstIndex(of: "/"), !url[..<path].contains(" ")
    else { return url }
    return String(url[..<path]) + url[path...].replacing(" ", with: "%20")
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
