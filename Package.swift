// swift-tools-version: 6.1
import PackageDescription

// What tests spend their time in is optimized in a debug build, too: they took more than twice as long without.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

// Every module says what it imports; Docs/design.md draws the arrows.
let package = Package(
  name: "wenzhai",
  products: [.executable(name: "wenzhai", targets: ["wenzhai"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CCmark"),
    .systemLibrary(name: "CMinizip", pkgConfig: "minizip"),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8"),
    .systemLibrary(name: "CStemmer"),
    .systemLibrary(name: "CXXHash"),
    .systemLibrary(name: "CStatfs"),
    // Only for the flags of libchafa; CPicture includes its header.
    .systemLibrary(name: "CChafa", pkgConfig: "chafa"),
    .target(
      name: "CPicture", dependencies: ["CChafa"],
      linkerSettings: ["webpdemux", "webp", "png16", "jpeg", "gif"].map { .linkedLibrary($0) }),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "CRescue"),
    .target(name: "CForeground"),
    .target(name: "CBytes"),
    .target(
      name: "Writing", dependencies: ["CBytes", "CICU", "CPCRE2", "CStemmer"],
      exclude: ["Tables/generate.py"],
      swiftSettings: optimized),
    .target(name: "Markdown", dependencies: ["Writing", "CCmark"], swiftSettings: optimized),
    .target(
      name: "DigestKit",
      dependencies: [
        "Markdown", "Writing", .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "Yams", package: "Yams"),
      ], swiftSettings: optimized),
    .target(
      name: "ReadingState",
      dependencies: ["DigestKit", "Writing", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "DigestIndex",
      dependencies: [
        "DigestKit", "Markdown", "ReadingState", "Writing", "CStatfs", "CXXHash",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], swiftSettings: optimized),
    .target(
      name: "Typesetting", dependencies: ["DigestKit", "Markdown", "Writing"], swiftSettings: optimized),
    .target(name: "Exporting", dependencies: ["DigestKit", "Markdown", "Writing", "CMinizip"]),
    .target(name: "Screen", dependencies: ["Writing"]),
    .target(name: "Pictures", dependencies: ["CPicture", "DigestKit", "Screen", "Writing"]),
    .target(name: "Reader", dependencies: ["Typesetting", "DigestKit", "Markdown", "Screen", "Writing"]),
    .target(
      name: "CursesTerminal", dependencies: ["Screen", "Writing", "CNcurses", "CForeground", "CRescue"]),
    .executableTarget(
      name: "wenzhai",
      dependencies: [
        "CursesTerminal", "Reader", "DigestIndex", "DigestKit", "Exporting", "Markdown", "Pictures",
        "ReadingState",
        "Typesetting",
        "Screen",
        "Writing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      // ncurses, a library, is to find the program's own wcwidth: see CursesWidth.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic-symbol=wcwidth"])]),

    // Cuts ICU's data for `make build`.
    .executableTarget(name: "Trim", exclude: ["trim.sh"]),

    // What only tests and measurements need.
    .systemLibrary(name: "CVterm", path: "Tests/Support/CVterm"),
    .target(
      name: "CPseudoterminal", path: "Tests/Support/CPseudoterminal", linkerSettings: [.linkedLibrary("util")]
    ),
    .target(name: "CSpawn", path: "Tests/Support/CSpawn"),
    .target(name: "TestSupport", dependencies: ["CSpawn"], path: "Tests/Support/TestSupport"),
    .target(
      name: "ReaderTestSupport", dependencies: ["Reader", "Screen", "DigestKit", "Markdown", "Writing"],
      path: "Tests/Support/ReaderTestSupport"),
    .target(
      name: "Panels", dependencies: ["DigestKit", "Markdown", "TestSupport", "Typesetting", "Writing"],
      path: "Tests/Support/Panels"),
    .executableTarget(name: "Remix", path: "Tests/Remix"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["DigestIndex", "DigestKit", "Markdown", "Reader", "Screen", "Typesetting"],
      path: "Tests/Benchmarks"),
    .executableTarget(
      name: "Quality", dependencies: ["DigestIndex", "DigestKit", "Panels", "TestSupport"],
      path: "Tests/Quality"),

    .testTarget(name: "WritingTests", dependencies: ["Panels", "TestSupport", "Writing"]),
    .testTarget(
      name: "ReadingStateTests",
      dependencies: [
        "ReadingState", "DigestKit", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "TestSupport", "Writing"]),
    .testTarget(
      name: "DigestKitTests", dependencies: ["DigestKit", "Markdown", "Panels", "TestSupport", "Writing"]),
    .testTarget(
      name: "DigestIndexTests",
      dependencies: [
        "DigestIndex", "DigestKit", "Markdown", "Panels", "ReadingState", "TestSupport", "Writing",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "TypesettingTests",
      dependencies: ["Typesetting", "CVterm", "DigestKit", "Markdown", "TestSupport", "Writing"]),
    .testTarget(
      name: "ExportingTests", dependencies: ["Exporting", "DigestKit", "Markdown", "TestSupport"]),
    .testTarget(name: "TrimTests", dependencies: ["Trim"]),
    .testTarget(name: "RemixTests", dependencies: ["Remix", "TestSupport"]),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures", "DigestKit", "Screen", "TestSupport"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport", "Writing"]),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "Reader", "ReaderTestSupport", "wenzhai", "DigestIndex", "DigestKit", "Markdown", "Screen",
        "TestSupport",
        "Typesetting", "Writing",
      ]),
    .testTarget(
      name: "WenzhaiTests",
      dependencies: ["DigestIndex", "DigestKit", "Reader", "Screen", "TestSupport", "Writing", "wenzhai"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["CPseudoterminal", "CVterm", "TestSupport", "Writing", "wenzhai"]),
  ],
  swiftLanguageModes: [.v6]
)
