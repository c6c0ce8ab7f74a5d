internal import Glibc

/// The learner's own editor, on a text.
public struct ExternalEditor: Sendable {
  private let command: String

  /// - Parameter environment: `VISUAL`, else `EDITOR`, else what Debian calls `editor`, else `vi`.
  public init(environment: (String) -> String?) {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap(environment).first { !$0.isEmpty }
    command = named ?? (access("/usr/bin/editor", X_OK) == 0 ? "editor" : "vi")
  }

  /// Opens the text in the editor and waits; nil where it could not be run or ended in failure.
  ///
  /// - Parameter ending: `.swift`, so that the editor knows what it is.
  public func edit(_ text: String, ending: String) -> String? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/gradus-XXXXXX" + ending).utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count))
    guard descriptor >= 0 else { return nil }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    var bytes = Array(text.utf8)
    if !text.isEmpty && bytes.last != 0x0A { bytes.append(0x0A) }
    let isWritten = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) == $0.count }
    close(descriptor)
    guard isWritten, run(path) else { return nil }
    return read(path)
  }

  /// Runs `sh -c 'EDITOR "$1"'`; the variable may hold options.
  private func run(_ path: String) -> Bool {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // An interrupt in the editor is the editor's, as in system(3).
    var ignoring = sigaction()
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    var before = (sigaction(), sigaction())
    sigaction(SIGINT, &ignoring, &before.0)
    sigaction(SIGQUIT, &ignoring, &before.1)
    defer {
      sigaction(SIGINT, &before.0, nil)
      sigaction(SIGQUIT, &before.1, nil)
    }
    var child = pid_t()
    let words = ["/bin/sh", "-c", command + " \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, &arguments, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status == 0
  }

  private func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20 {
      let piece = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
