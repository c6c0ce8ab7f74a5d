import Course
import Glibc
import Synchronization

/// A folder in which submissions are compiled: the harness and the compiler's cache, made once from text of ours, and a
/// folder for each job. To submissions all but their own folder is read-only.
final class Workshop: Sendable {
  let toolchain: Toolchain
  private let folder: String
  private let jobs = Mutex(0)
  /// Modules whose C parts are in the cache.
  private let warmed = Mutex<Set<String>>([])

  private let cache: OutcomeCache?
  /// Which compiler it is, for the cache.
  private let stamp: String

  private init(_ toolchain: Toolchain, _ folder: String, _ cache: OutcomeCache?) {
    self.toolchain = toolchain
    self.cache = cache
    var facts = stat()
    stat(toolchain.root + "/bin/swift-frontend", &facts)
    stamp = "\(toolchain.compiler) \(facts.st_size) \(facts.st_mtim.tv_sec) \(toolchain.bubblewrap ?? "-")"
    self.folder = folder
  }

  static func make(
    _ toolchain: Toolchain, in parent: String, cache: OutcomeCache? = nil
  ) -> Result<Workshop, Unavailable> {
    removeLeftovers(in: parent)
    var name = Array("\(parent)/gradus-code-\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil, let folder = realpath(name, nil) else {
      return .failure(.refused("no folder can be made in \(parent)"))
    }
    defer { free(folder) }
    let workshop = Workshop(toolchain, String(cString: folder), cache)
    for part in ["modules", "harness", "jobs"] { mkdir("\(workshop.folder)/\(part)", 0o700) }
    guard workshop.write(CodeHarness.module, to: "harness/GradusHarness.swift") else {
      return .failure(.refused("\(parent) cannot be written to"))
    }
    let result = workshop.compile(
      [
        "-parse-as-library", "-module-name", "GradusHarness",
        "\(workshop.harness(true).path)/GradusHarness.swift",
        "-emit-module", "-emit-module-path", "\(workshop.harness(true).path)/GradusHarness.swiftmodule", "-c",
        "-o",
        "\(workshop.harness(true).path)/GradusHarness.o",
      ], isOurs: true, binding: [workshop.harness(true)])
    guard let result, result.end == .exited(0) else {
      workshop.remove()
      let words = result?.errors.split(separator: "\n").first { $0.contains("error") }
      return .failure(.refused(words.map { String($0).harmless } ?? "the compiler does not run in it"))
    }
    return .success(workshop)
  }

  func remove() { Workshop.remove(folder) }

  /// Folders of programs that were killed.
  private static func removeLeftovers(in parent: String) {
    for name in folderEntries(parent) where name.hasPrefix("gradus-code-") {
      let parts = name.split(separator: "-")
      var facts = stat()
      guard parts.count == 4, let owner = pid_t(parts[2]), owner > 0, kill(owner, 0) != 0, errno == ESRCH,
        lstat("\(parent)/\(name)", &facts) == 0, facts.st_uid == geteuid(),
        facts.st_mode & S_IFMT == S_IFDIR
      else { continue }
      remove("\(parent)/\(name)")
    }
  }

  // MARK: - Places

  struct Place {
    let binding: Sandbox.Binding
    let path: String
  }

  private func place(_ name: String, inside: String, isWritable: Bool) -> Place {
    let binding = Sandbox.Binding(outside: "\(folder)/\(name)", inside: inside, isWritable: isWritable)
    return Place(binding: binding, path: toolchain.bubblewrap == nil ? binding.outside : inside)
  }

  private func harness(_ isWritable: Bool) -> Place {
    place("harness", inside: "/harness", isWritable: isWritable)
  }
  private func cache(_ isWritable: Bool) -> Place {
    place("modules", inside: "/modules", isWritable: isWritable)
  }

  private func write(_ text: String, to name: String) -> Bool {
    let handle = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard handle >= 0 else { return false }
    defer { close(handle) }
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(handle, $0.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if count <= 0 { return false }
      start += count
    }
    return true
  }

