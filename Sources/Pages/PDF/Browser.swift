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

  /// What a file is printed for.
  enum Purpose {
    /// To see on which page everything is. Nothing that takes time and moves nothing is in it.
    case measured
    /// To be read: with tags for readers who listen, and an outline.
    case tagged
  }

  /// A page to print: `page.html` in a folder of its own, where the browser works.
  struct Job {
    let folder: String
    var page: String { folder + "/page.html" }
    var output: String { folder + "/page.pdf" }
  }

  /// Prints the pages, several at a time.
  ///
  /// Each runs with a profile of its own, without the network, and is ended with all its children when `seconds` have
  /// passed, and by the watchdog when this process is killed.
  func print(
    _ jobs: [Job], _ purpose: Purpose, seconds: Int, watchedBy watchdog: borrowing Watchdog
  ) throws(PDFError) {
    let limit = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    // The sandbox refuses the superuser; the page is our own, and holds no script.
    var waiting = jobs.map { (job: $0, isSandboxed: geteuid() != 0) }[...]
    var running: [(run: BrowserRun, job: Job, isSandboxed: Bool)] = []
    defer { for one in running { one.run.kill(watchdog) } }
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < limit, let next = waiting.popFirst() {
        let arguments = arguments(next.job, purpose, isSandboxed: next.isSandboxed)
        let run = try BrowserRun(path, arguments, in: next.job.folder, watchdog)
        running.append((run, next.job, next.isSandboxed))
      }
      usleep(10_000)
      for index in running.indices.reversed() {
        guard let status = running[index].run.status() else {
          if running[index].run.seconds >= seconds { throw .tooSlow(seconds: seconds) }
          continue
        }
        let ended = running.remove(at: index)
        watchdog.forget(group: ended.run.process)
        if isFile(ended.job.output) { continue }
        guard ended.isSandboxed else { throw .failed(browser: path, status: status) }
        // In containers an ordinary user cannot make a sandbox either.
        waiting.append((ended.job, false))
      }
    }
  }

  private func arguments(_ job: Job, _ purpose: Purpose, isSandboxed: Bool) -> [String] {
    ["--headless"] + (isSandboxed ? [] : ["--no-sandbox"])
      + [
        "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(job.folder)/profile",
        "--no-pdf-header-footer",
        purpose == .tagged ? "--generate-pdf-document-outline" : "--disable-pdf-tagging",
        "--print-to-pdf=\(job.output)", "file://\(job.page)",
      ]
  }
}
