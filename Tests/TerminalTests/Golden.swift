import Glibc
import Testing

/// Compares a text with the file of that name in `Golden/`.
///
/// `RECORD_GOLDEN=1` writes the file and fails, so that the difference is read before it is kept.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    + "/Golden"
  let path = folder + "/" + name
  if getenv("RECORD_GOLDEN") != nil {
    mkdir(folder, 0o755)
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    try #require(file >= 0)
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try #require(contents(of: path), "no golden file \(name)", sourceLocation: sourceLocation)
  if expected != text {
    Issue.record("\(name) differs; it is now:\n\(text)", sourceLocation: sourceLocation)
  }
}

func contents(of path: String) -> String? {
  let file = open(path, O_RDONLY)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  while true {
    let piece = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
    if piece.isEmpty { return String(decoding: bytes, as: UTF8.self) }
    bytes += piece
  }
}
