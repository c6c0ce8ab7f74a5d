import Glibc

/// Files in folders that strangers filled: ordinary files alone, no links, no devices, no pipes that never end.
enum SafeFile {
  enum Kind {
    case file
    case folder
    case link
    case other
    case missing
  }

  static func kind(_ path: String) -> Kind {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return .missing }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  static func read(_ path: String, limit: Int) -> Result<[UInt8], SubmissionFault> {
    let handle = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard handle >= 0 else { return .failure(SubmissionFault(String(cString: strerror(errno)))) }
    defer { close(handle) }
    var facts = stat()
    guard fstat(handle, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .failure(SubmissionFault("no ordinary file"))
    }
    let size = Int(facts.st_size)
    if size > limit { return .failure(SubmissionFault("larger than \(limit >> 20) MB")) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(handle, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { return .failure(SubmissionFault(String(cString: strerror(failure)))) }
    return .success(bytes)
  }
}
