// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 language mode (the tools version says so) and no warnings.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the house (see the table in README.md); every arrow points down.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], notes: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: notes, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies,
    exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "gradus",
  products: [
    .executable(name: "gradus", targets: ["gradus"]),
    .library(
      name: "GradusLibraries",
      targets: [
        "SourceText", "JSON", "Numerics", "Algebra", "NeuralNetworks", "Notation", "Derivation",
        "Experiments", "Course", "Grading", "Gradebook", "Pages", "Terminal", "Commands",
      ]),
  ],
  targets: [
    // C libraries, one folder each; exactly one Swift file imports each of them.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // Signal handlers that put the terminal back; Swift cannot promise what a handler may not do.
    .target(name: "CTerminal"),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // Floor 0
    module("SourceText"),
    module("JSON"),
    // Loops over arrays at the width of the machine's registers; C, because Swift cannot choose instructions per function.
    // Optimised in debug builds too: unoptimised, its loops are what the tests of NeuralNetworks wait for.
    .target(
      name: "CVectorMath",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    module("Numerics", ["COpenBLAS", "CVectorMath"], notes: ["README.md"]),
    module("Algebra", ["SourceText"], notes: ["README.md"]),

    // Floor 1
    module("NeuralNetworks", ["Algebra", "Numerics", "SourceText"], notes: ["README.md"]),
    module("Notation", ["Algebra", "SourceText"], notes: ["README.md", "Layout/README.md"]),
    module("Derivation", ["Algebra", "Notation", "SourceText"]),

    // Floor 2
    module(
      "Experiments", ["Algebra", "NeuralNetworks", "Notation", "Numerics", "SourceText"], notes: ["README.md"]
    ),
    module("Course", ["CCmark", "CYAML", "Algebra", "Notation", "SourceText"], notes: ["README.md"]),

    // Floor 3
    module("Gradebook", ["CSQLite", "JSON", "SourceText"], notes: ["README.md"]),
    module(
      "Grading",
      ["Algebra", "Course", "Derivation", "JSON", "NeuralNetworks", "Notation", "Numerics", "SourceText"],
      notes: ["README.md"]),

    // Floor 4
    module("Pages", ["Course", "Experiments", "Grading", "Notation", "SourceText"]),
    module(
      "Terminal",
      [
        "Algebra", "CTerminal", "Course", "Derivation", "Experiments", "Gradebook", "Grading", "Notation",
        "SourceText",
      ], notes: ["README.md"]),

    // Floor 5
    module(
      "Commands",
      [
        "Algebra", "Course", "Derivation", "Experiments", "Gradebook", "Grading", "JSON", "NeuralNetworks",
        "Notation", "Numerics", "Pages", "SourceText", "Terminal",
      ], notes: ["README.md"]),
    .executableTarget(name: "gradus", dependencies: ["Commands"], swiftSettings: strict),

    tests(of: "SourceText"),
    tests(of: "JSON"),
    tests(of: "Numerics"),
    tests(of: "Algebra", ["Notation", "SourceText"]),
    tests(of: "NeuralNetworks", ["Algebra", "Numerics", "SourceText"], data: ["Golden"]),
    tests(of: "Notation", ["Algebra", "SourceText"], data: ["Golden"]),
    tests(of: "Derivation", ["Algebra", "Notation", "SourceText"], data: ["Cases"]),
    tests(of: "Experiments", ["NeuralNetworks", "Notation", "Numerics", "SourceText"]),
    tests(of: "Course", ["SourceText"]),
    tests(of: "Gradebook", ["JSON"]),
    tests(of: "Grading", ["Course", "Derivation", "GradingSupport", "SourceText"]),
    // Archives that may be as wrong as they like.
    .target(name: "GradingSupport", path: "Tests/GradingSupport", swiftSettings: strict),
    tests(of: "Pages", ["Course", "Experiments", "Notation", "SourceText"], data: ["Fixtures", "Golden"]),
    tests(
      of: "Terminal",
      ["Course", "Experiments", "Gradebook", "Notation", "SourceText", "TerminalSupport"],
      data: ["Fixtures", "Golden"]),
    // Terminals that exist in memory and behind a pseudo-terminal, for tests.
    .target(name: "CPty", path: "Tests/CPty"),
    .target(
      name: "TerminalSupport", dependencies: ["CPty", "SourceText", "Terminal"],
      path: "Tests/TerminalSupport",
      swiftSettings: strict),
    tests(of: "Commands", ["gradus", "Grading", "GradingSupport", "JSON", "Terminal", "TerminalSupport"]),
  ]
)
