internal import Glibc

/// Lines to a child process, through a pair of sockets that no other child holds open.
enum Stream {
  static func pair() -> (Int32, Int32)? {
    var ends: (Int32, Int32) = (-1, -1)
    let made = withUnsafeMutableBytes(of: &ends) { ends in
      socketpair(
        AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0,
        ends.bindMemory(to: Int32.self).baseAddress)
    }
    return made == 0 ? ends : nil
  }

  /// Sends a line; nothing happens where nobody reads any more.
  static func send(_ line: String, to stream: Int32) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.send(stream, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }
}