  private static func remove(_ path: String) {
    if let handle = opendir(path) {
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name == "." || name == ".." { continue }
        if entry.pointee.d_type == UInt8(DT_DIR) {
          remove("\(path)/\(name)")
        } else {
          unlink("\(path)/\(name)")
        }
      }
      closedir(handle)
    }
    rmdir(path)
  }

  // MARK: - Work

  /// - Parameter isOurs: The text is ours or the author's: it may fill the cache.
  private func compile(_ words: [String], isOurs: Bool, binding places: [Place]) -> ChildResult? {
    let cache = cache(isOurs || toolchain.bubblewrap == nil)
    let sandbox = Sandbox(toolchain, .compile, binding: (places + [cache]).map(\.binding))
    let command =
      [
        toolchain.compiler, "-Onone", "-wmo", "-module-cache-path", cache.path, "-diagnostic-style", "llvm",
        "-no-color-diagnostics", "-suppress-warnings", "-use-ld=lld",
        // Expressions that would keep the type checker busy for minutes; independent of the machine's speed.
        "-Xfrontend", "-solver-scope-threshold=50000",
      ] + words
    return ChildProcess(
      arguments: sandbox.wrapped(command),
      environment: ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/tmp", "SWIFT_BACKTRACE=enable=no"],
      seconds: 60
    ).run()
  }

  /// A submission to be compiled and run.
  struct Job {
    /// The learner's or the reference's text.
    let answer: String
    let main: String
    let isOurs: Bool
  }

  enum Outcome {
    /// The compiler refuses; its standard error.
    case refused(String)
    case compilerEnded(ChildResult)
    case ran(ChildResult, secret: String)
    /// A process or a file could not be made.
    case failed
  }

  func carryOut(_ job: Job) -> Outcome {
    guard let cache else { return carryOutAnew(job) }
    let key = OutcomeCache.key([
      stamp, CodeHarness.module, job.main, job.answer, "\(Sandbox.memory) \(Sandbox.seconds)",
    ])
    if let known = cache.outcome(of: key) { return known }
    let outcome = carryOutAnew(job)
    cache.keep(outcome, of: key)
    return outcome
  }

  private func carryOutAnew(_ job: Job) -> Outcome {
    warm(job)
    return inFolder { name in
      guard let compiled = build(job, name) else { return .failed }
      if compiled.end == .exited(0) {
        return run(place("\(name)/product", inside: "/product", isWritable: false))
      }
      if compiled.end == .exited(1), compiled.errors.contains(": error: ") {
        return .refused(compiled.errors)
      }
      return .compilerEnded(compiled)
    }
  }

  /// Calls `body` with the name of a folder that is removed afterwards.
  private func inFolder<Result>(_ body: (_ name: String) -> Result) -> Result {
    let number = jobs.withLock { jobs in
      jobs += 1
      return jobs
    }
    let name = "jobs/\(number)"
    for part in [name, "\(name)/source", "\(name)/product"] { mkdir("\(folder)/\(part)", 0o700) }
    defer { Workshop.remove("\(folder)/\(name)") }
    return body(name)
  }

  private func build(_ job: Job, _ name: String) -> ChildResult? {
    guard write(job.main, to: "\(name)/source/main.swift"),
      write(job.answer, to: "\(name)/source/Answer.swift")
    else { return nil }
    let source = place("\(name)/source", inside: "/source", isWritable: false)
    let product = place("\(name)/product", inside: "/product", isWritable: true)
    let harness = harness(false)
    return compile(
      [
        "-swift-version", "5", "-module-name", "Submission", "-Xfrontend", "-import-module", "-Xfrontend",
        "Glibc",
        "-I", harness.path, "\(source.path)/main.swift", "\(source.path)/Answer.swift",
        "\(harness.path)/GradusHarness.o", "-o", "\(product.path)/program",
      ], isOurs: job.isOurs, binding: [source, product, harness])
  }

  private func run(_ product: Place) -> Outcome {
    let sandbox = Sandbox(toolchain, .run, binding: [product.binding])
    var random = SystemRandomNumberGenerator()
    let secret = String(random.next(), radix: 36) + String(random.next(), radix: 36)
    let child = ChildProcess(
      arguments: sandbox.wrapped(["\(product.path)/program"]),
      environment: ["LANG=C.UTF-8", "HOME=/tmp", "SWIFT_BACKTRACE=enable=no"], input: Array(secret.utf8),
      filter: sandbox.filter, seconds: Double(Sandbox.seconds) * 4)
    guard let result = child.run() else { return .failed }
    return .ran(result, secret: secret)
  }

  /// Fills the cache with what a submission imports, by a job of ours that imports the same.
  private func warm(_ job: Job) {
    if job.isOurs || toolchain.bubblewrap == nil { return }
    for module in ["Foundation", "FoundationEssentials"] where job.answer.contains("import \(module)") {
      // Whoever comes second waits here for the first, and finds the cache filled.
      warmed.withLock { warmed in
        guard warmed.insert(module).inserted else { return }
        let ours = Job(answer: "import \(module)\n", main: CodeHarness.main(cases: []), isOurs: true)
        _ = inFolder { build(ours, $0) }
      }
    }
  }
}
