public import Terminal

internal import CPty
internal import Glibc

/// A program running behind a pseudo-terminal, and the screen that a person would see.
public final class PseudoTerminal {
  public private(set) var screen: VirtualTerminal
  /// All that the program wrote.
  public private(set) var output: [UInt8] = []
  public let process: Int32
  private let terminal: Int32
  private var status: Int32?

  public struct CannotStart: Error {}

  /// - Parameter environment: All of it; nothing is inherited.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String], folder: String = "/",
    size: Size = Size(columns: 80, rows: 24)
  ) throws {
    screen = VirtualTerminal(size)
    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var other: Int32 = -1
    process = cpty_spawn(
      executable, &words, &variables, folder, Int32(size.columns), Int32(size.rows), &other)
    guard process > 0 else { throw CannotStart() }
    terminal = other
    _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    close(terminal)
  }

  // MARK: Doing

  /// Types text as it comes from a keyboard.
  public func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        _ = read(waiting: 20)
      } else {
        return
      }
    }
  }

  public func resize(_ size: Size) {
    screen.resize(size)
    _ = cpty_resize(terminal, Int32(size.columns), Int32(size.rows))
  }

  public func signal(_ number: Int32) { kill(process, number) }

  // MARK: Seeing

  /// Reads until the screen shows something; whether it did before the time was up.
  public func waits(for text: String, seconds: Double = 10) -> Bool {
    waits(seconds: seconds) { $0.text.contains { $0.contains(text) } }
  }

  public func waits(seconds: Double = 10, until isTrue: (VirtualTerminal) -> Bool) -> Bool {
    let end = Clock.steadyMilliseconds + Int(seconds * 1000)
    while true {
      if isTrue(screen) { return true }
      let rest = end - Clock.steadyMilliseconds
      if rest <= 0 { return false }
      if !read(waiting: min(rest, 100)) && hasEnded { return isTrue(screen) }
    }
  }

  /// Reads until nothing came for some milliseconds.
  public func settle(_ milliseconds: Int = 60) {
    while read(waiting: milliseconds) {}
  }

  /// Reads what is there; whether there was anything.
  private func read(waiting milliseconds: Int) -> Bool {
    var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, Int32(milliseconds)) > 0 else { return false }
    let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      count = max(0, Glibc.read(terminal, buffer.baseAddress, buffer.count))
    }
    output += bytes
    screen.write(bytes)
    return !bytes.isEmpty
  }

  private var hasEnded: Bool {
    if status != nil { return true }
    var found: Int32 = 0
    guard waitpid(process, &found, WNOHANG) == process else { return false }
    status = found
    return true
  }

  /// Waits for the program to end: its exit status, or minus the signal that ended it; nil when it does not.
  public func end(seconds: Double = 10) -> Int32? {
    let end = Clock.steadyMilliseconds + Int(seconds * 1000)
    while !hasEnded {
      if Clock.steadyMilliseconds > end { return nil }
      _ = read(waiting: 20)
    }
    settle(20)
    guard let status else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : -signal
  }

  /// Whether the program stopped, as by Ctrl-Z.
  public func stops(seconds: Double = 10) -> Bool {
    let end = Clock.steadyMilliseconds + Int(seconds * 1000)
    while Clock.steadyMilliseconds < end {
      var found: Int32 = 0
      if waitpid(process, &found, WNOHANG | WUNTRACED) == process { return found & 0xFF == 0x7F }
      _ = read(waiting: 20)
    }
    return false
  }

  /// Whether keys are echoed and lines edited by the terminal itself, as a shell finds it.
  public var isCooked: Bool {
    var mode = termios()
    guard tcgetattr(terminal, &mode) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return mode.c_lflag & wanted == wanted
  }

  /// Whether the screen is as a program finds it that is started next.
  public var isGivenBack: Bool {
    isCooked && screen.modes == [25]
  }
}
