internal import CTerminal
internal import Glibc

/// The terminal that the program was started in, on standard input and output.
///
/// It is put back as it was on every way out: return, exit, a signal that ends, stops or crashes the process.
public struct UnixTerminal: TerminalDevice {
  /// Whether the whole screen is taken and given back, or lines are written below the others.
  public enum Mode: Hashable, Sendable {
    case fullScreen
    case inline
  }

  /// The terminal cannot be used.
  public struct Unusable: Error, Hashable, Sendable {
    public let reason: String
  }

  private let mode: Mode

  /// Takes the terminal.
  public init(_ mode: Mode) throws(Unusable) {
    self.mode = mode
    let failure = UnixTerminal.enter(mode)
    if failure != 0 { throw Unusable(reason: String(cString: strerror(failure))) }
  }

  /// Whether standard input and output both are terminals.
  public static var isPresent: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal on standard output; nil where there is none.
  public static var columns: Int? {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  private static func enter(_ mode: Mode) -> Int32 {
    // Bracketed paste on; the screen that was there comes back with ?1049l. Application cursor keys stay off.
    let enter = mode == .fullScreen ? "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[2J\u{1B}[H" : "\u{1B}[?2004h"
    let leave =
      "\u{1B}[?2026l\u{1B}[0m\u{1B}[?25h\u{1B}[?2004l"
      + (mode == .fullScreen ? "\u{1B}[?1049l" : "\r\n\u{1B}[J")
    return terminal_guard_enter(
      STDIN_FILENO, STDOUT_FILENO, enter, enter.utf8.count, leave, leave.utf8.count)
  }

  public func enter() { _ = UnixTerminal.enter(mode) }

  public func leave() { terminal_guard_leave() }

  public func suspend() { terminal_guard_suspend() }

  public var size: Size {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return Size(columns: 80, rows: 24) }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  public func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        var ready = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, 1000)
        continue
      }
      // A terminal that is gone is noticed at the next read.
      if count <= 0 { return }
      rest = rest.dropFirst(count)
    }
  }

  public func next(within milliseconds: Int?) -> TerminalEvent {
    var ready = [
      pollfd(fd: terminal_guard_events(), events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&ready, 2, milliseconds.map { Int32(clamping: $0) } ?? -1)
    if count == 0 { return .timeout }
    if count < 0 { return errno == EINTR ? .timeout : .closed }
    if ready[0].revents & Int16(POLLIN) != 0 {
      let notices = read(ready[0].fd)
      return notices.contains(UInt8(ascii: "c")) ? .continued : .resized
    }
    let bytes = read(STDIN_FILENO)
    return bytes.isEmpty ? .closed : .bytes(bytes)
  }

  /// What is there; empty at the end or when the terminal is gone.
  private func read(_ descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      var got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      while got < 0 && errno == EINTR { got = Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
      count = max(0, got)
    }
  }
}
