import CMinizip
import Writing

/// A zip archive being written, by minizip.
///
/// Times in it are all the same, so that the same document makes the same file.
public struct ZipArchive: ~Copyable {
  private var file: zipFile?

  /// It could not be made, or not be written to the end.
  public struct Failure: Error {}

  init(_ path: String) throws(Failure) {
    file = PathText.withBytes(path) { zipOpen64($0, APPEND_STATUS_CREATE) }
    if file == nil { throw Failure() }
  }

  deinit { if let file { zipClose(file, nil) } }

  /// Packed unless it is so already, as pictures are.
  mutating func add(_ name: String, _ bytes: [UInt8], isPacked: Bool = true) throws(Failure) {
    var info = zip_fileinfo()
    // 1980-01-01, the first day that the format knows.
    info.tmz_date.tm_year = 1980
    info.tmz_date.tm_mday = 1
    // A regular file that its owner may write, as Unix has it in the upper half.
    info.external_fa = 0o100644 << 16
    // Bit 11: names are UTF-8.
    let flags: uLong = 1 << 11
    // Made on Unix, by version 2.0 of the format.
    let version: uLong = 3 << 8 | 20
    guard
      zipOpenNewFileInZip4(
        file, name, &info, nil, 0, nil, 0, nil, isPacked ? Z_DEFLATED : 0, Z_DEFAULT_COMPRESSION, 0,
        -MAX_WBITS,
        DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nil, 0, version, flags) == ZIP_OK,
      zipWriteInFileInZip(file, bytes, UInt32(bytes.count)) == ZIP_OK, zipCloseFileInZip(file) == ZIP_OK
    else { throw Failure() }
  }

  consuming func close() throws(Failure) {
    let result = zipClose(file, nil)
    file = nil
    if result != ZIP_OK { throw Failure() }
  }
}
