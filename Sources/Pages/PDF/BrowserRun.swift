internal import Glibc

/// A browser at work, in a group of processes of its own, so that its children end with it.
struct BrowserRun {
  let process: pid_t
  private let start: timespec

  init(
    _ path: String, _ arguments: [String], in folder: String, _ watchdog: borrowing Watchdog
  ) throws(PDFError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let gate = Gate()
    posix_spawn_file_actions_adddup2(&actions, gate.outside, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = (BrowserRun.gated + [path] + arguments).map { strdup($0) } + [nil]
    let variables = BrowserRun.environment(home: folder).map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, variables)
    guard failure == 0 else { throw .failed(browser: path, status: failure) }
    watchdog.watch(group: process)
    gate.open()
    self.process = process
    start = BrowserRun.now()
  }

  /// The browser begins when the watchdog knows of it, and not at all when this process is killed before.
  private static let gated = ["sh", "-c", "read -r go && exec \"$@\" </dev/null", "sh"]

  /// Whole seconds since it began.
  var seconds: Int { BrowserRun.now().tv_sec - start.tv_sec }

  /// How it ended; nil while it runs.
  func status() -> Int32? {
    var status: Int32 = 0
    let ended = waitpid(process, &status, WNOHANG)
    if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
    return ended < 0 && errno != EINTR ? -1 : nil
  }

  /// Ends it with all its children.
  func kill(_ watchdog: borrowing Watchdog) {
    Glibc.kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    watchdog.forget(group: process)
  }

  private static func now() -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time
  }

  /// Nothing of the caller's but where programs and fonts are.
  private static func environment(home: String) -> [String] {
    var variables = ["HOME=\(home)", "TMPDIR=\(home)", "LANG=C.UTF-8"]
    for name in ["PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_DIRS"] {
      if let value = getenv(name) { variables.append("\(name)=\(String(cString: value))") }
    }
    return variables
  }
}

/// What a process waits behind: it may go when a line comes, and not when the stream ends.
private struct Gate: ~Copyable {
  private let inside: Int32
  let outside: Int32

  init() {
    let ends = Stream.pair() ?? (-1, -1)
    inside = ends.0
    outside = ends.1
  }

  func open() { Stream.send("go", to: inside) }

  deinit {
    for end in [inside, outside] where end >= 0 { close(end) }
  }
}
