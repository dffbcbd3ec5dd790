extension Phrase {
  /// Why the address of a repository is refused.
  public enum AddressFault: Error, Equatable, CaseIterable, Sendable {
    case notAnAddress, tooLong, beginsWithDash, badCharacter, encodedCharacter, helper, scheme,
      fileNotAllowed,
      credentials, query, badUser, badHost, badPort, noPath, badPath

    var texts: (chinese: String, english: String) {
      switch self {
      case .notAnAddress:
        (
          "不是仓库地址；写成 https://主机/路径、ssh://主机/路径 或 用户@主机:路径",
          "no address of a repository: write https://HOST/PATH, ssh://HOST/PATH or USER@HOST:PATH"
        )
      case .tooLong: ("地址超过 2048 字节", "the address is longer than 2,048 bytes")
      case .beginsWithDash: ("地址不能以 - 开头", "an address may not begin with a dash")
      case .badCharacter:
        ("地址里有空格、反斜线或看不见的字符", "there are spaces, backslashes or unseen characters in the address")
      case .encodedCharacter:
        (
          "地址里的 % 编码有误，或是控制字符",
          "a % in the address is followed by no two digits, or by those of a control character"
        )
      case .helper: ("不用 ext:: 之类的传输程序", "helpers such as ext:: are not used")
      case .scheme: ("只用 https、ssh，不用别的协议", "only https and ssh are used, no other protocol")
      case .fileNotAllowed:
        (
          "配置不允许 file://；在 [sync] 里写 file = true",
          "the configuration doesn't allow file://; set file = true in [sync]"
        )
      case .credentials:
        (
          "地址里不能有密码，https 也不能有用户名；交给 git 的凭据助手或 ssh 的密钥",
          "no password may be in an address, and no user in https: leave them to git's credential helper or a key of ssh"
        )
      case .query: ("地址里不能有 ? 和 #", "there may be no ? and no # in an address")
      case .badUser:
        ("用户名只能有字母、数字和 - _ . +，且不以 - 开头", "a user has letters, digits and - _ . +, and no dash first")
      case .badHost: ("主机名有误", "this is no name of a host")
      case .badPort: ("端口有误", "this is no port")
      case .noPath: ("主机后缺少仓库的路径", "the path of a repository is missing behind the host")
      case .badPath: ("路径不能以 - 开头", "a path may not begin with a dash")
      }
    }
  }
}
