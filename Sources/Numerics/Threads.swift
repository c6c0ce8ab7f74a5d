internal import Glibc
internal import Synchronization

/// How many threads large operations use.
///
/// Results do not depend on it: work is cut at places that do not change, and parts are added in order.
public enum Threads {
  private static let chosen = Atomic<Int>(0)

  /// All processors unless set; at least 1.
  public static var count: Int {
    get {
      let count = chosen.load(ordering: .relaxed)
      return count > 0 ? count : processors
    }
    set {
      chosen.store(max(newValue, 1), ordering: .relaxed)
      BLAS.setThreads(max(newValue, 1))
      ThreadPool.shared.prepare(threads: newValue)
    }
  }

  private static let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Calls `body` for the parts of `0..<n`, at once where there is work enough for two.
  ///
  /// - Parameters:
  ///   - grain: So many elements are worth a thread of their own.
  ///   - fine: Parts of this size and larger cost nothing to begin, so that there may be more of them than threads:
  ///     the work then goes round evenly where another program takes a processor away.
  ///   - step: Parts begin at multiples of it.
  @inline(__always)
  static func split(_ n: Int, grain: Int, fine: Int? = nil, step: Int, _ body: (Range<Int>) -> Void) {
    let threads = count
    if n < 2 * grain || threads == 1 {
      body(0..<n)
    } else {
      let rounds = min(4, n / (fine ?? grain) / threads)
      parallel(n, parts: rounds > 1 ? rounds * threads : min(threads, n / grain), step: step, body)
    }
  }

  @inline(never)
  private static func parallel(_ n: Int, parts: Int, step: Int, _ body: (Range<Int>) -> Void) {
    let steps = (n + step - 1) / step
    ThreadPool.shared.perform(parts: parts) { part in
      let start = min(steps * part / parts * step, n)
      let end = min(steps * (part + 1) / parts * step, n)
      if start < end { body(start..<end) }
    }
  }
}
