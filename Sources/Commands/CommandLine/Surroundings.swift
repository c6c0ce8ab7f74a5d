import Glibc

/// What a command touches of the world outside; tests put their own in its place.
public struct Surroundings: Sendable {
  public let environment: @Sendable (String) -> String?
  /// The program's own file.
  public let executable: String
  public let currentFolder: String
  /// Whether standard input, and standard output, is a terminal.
  public let isInputTerminal: Bool
  public let isOutputTerminal: Bool
  /// Up to so many bytes of standard input; empty at the end.
  public let read: @Sendable (_ limit: Int) throws(CommandFailure) -> [UInt8]
  public let write: @Sendable (Stream, [UInt8]) throws(CommandFailure) -> Void

  public enum Stream: Int32, Sendable {
    case output = 1
    case errors = 2
  }

  public init(
    environment: @escaping @Sendable (String) -> String?, executable: String, currentFolder: String,
    isInputTerminal: Bool, isOutputTerminal: Bool,
    read: @escaping @Sendable (_ limit: Int) throws(CommandFailure) -> [UInt8],
    write: @escaping @Sendable (Stream, [UInt8]) throws(CommandFailure) -> Void
  ) {
    self.environment = environment
    self.executable = executable
    self.currentFolder = currentFolder
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.read = read
    self.write = write
  }
}

extension Surroundings {
  /// The real world.
  public static func process() -> Surroundings {
    Surroundings(
      environment: { name in getenv(name).map { String(cString: $0) } },
      executable: link("/proc/self/exe") ?? CommandLine.arguments.first ?? "gradus",
      currentFolder: link("/proc/self/cwd") ?? ".",
      isInputTerminal: isatty(STDIN_FILENO) == 1, isOutputTerminal: isatty(STDOUT_FILENO) == 1,
      read: { (limit) throws(CommandFailure) in
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
          var got = Glibc.read(STDIN_FILENO, buffer.baseAddress, limit)
          while got < 0 && errno == EINTR { got = Glibc.read(STDIN_FILENO, buffer.baseAddress, limit) }
          if got < 0 { failure = errno }
          count = max(got, 0)
        }
        if failure != 0 {
          throw CommandFailure(.inputOutput, "standard input: \(String(cString: strerror(failure)))")
        }
        return bytes
      },
      write: { (stream, bytes) throws(CommandFailure) in
        var start = 0
        while start < bytes.count {
          let written = bytes.withUnsafeBytes {
            Glibc.write(stream.rawValue, $0.baseAddress?.advanced(by: start), bytes.count - start)
          }
          if written >= 0 {
            start += written
          } else if errno == EAGAIN {
            var poll = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
            _ = Glibc.poll(&poll, 1, -1)
          } else if errno != EINTR {
            let words = String(cString: strerror(errno))
            throw CommandFailure(
              .inputOutput, "standard \(stream == .output ? "output" : "error"): \(words)")
          }
        }
      })
  }

  private static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
