import Course
import Derivation
import Glibc

/// The programs that `code` exercises need.
struct Toolchain: Hashable, Sendable {
  /// `…/usr/bin/swiftc`, with links followed.
  let compiler: String
  let limiter: String
  /// nil where submissions run without walls around them, because a container is trusted to be one.
  let bubblewrap: String?

  /// The folder above `bin`.
  var root: String { String(compiler.dropLast("/bin/swiftc".utf8.count)) }

  /// Looks for them.
  ///
  /// - Parameter isContainerTrusted: The user says that what runs here can harm nothing.
  static func find(
    environment: (String) -> String?, isContainerTrusted: Bool
  ) -> Result<Toolchain, Unavailable> {
    func program(_ name: String) -> String? {
      let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
      return folders.lazy.map { "\($0)/\(name)" }.first { isFile($0) && access($0, X_OK) == 0 }
    }
    guard let found = program("swiftc"), let real = resolved(found) else { return .failure(.noCompiler) }
    // `swiftc` is a link to the driver, which goes by the name that it is called by.
    let compiler = real[...(real.lastIndex(of: "/") ?? real.startIndex)] + "swiftc"
    guard compiler.hasSuffix("/bin/swiftc"), isFile(String(compiler)) else { return .failure(.noCompiler) }
    guard let limiter = program("prlimit") else { return .failure(.noLimiter) }
    let toolchain = Toolchain(
      compiler: String(compiler), limiter: limiter,
      bubblewrap: isContainerTrusted ? nil : program("bwrap"))
    if isContainerTrusted { return .success(toolchain) }
    guard toolchain.bubblewrap != nil else { return .failure(.noSandbox) }
    return toolchain.refusal.map { .failure($0) } ?? .success(toolchain)
  }

  /// Why bubblewrap cannot build its walls here; nil where it can.
  private var refusal: Unavailable? {
    let sandbox = Sandbox(self, .run, binding: [])
    let trial = ChildProcess(
      arguments: sandbox.wrapped(["/usr/bin/true"], extra: ["--ro-bind", "/usr/bin", "/usr/bin"]),
      filter: sandbox.filter, seconds: 10)
    guard let result = trial.run() else { return .noSandbox }
    if result.end == .exited(0) { return nil }
    return .refused(String(result.errors.split(separator: "\n").first ?? "bwrap failed"))
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

/// Why no code can be run here.
enum Unavailable: Error, Hashable, Sendable {
  case noCompiler
  case noLimiter
  case noSandbox
  case refused(String)

  var sentence: Sentence {
    switch self {
    case .noCompiler: Sentence("code is not run: there is no swiftc here", "无法运行代码：本机没有 swiftc")
    case .noLimiter:
      Sentence("code is not run: there is no prlimit here (util-linux)", "无法运行代码：本机没有 prlimit（util-linux）")
    case .noSandbox:
      Sentence(
        "code is not run without walls: install bubblewrap, or --trust-container in a container of its own",
        "没有隔离就不运行代码：请安装 bubblewrap，或在专用容器中加 --trust-container")
    case .refused(let reason):
      Sentence(
        "code is not run: bubblewrap cannot work here (\(reason)); in a container of its own, --trust-container",
        "无法运行代码：bubblewrap 在此无法工作（\(reason)）；若在专用容器中，可加 --trust-container")
    }
  }
}
