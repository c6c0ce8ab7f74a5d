import Foundation

/// The real program on a course of its own, in a process that may be killed.
struct RealProgram {
  let folder: String

  static let environment: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/tmp",
    "SOURCE_DATE_EPOCH": "1700000000", "SWIFT_BACKTRACE": "enable=no",
  ]

  func start(
    _ words: [String], input: FileHandle? = nil, output: FileHandle? = nil, variables: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Play.executable)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = RealProgram.environment.merging(variables) { $1 }
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  func run(_ words: [String]) throws -> Int32 {
    let process = try start(words)
    process.waitUntilExit()
    return process.terminationStatus
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder + "/" + name) }
}
