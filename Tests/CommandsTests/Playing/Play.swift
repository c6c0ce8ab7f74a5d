import Glibc
import Terminal
import TerminalSupport
import Testing

/// `gradus` in a pseudo-terminal, on the fixture course, with progress of its own.
final class Play {
  let state: String
  private(set) var terminal: PseudoTerminal
  private let language: String

  static let executable: String = {
    let tests = CommandLine.arguments[0]
    let folder = tests.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    // Beside the test bundle; on Linux the runner is in the same folder.
    for candidate in [folder + "/gradus", folder + "/../gradus"] where access(candidate, X_OK) == 0 {
      return candidate
    }
    return "gradus"
  }()

  static let course: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/TerminalTests/Fixtures/course"
  }()

  static func environment(_ state: String, _ extra: [String: String] = [:]) -> [String: String] {
    [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": state,
      "XDG_STATE_HOME": state, "GRADUS_COURSE": course, "SWIFT_BACKTRACE": "enable=no",
    ].merging(extra) { _, new in new }
  }

  init(
    _ arguments: [String] = ["learn", "week2/01"], language: String = "en",
    size: Size = Size(columns: 80, rows: 24), environment: [String: String] = [:], state: String? = nil
  ) throws {
    self.language = language
    if let state {
      self.state = state
    } else {
      var template = Array("/tmp/gradus-play-XXXXXX".utf8CString)
      self.state = try #require(mkdtemp(&template).map { String(cString: $0) })
    }
    terminal = try PseudoTerminal(
      Play.executable, arguments + ["--lang", language],
      environment: Play.environment(self.state, environment), size: size)
  }

  /// The same learner starts the program again.
  func again(_ arguments: [String] = []) throws {
    terminal = try PseudoTerminal(
      Play.executable, arguments + ["--lang", language], environment: Play.environment(state),
      size: terminal.screen.size)
  }

  var text: String { terminal.screen.text.joined(separator: "\n") }

  /// Types, and waits until the screen shows something.
  func type(
    _ keys: String, until expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    terminal.type(keys)
    if !terminal.waits(for: expected) {
      Issue.record(
        "after \(keys.debugDescription), no '\(expected)' in:\n\(text)", sourceLocation: sourceLocation)
    }
  }

  /// Types a key that has to stand alone: an Escape with a letter behind it would be Alt.
  func press(_ key: String) {
    terminal.type(key)
    terminal.settle(120)
  }

  func shows(_ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    if !terminal.waits(for: expected) {
      Issue.record("no '\(expected)' in:\n\(text)", sourceLocation: sourceLocation)
    }
  }

  deinit {
    for name in ["", "-wal", "-shm"] { unlink(state + "/gradus/progress.sqlite" + name) }
    rmdir(state + "/gradus")
    rmdir(state)
  }
}

/// Keys as a terminal sends them.
enum Keys {
  static let up = "\u{1B}[A"
  static let down = "\u{1B}[B"
  static let right = "\u{1B}[C"
  static let left = "\u{1B}[D"
  static let pageDown = "\u{1B}[6~"
  static let escape = "\u{1B}"
  static let enter = "\r"
  static let interrupt = "\u{03}"
  static let suspend = "\u{1A}"
}
