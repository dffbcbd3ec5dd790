import Foundation

/// `Trim text|foundation archive folder` writes what is needed of ICU's data in the archive into the folder, and
/// prints assembler for an object with these data.
private let needs: [String: Need] = ["text": .text, "foundation": .foundation]

private func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("\(message)\n".utf8))
  exit(1)
}

private let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let first = arguments.first, let need = needs[first] else {
  fail("Trim text|foundation archive folder")
}
private let archive = arguments[2]
guard let bytes = FileManager.default.contents(atPath: archive) else { fail("\(archive) can't be read") }
guard let package = DataPackage(in: Array(bytes)) else { fail("no data of ICU are in \(archive)") }
private let file = URL(filePath: arguments[3]).appending(path: "\(package.name).dat")
do {
  try Data(package.cut(to: need.isMet)).write(to: file)
} catch {
  fail("\(file.path) can't be written: \(error.localizedDescription)")
}
// The linker is told to take this wherever the whole data are asked for (`--wrap`).
private let symbol = "__wrap_\(package.symbol)"
print(
  """
  .section .rodata
  .balign 64
  .globl \(symbol)
  .hidden \(symbol)
  .type \(symbol), @object
  \(symbol):
  .incbin "\(file.path)"
  .size \(symbol), . - \(symbol)
  .section .note.GNU-stack, "", @progbits
  """)
