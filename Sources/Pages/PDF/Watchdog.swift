internal import Glibc

/// A shell that waits beside Gradus and clears up when Gradus is killed: it ends the browser with all its children, and
/// removes the temporary folder.
///
/// Handlers of signals could not do it, because nobody can catch SIGKILL; but the other end of a stream is closed
/// whatever ends a process.
struct Watchdog: ~Copyable {
  private let process: pid_t
  /// What the shell reads from; -1 where there is no shell.
  private let stream: Int32

  private static let script = """
    trap '' HUP INT QUIT TERM
    groups=" "
    while read -r word; do
      case $word in
        +*) groups="$groups${word#+} " ;;
        -*) groups="${groups%% ${word#-} *} ${groups#* ${word#-} }" ;;
        done) exit 0 ;;
      esac
    done
    for group in $groups; do kill -s KILL -- "-$group"; done
    rm -rf -- "$1" || { sleep 1; rm -rf -- "$1"; }
    """

  /// - Parameter folder: What is removed when this process is killed.
  init(folder: String) {
    var process = pid_t()
    guard let ends = Stream.pair() else {
      self.process = 0
      stream = -1
      return
    }
    guard Watchdog.spawn(&process, input: ends.1, folder: folder) else {
      close(ends.0)
      close(ends.1)
      self.process = 0
      stream = -1
      return
    }
    close(ends.1)
    self.process = process
    stream = ends.0
  }

  deinit {
    guard stream >= 0 else { return }
    Stream.send("done", to: stream)
    close(stream)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  /// From now on a group of processes is to end with this one.
  func watch(group: pid_t) { Stream.send("+\(group)", to: stream) }

  /// The group has ended; its number may be given to others.
  func forget(group: pid_t) { Stream.send("-\(group)", to: stream) }

  private static func spawn(_ process: inout pid_t, input: Int32, folder: String) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for number in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, a session of its own: what ends the job in a terminal does not reach it.
    posix_spawnattr_setflags(&attributes, 0x80)
    let arguments = ["sh", "-c", script, "gradus-watchdog", folder]
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    return posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ) == 0
  }
}
