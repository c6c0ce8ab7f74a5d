public import Derivation
import Course
import Glibc
import SourceText
import Synchronization

/// Compiles and runs Swift functions that nobody trusts.
///
/// One for a whole run: what all submissions share is compiled once, when the first needs it.
public final class CodeRunner: Sendable {
  private let environment: @Sendable (String) -> String?
  private let isContainerTrusted: Bool
  private let cache: OutcomeCache?
  private let workshop = Mutex<Result<Workshop, Unavailable>?>(nil)

  /// - Parameters:
  ///   - environment: For `PATH`, `TMPDIR` and `GRADUS_TRUST_CONTAINER`, which is `isContainerTrusted` for a whole session.
  ///   - isContainerTrusted: Where bubblewrap cannot work: run without it, with limits alone.
  ///   - remembers: Whether what was run before is looked up, in memory and in the user's cache: for authors, whose answers
  ///     are always the same; never for learners.
  public init(
    environment: @escaping @Sendable (String) -> String?, isContainerTrusted: Bool = false,
    remembers: Bool = false
  ) {
    self.environment = environment
    let home = environment("XDG_CACHE_HOME") ?? environment("HOME").map { $0 + "/.cache" }
    cache = remembers ? OutcomeCache(folder: home.map { $0 + "/gradus/code" }) : nil
    self.isContainerTrusted = isContainerTrusted || environment("GRADUS_TRUST_CONTAINER") == "1"
  }

  /// Why no code can be run here; nil where it can. The first call tries.
  public var obstacle: Sentence? {
    switch prepared() {
    case .success: nil
    case .failure(let reason): reason.sentence
    }
  }

  /// Removes what was compiled.
  deinit {
    workshop.withLock { made in
      if case .success(let workshop) = made { workshop.remove() }
    }
  }

  func prepared() -> Result<Workshop, Unavailable> {
    workshop.withLock { known in
      if let known { return known }
      let made = Toolchain.find(environment: environment, isContainerTrusted: isContainerTrusted)
        .flatMap { Workshop.make($0, in: environment("TMPDIR") ?? "/tmp", cache: cache) }
      known = made
      return made
    }
  }
}
