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
      self = isWhole && Self.isClean(destination) ? .external(url: destination) : .refused(.malformed)
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
  /// something else.
  private static func writtenHost(of url: String) -> String? {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return nil }
    let authority = url[colon...].dropFirst(3).prefix { !"/?#".contains($0) }
    // Browsers take a backslash for a slash, so that another host than the one named here would be asked.
    guard !authority.contains("\\") else { return nil }
    let afterUser = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
    let isAddress = afterUser.hasPrefix("[")
    let end =
      isAddress
      ? afterUser.firstIndex(of: "]").map { afterUser.index(after: $0) } : afterUser.firstIndex(of: ":")
    let host = afterUser[..<(end ?? afterUser.endIndex)]
    let port = afterUser[host.endIndex...]
    let isHost = host.unicodeScalars.allSatisfy { scalar in
      !scalar.isASCII || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar)
        || "-._~%!$&'()*+,;=".unicodeScalars.contains(scalar)
        || isAddress && "[:]".unicodeScalars.contains(scalar)
    }
    let isPort =
      port.isEmpty || port.first == ":" && port.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
    let isClosed = !isAddress || host.hasSuffix("]")
    return !host.isEmpty && isHost && isPort && isClosed ? String(host) : nil
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
