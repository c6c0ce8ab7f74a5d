import Course
import Glibc

/// Files that a command writes.
enum OutputFile {
  /// Writes all bytes or nothing: beside the file first, then in its place.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let temporary = "\(path).\(getpid()).part"
    guard let file = fopen(temporary, "wb") else { throw failure(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    let isClosed = fclose(file) == 0
    guard written == bytes.count, isClosed, rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
  }

  /// Makes a folder and those above it; one that is there already is kept.
  static func makeFolder(_ path: String) throws(CommandFailure) {
    if isFolder(path) { return }
    let parent = Path.folder(of: path)
    if parent != path && parent != "." { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || isFolder(path) else { throw failure(path) }
  }

  private static func failure(_ path: String) -> CommandFailure {
    let number = errno
    return CommandFailure(
      number == ENOENT ? .noSuchFile : .inputOutput, "\(path): \(String(cString: strerror(number)))")
  }
}
