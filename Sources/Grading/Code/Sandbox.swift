import Glibc

/// Walls and limits around one program.
struct Sandbox: Sendable {
  /// What the program is.
  enum Task: Sendable {
    /// The compiler, on a text that nobody trusts.
    case compile
    /// The submission itself.
    case run
  }

  /// A folder of ours that is seen inside.
  struct Binding: Sendable {
    let outside: String
    let inside: String
    let isWritable: Bool
  }

  /// The memory a submission may use.
  static let memory = 1 << 30
  /// Seconds of processor time for all cases of a submission together.
  static let seconds = 3

  private let toolchain: Toolchain
  private let task: Task
  private let bindings: [Binding]

  init(_ toolchain: Toolchain, _ task: Task, binding bindings: [Binding]) {
    self.toolchain = toolchain
    self.task = task
    self.bindings = bindings
  }

  /// The system-call filter to hand over; the compiler starts programs of its own and has none.
  var filter: [UInt8] {
    task == .run && toolchain.bubblewrap != nil ? SystemCallFilter().bytes : []
  }

  /// Where a folder is seen by the program.
  func path(_ binding: Binding) -> String {
    toolchain.bubblewrap == nil ? binding.outside : binding.inside
  }

  /// The whole command line.
  func wrapped(_ command: [String], extra: [String] = []) -> [String] {
    var words = [toolchain.limiter]
    switch task {
    case .compile: words += ["--cpu=10:12", "--as=\(6 << 30)", "--fsize=\(64 << 20)", "--nofile=256"]
    case .run:
      words += [
        "--cpu=\(Sandbox.seconds):\(Sandbox.seconds + 1)", "--as=\(Sandbox.memory)", "--fsize=\(8 << 20)",
        "--nofile=64",
      ]
    }
    words += ["--core=0", "--"]
    guard let bubblewrap = toolchain.bubblewrap else { return words + command }
    words += [
      bubblewrap, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--uid",
      "65534",
      "--gid", "65534", "--hostname", "sandbox", "--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv",
      "HOME", "/tmp",
      "--setenv", "TMPDIR", "/tmp", "--setenv", "LANG", "C.UTF-8", "--setenv", "SWIFT_BACKTRACE", "enable=no",
    ]
    switch task {
    case .compile: words += ["--ro-bind", "/usr", "/usr"]
    case .run:
      // Libraries and nothing that could be started.
      words += ["--ro-bind", "/usr/lib", "/usr/lib"]
      for folder in ["/usr/lib64", "/usr/lib32"] where access(folder, F_OK) == 0 {
        words += ["--ro-bind", folder, folder]
      }
    }
    words += extra
    words += [
      "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
    ]
    if access("/etc/ld.so.cache", F_OK) == 0 {
      words += ["--ro-bind", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    }
    let folder = task == .compile ? toolchain.root : toolchain.root + "/lib/swift/linux"
    if !folder.hasPrefix("/usr/lib") && folder != "/usr" { words += ["--ro-bind", folder, folder] }
    // Swift reads its arguments from /proc and dies without it.
    words += ["--proc", "/proc", "--dev", "/dev", "--size", "\(64 << 20)", "--tmpfs", "/tmp"]
    for binding in bindings {
      words += [binding.isWritable ? "--bind" : "--ro-bind", binding.outside, binding.inside]
    }
    words += ["--chdir", "/tmp"]
    if !filter.isEmpty { words += ["--seccomp", "10"] }
    return words + ["--"] + command
  }
}
