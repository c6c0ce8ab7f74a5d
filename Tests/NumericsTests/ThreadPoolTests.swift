import Dispatch
import Synchronization
import Testing

@testable import Numerics

@Suite("Thread pool")
struct ThreadPoolTests {
  /// Many short works after one another, with a pause now and then that puts the threads to sleep.
  @Test func everyPartIsDoneOnceBeforePerformReturns() {
    for round in 0..<2000 {
      let parts = 1 + round % 7
      let done = Counters()
      ThreadPool.shared.perform(parts: parts) { done.add(at: $0) }
      #expect(done.counts.prefix(parts).allSatisfy { $0 == 1 }, "round \(round)")
      #expect(done.counts.dropFirst(parts).allSatisfy { $0 == 0 }, "round \(round)")
      if round % 500 == 499 { Thread.pause(milliseconds: 3) }
    }
  }

  @Test func workInsideAPartIsDoneByItsOwnThread() {
    let done = Counters()
    ThreadPool.shared.perform(parts: 3) { outer in
      ThreadPool.shared.perform(parts: 2) { done.add(at: 2 * outer + $0) }
    }
    #expect(done.counts == [1, 1, 1, 1, 1, 1, 0, 0])
  }

  @Test func manyCallersAtOnce() {
    let sums = Counters()
    DispatchQueue.concurrentPerform(iterations: 8) { caller in
      for _ in 0..<300 { ThreadPool.shared.perform(parts: 4) { _ in sums.add(at: caller) } }
    }
    #expect(sums.counts == [Int](repeating: 1200, count: 8))
  }
}

/// Eight counters for many threads.
private final class Counters: Sendable {
  private let numbers = Mutex([Int](repeating: 0, count: 8))
  var counts: [Int] { numbers.withLock { $0 } }
  func add(at index: Int) { numbers.withLock { $0[index] += 1 } }
}

private enum Thread {
  static func pause(milliseconds: Int) {
    _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(milliseconds))
  }
}
