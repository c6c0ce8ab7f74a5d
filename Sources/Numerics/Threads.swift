internal import Dispatch
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
    }
  }

  private static let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// Calls `body` for the parts of `0..<n`, at once where there is work enough for two.
  ///
  /// - Parameters:
  ///   - grain: So many elements are worth a thread of their own.
  ///   - step: Parts begin at multiples of it.
  @inline(__always)
  static func split(_ n: Int, grain: Int, step: Int, _ body: (Range<Int>) -> Void) {
    if n < 2 * grain || count == 1 {
      body(0..<n)
    } else {
      parallel(n, parts: min(count, n / grain), step: step, body)
    }
  }

  @inline(never)
  private static func parallel(_ n: Int, parts: Int, step: Int, _ body: (Range<Int>) -> Void) {
    let share = ((n + parts - 1) / parts + step - 1) / step * step
    withoutActuallyEscaping(body) { body in
      // The parts write to places that do not overlap, and all are done before this returns.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let start = min(part * share, n)
        let end = min(start + share, n)
        if start < end { body(start..<end) }
      }
    }
  }
}
