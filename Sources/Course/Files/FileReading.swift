import Glibc

/// Why a file could not be read.
public struct FileError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing
    case isFolder
    case tooLarge(limit: Int)
    /// The operating system's number and words.
    case system(Int32, String)
  }

  public let path: String
  public let reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public var message: String {
    switch reason {
    case .missing: "\(path): no such file"
    case .isFolder: "\(path): is a folder, not a file"
    case .tooLarge(let limit): "\(path): larger than \(limit / 1024) KiB"
    case .system(_, let words): "\(path): \(words)"
    }
  }
}

/// The bytes of a file.
///
/// - Throws: `FileError`; `.tooLarge` for more than `limit` bytes, which are then not read.
public func readFile(_ path: String, limit: Int = 64 << 20) throws(FileError) -> [UInt8] {
  let handle = open(path, O_RDONLY | O_CLOEXEC)
  guard handle >= 0 else { throw .last(path) }
  defer { close(handle) }
  var facts = stat()
  guard fstat(handle, &facts) == 0 else { throw .last(path) }
  if facts.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, reason: .isFolder) }
  var bytes: [UInt8] = []
  // A pipe tells no size; so the size is only a first guess.
  var capacity = max(4096, min(Int(facts.st_size) + 1, limit + 1))
  while true {
    let count = bytes.count
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      var got = read(handle, buffer.baseAddress, capacity)
      while got < 0 && errno == EINTR { got = read(handle, buffer.baseAddress, capacity) }
      if got < 0 { failure = errno }
      initialized = max(got, 0)
    }
    if failure != 0 {
      throw FileError(path: path, reason: .system(failure, String(cString: strerror(failure))))
    }
    if piece.isEmpty { return bytes }
    if count + piece.count > limit {
      throw FileError(path: path, reason: .tooLarge(limit: limit))
    }
    bytes = count == 0 ? piece : bytes + piece
    capacity = max(4096, min(65536 * 4, limit + 1 - bytes.count))
  }
}

extension FileError {
  /// What `errno` says about `path`.
  static func last(_ path: String) -> FileError {
    let number = errno
    if number == ENOENT || number == ENOTDIR { return FileError(path: path, reason: .missing) }
    return FileError(path: path, reason: .system(number, String(cString: strerror(number))))
  }
}
