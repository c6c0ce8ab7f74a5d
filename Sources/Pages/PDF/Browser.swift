internal import Course
internal import Glibc

/// A Chromium found on this machine, used without a window to make PDF files.
public struct Browser: Hashable, Sendable {
  public let path: String

  public init(path: String) {
    self.path = path
  }

  /// Names under which it is installed; the small one without windows first.
  public static let names = [
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
    "google-chrome-stable",
  ]

  /// The one that `GRADUS_CHROMIUM` names, else the first that is on the `PATH`.
  public static func find(environment: (String) -> String?) -> Browser? {
    if let named = environment("GRADUS_CHROMIUM"), !named.isEmpty {
      return isExecutable(named) ? Browser(path: named) : nil
    }
    let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    for name in names {
      for folder in folders where isExecutable("\(folder)/\(name)") {
        return Browser(path: "\(folder)/\(name)")
      }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    isFile(path) && access(path, X_OK) == 0
  }

  /// Prints the HTML file at `page` into the file at `output`.
  ///
  /// It runs in `folder`, with a profile of its own there, without the network, and is ended with all its children when
  /// `seconds` have passed.
  func print(page: String, to output: String, in folder: String, seconds: Int) throws(PDFError) {
    var arguments = [
      path, "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
      "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer",
      "--generate-pdf-document-outline", "--print-to-pdf=\(output)", "file://\(page)",
    ]
    // The sandbox refuses the superuser; the page is our own, and holds no script.
    if geteuid() == 0 { arguments.insert("--no-sandbox", at: 1) }
    var status = try run(arguments, folder, seconds: seconds)
    if !isFile(output), geteuid() != 0 {
      // In containers an ordinary user cannot make a sandbox either.
      arguments.insert("--no-sandbox", at: 1)
      status = try run(arguments, folder, seconds: seconds)
    }
    guard isFile(output) else { throw .failed(browser: path, status: status) }
  }

  private func run(_ arguments: [String], _ folder: String, seconds: Int) throws(PDFError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that its children end with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = Browser.environment(home: folder).map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    let failure = posix_spawn(&process, path, &actions, &attributes, words, variables)
    guard failure == 0 else { throw .failed(browser: path, status: failure) }
    var status: Int32 = 0
    for _ in 0..<(seconds * 100) {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
      if ended < 0 && errno != EINTR { return -1 }
      usleep(10_000)
    }
    kill(-process, SIGKILL)
    waitpid(process, &status, 0)
    throw .tooSlow(seconds: seconds)
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
