import Foundation
import Testing

/// Compares what a person reads with the file it was last approved in.
///
/// `RECORD_GOLDEN=1` rewrites the file and fails, so that the difference is looked at.
func expectGolden(
  _ text: String, _ name: String, file: StaticString = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: "\(file)").deletingLastPathComponent().appending(path: "Golden/\(name)")
  let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  let approved = try? String(contentsOf: url, encoding: .utf8)
  if isRecording || approved == nil {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    if approved != text { Issue.record("wrote Golden/\(name): read it", sourceLocation: sourceLocation) }
    return
  }
  guard approved != text else { return }
  let old = (approved ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    Golden/\(name):\(line + 1) differs
    was: \(line < old.count ? old[line] : "(end)")
    now: \(line < new.count ? new[line] : "(end)")
    """, sourceLocation: sourceLocation)
}
