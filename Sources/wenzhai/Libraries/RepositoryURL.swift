import Reader
import Writing

/// The address of a repository that may be given to git: one of four plain forms, and nothing that git, ssh or a helper
/// of theirs could take for anything else.
///
/// - `https://HOST[:PORT]/PATH`
/// - `ssh://[USER@]HOST[:PORT]/PATH`
/// - `USER@HOST:PATH`
/// - `file:///PATH`, where the configuration allows it
struct RepositoryURL: Equatable, Sendable {
  enum Form: Equatable, Sendable { case https, ssh, file }

  let text: String
  let form: Form
  /// What stands behind the host.
  let path: String

  typealias Refusal = Phrase.AddressFault

  /// Bytes. No host needs as many, and no log or screen wants more.
  static let longest = 2_048

  init(_ text: String, allowsFile: Bool) throws(Refusal) {
    try Self.check(characters: text)
    self.text = text
    if let mark = text.firstRange(of: "://") {
      let rest = text[mark.upperBound...]
      switch text[..<mark.lowerBound] {
      case "https": (form, path) = (.https, try Self.path(ofWeb: rest))
      case "ssh": (form, path) = (.ssh, try Self.path(ofShell: rest))
      case "file": (form, path) = (.file, try Self.path(ofFile: rest, isAllowed: allowsFile))
      default: throw .scheme
      }
    } else {
      (form, path) = (.ssh, try Self.path(ofShort: text[...]))
    }
  }

  /// What a library from there is called where nobody says otherwise.
  var lastName: String {
    let name = path.split(whereSeparator: { "/:".contains($0) }).last.map(String.init) ?? ""
    return name.hasSuffix(".git") ? String(name.dropLast(4)) : name
  }

  // MARK: What no form may have

  private static func check(characters text: String) throws(Refusal) {
    if text.isEmpty { throw .notAnAddress }
    if text.utf8.count > longest { throw .tooLong }
    if text.hasPrefix("-") { throw .beginsWithDash }
    for scalar in text.unicodeScalars
    where scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      || SafeText.isSteering(scalar) || scalar == "\\"
    {
      throw .badCharacter
    }
    // git decodes what is encoded in addresses for ssh and files.
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "%") {
      let digits = String(decoding: bytes[(index + 1)...].prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let code = UInt8(digits, radix: 16),
        code > 0x20, code != 0x7F
      else { throw .encodedCharacter }
    }
    // `ext::`, `fd::` and whatever else runs a program of that name; brackets hold an address of IPv6.
    let head = text.prefix { $0 != "/" && $0 != "[" }
    if head.contains("::") { throw .helper }
  }

  // MARK: Forms

  private static func path(ofWeb rest: Substring) throws(Refusal) -> String {
    let (authority, path) = try parted(rest)
    // A name alone is one, too: git would ask for the password.
    if authority.contains("@") { throw .credentials }
    try check(host: authority, mayHavePort: true)
    return try checked(path)
  }

  private static func path(ofShell rest: Substring) throws(Refusal) -> String {
    let (authority, path) = try parted(rest)
    try check(host: hostBehindUser(in: authority), mayHavePort: true)
    return try checked(path)
  }

  private static func path(ofShort text: Substring) throws(Refusal) -> String {
    guard let sign = text.firstIndex(of: "@"), !text[..<sign].contains("/") else { throw .notAnAddress }
    if text[..<sign].contains(":") { throw .credentials }
    let rest = text[text.index(after: sign)...]
    // The colons of IPv6 are in brackets.
    let bracket = rest.hasPrefix("[") ? rest.firstIndex(of: "]") ?? rest.startIndex : rest.startIndex
    guard let colon = rest[bracket...].firstIndex(of: ":") else { throw .notAnAddress }
    try check(host: hostBehindUser(in: text[..<colon]), mayHavePort: false)
    return try checked(rest[rest.index(after: colon)...])
  }

  private static func path(ofFile rest: Substring, isAllowed: Bool) throws(Refusal) -> String {
    let (authority, path) = try parted(rest)
    if !authority.isEmpty { throw .badHost }
    let checked = try checked(path)
    if !isAllowed { throw .fileNotAllowed }
    return checked
  }

  // MARK: Parts

  private static func parted(
    _ rest: Substring
  ) throws(Refusal) -> (authority: Substring, path: Substring) {
    // What stands behind these may be a secret, and is no part of a repository's name.
    if rest.contains(where: { "?#".contains($0) }) { throw .query }
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    return (rest[..<end], rest[end...])
  }

  private static func hostBehindUser(in authority: Substring) throws(Refusal) -> Substring {
    guard let sign = authority.lastIndex(of: "@") else { return authority }
    let user = authority[..<sign]
    if user.contains(":") { throw .credentials }
    guard let first = user.first, first != "-", user.allSatisfy(isLetterOrDigit(or: "-_.+")) else {
      throw .badUser
    }
    return authority[authority.index(after: sign)...]
  }

  private static func check(host authority: Substring, mayHavePort: Bool) throws(Refusal) {
    var host = authority
    var port: Substring?
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw .badHost }
      host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { throw .badHost }
      if !rest.isEmpty { port = rest.dropFirst() }
      guard host.contains(":"), host.allSatisfy({ $0.isASCII && $0.isHexDigit || ":.".contains($0) }) else {
        throw .badHost
      }
    } else {
      if let colon = authority.firstIndex(of: ":") {
        host = authority[..<colon]
        port = authority[authority.index(after: colon)...]
      }
      guard let first = host.first, first != "-", first != ".", host.allSatisfy(isLetterOrDigit(or: "-._"))
      else { throw .badHost }
    }
    guard let port else { return }
    guard mayHavePort, port.allSatisfy(isLetterOrDigit(or: "")), let number = UInt16(port), number > 0 else {
      throw .badPort
    }
  }

  private static func checked(_ path: Substring) throws(Refusal) -> String {
    let named = path.drop { $0 == "/" }
    if named.isEmpty || named == "~" || named.allSatisfy({ "/.".contains($0) }) { throw .noPath }
    // The program on the other side would take it for an option.
    if named.hasPrefix("-") { throw .badPath }
    return String(path)
  }

  private static func isLetterOrDigit(or others: String) -> (Character) -> Bool {
    { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}
