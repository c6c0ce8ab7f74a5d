import Foundation
import Testing

/// The folder that this file is in.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

/// Compares a text with the file `Golden/name`; `RECORD_GOLDEN=1` writes the file and fails, so that the change is read.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = testFolder.appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("wrote \(name): read the change", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  if text == expected { return }
  let lines = (text.split(separator: "\n"), expected.split(separator: "\n"))
  let place = zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    "\(name) line \((place?.offset ?? min(lines.0.count, lines.1.count)) + 1) differs:\n\(place.map { "\($0.element.0)\n\($0.element.1)" } ?? "")",
    sourceLocation: sourceLocation)
}
